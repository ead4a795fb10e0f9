package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.JobState;
import dev.stillwater.engine.JobStatus;
import dev.stillwater.model.job.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ProcessTest {
  private static final String SCHEMAS = """
      <schemas name="alert"><fields name="sensor"/><fields name="text"/></schemas>
      <schemas name="big"><fields name="value" type="int"/></schemas>
      """;
  private static final String WORK = """
      <operators uid="work" kind="process">
        <parameters name="class" value="f.Work"/><parameters name="schema" value="alert"/><parameters name="side1Schema" value="big"/>
      </operators>
      <streams source="in" target="work" partitioning="hash"><keyFields>sensor</keyFields></streams>
      <operators uid="out" kind="csv-sink"><parameters name="path" value="out.csv"/></operators>
      <streams source="work" target="out"/>
      <operators uid="side" kind="csv-sink"><parameters name="path" value="side.csv"/></operators>
      <streams source="work" sourcePort="side1" target="side"/>
      """;

  @TempDir
  Path folder;

  private Job job(String fields, String open, String process, String onTimer) throws IOException {
    Files.createDirectories(folder.resolve("src/f"));
    Files.writeString(folder.resolve("src/f/Work.java"), """
        package f;

        import dev.stillwater.engine.function.*;
        import dev.stillwater.engine.row.Row;
        import dev.stillwater.engine.state.*;
        import java.util.*;

        public class Work extends KeyedProcessFunction {
          FIELDS

          @Override
          public void open(States states) {
            OPEN
          }

          @Override
          public void process(Row row, Context context, Collector out) {
            PROCESS
          }

          @Override
          public void onTimer(long timeMs, Context context, Collector out) {
            TIMER
          }

          private static void emit(Collector out, Context context, Object text) {
            Row alert = out.newRow();
            alert.set("sensor", context.key("sensor"));
            alert.set("text", String.valueOf(text));
            out.collect(alert);
          }
        }
        """.replace("FIELDS", fields).replace("OPEN", open).replace("PROCESS", process).replace("TIMER", onTimer));
    return TestJobs.job(TestJobs.READINGS, SCHEMAS, TestJobs.SOURCE, WORK);
  }

  private void input(String... lines) throws IOException {
    Files.writeString(folder.resolve("in.csv"), "time,sensor,value,weight\n" + String.join("\n", lines) + "\n");
  }

  private List<String> run(Job job, long seed) throws Exception {
    JobStatus status = TestJobs.run(job, folder, ExecutionOptions.stepped(seed, lines -> { }));
    assertEquals(JobState.FINISHED, status.state(), () -> String.valueOf(status.failure()));
    return TestJobs.rows(folder.resolve("out.csv"));
  }

  @Test
  void statesOfAllKinds_belongToTheirKey() throws Exception {
    // Catches a state that is shared between keys, loses what was put, or gives back another type.
    Job job = job("""
        private ValueState<Long> count;
          private ListState<Row> rows;
          private MapState<String, List<Integer>> map;
          private ReducingState<Integer> max;
          private AggregatingState<Integer, String> text;
        """, """
        count = states.value("count", StateType.LONG);
            rows = states.list("rows", StateType.inputRow());
            map = states.map("map", StateType.STRING, StateType.listOf(StateType.INT));
            max = states.reducing("max", StateType.INT, Math::max);
            text = states.aggregating("text", StateType.STRING, new AggregateFunction<Integer, String, String>() {
              public String create() { return ""; }
              public String add(Integer value, String text) { return text + value; }
              public String result(String text) { return "<" + text + ">"; }
              public String merge(String one, String other) { return one + other; }
            });
        """, """
        int value = row.intValue("value");
            count.update(count.value() == null ? 1 : count.value() + 1);
            rows.add(row);
            List<Integer> list = new ArrayList<>(map.contains("x") ? map.get("x") : List.of());
            list.add(value);
            map.put("x", list);
            max.add(value);
            text.add(value);
            StringBuilder sum = new StringBuilder();
            rows.get().forEach(kept -> sum.append(kept.intValue("value")).append(kept.string("sensor")));
            emit(out, context, count.value() + " " + sum + " " + map.get("x") + " " + max.get() + " " + text.get());
            if (value > 5) {
              Row big = context.side("side1").newRow();
              big.set("value", value);
              context.side("side1").collect(big);
            }
        """, "");
    input("2001-01-01,a,1,1", "2001-01-01,b,9,1", "2001-01-01,a,7,1", "2001-01-01,a,3,1");
    assertEquals(List.of("a,\"2 1a7a [1, 7] 7 <17>\"", "a,\"3 1a7a3a [1, 7, 3] 7 <173>\"", "a,1 1a [1] 1 <1>", "b,1 9b [9] 9 <9>"), run(job, 1));
    assertEquals(List.of("7", "9"), TestJobs.rows(folder.resolve("side.csv")));
  }

  @Test
  void eventTimers_fireOnceInOrderWhenTheWatermarkPasses() throws Exception {
    // Catches timers that fire twice, too early, for another key, not at the end of the input, or although they were deleted.
    Job job = job("private ListState<Long> fired;", "fired = states.list(\"fired\", StateType.TIMESTAMP);", """
        context.registerEventTimeTimer(row.timestamp + 1000);
            context.registerEventTimeTimer(row.timestamp + 1000);
            context.registerEventTimeTimer(row.timestamp + 1500);
            context.deleteEventTimeTimer(row.timestamp + 1500);
        """, """
        if (context.watermark() < timeMs) {
              throw new IllegalStateException("too early");
            }
            List<Long> before = fired.get();
            if (!before.isEmpty() && before.get(before.size() - 1) >= timeMs || context.timestamp() != timeMs || context.timeDomain() != TimeDomain.EVENT_TIME) {
              throw new IllegalStateException("out of order: " + before + ", " + timeMs);
            }
            fired.add(timeMs);
            emit(out, context, timeMs / 1000);
        """);
    for (int parallelism = 1; parallelism <= 3; parallelism++) {
      Map<String, TreeSet<Long>> expected = new TreeMap<>();
      Random random = new Random(parallelism);
      List<String> lines = new ArrayList<>();
      for (int index = 0; index < 500; index++) {
        long second = 20 + index / 5 - random.nextInt(9);
        String sensor = "s" + random.nextInt(5);
        lines.add(LocalDateTime.of(1970, 1, 2, 0, 0).plusSeconds(second).format(java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME) + "," + sensor + ",1,1");
        expected.computeIfAbsent(sensor, unused -> new TreeSet<>()).add(86_400 + second + 1);
      }
      input(lines.toArray(String[]::new));
      job.setDefaultParallelism(parallelism);
      List<String> rows = expected.entrySet().stream().flatMap(entry -> entry.getValue().stream().map(time -> entry.getKey() + "," + time)).sorted().toList();
      for (long seed = 0; seed < 3; seed++) {
        assertEquals(rows, run(job, seed), "parallelism " + parallelism + ", seed " + seed);
      }
    }
  }

  @Test
  void processingTimersAndTimeToLive_followTheClock() throws Exception {
    // Catches timers of the clock that never fire, and values that outlive their time.
    Job job = job("private ValueState<Integer> seen;", "seen = states.withTtl(StateTtl.ofWrites(5000)).value(\"seen\", StateType.INT);", """
        seen.update(row.intValue("value"));
            context.registerProcessingTimeTimer(context.processingTime() + 1000);
            context.registerProcessingTimeTimer(context.processingTime() + 9000);
        """, "emit(out, context, context.timeDomain() + \" \" + seen.value());");
    Job slow = TestJobs.job(TestJobs.READINGS, SCHEMAS, TestJobs.SOURCE.replace("</operators>", "<parameters name=\"rate\" value=\"1\"/></operators>"), WORK);
    assertEquals(job.getOperators().size(), slow.getOperators().size());
    List<String> lines = new ArrayList<>(List.of("2001-01-01,a,1,1"));
    for (int second = 0; second < 14; second++) {
      lines.add("2001-01-01,b,2,1");
    }
    input(lines.toArray(String[]::new));
    List<String> rows = run(slow, 1);
    assertEquals(List.of("a,PROCESSING_TIME 1", "a,PROCESSING_TIME null"), rows.stream().filter(row -> row.startsWith("a")).toList());
    assertTrue(rows.stream().filter(row -> row.startsWith("b")).allMatch("b,PROCESSING_TIME 2"::equals), rows.toString());
  }

  @Test
  void functionThatCannotBeOpened_stopsTheStartWithItsLine() throws Exception {
    // Catches two states of one name, an unknown schema and a failing constructor that show up as a stack trace.
    input("2001-01-01,a,1,1");
    assertTrue(startFailure("", "states.value(\"a\", StateType.INT); states.list(\"a\", StateType.INT);")
        .contains("The function cannot be opened. IllegalArgumentException: The function declares two states of the name 'a' (Work.java:"));
    assertTrue(startFailure("", "states.map(\"a\", StateType.BYTES, StateType.INT);").contains("The keys of a map cannot be of the type bytes"));
    assertTrue(startFailure("", "states.value(\"a\", StateType.row(\"nothing\"));").contains("schema 'nothing', which the job does not have; its schemas are"));
    assertTrue(startFailure("private final int[] sizes = new int[Integer.parseInt(\"x\")];", "").contains("NumberFormatException"));
  }

  private String startFailure(String fields, String open) throws Exception {
    CompiledJob compiled = TestJobs.compile(job(fields, open, "", ""), folder);
    try {
      JobStatus status = JobExecution.start(compiled.plan(), compiled.code(), ExecutionOptions.stepped(1, lines -> { })).status();
      return status.failure().map(failure -> failure.text()).orElse("no failure");
    } catch (JobFailureException e) {
      return e.failure().text();
    }
  }
}
