package dev.stillwater.host.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.JobState;
import dev.stillwater.engine.compare.Equality;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.replay.ReplayLimit;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.CheckpointOverrides;
import dev.stillwater.host.JobRun;
import dev.stillwater.host.RunRequest;
import dev.stillwater.model.job.Operator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a replay takes from its snapshot, and what it refuses to begin with. */
class PreparedReplayTest {
  private static final String LINES = "2001-01-01T00:00:00,5,SFO\n2001-01-01T01:00:00,50,LAX\n2001-01-02T00:00:00,7,SFO\n";
  private static final long TIMEOUT_MS = 30_000;

  @TempDir
  private Path folder;
  private Path project;
  private Path input;

  @BeforeEach
  void project() throws Exception {
    project = Files.createDirectory(folder.resolve("project"));
    input = Files.writeString(project.resolve("flights.csv"), "date,delay,origin\n" + LINES);
    Files.writeString(project.resolve("a.job"), ReplayTestJobs.counting("A", "flights.csv", "delay > 0"));
    Files.writeString(project.resolve("b.job"), ReplayTestJobs.counting("B", "flights.csv", "delay > 10"));
  }

  @Test
  void jobOfTheSnapshot_isItsJobInItsFolder() throws Exception {
    // Catches relative paths that count from the snapshot or from where the person is.
    Path snapshot = run("a.job");
    PreparedReplay prepared = prepare(snapshot, "snapshot", Optional.empty());
    assertEquals("A", prepared.a().job().getName());
    assertEquals(project, prepared.a().loaded().baseFolder());
    assertEquals("flights.csv", value(prepared.a(), "flights", "path"));
    assertEquals(List.of(), prepared.notes());
  }

  @Test
  void jobOfTheSnapshot_runsWithItsSettings() throws Exception {
    // Catches a sidecar whose overrides are forgotten.
    Path other = Files.copy(input, folder.resolve("other.csv"));
    Path snapshot = run("a.job", "flights.path=" + other, "daily.size=2d");
    PreparedReplay prepared = prepare(snapshot, "snapshot", Optional.empty());
    assertEquals("2d", value(prepared.a(), "daily", "size"));
    assertEquals(other.toString(), value(prepared.a(), "flights", "path"));
  }

  @Test
  void anotherVersion_readsTheRecordedInputButDecidesTheRestItself() throws Exception {
    // Catches a new version that is run on other data than the old one, and settings of operators that the new version changes.
    Path other = Files.copy(input, folder.resolve("other.csv"));
    Path snapshot = run("a.job", "flights.path=" + other, "daily.size=2d", "flights.outOfOrderness=5min");
    PreparedReplay prepared = prepare(snapshot, "a.job", Optional.of("b.job"));
    PreparedVersion b = prepared.b().orElseThrow();
    assertEquals("B", b.job().getName());
    assertEquals("1d", value(b, "daily", "size"));
    assertEquals(other.toString(), value(b, "flights", "path"));
    assertEquals("5min", value(b, "flights", "outOfOrderness"), "a setting of the run");
    assertTrue(prepared.notes().contains("The source 'flights' of b.job reads the recorded input " + other + "."), prepared.notes().toString());
  }

  @Test
  void settings_areForBothOrForOne() throws Exception {
    // Catches a prefix that is taken for a uid, and paths that count from the job.
    Path snapshot = run("a.job");
    Path other = Files.copy(input, folder.resolve("other.csv"));
    PreparedReplay prepared = prepare(request(snapshot, "a.job", Optional.of("b.job"), List.of("daily.size=6h", "B:daily.size=12h", "A:flights.path=other.csv")));
    assertEquals("6h", value(prepared.a(), "daily", "size"));
    assertEquals("12h", value(prepared.b().orElseThrow(), "daily", "size"));
    assertEquals(other.toString(), value(prepared.a(), "flights", "path"));
    assertEquals("flights.csv", value(prepared.b().orElseThrow(), "flights", "path"));
  }

  @Test
  void unknownUidOrParameter_namesTheNearest() throws Exception {
    // Catches settings that are passed over.
    Path snapshot = run("a.job");
    refused(request(snapshot, "a.job", Optional.of("b.job"), List.of("B:dayly.size=6h")), "Version B (b.job)", "'dayly'", "The nearest operator is 'daily'");
    refused(request(snapshot, "a.job", Optional.of("b.job"), List.of("daily.seize=6h")), "Version A", "The nearest parameter is 'size'", "begins with A: or B:");
    refused(request(snapshot, "a.job", Optional.empty(), List.of("B:daily.size=6h")), "only one version");
  }

