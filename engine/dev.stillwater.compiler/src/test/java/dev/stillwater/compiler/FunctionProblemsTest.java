package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.JobProblem;
import dev.stillwater.model.job.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionProblemsTest {
  private static final String GENERATORS = """
      <schemas name="result"><fields name="text"/></schemas>
      <operators uid="a" kind="generator"><parameters name="count" value="3"/><expressions name="k" text="n"/><expressions name="s" text="&quot;&quot; + n"/></operators>
      <operators uid="b" kind="generator"><parameters name="count" value="3"/><expressions name="k" text="&quot;&quot; + n"/><expressions name="v" text="n"/></operators>
      """;
  private static final String SINK = """
      <operators uid="out" kind="console-sink"/>
      <streams source="x" target="out"/>
      """;

  @TempDir
  Path folder;

  @BeforeEach
  void sourceFolder() throws IOException {
    Files.createDirectories(folder.resolve("src/f"));
  }

  private static String hash(String source, String port) {
    return "<streams source=\"" + source + "\" target=\"x\" targetPort=\"" + port + "\" partitioning=\"hash\"><keyFields>k</keyFields></streams>";
  }

  private static String flatMap(String parameters) {
    return "<operators uid=\"x\" kind=\"flat-map\">" + parameters + "</operators><streams source=\"a\" target=\"x\"/>";
  }

  private static String parameter(String name, String value) {
    return "<parameters name=\"" + name + "\" value=\"" + value + "\"/>";
  }

  private String problems(String... elements) {
    Job job = TestJobs.job(GENERATORS, String.join("\n", elements), SINK, "<operators uid=\"rest\" kind=\"console-sink\"/><streams source=\"b\" target=\"rest\"/>"
        + "<streams source=\"a\" target=\"rest2\"/><operators uid=\"rest2\" kind=\"console-sink\"/>");
    return String.join("\n", JobCheck.check(job, folder.resolve("test.job")).stream().filter(JobProblem::isError)
        .map(problem -> problem.code() + " " + problem.uid().orElse("-") + " " + problem.message()).toList());
  }

  private void source(String name, String text) throws IOException {
    Files.writeString(folder.resolve("src").resolve(name), text);
  }

  @Test
  void compileError_namesFileLineAndOperator() throws IOException {
    // Catches mistakes in a function that nobody can find, or that look like a defect of Stillwater.
    source("f/Bad.java", "package f;\n\npublic class Bad extends dev.stillwater.engine.function.FlatMapFunction {\n  int x = \"no\";\n}\n");
    String found = problems(flatMap(parameter("class", "f.Bad") + parameter("schema", "result")));
    assertTrue(found.contains("function-error x f/Bad.java:4: Type mismatch: cannot convert from String to int."), found);
    assertTrue(found.contains("function-error x f/Bad.java:3: The type Bad must implement the inherited abstract method"), found);
  }

  @Test
  void classThatCannotBeAFunction_isRefusedWithTheReason() throws IOException {
    // Catches a job that only fails when its first record comes.
    source("f/Plain.java", "package f;\npublic class Plain { }\n");
    source("Bare.java", "public class Bare extends dev.stillwater.engine.function.FlatMapFunction {\n"
        + "  public void flatMap(dev.stillwater.engine.row.Row row, dev.stillwater.engine.function.Collector out) { }\n}\n");
    source("f/Closed.java", "package f;\npublic class Closed extends dev.stillwater.engine.function.FlatMapFunction {\n  public Closed(int size) { }\n"
        + "  public void flatMap(dev.stillwater.engine.row.Row row, dev.stillwater.engine.function.Collector out) { }\n}\n");
    String schema = parameter("schema", "result");
    String plain = problems(flatMap(parameter("class", "f.Plain") + schema));
    assertTrue(plain.contains("does not extend dev.stillwater.engine.function.FlatMapFunction"), plain);
    assertTrue(problems(flatMap(parameter("class", "f.Closed") + schema)).contains("has no public constructor without parameters"));
    assertTrue(problems(flatMap(parameter("class", "Bare") + schema)).contains("is in no package"));
    assertTrue(problems(flatMap(parameter("class", "f.Closd") + schema)).contains("Did you mean 'f.Closed'?"));
    assertTrue(problems(flatMap(parameter("class", "f.Plain") + schema + parameter("sources", "nowhere"))).contains("nowhere does not exist"));
    assertTrue(problems(flatMap(parameter("class", "not a name") + schema)).contains("parameter-invalid x"));
  }

  @Test
  void flatMap_needsClassOrSplit() {
    // Catches an operator that silently does nothing.
    assertTrue(problems(flatMap("")).contains("function-unclear x Neither class nor split is set."));
    assertTrue(problems(flatMap(parameter("split", "s") + parameter("class", "f.X"))).contains("Both class and split are set."));
    assertTrue(problems(flatMap(parameter("split", "z"))).contains("field-unknown x The record has no field 'z'."));
    assertTrue(problems(flatMap(parameter("split", "k"))).contains("is of type long, expected string"));
    assertEquals("", problems(flatMap(parameter("split", "s"))));
  }

  @Test
  void join_needsKeysThatCanBeCompared() {
    // Catches a join of a number with its text, which never matches.
    String join = "<operators uid=\"x\" kind=\"interval-join\">" + parameter("lower", "-1s") + parameter("upper", "1s") + "</operators>";
    String found = problems(join, hash("a", "left"), hash("b", "right"));
    assertTrue(found.contains("key-types-differ x The keys of the two inputs cannot be compared: (k: long) and (k: string)."), found);
    assertEquals("", problems(join, hash("a", "left"), hash("a", "right")));
  }

  @Test
  void join_needsBothInputsAndBoundsInOrder() {
    // Catches a join with one input, a port that does not exist, and bounds that exclude everything.
    String join = "<operators uid=\"x\" kind=\"interval-join\">" + parameter("lower", "2s") + parameter("upper", "1s") + "</operators>";
    String found = problems(join, hash("a", "left"), hash("a", "middle"));
    assertTrue(found.contains("port-unknown") && found.contains("[left, right]"), found);
    assertTrue(found.contains("port-dangling x No stream leads into the input 'right'"), found);
    assertTrue(problems(join, hash("a", "left"), hash("a", "right")).contains("The lower bound 2s is above the upper bound 1s"));
  }

  @Test
  void tableOfEnrich_mustBeBroadcastAndHaveTheKey() {
    // Catches a table of which each subtask sees a part, and lookups that never match.
    String enrich = "<operators uid=\"x\" kind=\"enrich\">" + parameter("key", "s") + parameter("tableKey", "k") + "</operators><streams source=\"a\" target=\"x\"/>";
    String table = "<streams source=\"b\" target=\"x\" targetPort=\"table\" partitioning=\"PARTITIONING\"/>";
    assertTrue(problems(enrich, table.replace("PARTITIONING", "forward")).contains("needs every record in every subtask"));
    assertEquals("", problems(enrich, table.replace("PARTITIONING", "broadcast")));
    String wrong = problems(enrich.replace("value=\"k\"", "value=\"v\""), table.replace("PARTITIONING", "broadcast"));
    assertTrue(wrong.contains("key-types-differ"), wrong);
  }

  @Test
  void outputs_haveTheFieldsOfBothSidesWithoutClashes() {
    // Catches a column that replaces another of the same name.
    Job job = TestJobs.job(GENERATORS, "<operators uid=\"x\" kind=\"window-join\">" + parameter("size", "10s") + "</operators>", hash("a", "left"),
        "<operators uid=\"m\" kind=\"map\"><expressions name=\"k\" text=\"v\"/><expressions name=\"s\" text=\"k\"/><expressions name=\"w\" text=\"v\"/></operators>"
            + "<streams source=\"b\" target=\"m\"/>", hash("m", "right"), SINK);
    assertEquals("k: long, window_start: timestamp, window_end: timestamp, left_s: string, right_s: string, w: long",
        SchemaInference.of(job).output(job.getOperators().stream().filter(operator -> operator.getUid().equals("x")).findFirst().orElseThrow()).type().text());
  }

  @Test
  void sourcesChange_planHashChanges() throws Exception {
    // Catches a function that is edited and runs on in its old form from the cache.
    source("f/Echo.java", echo("1"));
    Job job = TestJobs.job(GENERATORS, flatMap(parameter("class", "f.Echo") + parameter("schema", "result")), SINK,
        "<operators uid=\"rest\" kind=\"console-sink\"/><streams source=\"b\" target=\"rest\"/>");
    CompileOptions options = TestJobs.options(folder).withCache(Optional.of(folder.resolve("cache")));
    String before = JobCompiler.compile(job, options).plan().planHash();
    assertTrue(JobCompiler.compile(job, options).isFromCache());
    source("f/Echo.java", echo("2"));
    CompiledJob after = JobCompiler.compile(job, options);
    assertFalse(after.isFromCache());
    assertFalse(after.plan().planHash().equals(before));
    source("f/Echo.java", "package f;");
    List<JobProblem> problems = assertThrows(CompileException.class, () -> JobCompiler.compile(job, options)).problems();
    assertTrue(problems.toString().contains("There is no class 'f.Echo'"), problems.toString());
  }

  @Test
  void functionThatReadsTheClock_isRefusedWhereTheJobMustReplay() throws IOException {
    // Catches a job that promises the same results and has a function that asks for the time.
    source("f/Echo.java", echo("1").replace("\"1\"", "\"\" + System.currentTimeMillis()"));
    Job job = TestJobs.job(GENERATORS, flatMap(parameter("class", "f.Echo") + parameter("schema", "result")), SINK);
    assertFalse(JobCheck.check(job, folder.resolve("test.job")).toString().contains("processing-time"));
    job.setExactReplay(true);
    String found = JobCheck.check(job, folder.resolve("test.job")).toString();
    assertTrue(found.contains("Echo.java:8 calls System.currentTimeMillis"), found);
  }

  private static String echo(String text) {
    return """
        package f;
        import dev.stillwater.engine.function.Collector;
        import dev.stillwater.engine.row.Row;
        public class Echo extends dev.stillwater.engine.function.FlatMapFunction {
          @Override
          public void flatMap(Row row, Collector out) {
            Row result = out.newRow();
            result.set("text", "%s");
            out.collect(result);
          }
        }
        """.formatted(text);
  }
}
