package dev.stillwater.benchmarks.state;

import dev.stillwater.benchmarks.BenchException;
import dev.stillwater.benchmarks.BenchOptions;
import dev.stillwater.benchmarks.BenchReport;
import dev.stillwater.benchmarks.ChildJvm;
import dev.stillwater.benchmarks.Folders;
import dev.stillwater.benchmarks.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A state of many keys: takes savepoints of it and restores it, ours against a local Flink cluster; reads a savepoint in full on our engine and with Flink's
 * State Processor API, and measures what a person does with it: inspect it, look at its first entries, compare it with a later one.
 *
 * <p>THREADING: one thread; the measurements run in processes of their own, one after the other.
 */
public final class StateWorkload {
  private static final List<String> OURS_OPTIONS = List.of("-Xmx512m");
  private static final List<String> WRITER_OPTIONS = List.of("-Xmx2g");
  private static final String COMMAND_LINE = "dev.stillwater.cli.Main";
  private static final double SECOND = 1.0;
  private static final double SPEEDUP = 10.0;

  private final BenchOptions options;
  private final PrintStream progress;
  private final ChildJvm ours = new ChildJvm(OURS_OPTIONS, Folders.ourClassPath());
  private final ChildJvm writer = new ChildJvm(WRITER_OPTIONS, Folders.ourClassPath());
  private final ChildJvm peer;
  private final BenchReport report;
  private final int parallelism;
  private final long start = System.nanoTime();

  /** A workload of the size that is asked for; says on {@code progress} what it does. */
  public StateWorkload(BenchOptions options, PrintStream progress) {
    this.options = options;
    this.progress = progress;
    parallelism = options.parallelisms().get(0);
    // The heap backend takes 200 bytes for an entry; a too small heap would slow the peer down.
    long peerHeapMb = 1024 + options.keys() * 800 / (1 << 20);
    this.peer = new ChildJvm(List.of("-Xmx" + peerHeapMb + "m", "--add-opens=java.base/java.util=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED"),
        Folders.peerClassPath());
    this.report = new BenchReport(options.workload(), Machine.describe());
  }

  /** Measures all cases. Cost: minutes at full size. */
  public BenchReport measure() throws BenchException, IOException, InterruptedException {
    Path folder = Folders.of(options);
    try {
      for (String backend : options.backends().isEmpty() ? BenchOptions.STATE_BACKENDS : options.backends()) {
        if (backend.equals(BenchOptions.CANONICAL)) {
          for (StateCase state : StateCase.values()) {
            measure(state, Files.createDirectories(folder.resolve(state.name().toLowerCase(Locale.ROOT))));
          }
        } else {
          new HoldingWorkload(options, report, folder, what -> progress.println("bench state, " + what)).measure(backend, this::isTimeLeft);
        }
      }
      return report;
    } finally {
      if (options.folder().isEmpty()) {
        Folders.delete(folder);
      }
    }
  }

  private void measure(StateCase state, Path folder) throws BenchException, IOException, InterruptedException {
    Path older = folder.resolve("savepoint-1");
    Path newer = folder.resolve("savepoint-2");
    write(state, folder, older, newer);
    Rounds inspect = new Rounds();
    Rounds inspectProcess = new Rounds();
    Rounds page = new Rounds();
    Rounds pageProcess = new Rounds();
    Rounds read = new Rounds();
    Rounds peerRead = new Rounds();
    Rounds diff = new Rounds();
    for (int round = 0; round < options.rounds() && (round == 0 || isTimeLeft()); round++) {
      say(state, "round " + (round + 1) + " of " + options.rounds());
      inspect.add(ours.run(folder, StatePart.class.getName(), "inspect", state.name(), older.toString()));
      inspectProcess.add(commandLine(folder, "inspect", older.toString()));
      page.add(ours.run(folder, StatePart.class.getName(), "page", state.name(), older.toString()));
      pageProcess.add(commandLine(folder, "inspect", older.toString(), "--entries", "--limit", "100", "--format", "jsonl"));
      read.add(ours.run(folder, StatePart.class.getName(), "read", state.name(), older.toString()));
      peerRead.add(peer.run(folder, PeerReading.class.getName(), state.name(), older.toString(), Integer.toString(parallelism)));
      diff.add(ours.run(folder, StatePart.class.getName(), "diff", state.name(), older.toString(), newer.toString()));
    }
    add(state, "inspect", inspect, SECOND, true);
    add(state, "inspect, process", inspectProcess, SECOND, true);
    add(state, "first page", page, SECOND, true);
    add(state, "first page, process", pageProcess, SECOND, true);
    addRead(state, read, peerRead);
    addDiff(state, diff);
  }

