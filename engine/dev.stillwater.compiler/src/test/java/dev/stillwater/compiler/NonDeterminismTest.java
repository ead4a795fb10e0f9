package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.compiler.NonDeterminism.Kind;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.job.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NonDeterminismTest {
  private static final String JOB = """
      <schemas name="result"><fields name="text"/></schemas>
      <operators uid="a" kind="generator"><parameters name="count" value="3"/><expressions name="k" text="n"/></operators>
      <operators uid="x" kind="flat-map"><parameters name="class" value="f.Echo"/><parameters name="schema" value="result"/></operators>
      <operators uid="y" kind="flat-map"><parameters name="class" value="f.Plain"/><parameters name="schema" value="result"/></operators>
      <operators uid="out" kind="console-sink"/>
      <operators uid="out2" kind="console-sink"/>
      <streams source="a" target="x"/>
      <streams source="a" target="y"/>
      <streams source="x" target="out"/>
      <streams source="y" target="out2"/>
      """;

  @TempDir
  Path folder;

  private void source(String name, String statement) throws IOException {
    Files.createDirectories(folder.resolve("src/f"));
    Files.writeString(folder.resolve("src/f/" + name + ".java"), """
        package f;
        import dev.stillwater.engine.function.Collector;
        import dev.stillwater.engine.row.Row;
        import java.util.*;
        import java.util.function.*;
        public class %s extends dev.stillwater.engine.function.FlatMapFunction {
          @Override
          public void flatMap(Row row, Collector out) throws Exception {
            %s
          }
        }
        """.formatted(name, statement));
  }

  private List<NonDeterminism> find(Job job) throws CompileException {
    CompiledJob compiled = JobCompiler.compile(job, TestJobs.options(folder).withCache(Optional.of(folder.resolve("cache"))));
    return NonDeterminism.of(compiled.plan(), compiled.code());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "long t = System.nanoTime();|CLOCK System.nanoTime",
      "Object t = java.time.LocalDate.now();|CLOCK LocalDate.now",
      "Object t = java.time.Instant.now(java.time.Clock.fixed(null, null));|",
      "Supplier<Object> t = java.time.Instant::now;|CLOCK Instant.now",
      "Runnable r = () -> new Date();|CLOCK new Date",
      "Object t = new Date(5);|",
      "Object r = new Random();|RANDOM new Random",
      "Object r = new Random(1);|",
      "Object r = new java.security.SecureRandom();|RANDOM new SecureRandom",
      "Object r = UUID.randomUUID();|RANDOM UUID.randomUUID",
      "Object r = UUID.nameUUIDFromBytes(new byte[1]);|",
      "Object r = java.util.concurrent.ThreadLocalRandom.current();|RANDOM ThreadLocalRandom.current",
      "Object r = java.util.random.RandomGenerator.getDefault();|RANDOM RandomGenerator.getDefault",
      "Object r = new SplittableRandom(); Math.random();|RANDOM new SplittableRandom, RANDOM Math.random",
      "Collections.shuffle(new ArrayList<>());|RANDOM Collections.shuffle",
      "Collections.shuffle(new ArrayList<>(), new Random(1));|",
      "Object o = System.identityHashCode(row);|ORDER System.identityHashCode",
      "Object o = new IdentityHashMap<>();|ORDER new IdentityHashMap",
      "boolean b = Set.of(1, 2).contains(1);|",
      "for (int i : Set.of(1, 2)) { }|ORDER Set.of",
      "Object s = new java.net.Socket();|NETWORK new Socket",
      "Object s = java.net.URI.create(\"a:b\");|",
      "Object s = java.net.URI.create(\"http://a/\").toURL().openStream();|NETWORK URL.openStream",
      "Object s = java.net.http.HttpClient.newHttpClient();|NETWORK HttpClient.newHttpClient",
      "Object s = java.nio.channels.SocketChannel.open();|NETWORK SocketChannel.open",
      "Object s = java.net.InetAddress.getByName(\"a\");|NETWORK InetAddress.getByName",
      "Object s = new ProcessBuilder(\"a\").start();|PROCESS new ProcessBuilder, PROCESS ProcessBuilder.start",
      "Object s = java.nio.file.Files.readString(null);|FILES Files.readString",
      "boolean s = new java.io.File(\"a\").exists();|FILES File.exists",
      "Object s = System.getenv(\"a\");|MACHINE System.getenv",
      "new Thread(() -> { }).start();|THREADS Thread.start",
      "int n = List.of(1, 2).parallelStream().reduce(0, Integer::sum);|THREADS List.parallelStream",
      "Row r = out.newRow();|"})
  void callOutside_isNamedWithItsPlace(String statement, String expected) throws Exception {
    // Catches a call by which replays differ and which nobody is told of, and a harmless one that is.
    source("Echo", statement);
    source("Plain", "Row r = out.newRow();");
    List<NonDeterminism> found = find(TestJobs.job(JOB));
    assertEquals(expected == null ? "" : expected, String.join(", ", found.stream().map(each -> each.kind() + " " + each.call()).toList()));
    for (NonDeterminism each : found) {
      assertEquals("x Echo.java:9 flatMap", each.uid() + " " + each.place() + " " + each.method());
    }
  }

  @Test
  void callInAClassThatTheFunctionUses_isTheOperators() throws Exception {
    // Catches a call that hides one class further, that is told of the wrong operator, or is lost when the job comes from the cache.
    source("Echo", "new Helper().get();");
    source("Plain", "Row r = out.newRow();");
    Files.writeString(folder.resolve("src/f/Helper.java"), """
        package f;
        public class Helper {
          Object get() {
            return new Inner().now() + java.util.UUID.randomUUID().toString();
          }
          static class Inner {
            long now() {
              return System.currentTimeMillis();
            }
          }
        }
        """);
    Job job = TestJobs.job(JOB);
    List<NonDeterminism> found = find(job);
    assertEquals(List.of("Operator 'x' depends on chance: Helper.java:4, method get, calls UUID.randomUUID.",
        "Operator 'x' depends on the clock of the machine: Helper.java:8, method now, calls System.currentTimeMillis."), found.stream().map(NonDeterminism::text).toList());
    assertTrue(JobCompiler.compile(job, TestJobs.options(folder).withCache(Optional.of(folder.resolve("cache")))).isFromCache());
    assertEquals(found, find(job));
  }

  @Test
  void processingTime_isNamed() throws Exception {
    // Catches a window on the clock, whose results a replay cannot repeat, without a word.
    Job job = TestJobs.job("""
        <operators uid="a" kind="generator"><parameters name="count" value="3"/><expressions name="k" text="n"/></operators>
        <operators uid="w" kind="window-aggregate"><parameters name="size" value="1s"/><parameters name="time" value="processing"/>
          <expressions name="c" text="count()"/></operators>
        <operators uid="out" kind="console-sink"/>
        <streams source="a" target="w" partitioning="hash"><keyFields>k</keyFields></streams>
        <streams source="w" target="out"/>
        """);
    List<NonDeterminism> found = find(job);
    assertEquals(List.of(new NonDeterminism("w", Kind.PROCESSING_TIME, "", "", "window-aggregate")), found);
    assertEquals("Operator 'w' depends on processing time, which is the clock of the replay there: its kind is window-aggregate.", found.get(0).text());
  }

  @Test
  void exactReplay_refusesAllCallsByName() throws Exception {
    // Catches an author who mends one call after the other and is told of the next only then.
    source("Echo", "System.nanoTime(); Math.random();");
    source("Plain", "UUID.randomUUID();");
    Job job = TestJobs.job(JOB);
    job.setExactReplay(true);
    List<String> problems = JobCheck.check(job, folder.resolve("test.job")).stream().filter(problem -> problem.code().equals("processing-time"))
        .map(JobProblem::message).toList();
    assertEquals(3, problems.size(), problems.toString());
    assertTrue(problems.get(0).contains("Echo.java:9 calls System.nanoTime (the clock of the machine)"), problems.get(0));
    assertTrue(problems.get(1).contains("Echo.java:9 calls Math.random (chance)"), problems.get(1));
    assertTrue(problems.get(2).contains("Plain.java:9 calls UUID.randomUUID (chance)"), problems.get(2));
  }
}
