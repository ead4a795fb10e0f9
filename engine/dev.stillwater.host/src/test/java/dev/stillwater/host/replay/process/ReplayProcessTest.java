package dev.stillwater.host.replay.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.compiler.JobCompiler;
import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.compare.Equality;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.replay.ReplaySpeed;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import dev.stillwater.host.replay.Comparison;
import dev.stillwater.host.replay.ReplayRequest;
import dev.stillwater.host.replay.process.ReplayOrder.Copy;
import dev.stillwater.host.replay.process.ReplayOrder.Kind;
import dev.stillwater.host.replay.process.ReplayState.Outcome;
import dev.stillwater.host.replay.process.ReplayState.Phase;
import dev.stillwater.model.JobFile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.internal.compiler.CompilationResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;

/** Replays in a process of their own: what they leave in their folder, however they end. */
class ReplayProcessTest {
  private static final long PATIENCE_NANOS = 30_000_000_000L;
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final String JOB = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Flights">
        <schemas name="flight">
          <fields name="date" type="timestamp"/>
          <fields name="delay" type="int"/>
        </schemas>
        <operators uid="flights" kind="csv-source">
          <parameters name="path" value="flights.csv"/>
          <parameters name="schema" value="flight"/>
          <parameters name="eventTime" value="date"/>
        </operators>
        <operators uid="late" kind="filter"><expressions text="delay > 10"/></operators>
        <operators uid="out" kind="csv-sink"><parameters name="path" value="out.csv"/></operators>
        <streams source="flights" target="late"/>
        <streams source="late" target="out"/>
      </job:Job>
      """;
  /** Keeps a text for each of very many keys. */
  private static final String LARGE = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Large">
        <operators uid="gen" kind="generator">
          <parameters name="count" value="3000000"/>
          <expressions name="number" text="n"/>
        </operators>
        <operators uid="first" kind="deduplicate"/>
        <operators uid="out" kind="csv-sink"/>
        <streams source="gen" target="first" partitioning="hash"><keyFields>number</keyFields></streams>
        <streams source="first" target="out"/>
      </job:Job>
      """;

  @TempDir
  private Path folder;
  private Path project;
  private ReplayHistory history;
  private final List<ReplayProcess> started = new ArrayList<>();

  @BeforeEach
  void project() throws Exception {
    project = Files.createDirectory(folder.resolve("project"));
    Files.writeString(project.resolve("flights.csv"), "date,delay\n2001-01-01T00:00:00,50\n2001-01-01T00:00:01,5\n2001-01-03T00:00:00,70\n");
    Files.writeString(project.resolve("a.job"), JOB);
    Files.writeString(project.resolve("b.job"), JOB.replace("delay > 10", "delay > 60"));
    history = new ReplayHistory(folder.resolve("replays"));
  }

  @AfterEach
  void endAll() {
    started.forEach(each -> each.process().destroyForcibly());
  }

  private ReplayOrder order(Kind kind, String a, String b, ReplaySpeed speed) {
    Comparison what = new Comparison("", "", Optional.empty(), a, b, List.of(), "end", Equality.EXACT, ReplayRequest.Conditions.PLAIN).withSpeed(speed);
    return new ReplayOrder(kind, "test", System.currentTimeMillis(), project, what, Map.of(), Optional.empty(), "");
  }

  private ReplayOrder waiting() {
    return order(Kind.REPLAY, "a.job", "", ReplaySpeed.REAL_TIME);
  }

  private ReplayProcess start(ReplayOrder order) throws Exception {
    return start(history.create(order, Map.of()));
  }

  private ReplayProcess start(ReplayFolder replay, String... jvm) throws Exception {
    ReplayProcess process = ReplayProcess.start(replay, new ReplayProcess.Launch(ReplayProcess.ownJava(), List.of(jvm), classPath(), Map.of()));
    started.add(process);
    return process;
  }