  @Test
  void anotherFile_isRefusedWithWhatWasExpectedAndFound() throws Exception {
    // Catches versions that are compared on input that neither has seen.
    Path snapshot = run("a.job");
    Files.writeString(input, "date,delay,origin\n" + LINES.replace("50", "51"));
    refused(request(snapshot, "a.job", Optional.of("b.job"), List.of()), "is not the one that was recorded: " + input, "Expected: 97 bytes", "Found: 97 bytes",
        "--set flights.path=FILE");
    Files.writeString(input, "date,delay,origin\n");
    refused(request(snapshot, "a.job", Optional.of("b.job"), List.of()), "Expected: 97 bytes", "Found: 18 bytes");
    Files.delete(input);
    refused(request(snapshot, "a.job", Optional.of("b.job"), List.of()), "is not there: " + input, "Expected: 97 bytes");
  }

  @Test
  void fileThatHasGrown_isRead() throws Exception {
    // Catches a refusal of what a restore takes.
    Path snapshot = run("a.job");
    Files.writeString(input, "2001-01-03T00:00:00,5,SFO\n", StandardOpenOption.APPEND);
    PreparedReplay prepared = prepare(snapshot, "a.job", Optional.empty());
    assertEquals(1, prepared.notes().size(), prepared.notes().toString());
    assertTrue(prepared.notes().getFirst().contains("has grown by 26 bytes"), prepared.notes().toString());
  }

  @Test
  void movedProject_isReplayedWhereItIs() throws Exception {
    // Catches paths of the machine that the snapshot was taken on.
    run("a.job");
    Path moved = Files.move(project, folder.resolve("moved"));
    Path snapshot = snapshotBelow(moved);
    PreparedReplay prepared = prepare(request(snapshot, "snapshot", Optional.of("moved/b.job"), List.of()));
    assertEquals(moved, prepared.a().loaded().baseFolder());
    assertTrue(prepared.notes().stream().anyMatch(note -> note.contains("is not there any more; " + moved.resolve("flights.csv"))), prepared.notes().toString());
  }

  @Test
  void jobFarFromItsInputAndItsSnapshot_isFound() throws Exception {
    // Catches functions and files that are looked for where the person is, when the checkpoints lie elsewhere and the file has changed since.
    Path data = Files.move(input, Files.createDirectories(folder.resolve("data/deep")).resolve("flights.csv"));
    Files.writeString(project.resolve("a.job"), ReplayTestJobs.counting("A", "../data/deep/flights.csv", "delay > 0"));
    Path taken = run("a.job");
    Path snapshot = folder.resolve("chk");
    Files.move(SidecarFolder.of(taken), SidecarFolder.of(snapshot));
    Files.move(taken, snapshot);
    Files.writeString(project.resolve("a.job"), ReplayTestJobs.counting("Later", "none.csv", "delay > 0"));
    PreparedReplay prepared = prepare(snapshot, "snapshot", Optional.empty());
    assertEquals("A", prepared.a().job().getName());
    assertEquals(project, prepared.a().loaded().baseFolder());
    assertEquals(data, prepared.a().loaded().baseFolder().resolve(value(prepared.a(), "flights", "path")).normalize());
  }

  @Test
  void lostState_isRefusedUnlessAllowed() throws Exception {
    // Catches a renamed uid that makes the new version begin without state, so that everything differs.
    Path snapshot = run("a.job");
    Files.writeString(project.resolve("b.job"), ReplayTestJobs.counting("B", "flights.csv", "delay > 10").replace("\"daily\"", "\"dayly\""));
    ReplayRequest request = request(snapshot, "a.job", Optional.of("b.job"), List.of());
    refused(request, "version B (b.job) does not have: 'daily'", "--allow-non-restored-state");
    ReplayRequest.Conditions allowing = Comparison.conditions(Set.of(), OptionalInt.empty(), request.conditions().backend(), 0, true, false);
    prepare(new ReplayRequest(request.snapshot(), request.a(), request.b(), request.settings(), request.currentFolder(), request.until(), allowing));
  }

  @Test
  void snapshotOfAnotherJob_isRefusedWithTheNamesOfBoth() throws Exception {
    // Catches a refusal that reads as if an operator had been renamed, where the snapshot is simply the wrong one.
    Path snapshot = run("a.job");
    Files.writeString(project.resolve("other.job"), ReplayTestJobs.counting("Other", "flights.csv", "delay > 10").replace("\"daily\"", "\"sums\"")
        .replace("\"flights\"", "\"trips\""));
    refused(request(snapshot, "snapshot", Optional.of("other.job"), List.of()), "The snapshot of the job 'A' has nothing for version B (other.job), which",
        "'flights'", "'daily'", "Choose another snapshot or version", "--allow-non-restored-state");
  }

