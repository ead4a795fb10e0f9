package dev.stillwater.testkit.simulation;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Jobs and inputs that a seed makes up: one source or two, what is done with their records one by one, something keyed, one sink or two.
 *
 * <p>The results of those that are not {@link Made#isOrdered} do not depend on the order in which subtasks run. Those of the others follow from the order of the input, so
 * that they are the same in every run with one subtask.
 *
 * <p>THREADING: one thread.
 */
final class RandomJobs {
  private static final long START_MS = 1_000_000_000_000L;
  private static final int OUT_OF_ORDER_MS = 2000;

  private final Random random;
  private final StringBuilder body = new StringBuilder();
  private final Map<Path, String> inputs = new LinkedHashMap<>();
  private final List<Path> sinks = new ArrayList<>();
  private boolean isOrdered;

  /**
   * A job that was made up.
   *
   * @param isOrdered whether the results depend on the order of the input
   */
  record Made(SimulatedJob job, boolean isOrdered) {
  }

  private RandomJobs(long seed) {
    random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
  }

  /** The job of the seed; its files carry the seed in their names. */
  static Made of(long seed) {
    return new RandomJobs(seed).make("Random" + seed);
  }

  private Made make(String name) {
    body.append("""
          <schemas name="reading">
            <fields name="time" type="timestamp"/>
            <fields name="sensor"/>
            <fields name="value" type="int" nullable="true"/>
            <fields name="weight" type="double"/>
          </schemas>
        """);
    String left = stages(source("readings", name), "L");
    switch (random.nextInt(10)) {
      case 0, 1 -> joined(left, stages(source("others", name), "R"), "interval-join", "<parameters name=\"lower\" value=\"-1s\"/><parameters name=\"upper\" value=\"1500ms\"/>", name);
      case 2 -> joined(left, stages(source("others", name), "R"), "window-join", "<parameters name=\"size\" value=\"1s\"/>", name);
      case 3 -> united(left, source("others", name), name);
      default -> keyed(left, name);
    }
    return new Made(new SimulatedJob(name, body.toString(), inputs, sinks), isOrdered);
  }

  private String source(String uid, String name) {
    int rate = random.nextInt(3) == 0 ? 0 : 10_000;
    if (random.nextInt(6) == 0) {
      body.append("""
            <operators uid="%s" kind="generator">
              <parameters name="count" value="%d"/>
              <parameters name="rate" value="%d"/>
              <parameters name="start" value="2001-09-09T01:46:40Z"/>
              <expressions name="sensor" text="concat(&quot;s-&quot;, text(random %% %d))"/>
              <expressions name="value" text="random %% 1000"/>
              <expressions name="weight" text="n / 7.0"/>
            </operators>
          """.formatted(uid, 100 + random.nextInt(400), 10 + random.nextInt(100), 1 + random.nextInt(12)));
      return uid;
    }
    String file = name + "-" + uid + ".csv";
    inputs.put(SimulatedJob.FOLDER.resolve(file), readings());
    body.append("""
          <operators uid="%s" kind="csv-source">
            <parameters name="path" value="%s"/>
            <parameters name="schema" value="reading"/>
            <parameters name="eventTime" value="time"/>
            <parameters name="outOfOrderness" value="%dms"/>
            <parameters name="rate" value="%d"/>
          </operators>
        """.formatted(uid, file, OUT_OF_ORDER_MS, rate));
    return uid;
  }

  private String readings() {
    int records = 50 + random.nextInt(350);
    int keys = 1 + random.nextInt(15);
    int stepMs = 1 + random.nextInt(400);
    StringBuilder text = new StringBuilder("time,sensor,value,weight\n");
    for (int record = 0; record < records; record++) {
      long timeMs = START_MS + (long) record * stepMs - random.nextInt(OUT_OF_ORDER_MS);
      text.append(Instant.ofEpochMilli(timeMs)).append(",s-").append(random.nextInt(keys)).append(',')
          .append(random.nextInt(9) == 0 ? "" : Integer.toString(random.nextInt(2000) - 500)).append(',').append(random.nextInt(1000) / 8.0).append('\n');
      if (random.nextInt(60) == 0) {
        text.append("no time,s-1,1,1\n");
      }
    }
    return text.append(random.nextInt(4) == 0 ? "\n" : "").toString();
  }

  /** Operators that look at one record at a time; the uid of the last. */
  private String stages(String from, String suffix) {
    String last = from;
    if (random.nextInt(3) == 0) {
      String uid = "some" + suffix;
      body.append("<operators uid=\"" + uid + "\" kind=\"filter\"><expressions text=\"" + List.of("weight &gt; 20.0", "isNotNull(value)", "sensor != &quot;s-1&quot;").get(random.nextInt(3))
          + "\"/></operators>\n");
      last = stream(last, uid, random.nextInt(3) == 0 ? " partitioning=\"rebalance\"" : "");
    }
    if (random.nextInt(3) == 0) {
      String uid = "other" + suffix;
      body.append("<operators uid=\"" + uid + "\" kind=\"map\"><expressions name=\"sensor\" text=\"sensor\"/><expressions name=\"value\" text=\"value * 2\"/>"
          + "<expressions name=\"weight\" text=\"weight + 1.0\"/></operators>\n");
      last = stream(last, uid, "");
    }
    return last;
  }

  private String stream(String from, String to, String attributes) {
    body.append("<streams source=\"" + from + "\" target=\"" + to + "\"" + attributes + "/>\n");
    return to;
  }

  private void keyedStream(String from, String to, String port) {
    body.append("<streams source=\"" + from + "\" target=\"" + to + "\"" + port + " partitioning=\"hash\"><keyFields>sensor</keyFields></streams>\n");
  }

  private void keyed(String from, String name) {
    operator("keyed", name);
    keyedStream(from, "keyed", "");
    sink("keyed", "out", name);
    if (random.nextInt(3) == 0) {
      stream(from, "copies", random.nextBoolean() ? " partitioning=\"rebalance\"" : "");
      sinkOf("copies", name);
    }
  }

  /** A keyed operator. */
  private void operator(String uid, String name) {
    String aggregates = "<expressions name=\"records\" text=\"count()\"/><expressions name=\"highest\" text=\"max(value)\"/><expressions name=\"least\" text=\"min(weight)\"/>";
    int kind = random.nextInt(7);
    isOrdered = kind >= 4;
    int size = 1 + random.nextInt(20);
    body.append("<operators uid=\"" + uid + "\" " + switch (kind) {
      case 0 -> "kind=\"aggregate\"><expressions name=\"records\" text=\"count()\"/>";
      case 1 -> "kind=\"window-aggregate\"><parameters name=\"size\" value=\"" + size + "s\"/>"
          + (random.nextBoolean() ? "<parameters name=\"slide\" value=\"" + Math.max(250, size * 250) + "ms\"/>" : "") + aggregates;
      case 2 -> "kind=\"session-window\"><parameters name=\"gap\" value=\"" + (100 + random.nextInt(3000)) + "ms\"/>" + aggregates;
      case 3 -> "kind=\"top-n\"><parameters name=\"n\" value=\"3\"/><parameters name=\"by\" value=\"weight\"/><parameters name=\"size\" value=\"" + size + "s\"/>";
      case 4 -> "kind=\"aggregate\"><expressions name=\"total\" text=\"sum(weight)\"/><expressions name=\"highest\" text=\"max(value)\"/>";
      case 5 -> "kind=\"count-window\"><parameters name=\"size\" value=\"" + (1 + random.nextInt(9)) + "\"/>" + aggregates;
      default -> "kind=\"deduplicate\">";
    } + "</operators>\n");
  }

  private void united(String left, String right, String name) {
    body.append("<operators uid=\"keyed\" kind=\"window-aggregate\"><parameters name=\"size\" value=\"" + (1 + random.nextInt(10))
        + "s\"/><expressions name=\"records\" text=\"count()\"/></operators>\n");
    keyedStream(left, "keyed", "");
    if (left.equals("readings") && !body.toString().contains("generator")) {
      keyedStream(right, "keyed", "");
    } else {
      stream(right, "copies", "");
      sinkOf("copies", name);
    }
    sink("keyed", "out", name);
  }

  private void joined(String left, String right, String kind, String parameters, String name) {
    body.append("<operators uid=\"pairs\" kind=\"" + kind + "\">" + parameters + "</operators>\n");
    keyedStream(left, "pairs", " targetPort=\"left\"");
    keyedStream(right, "pairs", " targetPort=\"right\"");
    sink("pairs", "out", name);
  }

  private void sink(String from, String uid, String name) {
    stream(from, uid, random.nextBoolean() ? " partitioning=\"rebalance\"" : "");
    sinkOf(uid, name);
  }

  private void sinkOf(String uid, String name) {
    boolean isFolder = random.nextBoolean();
    String path = name + "-" + uid + (isFolder ? "" : ".csv");
    sinks.add(SimulatedJob.FOLDER.resolve(path));
    body.append("<operators uid=\"" + uid + "\" kind=\"csv-sink\" parallelism=\"" + (isFolder ? 2 : 1) + "\"><parameters name=\"path\" value=\"" + path + "\"/></operators>\n");
  }
}
