package dev.stillwater.engine.snapshot.fuzz;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.EntryPage;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Opens whole snapshots with one damaged file and reads all that there is, in every way that the view offers.
 *
 * <p>THREADING: one thread.
 */
record SnapshotTarget(String name, int share, List<Sample> samples) implements FuzzTarget {
  /** Where the snapshot lies on the disk in memory. */
  static final Path FOLDER = Path.of("fuzz", "snapshot").toAbsolutePath();

  @FunctionalInterface
  private interface Step {
    void run() throws SnapshotException;
  }

  /** Runs the steps that are left although one found damage, and throws what the first one found. */
  private static final class Steps {
    private SnapshotException first;

    void take(Step step) {
      try {
        step.run();
      } catch (SnapshotException e) {
        first = first == null ? e : first;
      }
    }

    void end() throws SnapshotException {
      if (first != null) {
        throw first;
      }
    }
  }

  @Override
  public void read(Sample sample, byte[] damaged, WorkMeter meter) throws SnapshotException {
    readAll(storage(sample, damaged, meter), FOLDER);
  }

  /** A disk with the snapshot. */
  static MemoryStorage storage(Sample sample, byte[] damaged, WorkMeter meter) {
    String file = sample.name().substring(sample.name().lastIndexOf(' ') + 1);
    MemoryStorage storage = new MemoryStorage(meter);
    sample.others().forEach((name, bytes) -> storage.put(FOLDER.resolve(name),
        name.equals(SnapshotSamples.METADATA) ? withSize(bytes, file, damaged.length) : bytes));
    return storage.put(FOLDER.resolve(file.startsWith("state-") ? file : SnapshotSamples.METADATA), damaged);
  }

  /** How the snapshot on the disk is opened. */
  static SnapshotOptions options(MemoryStorage storage) {
    return new SnapshotOptions(storage, Optional.empty(), FOLDER.resolveSibling("scratch"));
  }

  /** Reads all that the snapshot holds. */
  static void readAll(MemoryStorage storage, Path path) throws SnapshotException {
    Steps steps = new Steps();
    try (SnapshotView view = SnapshotReader.open(path, options(storage), ProgressListener.NONE)) {
      view.kind();
      view.sidecar();
      for (OperatorView operator : view.operators()) {
        operator.label();
        operator.sizeBytes();
        steps.take(operator::notes);
        steps.take(operator::sourcePositions);
        steps.take(() -> {
          for (StateView state : operator.states()) {
            read(state, steps);
          }
        });
      }
    }
    steps.end();
  }

  private static void read(StateView state, Steps steps) {
    (state.keyTypeText() + state.valueTypeText()).length();
    steps.take(state::estimate);
    steps.take(() -> state.count(ProgressListener.NONE));
    steps.take(() -> readEntries(state, steps));
    steps.take(() -> {
      EntryPage page = state.page(Optional.empty(), 3, ProgressListener.NONE);
      if (page.next().isPresent()) {
        state.page(page.next(), 3, ProgressListener.NONE);
      }
    });
  }

  private static void readEntries(StateView state, Steps steps) throws SnapshotException {
    ByteWriter out = new ByteWriter();
    Object[] key = new Object[1];
    try (EntryCursor cursor = state.entries(ProgressListener.NONE)) {
      while (cursor.next()) {
        out.truncate(0);
        steps.take(() -> cursor.entry().toString());
        steps.take(() -> cursor.writeIdentity(out));
        steps.take(() -> cursor.writeValue(out));
        steps.take(() -> key[0] = key[0] == null ? cursor.key() : key[0]);
      }
    }
    if (key[0] != null && state.kind().isKeyed()) {
      steps.take(() -> state.find(key[0], ProgressListener.NONE));
    }
  }

  /** The metadata with the length that the damaged file has now, so that its content is read and not its length refused. */
  private static byte[] withSize(byte[] metadata, String file, long size) {
    byte[] bytes = metadata.clone();
    byte[] name = file.getBytes(StandardCharsets.ISO_8859_1);
    for (int at = 2; at + name.length + 8 <= bytes.length; at++) {
      boolean isHere = bytes[at - 2] == 0 && bytes[at - 1] == name.length;
      for (int index = 0; isHere && index < name.length; index++) {
        isHere = bytes[at + index] == name[index];
      }
      for (int index = 0; isHere && index < 8; index++) {
        bytes[at + name.length + index] = (byte) (size >> 8 * (7 - index));
      }
    }
    return bytes;
  }
}
