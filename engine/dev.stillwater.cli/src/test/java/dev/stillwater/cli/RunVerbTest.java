package dev.stillwater.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run} does and says, with good and bad input. */
class RunVerbTest {
  @TempDir
  private Path folder;
  private CommandResult result;

  @AfterEach
  void noStackTrace() {
    assertFalse(result.hasStackTrace(), () -> result.all());
  }

  @Test
  void boundedJob_finishes() throws IOException {
    // Catches results on the wrong stream or in the wrong place.
    run(TestJobs.filter(folder));
    assertEquals(0, result.code(), result.all());
    assertEquals("", result.out());
    assertEquals(List.of("date,delay,origin", "2001-01-01T00:00:00,5,SFO", "2001-01-01T00:02:00,7,\"St. John's, NL\""),
        Files.readAllLines(folder.resolve("out/test/out.csv")));
    assertTrue(result.err().contains("Finished") && result.err().contains("3 records read, 2 written"), result.all());
    assertTrue(result.err().contains(folder.resolve("out/test/out.csv").toString()), result.all());
  }

  @Test
  void paths_countFromJobAndFromCurrentFolder() throws IOException {
    // Catches one base for both: a path in the file counts from the file, one on the command line from the current folder.
    Path jobs = Files.createDirectory(folder.resolve("jobs"));
    TestJobs.filter(jobs);
    result = CommandResult.of(folder, "run", "jobs/test.job", "--set", "out.path=here.csv");
    assertEquals(0, result.code(), result.all());
    assertTrue(Files.exists(folder.resolve("here.csv")), result.all());
    assertFalse(Files.exists(jobs.resolve("here.csv")), result.all());
  }

  @Test
  void console_isTheOutput() throws IOException {
    // Catches messages among the results.
    run(TestJobs.numbers(folder), "--set", "gen.count=3", "--set", "gen.rate=0", "--set", "print.prefix=>");
    assertEquals(0, result.code(), result.all());
    assertEquals(3, result.out().lines().count(), result.all());
    assertTrue(result.out().lines().allMatch(line -> line.startsWith(">")), result.all());
  }

  @Test
  void unboundedJob_endsAtItsLimit() throws IOException {
    // Catches a limit that is a failure, or that only counts when a record comes.
    run(TestJobs.numbers(folder), "--for", "300ms");
    assertEquals(0, result.code(), result.all());
    assertTrue(result.out().lines().count() > 10, result.all());
    assertTrue(result.err().contains("Cancelled after"), result.all());
  }

