package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.JobState;
import dev.stillwater.engine.JobStatus;
import dev.stillwater.model.job.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FlatMapTest {
  private static final String SCHEMA = "<schemas name=\"piece\"><fields name=\"sensor\"/><fields name=\"half\" type=\"double\" nullable=\"true\"/></schemas>";
  private static final String SINK = """
      <operators uid="out" kind="csv-sink"><parameters name="path" value="out.csv"/></operators>
      <streams source="work" target="out"/>
      """;
  private static final String WORK = "<operators uid=\"work\" kind=\"flat-map\"><parameters name=\"class\" value=\"f.Work\"/>"
      + "<parameters name=\"schema\" value=\"piece\"/></operators><streams source=\"in\" target=\"work\"/>";

  @TempDir
  Path folder;

  private Job job(String body, String... more) throws IOException {
    Files.createDirectories(folder.resolve("src/f/parts"));
    Files.writeString(folder.resolve("src/f/Work.java"), """
        package f;

        import dev.stillwater.engine.function.Collector;
        import dev.stillwater.engine.function.FlatMapFunction;
        import dev.stillwater.engine.row.Row;
        import f.parts.Halves;

        public class Work extends FlatMapFunction {
          @Override
          public void flatMap(Row row, Collector out) throws Exception {
        BODY
          }

          int deep(int depth) {
            return deep(depth + 1) + 1;
          }
        }
        """.replace("BODY", body));
    Files.writeString(folder.resolve("src/f/parts/Halves.java"), """
        package f.parts;

        import dev.stillwater.engine.row.Row;

        public final class Halves {
          public static double of(Row row) {
            return row.intValue("value") / 2.0;
          }
        }
        """);
    Files.writeString(folder.resolve("in.csv"), "time,sensor,value,weight\n2001-01-01,a,4,1\n2001-01-01,b,7,1\n2001-01-01,c,,1\n");
    return TestJobs.job(TestJobs.READINGS, SCHEMA, TestJobs.SOURCE, String.join("", more), more.length == 0 ? WORK : "", SINK);
  }

  private JobFailure failure(String body) throws Exception {
    JobStatus status = TestJobs.run(job(body), folder, ExecutionOptions.stepped(1, lines -> { }));
    assertEquals(JobState.FAILED, status.state());
    return status.failure().orElseThrow();
  }

  @Test
  void function_emitsAnyNumberOfRows() throws Exception {
    // Catches rows that share their values, and a class of another package that is not found.
    String body = "    if (row.isNull(\"value\")) {\n      return;\n    }\n    for (int half = 0; half < 2; half++) {\n      Row piece = out.newRow();\n"
        + "      piece.set(\"sensor\", row.string(\"sensor\") + half);\n      piece.set(\"half\", half == 0 ? null : Halves.of(row));\n      out.collect(piece);\n    }";
    JobStatus status = TestJobs.run(job(body), folder, ExecutionOptions.stepped(1, lines -> { }));
    assertEquals(JobState.FINISHED, status.state(), () -> String.valueOf(status.failure()));
    assertEquals(List.of("a0,", "a1,2.0", "b0,", "b1,3.5"), TestJobs.rows(folder.resolve("out.csv")));
  }

  @Test
  void split_emitsARowForEachPiece() throws Exception {
    // Catches pieces with blanks around them, empty pieces, and other fields that get lost.
    Files.writeString(folder.resolve("in.csv"), "");
    Job job = job("", "<operators uid=\"work\" kind=\"flat-map\"><parameters name=\"split\" value=\"sensor\"/><parameters name=\"delimiter\" value=\";\"/></operators>"
        + "<streams source=\"in\" target=\"work\"/>");
    Files.writeString(folder.resolve("in.csv"), "time,sensor,value,weight\n2001-01-01,a; b ;;c,4,1\n2001-01-01,;,7,1\n2001-01-01,d,,1\n");
    JobStatus status = TestJobs.run(job, folder, ExecutionOptions.stepped(1, lines -> { }));
    assertEquals(JobState.FINISHED, status.state(), () -> String.valueOf(status.failure()));
    assertEquals(List.of("2001-01-01T00:00:00,a,4,1.0", "2001-01-01T00:00:00,b,4,1.0", "2001-01-01T00:00:00,c,4,1.0", "2001-01-01T00:00:00,d,,1.0"),
        TestJobs.rows(folder.resolve("out.csv")));
    assertEquals(4, status.operators().stream().filter(operator -> operator.uid().equals("work")).mapToLong(operator -> operator.recordsOut()).sum());
  }

  @Test
  void functionThatThrows_isNamedWithRecordSourceLineAndItsOwnLine() throws Exception {
    // Catches a failure of which nobody can say which line of the input or of the source it comes from.
    JobFailure failure = failure("    if (row.string(\"sensor\").equals(\"b\")) {\n      throw new IllegalStateException(\"No good\");\n    }");
    assertEquals("work", failure.uid().orElseThrow());
    assertEquals("IllegalStateException: No good (Work.java:12).", failure.message());
    assertTrue(failure.record().orElseThrow().contains("sensor=b"), failure.text());
    assertTrue(failure.position().orElseThrow().endsWith("in.csv:3"), failure.text());
    Throwable cause = failure.cause().orElseThrow().getCause();
    assertEquals(1, cause.getStackTrace().length, "frames of the engine are left out");
    assertTrue(failure("    Halves.of(row);").message().contains("The field 'value' is null in this record; ask isNull(\"value\") first (Halves.java:7)"));
    assertTrue(failure("    row.longValue(\"valu\");").message().contains("The record has no field 'valu'; its fields are time, sensor, value, weight"));
  }

  @Test
  void stackAndMemory_areToldApart() throws Exception {
    // Catches errors of the machine that are shown as a bare class name, or not at all.
    assertTrue(failure("    deep(0);").message().startsWith("The function calls itself without end: the stack is full (Work.java:"));
    JobFailure memory = failure("    throw new OutOfMemoryError(\"Java heap space\");");
    assertTrue(memory.message().startsWith("Out of memory: Java heap space."), memory.message());
    assertTrue(memory.cause().orElseThrow() instanceof OutOfMemoryError);
  }

  @Test
  void failureBehindTheFunction_isNotTheFunctionsFailure() throws Exception {
    // Catches a map that divides by zero and is reported as a mistake in the Java class before it.
    Job job = job("    Row piece = out.newRow();\n    piece.set(\"sensor\", \"x\");\n    out.collect(piece);", WORK.replace("\"work\"", "\"first\"")
        + "<operators uid=\"work\" kind=\"map\"><expressions name=\"y\" text=\"1 / (length(sensor) - 1)\"/></operators><streams source=\"first\" target=\"work\"/>");
    JobFailure failure = TestJobs.run(job, folder, ExecutionOptions.stepped(1, lines -> { })).failure().orElseThrow();
    assertEquals("work", failure.uid().orElseThrow());
    assertEquals("Division by zero.", failure.message());
  }

  @Test
  void functionThatCatchesEverything_cannotHideAFailureBehindIt() throws Exception {
    // Catches records that get lost because a function swallows what the operators behind it throw.
    Job job = job("    Row piece = out.newRow();\n    piece.set(\"sensor\", \"x\");\n    try {\n      out.collect(piece);\n    } catch (Throwable e) {\n      return;\n    }",
        WORK.replace("\"work\"", "\"first\"")
        + "<operators uid=\"work\" kind=\"map\"><expressions name=\"y\" text=\"1 / (length(sensor) - 1)\"/></operators><streams source=\"first\" target=\"work\"/>");
    JobFailure failure = TestJobs.run(job, folder, ExecutionOptions.stepped(1, lines -> { })).failure().orElseThrow();
    assertEquals("work: Division by zero.", failure.uid().orElseThrow() + ": " + failure.message());
  }

  @Test
  void cancelledFunction_isClosed() throws Exception {
    // Catches connections that stay open because the check in the function's methods ends its close as well.
    Path closed = folder.resolve("closed");
    Job job = job("    while (true) {\n    }\n  }\n\n  @Override\n  public void close() {\n    for (int i = 0; i < 3; i++) {\n      try {\n"
        + "        java.nio.file.Files.writeString(java.nio.file.Path.of(\"" + closed + "\"), \"\" + i);\n      } catch (java.io.IOException e) {\n"
        + "        throw new IllegalStateException(e);\n      }\n    }", "<operators uid=\"peek\" kind=\"console-sink\"/><streams source=\"in\" target=\"peek\"/>" + WORK);
    CountDownLatch isRunning = new CountDownLatch(1);
    CompiledJob compiled = TestJobs.compile(job, folder);
    JobExecution execution = JobExecution.start(compiled.plan(), compiled.code(), ExecutionOptions.threaded(lines -> isRunning.countDown()));
    isRunning.await(1, TimeUnit.SECONDS);
    execution.cancel();
    assertEquals(JobState.CANCELED, execution.await().state());
    assertEquals("2", Files.readString(closed));
  }

  @Test
  void endlessLoop_isCancelledWithinASecond() throws Exception {
    // Catches a function that keeps its thread for ever: loops of all forms, recursion, and loops that catch what ends them.
    for (String body : List.of("    while (true) {\n    }", "    for (long i = 0; ; i++) {\n      if (i == -1) {\n        break;\n      }\n    }",
        "    int i = 0;\n    do {\n      i ^= 1;\n    } while (i >= 0);",
        "    java.util.stream.Stream.generate(() -> 1).forEach(x -> { });",
        "    long n = 0;\n    double d = 1;\n    while (true) {\n      try {\n        n += d > 0 ? 1 : 2;\n      } catch (RuntimeException e) {\n        n = 0;\n      }\n    }")) {
      CountDownLatch isRunning = new CountDownLatch(1);
      CompiledJob compiled = TestJobs.compile(job(body, "<operators uid=\"peek\" kind=\"console-sink\"/><streams source=\"in\" target=\"peek\"/>" + WORK), folder);
      JobExecution execution = JobExecution.start(compiled.plan(), compiled.code(), ExecutionOptions.threaded(lines -> isRunning.countDown()));
      isRunning.await(1, TimeUnit.SECONDS);
      long start = System.nanoTime();
      execution.cancel();
      JobStatus status = execution.await(1000);
      assertEquals(JobState.CANCELED, status.state(), body);
      assertTrue(System.nanoTime() - start < 1_000_000_000L, body);
    }
  }
}
