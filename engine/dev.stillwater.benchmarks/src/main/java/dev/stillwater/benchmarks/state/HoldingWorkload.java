package dev.stillwater.benchmarks.state;

import dev.stillwater.benchmarks.BenchException;
import dev.stillwater.benchmarks.BenchOptions;
import dev.stillwater.benchmarks.BenchReport;
import dev.stillwater.benchmarks.ChildJvm;
import dev.stillwater.benchmarks.Folders;
import dev.stillwater.benchmarks.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A running job with a state of many keys, on our engine and on a local Flink cluster: how long savepoints and checkpoints of it take, and how long it takes
 * to go on from a savepoint until the first result.
 *
 * <p>THREADING: one thread; the measurements run in processes of their own, one after the other.
 */
final class HoldingWorkload {
  private static final double CANONICAL_BAR = 2;
  private static final double NATIVE_BAR = 1;
  private static final double RESTORE_BAR_HEAP = 10;
  private static final double RESTORE_BAR_ROCKS = 4;
  private static final double SYNC_BAR_MS = 10;
  private static final double MEMORY_BAR = 2;
  /**
   * Memory of the heap is used once before anything is measured: a virtual machine may have to be given it by its host first, which took between nothing and a
   * second for the same work.
   */
  private static final String TOUCHED = "-XX:+AlwaysPreTouch";
  private static final int OURS_BYTES_A_KEY = 100;
  private static final int PEER_BYTES_A_KEY = 600;

  private final BenchOptions options;
  private final BenchReport report;
  private final Path folder;
  private final Consumer<String> progress;
  private final int parallelism;
  private final Side ours;
  private final Side peer;

  /** One of both engines. */
  private final class Side {
    private final String name;
    private final Function<String, ChildJvm> jvms;
    private final Class<?> main;
    private final List<Map<String, Object>> rounds = new ArrayList<>();
    private Map<String, Object> filled = Map.of();
    private int taskCount;

    Side(String name, Function<String, ChildJvm> jvms, Class<?> main) {
      this.name = name;
      this.jvms = jvms;
      this.main = main;
    }

    private Path newFolder(String backend) throws IOException {
      return Files.createDirectories(folder.resolve(name + '-' + backend + '-' + ++taskCount));
    }

    void fill(String backend) throws BenchException, IOException, InterruptedException {
      rounds.clear();
      filled = jvms.apply(backend).run(folder, main.getName(), new HoldingTask(backend, options.keys(), parallelism, newFolder(backend), Optional.empty(), false).toArguments());
    }

    /** Restores from canonical in one process, takes snapshots there, and restores from the native savepoint in another one. */
    void round(String backend) throws BenchException, IOException, InterruptedException {
      Path own = newFolder(backend);
      Path again = newFolder(backend);
      Map<String, Object> result = new LinkedHashMap<>(jvms.apply(backend).run(folder, main.getName(),
          new HoldingTask(backend, options.keys(), parallelism, own, Optional.of(Path.of(String.valueOf(filled.get("savepoint")))), true).toArguments()));
      Map<String, Object> fromNative = jvms.apply(backend).run(folder, main.getName(),
          new HoldingTask(backend, options.keys(), parallelism, again, Optional.of(Path.of(String.valueOf(result.get("native")))), false).toArguments());
      result.put("restoreNativeSeconds", fromNative.get("restoreSeconds"));
      result.putAll(reader().run(folder, StatePart.class.getName(), "holding", StateCase.LONGS.name(), String.valueOf(result.get("canonical"))));
      rounds.add(result);
      if (options.folder().isEmpty()) {
        Folders.delete(own);
        Folders.delete(again);
      }
    }

    List<Double> all(String field) {
      return rounds.stream().map(round -> ((Number) round.get(field)).doubleValue()).toList();
    }

    Object last(String field) {
      return rounds.get(rounds.size() - 1).get(field);
    }
  }

  HoldingWorkload(BenchOptions options, BenchReport report, Path folder, Consumer<String> progress) {
    this.options = options;
    this.report = report;
    this.folder = folder;
    this.progress = progress;
    parallelism = options.parallelisms().get(0);
    ours = new Side("ours", backend -> new ChildJvm(ourOptions(backend), Folders.ourClassPath()), OursHolding.class);
    peer = new Side("peer", backend -> new ChildJvm(Machine.peers(TOUCHED, "-Xmx" + heapMb(1024, PEER_BYTES_A_KEY) + "m"), Folders.peerClassPath()), PeerHolding.class);
  }