  @Test
  void explain_showsPlanAndCodeAndDoesNotRun() throws IOException {
    // Catches an explanation that writes results.
    run(TestJobs.filter(folder), "--explain");
    assertEquals(0, result.code(), result.all());
    assertTrue(result.out().contains("flights -> delayed") && result.out().contains("class "), result.all());
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void wrongColumnCountOnLine17_isReportedWithFileAndLine() throws IOException {
    // Catches a bad line that vanishes; the run goes on and says where the line is kept.
    Path job = TestJobs.filter(folder);
    List<String> lines = new ArrayList<>(List.of("date,delay,origin"));
    for (int line = 2; line <= 40; line++) {
      lines.add(line == 17 ? "2001-01-01T00:00:00,17,SFO,extra" : "2001-01-01T00:00:00," + line + ",SFO");
    }
    Files.write(folder.resolve("flights.csv"), lines);
    run(job);
    assertEquals(0, result.code(), result.all());
    assertTrue(result.err().contains("1 line could not be read (line 17:"), result.all());
    assertTrue(result.err().contains("test-flights-bad-lines.csv"), result.all());
    assertEquals(39, Files.readAllLines(folder.resolve("out/test/out.csv")).size());
  }

  @Test
  void missingJob_cannotStart() {
    // Catches a code of 1, which says that the job ran and failed.
    run(folder.resolve("none.job"));
    assertCannot("none.job");
  }

  @Test
  void jobWithProblems_cannotStart() throws IOException {
    // Catches a run of a job that check refuses.
    run(TestJobs.filter(folder, "delay > 0", "dely > 0"));
    assertCannot("uid 'delayed'");
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void missingInput_cannotStart() throws IOException {
    // Catches a source that ends at once where its file is missing.
    run(TestJobs.filter(folder), "--set", "flights.path=nowhere.csv");
    assertCannot("nowhere.csv");
  }

  @Test
  void directoryAsInput_cannotStart() throws IOException {
    // Catches a raw exception of the file system.
    run(TestJobs.filter(folder), "--set", "flights.path=.");
    assertCannot("flights");
  }

  @Test
  void unwritableSink_cannotStart() throws IOException {
    // Catches a job that reads all its input before it finds that nothing can be written: a file stands where a folder is needed.
    Files.writeString(folder.resolve("file"), "");
    run(TestJobs.filter(folder), "--set", "out.path=file/out.csv");
    assertCannot("out");
  }

  @Test
  void sinkThatIsAFolder_cannotStart() throws IOException {
    // Catches a folder that is replaced by a file.
    Files.createDirectories(folder.resolve("results/kept"));
    run(TestJobs.filter(folder), "--set", "out.path=results");
    assertCannot("results");
    assertTrue(Files.isDirectory(folder.resolve("results/kept")));
  }

  @Test
  void unknownUid_namesTheNearest() throws IOException {
    // Catches a setting that is passed over.
    run(TestJobs.filter(folder), "--set", "flight.path=x.csv");
    assertCannot("'flights'");
  }

  @Test
  void unknownParameter_namesTheNearest() throws IOException {
    // Catches a setting that is passed over.
    run(TestJobs.filter(folder), "--set", "flights.pth=x.csv");
    assertCannot("'path'");
  }

  @Test
  void malformedSetting_isRefused() throws IOException {
    // Catches a setting without value that is passed over.
    run(TestJobs.filter(folder), "--set", "flights");
    assertCannot("UID.PARAM=VALUE");
  }

  @Test
  void badDuration_isRefused() throws IOException {
    // Catches a limit that is taken for no limit.
    run(TestJobs.filter(folder), "--for", "soon");
    assertCannot("soon");
  }

  @Test
  void badParallelism_isRefused() throws IOException {
    // Catches zero subtasks, text, and more subtasks than key groups.
    run(TestJobs.filter(folder), "--parallelism", "0");
    assertCannot("0");
    run(TestJobs.filter(folder), "--parallelism", "many");
    assertCannot("many");
    run(TestJobs.filter(folder), "--parallelism", "129");
    assertCannot("128");
  }

  @Test
  void recordThatCannotBeComputed_failsTheJob() throws IOException {
    // Catches a failure while running that looks like success, or one without the record that caused it.
    run(TestJobs.filter(folder, "", ""), "--set", "flights.path=" + zero());
    assertEquals(0, result.code(), result.all());
    run(TestJobs.filter(folder, "delay > 0", "10 / delay > 0"), "--set", "flights.path=" + zero());
    assertEquals(1, result.code(), result.all());
    assertTrue(result.err().contains("Failed after") && result.err().contains("'delayed'"), result.all());
  }

  @Test
  void restarts_sayWhereTheyGoOn() throws IOException {
    // Catches a job that begins anew and claims to go on, and figures of a file that are those of the last attempt.
    String restarts = "<restartStrategy kind=\"fixed-delay\" maxAttempts=\"1\" delayMs=\"10\"/>\n  <operators uid=\"delayed\" kind=\"filter\">\n    <expressions text=\"10 / delay";
    run(TestJobs.filter(folder, "<operators uid=\"delayed\" kind=\"filter\">\n    <expressions text=\"delay", restarts), "--set", "flights.path=" + zero());
    assertEquals(1, result.code(), result.all());
    assertTrue(result.err().contains("warning: The job has failed and begins anew, as it has no checkpoint. Operator 'delayed'"), result.all());
    run(TestJobs.filter(folder));
    assertTrue(result.err().contains("2 records written to "), result.all());
  }

  @Test
  void stateOfAnotherType_cannotStart() throws IOException {
    // Catches a job that is said to have failed where it could not begin.
    String filter = "kind=\"filter\">\n    <expressions text=\"delay > 0\"/>";
    String sink = "<streams source=\"flights\" target=\"delayed\"/>";
    String aggregate = "kind=\"aggregate\">\n    <expressions name=\"least\" text=\"min(%s)\"/>";
    String keyed = "<streams source=\"flights\" target=\"delayed\" partitioning=\"hash\"><keyFields>origin</keyFields></streams>";
    Path job = TestJobs.filter(folder);
    String text = Files.readString(job).replace(sink, keyed);
    String[] options = {"--checkpoint-dir", "checkpoints", "--checkpoint-interval", "10s", "--from", "latest"};
    Files.writeString(job, text.replace(filter, aggregate.formatted("delay")));
    run(job, options);
    assertEquals(0, result.code(), result.all());
    Files.writeString(job, text.replace(filter, aggregate.formatted("text(delay)")));
    run(job, options);
    assertEquals(2, result.code(), result.all());
    assertTrue(result.err().contains("'delayed'") && result.err().contains("least"), result.all());
  }

  @Test
  void debug_showsWhere() {
    // Catches an option that shows nothing, and traces without it.
    result = CommandResult.of(folder, "run", "none.job");
    assertFalse(result.hasStackTrace(), result.all());
    CommandResult debug = CommandResult.of(folder, "run", "none.job", "--debug");
    assertTrue(debug.hasStackTrace(), debug.all());
  }

  private Path zero() throws IOException {
    return Files.writeString(folder.resolve("zero.csv"), "date,delay,origin\n2001-01-01T00:00:00,5,SFO\n2001-01-01T00:01:00,0,LAX\n");
  }

  private void run(Path job, String... words) {
    List<String> all = new ArrayList<>(List.of("run", job.toString()));
    all.addAll(List.of(words));
    result = CommandResult.of(folder, all.toArray(String[]::new));
  }

  private void assertCannot(String named) {
    assertEquals(2, result.code(), result.all());
    assertEquals("", result.out(), result.all());
    assertTrue(result.err().contains(named), result.all());
    assertTrue(result.err().contains("error: "), result.all());
  }
}
