package dev.stillwater.compiler;

import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.JobStatus;
import dev.stillwater.model.job.Job;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Prints how many records a second simple jobs do; nothing is asserted. Argument: a CSV of flights, for P4.
 *
 * <p>P1: generate, map, filter, drop. P2: running count over 100,000 keys. P3: count in sliding windows of 4 s / 1 s, 1,000 keys, 1,000 records a second of
 * event time. P4: delays by origin over the flights.
 */
final class ThroughputCheck {
  private static final int RUNS = 4;
  private static final String DROP = "<operators uid=\"none\" kind=\"filter\"><expressions text=\"%s\"/></operators><operators uid=\"out\" kind=\"csv-sink\"/>"
      + "<streams source=\"work\" target=\"none\"/><streams source=\"none\" target=\"out\"/>";
  private static final String KEYED = "<streams source=\"gen\" target=\"work\" partitioning=\"hash\"><keyFields>k</keyFields></streams>";

  private ThroughputCheck() {
  }

  /** Runs all workloads at parallelism 1 and 2. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("throughput");
    for (int parallelism = 1; parallelism <= 2; parallelism++) {
      measure("P1", 200_000_000, parallelism, folder, TestJobs.job(generator(200_000_000, "n"),
          "<operators uid=\"work\" kind=\"map\"><expressions name=\"w\" text=\"k * 3 + 1\"/></operators><streams source=\"gen\" target=\"work\"/>",
          DROP.formatted("w % 3 == 0")));
      measure("P2", 20_000_000, parallelism, folder, TestJobs.job(generator(20_000_000, "(random &gt;&gt;&gt; 1) % 100000"),
          "<operators uid=\"work\" kind=\"aggregate\"><expressions name=\"c\" text=\"count()\"/></operators>" + KEYED, DROP.formatted("c &lt; 0")));
      measure("P3", 20_000_000, parallelism, folder, TestJobs.job(generator(20_000_000, "(random &gt;&gt;&gt; 1) % 1000"),
          "<operators uid=\"work\" kind=\"window-aggregate\"><parameters name=\"size\" value=\"4s\"/><parameters name=\"slide\" value=\"1s\"/>"
              + "<expressions name=\"c\" text=\"count()\"/></operators>" + KEYED, DROP.formatted("c &lt; 0")));
      if (arguments.length > 0) {
        measure("P4", 0, parallelism, folder, flights(Path.of(arguments[0]).toAbsolutePath()));
      }
    }
  }

  private static String generator(long count, String key) {
    return "<operators uid=\"gen\" kind=\"generator\"><parameters name=\"count\" value=\"" + count + "\"/><parameters name=\"outOfOrderness\" value=\"500ms\"/>"
        + "<expressions name=\"k\" text=\"" + key + "\"/></operators>";
  }

  private static Job flights(Path csv) {
    return TestJobs.job("<schemas name=\"flight\"><fields name=\"date\" type=\"timestamp\"/><fields name=\"delay\" type=\"int\"/><fields name=\"origin\"/></schemas>",
        "<operators uid=\"flights\" kind=\"csv-source\"><parameters name=\"path\" value=\"" + csv + "\"/><parameters name=\"schema\" value=\"flight\"/>"
            + "<parameters name=\"eventTime\" value=\"date\"/></operators><operators uid=\"delayed\" kind=\"filter\"><expressions text=\"delay &gt; 0\"/></operators>"
            + "<operators uid=\"daily\" kind=\"window-aggregate\"><parameters name=\"size\" value=\"1d\"/><expressions name=\"n\" text=\"count()\"/>"
            + "<expressions name=\"mean\" text=\"avg(delay)\"/><expressions name=\"most\" text=\"max(delay)\"/></operators><operators uid=\"out\" kind=\"csv-sink\"/>"
            + "<streams source=\"flights\" target=\"delayed\"/><streams source=\"delayed\" target=\"daily\" partitioning=\"hash\"><keyFields>origin</keyFields></streams>"
            + "<streams source=\"daily\" target=\"out\"/>");
  }

  private static void measure(String name, long count, int parallelism, Path folder, Job job) throws InterruptedException {
    job.setDefaultParallelism(parallelism);
    CompiledJob compiled = TestJobs.compile(job, folder);
    double best = 0;
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      JobStatus status = JobExecution.start(compiled.plan(), compiled.code(), ExecutionOptions.threaded(lines -> { })).await();
      double seconds = (System.nanoTime() - start) / 1e9;
      best = Math.max(best, (count == 0 ? status.recordsIn() : count) / seconds / 1e6);
    }
    System.out.printf("%s parallelism %d: %.1f million records/s%n", name, parallelism, best);
  }
}