  @Test
  void stateThatDoesNotFit_namesTheVersion() throws Exception {
    // Catches a refusal of which nobody knows which of both versions it is about.
    Path savepoint = folder.resolve("savepoint");
    ReplayRequest toRecord = new ReplayRequest(Optional.empty(), VersionName.parse("a.job", project), Optional.empty(), new SidedSettings(List.of()), folder,
        new ReplayLimit.Records(2), ReplayRequest.Conditions.PLAIN);
    SingleReplay.run(prepare(toRecord), Optional.empty(), Optional.of(savepoint), ProgressListener.NONE);
    Files.writeString(project.resolve("b.job"), ReplayTestJobs.counting("B", "flights.csv", "delay > 0").replace("value=\"1d\"", "value=\"2d\""));
    PreparedReplay prepared = prepare(savepoint, "snapshot", Optional.of("b.job"));
    CannotStartException problem = assertThrows(CannotStartException.class, () -> ComparedReplays.run(prepared, Equality.EXACT, ProgressListener.NONE));
    assertTrue(problem.getMessage().contains("'daily'") && problem.getMessage().contains("Version B (b.job) cannot start."), problem.getMessage());
  }

  @Test
  void damagedEntryOfALocalHistory_isCalledAsPeopleKnowIt() throws Exception {
    // Catches a message with the place of a copy that nobody has made and that is gone when the message is read.
    Path copy = Files.writeString(folder.resolve("copy-of-a.job"), "<job:Job");
    VersionName kept = new VersionName.OfCopy(copy, project.resolve("a.job"), "a.job of yesterday");
    ReplayRequest request = new ReplayRequest(Optional.empty(), kept, Optional.empty(), new SidedSettings(List.of()), folder, ReplayLimit.END_OF_DATA,
        ReplayRequest.Conditions.PLAIN);
    CannotStartException problem = assertThrows(CannotStartException.class, () -> prepare(request));
    String all = problem.getMessage() + problem.file() + problem.problems();
    assertTrue(all.contains("The job a.job of yesterday cannot be read.") && all.contains("well-formed") && !all.contains("copy-of-a"), all);
  }

  @Test
  void snapshotWithoutSidecar_needsAJob() throws Exception {
    // Catches a defect of ours for snapshots of Flink.
    Path snapshot = run("a.job");
    SidecarFolder.delete(dev.stillwater.engine.io.Storage.local(), snapshot);
    refused(request(snapshot, "snapshot", Optional.empty(), List.of()), "keeps no job", "--job FILE");
    assertEquals("A", prepare(snapshot, "a.job", Optional.empty()).a().job().getName());
  }

  @Test
  void limitInAnUnknownSource_isRefused() throws Exception {
    Path snapshot = run("a.job");
    ReplayRequest plain = request(snapshot, "a.job", Optional.empty(), List.of());
    ReplayRequest request = new ReplayRequest(plain.snapshot(), plain.a(), plain.b(), plain.settings(), plain.currentFolder(),
        new ReplayLimit.Position("flihgts", "line 3"), plain.conditions());
    refused(request, "version A has no source 'flihgts'; it has flights");
  }

  @Test
  void limitThatNoSourceCounts_isRefused() throws Exception {
    // Catches an end that is refused only when the replay runs, after a person has pressed Run: records of a file, and event time where there is none.
    ReplayRequest plain = request(null, "a.job", Optional.empty(), List.of());
    refused(until(plain, new ReplayLimit.Position("flights", "record 3")), "counts lines or bytes, not records; write 'flights:line 5000'");
    prepare(until(plain, new ReplayLimit.Position("flights", "line 3")));
    prepare(until(plain, new ReplayLimit.EventTime(Instant.EPOCH)));
    Files.writeString(project.resolve("b.job"), ReplayTestJobs.withFunction("B").replace("<parameters name=\"eventTime\" value=\"date\"/>", "")
        .replace("kind=\"flat-map\">", "kind=\"filter\"><expressions text=\"delay > 0\"/>").replace("<parameters name=\"class\" value=\"alerts.Alert\"/>", ""));
    refused(until(request(null, "b.job", Optional.empty(), List.of()), new ReplayLimit.EventTime(Instant.EPOCH)), "has no source with an event time to end at");
  }