  /** A heap in which the collector does not run all the time. */
  private long heapMb(int baseMb, int bytesAKey) {
    return baseMb + options.keys() * bytesAKey / (1 << 20);
  }

  /**
   * The state on the heap is as large as a third of it, and comes at once: there is room for it and the first snapshot among the new objects, and nothing is put by for
   * another of its size among the old ones, of which the collector would think otherwise.
   */
  private List<String> ourOptions(String backend) {
    if (backend.equals("rocksdb")) {
      return Machine.ours(TOUCHED, "-Xmx160m", "-Xmn60m");
    }
    long heapMb = heapMb(450, OURS_BYTES_A_KEY);
    return Machine.ours(TOUCHED, "-Xms" + heapMb + "m", "-Xmx" + heapMb + "m", "-Xmn" + heapMb * 52 / 100 + "m", "-XX:SurvivorRatio=20", "-XX:PromotedPadding=0");
  }

  private static ChildJvm reader() {
    return new ChildJvm(List.of("-Xmx512m"), Folders.ourClassPath());
  }

  /** Measures a backend: the first round always, others while there is time. */
  void measure(String backend, BooleanSupplier isTimeLeft) throws BenchException, IOException, InterruptedException {
    progress.accept(backend + ": filling " + options.keys() + " keys");
    ours.fill(backend);
    peer.fill(backend);
    for (int round = 0; round < options.rounds() && (round == 0 || isTimeLeft.getAsBoolean()); round++) {
      progress.accept(backend + ": snapshots and restores, round " + (round + 1) + " of " + options.rounds());
      ours.round(backend);
      peer.round(backend);
    }
    boolean isRocks = backend.equals("rocksdb");
    add(backend, "restore from canonical", "restoreSeconds", "s", isRocks ? RESTORE_BAR_ROCKS : RESTORE_BAR_HEAP, results(backend));
    add(backend, "restore from native", "restoreNativeSeconds", "s", NATIVE_BAR, Map.of());
    add(backend, "savepoint, canonical", "canonicalSeconds", "s", CANONICAL_BAR, Map.of());
    add(backend, "savepoint, native", "nativeSeconds", "s", NATIVE_BAR, Map.of());
    report.add(new BenchReport.Case("checkpoint, synchronous part", backend, parallelism, ours.all("syncMaxMs"), List.of(), "ms", Optional.of(SYNC_BAR_MS), true,
        synchronous()));
    add(backend, "peak memory", "peakMemoryMb", "MB", MEMORY_BAR, Map.of());
  }

  private void add(String backend, String name, String field, String unit, double bar, Map<String, Object> details) {
    report.add(new BenchReport.Case(name, backend, parallelism, ours.all(field), peer.all(field), unit, Optional.of(bar), isEqual(), details));
  }

  /** Both savepoints were taken after a restore, so that both hold all keys only if both were written and read right. */
  private boolean isEqual() {
    return ours.last("digest").equals(peer.last("digest")) && ours.last("entries").equals(options.keys()) && peer.last("entries").equals(options.keys());
  }

  private Map<String, Object> results(String backend) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("entries", ours.last("entries"));
    details.put("peerEntries", peer.last("entries"));
    details.put("digest", ours.last("digest"));
    details.put("peerDigest", peer.last("digest"));
    details.put("fillSeconds", ours.filled.get("fillSeconds"));
    details.put("peerFillSeconds", peer.filled.get("fillSeconds"));
    details.put("recordsASecond", HoldingTask.RECORDS_A_SECOND);
    details.put("oursOptions", ours.jvms.apply(backend).options());
    details.put("peerOptions", peer.jvms.apply(backend).options());
    details.put("peerEngine", "Flink 2.3, local cluster, exactly once, managed memory 512 MB");
    return details;
  }

  private Map<String, Object> synchronous() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("checkpoints", HoldingTask.CHECKPOINTS);
    for (String field : List.of("syncAvgMs", "syncMaxMs", "checkpointAvgMs", "checkpointMaxMs", "checkpointBytes")) {
      String name = Character.toUpperCase(field.charAt(0)) + field.substring(1);
      details.put("ours" + name, ours.last(field));
      details.put("peer" + name, peer.last(field));
    }
    return details;
  }
}