  private void write(StateCase state, Path folder, Path older, Path newer) throws BenchException, IOException, InterruptedException {
    say(state, "writing two savepoints of " + options.keys() + " keys");
    Rounds write = new Rounds();
    String entries = Long.toString(options.keys());
    write.add(writer.run(folder, StatePart.class.getName(), "write", state.name(), entries, "0", older.toString()));
    write.add(writer.run(folder, StatePart.class.getName(), "write", state.name(), entries, "1", newer.toString()));
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("entries", options.keys());
    details.put("savepointBytes", sizeBytes(older));
    details.put("oursOptions", WRITER_OPTIONS);
    report.add(new BenchReport.Case(name(state, "write"), "canonical", 1, write.seconds, List.of(), "s", Optional.empty(), true, details));
  }

  private void add(StateCase state, String what, Rounds rounds, double bar, boolean isEqual) {
    Map<String, Object> details = new LinkedHashMap<>(rounds.details());
    details.put("oursOptions", OURS_OPTIONS);
    report.add(new BenchReport.Case(name(state, what), "canonical", 1, rounds.seconds, List.of(), "s", Optional.of(bar), isEqual, details));
  }

  private void addRead(StateCase state, Rounds read, Rounds peerRead) {
    Map<String, Object> details = new LinkedHashMap<>(read.details());
    details.put("peerEntries", peerRead.last.get("entries"));
    details.put("peerDigest", peerRead.last.get("digest"));
    details.put("oursOptions", OURS_OPTIONS);
    details.put("peerOptions", peer.options());
    details.put("peerEngine", "Flink State Processor API, heap state backend");
    boolean isEqual = read.isSame("digest") && peerRead.isSame("digest") && read.last.get("digest").equals(peerRead.last.get("digest"))
        && read.last.get("entries").equals(options.keys()) && peerRead.last.get("entries").equals(options.keys());
    report.add(new BenchReport.Case(name(state, "full decode"), "canonical", parallelism, read.seconds, peerRead.seconds, "s",
        Optional.of(SPEEDUP), isEqual, details));
  }

  private void addDiff(StateCase state, Rounds diff) {
    Map<String, Object> details = new LinkedHashMap<>(diff.details());
    long expected = (options.keys() + 92) / 100;
    details.put("expectedChanged", expected);
    details.put("oursOptions", OURS_OPTIONS);
    boolean isEqual = diff.last.get("changed").equals(expected) && diff.last.get("added").equals(0L) && diff.last.get("removed").equals(0L);
    report.add(new BenchReport.Case(name(state, "diff, 1 % changed"), "canonical", 1, diff.seconds, List.of(), "s", Optional.empty(), isEqual, details));
  }

  private Map<String, Object> commandLine(Path folder, String... arguments) throws BenchException, IOException, InterruptedException {
    String script = System.getProperty(Folders.SCRIPT);
    if (script == null) {
      return Map.of("seconds", ours.seconds(folder, COMMAND_LINE, arguments));
    }
    List<String> command = new ArrayList<>(List.of(script));
    command.addAll(List.of(arguments));
    long begin = System.nanoTime();
    ChildJvm.output(folder, command);
    return Map.of("seconds", (System.nanoTime() - begin) / 1e9);
  }

  private boolean isTimeLeft() {
    return options.seconds().isEmpty() || (System.nanoTime() - start) / 1e9 < options.seconds().getAsLong();
  }

  private static String name(StateCase state, String what) {
    return what + ", " + state.text();
  }

  private void say(StateCase state, String what) {
    progress.println("bench state, " + state.text() + ": " + what);
  }

  private static long sizeBytes(Path folder) throws IOException {
    long size = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        size += Files.size(file);
      }
    }
    return size;
  }

  /** The results of one part over all rounds. */
  private static final class Rounds {
    private final List<Double> seconds = new ArrayList<>();
    private final List<Map<String, Object>> all = new ArrayList<>();
    private Map<String, Object> last = Map.of();

    void add(Map<String, Object> result) {
      seconds.add(((Number) result.get("seconds")).doubleValue());
      all.add(result);
      last = result;
    }

    boolean isSame(String field) {
      return all.stream().map(result -> result.get(field)).distinct().count() == 1;
    }

    Map<String, Object> details() {
      Map<String, Object> details = new LinkedHashMap<>(last);
      details.remove("seconds");
      return details;
    }
  }
}