  private static ReplayRequest until(ReplayRequest plain, ReplayLimit limit) {
    return new ReplayRequest(plain.snapshot(), plain.a(), plain.b(), plain.settings(), plain.currentFolder(), limit, plain.conditions());
  }

  @Test
  void processingTime_isFlagged() throws Exception {
    // Catches a promise that cannot be kept.
    Files.writeString(project.resolve("b.job"), ReplayTestJobs.counting("B", "flights.csv", "delay > 10").replace("name=\"size\" value=\"1d\"/>",
        "name=\"size\" value=\"1d\"/><parameters name=\"time\" value=\"processing\"/>"));
    List<String> notes = prepare(request(null, "b.job", Optional.empty(), List.of())).notes();
    assertTrue(notes.stream().anyMatch(note -> note.startsWith("warning: Operator 'daily' depends on processing time")), notes.toString());
  }

  @Test
  void parallelism_isOneUnlessTold() throws Exception {
    // Catches a replay that takes over the parallelism of the run, whose order of results is another.
    Files.writeString(project.resolve("b.job"), ReplayTestJobs.counting("B", "flights.csv", "delay > 10").replace("uid=\"daily\"", "uid=\"daily\" parallelism=\"3\"")
        .replace("name=\"B\"", "name=\"B\" defaultParallelism=\"4\""));
    PreparedVersion version = prepare(request(null, "b.job", Optional.empty(), List.of())).a();
    assertEquals(1, version.job().getDefaultParallelism());
    assertFalse(version.job().getOperators().stream().anyMatch(operator -> operator.getParallelism() > 0));
  }

  @Test
  void otherParallelism_isTold() throws Exception {
    // Catches a comparison that says nothing of a change that it does not take over.
    Files.writeString(project.resolve("b.job"), ReplayTestJobs.counting("B", "flights.csv", "delay > 0").replace("uid=\"daily\"", "uid=\"daily\" parallelism=\"3\""));
    List<String> notes = prepare(request(null, "a.job", Optional.of("b.job"), List.of())).notes();
    assertTrue(notes.contains("The versions differ in the parallelism of 'daily' (1 and 3). Both are replayed with one subtask of each operator, unless another parallelism is asked"
        + " for (--parallelism)."), notes.toString());
    assertEquals(List.of(), prepare(request(null, "b.job", Optional.of("b.job"), List.of())).notes());
  }

  private PreparedReplay prepare(Path snapshot, String a, Optional<String> b) throws Exception {
    return prepare(request(snapshot, a, b, List.of()));
  }

  private PreparedReplay prepare(ReplayRequest request) throws Exception {
    return PreparedReplay.prepare(request, Files.createTempDirectory(folder, "work"), ProgressListener.NONE);
  }

  private void refused(ReplayRequest request, String... parts) {
    CannotStartException problem = assertThrows(CannotStartException.class, () -> prepare(request));
    for (String part : parts) {
      assertTrue(problem.getMessage().contains(part), problem.getMessage());
    }
  }

  private ReplayRequest request(Path snapshot, String a, Optional<String> b, List<String> settings) {
    Path jobs = Files.exists(project) ? project : folder;
    return new ReplayRequest(Optional.ofNullable(snapshot), VersionName.parse(a, jobs), b.map(name -> VersionName.parse(name, jobs)), new SidedSettings(settings), folder,
        ReplayLimit.END_OF_DATA, ReplayRequest.Conditions.PLAIN);
  }

  private static String value(PreparedVersion version, String uid, String parameter) {
    Operator operator = version.loaded().operator(uid).orElseThrow();
    return LoadedVersion.value(operator, parameter).orElseThrow();
  }

  /** Runs a job to its end and gives its last checkpoint. */
  private Path run(String job, String... settings) throws Exception {
    CheckpointOverrides checkpoints = new CheckpointOverrides(Optional.empty(), OptionalLong.of(60_000), Optional.empty(), OptionalInt.empty(), Optional.empty(),
        false, CheckpointOverrides.NONE.claimMode());
    JobRun run = JobRun.prepare(new RunRequest(project.resolve(job), List.of(settings), OptionalInt.empty(), folder, Optional.empty(), checkpoints));
    run.start(lines -> { });
    assertEquals(JobState.FINISHED, run.await(TIMEOUT_MS).state());
    return snapshotBelow(project);
  }

  private static Path snapshotBelow(Path folder) throws Exception {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(path -> path.getFileName().toString().equals("_metadata")).map(Path::getParent).findFirst().orElseThrow();
    }
  }
}
