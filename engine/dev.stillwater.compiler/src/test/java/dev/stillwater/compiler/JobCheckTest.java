package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Row types along the streams, keys, input files, and what is said when they are wrong. */
class JobCheckTest {
  private static final String SINK = "<operators uid=\"out\" kind=\"console-sink\"/>";

  @TempDir
  Path folder;

  private static String operator(String uid, String kind, String... expressions) {
    StringBuilder out = new StringBuilder("<operators uid=\"" + uid + "\" kind=\"" + kind + "\">\n");
    for (int index = 0; index < expressions.length; index += 2) {
      String name = expressions[index].isEmpty() ? "" : "name=\"" + expressions[index] + "\" ";
      out.append("<expressions ").append(name).append("text=\"").append(expressions[index + 1].replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"))
          .append("\"/>\n");
    }
    return out.append("</operators>").toString();
  }

  private static String stream(String source, String target, String... keys) {
    StringBuilder out = new StringBuilder("<streams source=\"" + source + "\" target=\"" + target + "\"" + (keys.length > 0 ? " partitioning=\"hash\">" : ">"));
    for (String key : keys) {
      out.append("<keyFields>").append(key).append("</keyFields>");
    }
    return out.append("</streams>").toString();
  }

  private static Operator find(Job job, String uid) {
    return job.getOperators().stream().filter(operator -> operator.getUid().equals(uid)).findFirst().orElseThrow();
  }

  private static String output(Job job, String uid) {
    InferredType type = SchemaInference.of(job).output(find(job, uid));
    return type.type().text() + (type.isComplete() ? "" : " ...");
  }

  /** Problems as {@code code uid feature column}. */
  private static List<String> problems(Job job) {
    return SchemaInference.of(job).problems().stream().map(problem -> problem.code() + " " + problem.uid().orElse("-") + " " + problem.feature().orElse("-")
        + (problem.column().isPresent() ? " " + problem.column().getAsInt() : "")).toList();
  }

  @Test
  void types_followTheStreams() {
    // Would catch an operator whose output is another row than the engine makes.
    Job job = TestJobs.job(TestJobs.READINGS, TestJobs.SOURCE, operator("some", "filter", "", "value > 3"),
        operator("computed", "map", "sensor", "sensor", "hot", "value > 30", "at", "truncateToHour(time)", "grams", "weight * 1000"),
        operator("total", "aggregate", "n", "count()", "hottest", "max(hot ? 1 : 0)", "mean", "avg(grams)"),
        "<operators uid=\"gen\" kind=\"generator\"><expressions name=\"number\" text=\"n\"/><expressions name=\"at\" text=\"time\"/></operators>",
        "<operators uid=\"windows\" kind=\"window-aggregate\"><parameters name=\"size\" value=\"1h\"/><expressions name=\"total\" text=\"sum(value)\"/></operators>", SINK,
        stream("in", "some"), stream("some", "computed"), stream("computed", "total", "sensor", "at"), stream("total", "out"), stream("in", "windows", "sensor"));
    assertEquals("time: timestamp, sensor: string, value: int?, weight: double", output(job, "some"));
    assertEquals("sensor: string, hot: boolean?, at: timestamp, grams: double", output(job, "computed"));
    assertEquals("sensor: string, at: timestamp, n: long, hottest: int?, mean: decimal", output(job, "total"));
    assertEquals("number: long, at: timestamp", output(job, "gen"));
    assertEquals("sensor: string, window_start: timestamp, window_end: timestamp, total: long?", output(job, "windows"));
    assertEquals(List.of(), problems(job));
  }

  @Test
  void brokenExpression_isReportedOnceAndTheRestGoesOn() {
    // Would catch a flood of follow-up errors, and editing without help behind a mistake.
    Job job = TestJobs.job(TestJobs.READINGS, TestJobs.SOURCE, operator("first", "map", "sensor", "sensor", "bad", "valeu + 1", "weight", "weight"),
        operator("second", "map", "uses", "bad * 2", "fine", "weight * 2", "wrong", "wieght"), operator("third", "filter", "", "uses > 3 && fine > 2"), SINK,
        stream("in", "first"), stream("first", "second"), stream("second", "third"), stream("third", "out"));
    assertEquals(List.of("expression-error first expression:bad 1", "expression-error second expression:wrong 1"), problems(job));
    assertEquals("sensor: string, weight: double ...", output(job, "first"));
    assertEquals("fine: double ...", output(job, "third"));
  }

  @Test
  void problem_hasLineColumnAndFix() {
    // Would catch a marker in the wrong place of the file.
    Job job = TestJobs.job(TestJobs.READINGS, TestJobs.SOURCE, operator("some", "filter", "", "value > 3 && sensr.isEmpty()"), SINK, stream("in", "some"), stream("some", "out"));
    JobProblem problem = SchemaInference.of(job).problems().get(0);
    assertEquals(14, problem.column().getAsInt());
    assertEquals(JobFile.line(find(job, "some").getExpressions().get(0)), problem.line());
    assertTrue(problem.line().isPresent());
    assertTrue(problem.message().contains("sensor"), problem.message());
    assertEquals("expression", problem.feature().orElseThrow());
  }

  @Test
  void key_mustExistAndBeFitForIt() {
    // Would catch a key that no snapshot of a cluster can hold.
    String schema = "<schemas name=\"reading\"><fields name=\"a\" type=\"bytes\"/><fields name=\"b\" type=\"decimal\"/><fields name=\"c\" nullable=\"true\"/>"
        + "<fields name=\"good\" type=\"double\"/><fields name=\"time\" type=\"timestamp\"/></schemas>";
    Job job = TestJobs.job(schema, TestJobs.SOURCE, operator("total", "aggregate", "n", "count()"), SINK,
        stream("in", "total", "a", "b", "c", "godo", "good", "time"), stream("total", "out"));
    List<JobProblem> problems = SchemaInference.of(job).problems();
    assertEquals(List.of("key-field-invalid", "key-field-invalid", "key-field-invalid", "key-field-unknown"), problems.stream().map(JobProblem::code).toList());
    assertTrue(problems.get(3).message().contains("'good'"), problems.get(3).message());
    assertTrue(problems.stream().allMatch(problem -> problem.feature().orElseThrow().equals("stream:in->total") && problem.uid().orElseThrow().equals("total")));
    assertEquals("good: double, time: timestamp, n: long ...", output(job, "total").replace("a: bytes, b: decimal, c: string?, ", ""));
  }

  @Test
  void streamsIntoOnePort_mustAgree() {
    // Would catch a union that reads one row as another.
    Job job = TestJobs.job(TestJobs.READINGS, TestJobs.SOURCE, operator("left", "map", "x", "value", "y", "sensor"), operator("right", "map", "x", "weight", "y", "sensor"), SINK,
        stream("in", "left"), stream("in", "right"), stream("left", "out"), stream("right", "out"));
    assertEquals(List.of("schema-mismatch out stream:right->out"), problems(job));
    assertTrue(SchemaInference.of(job).problems().get(0).message().contains("'x: double', expected 'x: int?'"));
  }

  @Test
  void eventTime_mustBeATimestamp() {
    // Would catch windows over numbers that are no times, and windows without time.
    Job wrong = TestJobs.job(TestJobs.READINGS, TestJobs.SOURCE.replace("value=\"time\"", "value=\"value\""), SINK, stream("in", "out"));
    assertEquals(List.of("event-time-invalid in parameter:eventTime"), problems(wrong));
    Job nullable = TestJobs.job(TestJobs.READINGS.replace("type=\"timestamp\"", "type=\"timestamp\" nullable=\"true\""), TestJobs.SOURCE, SINK, stream("in", "out"));
    assertEquals(List.of("event-time-invalid in parameter:eventTime"), problems(nullable));
    Job none = TestJobs.job(TestJobs.READINGS, TestJobs.SOURCE.replaceAll(".*eventTime.*", ""), operator("some", "filter", "", "weight > 0"),
        "<operators uid=\"windows\" kind=\"window-aggregate\"><parameters name=\"size\" value=\"1h\"/><expressions name=\"n\" text=\"count()\"/></operators>", SINK,
        stream("in", "some"), stream("some", "windows", "sensor"), stream("windows", "out"));
    assertEquals(List.of("event-time-missing windows -"), problems(none));
  }

  @Test
  void nameOfAnAggregate_mayNotHideTheKey() {
    // Would catch two columns of one name.
    Job job = TestJobs.job(TestJobs.READINGS, TestJobs.SOURCE,
        "<operators uid=\"windows\" kind=\"window-aggregate\"><parameters name=\"size\" value=\"1h\"/><expressions name=\"sensor\" text=\"count()\"/>"
            + "<expressions name=\"window_end\" text=\"count()\"/></operators>", SINK, stream("in", "windows", "sensor"), stream("windows", "out"));
    assertEquals(List.of("field-duplicate windows expression:sensor", "field-duplicate windows expression:window_end"), problems(job));
  }

  @Test
  void cycleAndBrokenParts_endAndAreNotGuessedAt() {
    // Would catch an endless walk and problems invented about what is not known.
    Job job = TestJobs.job(operator("a", "filter", "", "x > 1"), operator("b", "map", "x", "x + 1"), operator("c", "no-such-kind"), operator("d", "filter", "", "y == 3"),
        operator("e", "aggregate", "n", "total(x)"), stream("a", "b"), stream("b", "a"), stream("a", "a"), stream("c", "d"), stream("nowhere", "e", "k"));
    assertTimeout(Duration.ofSeconds(20), () -> assertEquals(List.of("expression-error e expression:n 1"), problems(job)));
  }

  @Test
  void inputFile_mustBeThere() throws IOException {
    // Would catch a check that says yes to a job that cannot start.
    Job job = TestJobs.job(TestJobs.READINGS, TestJobs.SOURCE, SINK, stream("in", "out"));
    Path jobFile = folder.resolve("test.job");
    assertEquals(List.of("file-missing"), codes(job, jobFile));
    assertTrue(JobCheck.check(job, jobFile).get(0).message().contains(folder.resolve("in.csv").toString()));
    assertEquals(List.of(), codes(job, null));
    Files.createDirectory(folder.resolve("in.csv"));
    assertEquals(List.of("file-is-directory"), codes(job, jobFile));
    Files.delete(folder.resolve("in.csv"));
    Files.writeString(folder.resolve("in.csv"), "time,sensor,value,weight\n");
    assertEquals(List.of(), codes(job, jobFile));
  }

  private static List<String> codes(Job job, Path file) {
    return JobCheck.check(job, file).stream().map(JobProblem::code).collect(Collectors.toList());
  }

  @Test
  void wideSchema_isChecked() {
    // Would catch a check whose cost grows with fields that nobody reads.
    StringBuilder schema = new StringBuilder("<schemas name=\"reading\"><fields name=\"time\" type=\"timestamp\"/>");
    for (int index = 0; index < 500; index++) {
      schema.append("<fields name=\"f").append(index).append("\" type=\"int\" nullable=\"true\"/>");
    }
    String[] expressions = new String[400];
    for (int index = 0; index < 200; index++) {
      expressions[2 * index] = "c" + index;
      expressions[2 * index + 1] = "f" + index + " + coalesce(f" + (index + 1) + ", 0)";
    }
    Job job = TestJobs.job(schema + "</schemas>", TestJobs.SOURCE, operator("wide", "map", expressions), SINK, stream("in", "wide"), stream("wide", "out"));
    assertTimeout(Duration.ofSeconds(20), () -> assertEquals(List.of(), problems(job)));
    assertFalse(output(job, "wide").endsWith("..."));
  }
}
