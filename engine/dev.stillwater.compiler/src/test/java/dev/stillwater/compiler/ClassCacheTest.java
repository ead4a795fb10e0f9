package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.JobState;
import dev.stillwater.model.job.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ClassCacheTest {
  @TempDir
  Path folder;

  private static Job job() {
    return TestJobs.job("<operators uid=\"gen\" kind=\"generator\"><parameters name=\"count\" value=\"10\"/><expressions name=\"x\" text=\"n * 2\"/></operators>"
        + "<operators uid=\"print\" kind=\"console-sink\"/><streams source=\"gen\" target=\"print\"/>");
  }

  private CompiledJob compile() throws CompileException {
    return JobCompiler.compile(job(), new CompileOptions(folder, "test", Optional.of(folder.resolve("cache/plans"))));
  }

  private static String print(CompiledJob compiled) throws InterruptedException {
    StringBuilder out = new StringBuilder();
    JobExecution execution = JobExecution.start(compiled.plan(), compiled.code(), ExecutionOptions.stepped(1, out::append));
    assertEquals(JobState.FINISHED, execution.await().state());
    return out.toString();
  }

  @Test
  void secondCompilation_usesTheKeptClasses() throws Exception {
    // Catches a cache that is never hit, or gives a job that works differently.
    CompiledJob first = compile();
    CompiledJob second = compile();
    assertFalse(first.isFromCache());
    assertTrue(second.isFromCache());
    assertEquals(first.plan(), second.plan());
    assertEquals(first.generatedSource(), second.generatedSource());
    assertEquals(print(first), print(second));
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("cache/plans"))));
  }

  @Test
  void sameJob_runsTheSameClassesAgain() throws Exception {
    // Catches classes that are loaded anew for each run in a process, for which Java has no machine code yet, and those of another job that are taken for them.
    CompiledJob first = compile();
    CompiledJob second = compile();
    Job other = job();
    other.getOperators().get(0).getExpressions().get(0).setText("n * 3");
    CompiledJob third = JobCompiler.compile(other, new CompileOptions(folder, "test", Optional.empty()));
    assertSame(first.code().getClass(), second.code().getClass());
    assertNotSame(first.code(), second.code());
    assertNotSame(first.code().getClass(), third.code().getClass());
    assertEquals(print(first), print(second));
    assertFalse(print(first).equals(print(third)));
  }

  @Test
  void damagedFile_isCompiledAgainWithoutAWord() throws Exception {
    // Catches a flipped bit or a cut file that fails the job or, worse, runs.
    Path file = folder.resolve("cache/plans").resolve(compile().plan().planHash());
    byte[] good = Files.readAllBytes(file);
    Random random = new Random(7);
    for (int run = 0; run < 6; run++) {
      byte[] bad = good.clone();
      if (run % 2 == 0) {
        bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      } else {
        bad = Arrays.copyOf(bad, random.nextInt(bad.length));
      }
      Files.write(file, bad);
      assertFalse(compile().isFromCache(), "run " + run);
      assertTrue(compile().isFromCache(), "run " + run);
    }
  }

  @Test
  void folderThatCannotBeWritten_doesNotStopTheJob() throws Exception {
    // Catches a full or read-only home folder that keeps jobs from running.
    Files.writeString(folder.resolve("cache"), "a file where the folder should be");
    assertEquals(10, print(compile()).lines().count());
  }

  @Test
  void cacheHit_loadsNoClassOfTheJavaCompiler() throws IOException, InterruptedException, CompileException {
    // Catches a start that pays for ecj although nothing is compiled.
    compile();
    Path log = folder.resolve("classes.log");
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
        "-Xlog:class+load:file=" + log, Child.class.getName(), folder.toString()).inheritIO().start();
    assertEquals(0, process.waitFor());
    String classes = Files.readString(log);
    assertTrue(classes.contains("dev.stillwater.generated.Code"), "the job ran");
    assertEquals(0, classes.lines().filter(line -> line.contains(" org.eclipse.jdt.")).count());
  }

  /** Runs the job in another JVM; ends with 0 only if its classes came from the cache. */
  static final class Child {
    private Child() {
    }

    /** Takes the folder of the test. */
    public static void main(String[] arguments) throws Exception {
      ClassCacheTest test = new ClassCacheTest();
      test.folder = Path.of(arguments[0]);
      CompiledJob compiled = test.compile();
      if (!compiled.isFromCache() || print(compiled).lines().count() != 10) {
        throw new IllegalStateException("The classes were not in the cache.");
      }
    }
  }
}
