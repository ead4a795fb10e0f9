package dev.stillwater.benchmarks.state;

import dev.stillwater.engine.compare.DiffOptions;
import dev.stillwater.engine.compare.DiffResult;
import dev.stillwater.engine.compare.SnapshotDiff;
import dev.stillwater.engine.compare.StateDiff;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.EntryPage;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.snapshot.value.TupleValue;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Our process: one part of the measurement, in a JVM that has done nothing before.
 *
 * <p>THREADING: the main thread of its process.
 */
public final class StatePart {
  private static final int PAGE_ENTRIES = 100;

  private StatePart() {
  }

  /** Arguments: {@code write CASE ENTRIES GENERATION FOLDER}, or {@code inspect|page|read|holding|diff CASE SAVEPOINT...}. Prints the result as JSON. */
  public static void main(String[] arguments) throws SnapshotException {
    Map<String, Object> result = run(arguments);
    long peak = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      peak += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
    }
    result.put("heapPeakBytes", peak);
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    out.println(Json.text(result));
  }

  private static Map<String, Object> run(String[] arguments) throws SnapshotException {
    StateCase state = StateCase.valueOf(arguments[1]);
    return switch (arguments[0]) {
      case "write" -> write(state, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]), Path.of(arguments[4]));
      case "inspect" -> measured(arguments[2], StatePart::inspect);
      case "page" -> measured(arguments[2], StatePart::page);
      case "read" -> measured(arguments[2], view -> read(state, view));
      case "holding" -> measured(arguments[2], StatePart::holding);
      case "diff" -> measured(arguments[2], older -> measured(arguments[3], newer -> diff(older, newer)));
      default -> throw new IllegalArgumentException("There is no part '" + arguments[0] + "'.");
    };
  }

  private static Map<String, Object> write(StateCase state, int entries, int generation, Path folder) throws SnapshotException {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("seconds", new SavepointWriting(state, entries, generation).write(folder));
    return result;
  }

  @FunctionalInterface
  private interface Part {
    Map<String, Object> run(SnapshotView view) throws SnapshotException;
  }

  /** Opens the savepoint and runs the part; adds the seconds, opening and closing included, and the bytes read. */
  private static Map<String, Object> measured(String savepoint, Part part) throws SnapshotException {
    CountingStorage storage = new CountingStorage(Storage.local());
    SnapshotOptions options = new SnapshotOptions(storage, Optional.empty(), Path.of(System.getProperty("java.io.tmpdir")));
    Map<String, Object> result;
    long start = System.nanoTime();
    try (SnapshotView view = SnapshotReader.open(Path.of(savepoint), options, ProgressListener.NONE)) {
      result = new LinkedHashMap<>(part.run(view));
    }
    result.put("seconds", (System.nanoTime() - start) / 1e9);
    result.merge("readBytes", storage.readBytes(), (inner, own) -> (Long) inner + (Long) own);
    return result;
  }

  /** What the summary of a snapshot needs. */
  private static Map<String, Object> inspect(SnapshotView view) throws SnapshotException {
    long entries = 0;
    for (OperatorView operator : view.operators()) {
      operator.notes();
      for (StateView state : operator.states()) {
        entries += state.knownEntryCount().isPresent() ? state.knownEntryCount().getAsLong() : state.estimate().entries();
      }
    }
    return Map.of("entries", entries);
  }

  private static Map<String, Object> page(SnapshotView view) throws SnapshotException {
    EntryPage page = state(view).page(Optional.empty(), PAGE_ENTRIES, ProgressListener.NONE);
    return Map.of("entries", (long) page.entries().size());
  }

  private static Map<String, Object> diff(SnapshotView older, SnapshotView newer) throws SnapshotException {
    Map<String, Object> result = new LinkedHashMap<>();
    DiffResult differences = new SnapshotDiff(older, newer, DiffOptions.keeping(PAGE_ENTRIES)).compare(ProgressListener.NONE);
    for (StateDiff state : differences.operators().get(0).states()) {
      if (state.problem().isPresent()) {
        throw state.problem().get();
      }
      result.put("added", state.added());
      result.put("removed", state.removed());
      result.put("changed", state.changed());
      result.put("entries", state.entriesAfter());
    }
    return result;
  }

  private static Map<String, Object> read(StateCase state, SnapshotView view) throws SnapshotException {
    Digest digest = new Digest();
    try (EntryCursor cursor = state(view).entries(ProgressListener.NONE)) {
      while (cursor.next()) {
        switch (state) {
          case LONGS -> digest.add(Digest.of((Long) cursor.key()), Digest.of((Long) cursor.value()));
          case TUPLES -> {
            List<Object> value = ((TupleValue) cursor.value()).values();
            digest.add(Digest.of((String) cursor.key()),
                Digest.of((Long) value.get(0), Digest.of((String) value.get(1)), Double.doubleToLongBits((Double) value.get(2))));
          }
        }
      }
    }
    return Map.of("entries", digest.entries(), "digest", digest.text());
  }

  /** The digest of the only keyed state of the operator, long to long or to a row that holds one. */
  private static Map<String, Object> holding(SnapshotView view) throws SnapshotException {
    Digest digest = new Digest();
    OperatorView operator = view.operatorOfUid(StateCase.UID).orElseThrow(() -> new IllegalStateException("The savepoint lacks its operator."));
    for (StateView state : operator.states()) {
      try (EntryCursor cursor = state.entries(ProgressListener.NONE)) {
        while (cursor.next()) {
          digest.add(Digest.of((Long) cursor.key()), Digest.of((Long) (cursor.value() instanceof StructValue row ? row.values().get(0) : cursor.value())));
        }
      }
    }
    return Map.of("entries", digest.entries(), "digest", digest.text());
  }

  private static StateView state(SnapshotView view) throws SnapshotException {
    OperatorView operator = view.operatorOfUid(StateCase.UID).orElseThrow(() -> new IllegalStateException("The savepoint lacks its operator."));
    return operator.state(StateCase.STATE).orElseThrow(() -> new IllegalStateException("The savepoint lacks its state."));
  }
}
