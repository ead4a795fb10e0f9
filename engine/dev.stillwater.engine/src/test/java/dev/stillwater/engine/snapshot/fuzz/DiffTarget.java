package dev.stillwater.engine.snapshot.fuzz;

import dev.stillwater.engine.compare.DiffOptions;
import dev.stillwater.engine.compare.SnapshotDiff;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import java.util.List;
import java.util.Optional;

/**
 * Compares snapshots with one damaged file to what they were; what cannot be compared is named in the result.
 *
 * <p>THREADING: one thread.
 */
record DiffTarget(String name, int share, List<Sample> samples) implements FuzzTarget {
  private static final DiffOptions OPTIONS = new DiffOptions(Optional.empty(), 10, 1 << 20);

  @Override
  public void read(Sample sample, byte[] damaged, WorkMeter meter) throws SnapshotException {
    try (SnapshotView before = open(sample, sample.bytes(), meter); SnapshotView after = open(sample, damaged, meter)) {
      new SnapshotDiff(before, after, OPTIONS).compare(ProgressListener.NONE);
    }
  }

  private static SnapshotView open(Sample sample, byte[] bytes, WorkMeter meter) throws SnapshotException {
    MemoryStorage storage = SnapshotTarget.storage(sample, bytes, meter);
    return SnapshotReader.open(SnapshotTarget.FOLDER, SnapshotTarget.options(storage), ProgressListener.NONE);
  }
}