  private static ReplayState await(ReplayProcess process, Predicate<ReplayState> condition) throws Exception {
    long begin = System.nanoTime();
    ReplayState state = ReplayHistory.noticed(process.folder());
    while (!condition.test(state)) {
      assertTrue(System.nanoTime() - begin < PATIENCE_NANOS && !state.phase().isTerminal(), "it is " + state + "\n" + process.folder().lastMessages(10));
      LockSupport.parkNanos(SECOND_NANOS / 50);
      state = ReplayHistory.noticed(process.folder());
    }
    return state;
  }

  private static ReplayState awaitEnd(ReplayProcess process) throws Exception {
    assertTrue(process.process().waitFor(30, TimeUnit.SECONDS));
    return process.folder().readState();
  }

  private static String output(ReplayProcess process) throws Exception {
    try (InputStream in = process.process().getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void comparison_leavesItsVerdict_andTouchesNoSink() throws Exception {
    // Catches a result that stays in the process, and a replay that writes into the project.
    ReplayProcess process = start(order(Kind.COMPARISON, "a.job", "b.job", ReplaySpeed.AS_FAST_AS_POSSIBLE));
    String output = output(process);
    ReplayState state = awaitEnd(process);
    assertEquals(Phase.FINISHED, state.phase(), state.toString());
    assertEquals(Optional.of(Outcome.DIFFERENT), state.result().outcome());
    String verdict = state.result().verdict().orElseThrow();
    assertTrue(verdict.startsWith("1 of 2 results differs, all in operator late"), verdict);
    assertTrue(output.contains(verdict), output);
    assertEquals(1, process.process().exitValue());
    assertTrue(state.progress().eventTimeMs().isPresent());
    assertEquals(3, state.progress().records(), "input records of a version");
    assertFalse(Files.exists(process.folder().work()), "files of the work are left");
    assertEquals(List.of("a.job", "b.job", "flights.csv"), names(project));
    assertEquals(1, history.entries().size());
  }

  @Test
  void keptText_isReplayedInPlaceOfTheFile_andRunAgain() throws Exception {
    // Catches an entry of a local history that is replaced by the file of today, or lost when the replay is run again.
    Comparison what = new Comparison("", "", Optional.empty(), "a.job", "b.job", List.of(), "end", Equality.EXACT, ReplayRequest.Conditions.PLAIN);
    ReplayOrder order = new ReplayOrder(Kind.COMPARISON, "test", 1, project, what, Map.of("b", new Copy(project.resolve("gone.job"), "b of yesterday")),
        Optional.empty(), "");
    ReplayFolder first = history.create(order, Map.of("b", JOB.getBytes(StandardCharsets.UTF_8)));
    ReplayState state = awaitEnd(start(history.createAgain(first, order.again(2, Set.of()))));
    assertEquals(Optional.of(Outcome.EQUAL), state.result().outcome(), state.toString());
  }

  @Test
  void badRequest_failsWithItsReason() throws Exception {
    // Catches a process that ends without a word, or with a stack trace, over a damaged file or a version that is not there.
    ReplayState noJob = awaitEnd(start(order(Kind.REPLAY, "none.job", "", ReplaySpeed.AS_FAST_AS_POSSIBLE)));
    assertEquals(Phase.FAILED, noJob.phase());
    assertTrue(noJob.result().message().orElseThrow().contains("none.job"), noJob.toString());
    ReplayFolder damaged = history.create(waiting(), Map.of());
    Files.writeString(damaged.request(), "{\"formatVersion\": 1,\n\"kinds\": 3}");
    ReplayProcess process = start(damaged);
    ReplayState state = awaitEnd(process);
    assertEquals(Phase.FAILED, state.phase());
    assertTrue(state.result().message().orElseThrow().contains("request.json:2: field 'kinds'"), state.toString());
    assertTrue(damaged.lastMessages(1).getFirst().startsWith("error: "), damaged.lastMessages(5).toString());
    assertEquals(2, process.process().exitValue());
  }

  @Test
  void runningReplay_tellsHowFarItIs_andIsCancelledWithinASecond() throws Exception {
    // Catches a replay that nobody can watch or stop, and one that leaves files when it is stopped.
    ReplayProcess process = start(waiting());
    ReplayState running = await(process, state -> state.phase() == Phase.RUNNING && state.progress().records() > 0);
    assertTrue(running.progress().eventTimeMs().isPresent(), running.toString());
    assertTrue(Files.exists(process.folder().work()));
    long begin = System.nanoTime();
    process.cancel();
    assertTrue(process.process().waitFor(5, TimeUnit.SECONDS));
    long tookNanos = System.nanoTime() - begin;
    assertTrue(tookNanos < SECOND_NANOS, "took " + tookNanos);
    assertEquals(Phase.CANCELLED, process.folder().readState().phase());
    assertFalse(Files.exists(process.folder().work()));
  }

  @Test
  void killedProcess_isNoticedWithItsLastWords() throws Exception {
    // Catches a replay that runs for ever on the screen though its process is gone.
    ReplayProcess process = start(waiting());
    await(process, state -> state.phase() == Phase.RUNNING && state.progress().records() > 0);
    Files.writeString(process.folder().messages(), "what it said last\n");
    process.process().destroyForcibly().waitFor();
    ReplayState state = history.entries().getFirst().state();
    assertEquals(Phase.FAILED, state.phase());
    String message = state.result().message().orElseThrow();
    assertTrue(message.contains("has gone without a word") && message.contains("what it said last"), message);
    assertFalse(Files.exists(process.folder().work()));
    assertEquals(state, process.folder().readState());
    history.remove(history.entries().getFirst());
    assertEquals(List.of(), names(folder.resolve("replays")));
  }

  @Test
  void folder_isRemovedWhileItsEndIsBeingWritten() throws Exception {
    // Catches a removal that fails because somebody else notices at the same moment that the process has gone, and writes that down.
    for (int round = 0; round < 200; round++) {
      ReplayFolder removed = history.create(waiting(), Map.of());
      Thread writer = new Thread(() -> {
        try {
          while (true) {
            removed.write(ReplayState.created(1));
          }
        } catch (IOException gone) {
          return;
        }
      });
      writer.start();
      removed.remove();
      writer.join();
      assertEquals(List.of(), names(folder.resolve("replays")), "round " + round);
    }
  }

  private static ReplayOrder withJvm(ReplayOrder order, String jvm) {
    return new ReplayOrder(order.kind(), order.label(), order.createdMs(), order.folder(), order.what(), order.copies(), order.file(), jvm);
  }

  /** How it ended for somebody who looks at the folder only, as the editor and the history do. */
  private static String failure(ReplayProcess process) throws Exception {
    ReplayState state = await(process, each -> each.phase().isTerminal());
    assertEquals(Phase.FAILED, state.phase(), state.toString());
    assertFalse(Files.exists(process.folder().work()), "files of the work are left");
    return state.result().message().orElseThrow();
  }

  @Test
  void processThatCannotStart_hasFailedAndSaysWhy() throws Exception {
    // Catches a replay that prepares for ever because its JVM refused its arguments, and ended before it could say anything.
    for (String jvm : List.of("-XX:NoSuchOption", "-Xmx1k")) {
      String message = failure(start(history.create(withJvm(waiting(), jvm), Map.of()), jvm));
      assertTrue(message.contains("before it began, because its JVM could not start") && message.contains("JVM tab"), message);
    }
  }

  @Test
  void heapThatIsTooSmall_failsWithTheSettingToRaise() throws Exception {
    // Catches a replay that hangs or dies without a reason when its memory is used up: at its beginning, and while it replays.
    Files.writeString(project.resolve("large.job"), LARGE);
    for (String jvm : List.of("-Xmx2m", "-Xmx12m")) {
      String message = failure(start(history.create(withJvm(order(Kind.REPLAY, "large.job", "", ReplaySpeed.AS_FAST_AS_POSSIBLE), jvm), Map.of()), jvm));
      assertTrue(message.startsWith("The replay needs more memory than its heap has (") && message.contains("-Xmx2g, on the JVM tab"), jvm + ": " + message);
    }
  }

  @Test
  void savepointOfTheEnd_isLeftWhereItIsAskedFor_withTheTimeOfTaking() throws Exception {
    // Catches a savepoint that says it was taken in 1970, one that the next replay would overwrite, and a replay from it whose clock has jumped.
    long begin = System.currentTimeMillis();
    ReplayOrder plain = order(Kind.REPLAY, "a.job", "", ReplaySpeed.AS_FAST_AS_POSSIBLE);
    ReplayOrder order = new ReplayOrder(plain.kind(), plain.label(), plain.createdMs(), plain.folder(), plain.what(), Map.of(), Optional.empty(), "",
        Optional.of("kept"));
    for (int round = 1; round <= 2; round++) {
      ReplayState state = awaitEnd(start(order));
      assertEquals(Phase.FINISHED, state.phase(), state.toString());
    }
    List<String> kept = names(project.resolve("kept")).stream().filter(name -> !name.endsWith(".stillwater")).toList();
    assertEquals(2, kept.size(), kept.toString());
    Path savepoint = project.resolve("kept").resolve(kept.getFirst());
    Sidecar sidecar = SidecarFolder.read(Storage.local(), savepoint).orElseThrow();
    long taken = sidecar.manifest().triggerTime().orElseThrow().toEpochMilli();
    assertTrue(taken >= begin && taken <= System.currentTimeMillis(), sidecar.manifest().toString());
    assertTrue(sidecar.clockTime().orElseThrow().toEpochMilli() < begin - 86_400_000L, sidecar.clockTime().toString());
    Comparison from = new Comparison("", "", Optional.of(savepoint.toString()), "snapshot", "", List.of(), "end", Equality.EXACT, ReplayRequest.Conditions.PLAIN);
    assertEquals(Phase.FINISHED, awaitEnd(start(new ReplayOrder(Kind.REPLAY, "again", 1, project, from, Map.of(), Optional.empty(), ""))).phase());
    assertFalse(Files.exists(project.resolve("out")), "the job's own savepoint folder was made");
    ReplayOrder own = new ReplayOrder(plain.kind(), plain.label(), plain.createdMs(), plain.folder(), plain.what(), Map.of(), Optional.empty(), "", Optional.of(""));
    ReplayState state = awaitEnd(start(own));
    assertEquals(3, state.progress().records(), state.toString());
    assertEquals(1, names(project.resolve("out/a/savepoints")).stream().filter(name -> !name.endsWith(".stillwater")).count());
  }

  @Test
  void memory_isBounded_andIsTheUsersToSay() {
    // Catches a replay that takes all the memory of the machine.
    ReplayFolder replay = new ReplayFolder(folder);
    assertTrue(new ReplayProcess.Launch(Path.of("java"), List.of("-Dx=1"), "x", Map.of()).command(replay).contains(ReplayProcess.MEMORY));
    assertFalse(new ReplayProcess.Launch(Path.of("java"), List.of("-Xmx2g"), "x", Map.of()).command(replay).contains(ReplayProcess.MEMORY));
  }

  private static List<String> names(Path path) throws Exception {
    try (Stream<Path> files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Where the classes are that the process needs, whatever loader this test has. */
  private static String classPath() {
    return Stream.of(ReplayMain.class, JobCompiler.class, JobExecution.class, JobFile.class, EList.class, EObject.class, CompilationResult.class,
        ClassReader.class)
        .map(type -> Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString())).toString()).distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }
}
