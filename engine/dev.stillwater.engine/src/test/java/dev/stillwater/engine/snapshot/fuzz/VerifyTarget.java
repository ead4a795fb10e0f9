package dev.stillwater.engine.snapshot.fuzz;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.verify.SnapshotVerifier;
import dev.stillwater.engine.snapshot.verify.VerifyOptions;
import java.util.List;

/**
 * Verifies snapshots with one damaged file; whatever is wrong is a finding with a file and a sentence.
 *
 * <p>THREADING: one thread.
 */
record VerifyTarget(String name, int share, List<Sample> samples) implements FuzzTarget {
  @Override
  public void read(Sample sample, byte[] damaged, WorkMeter meter) throws SnapshotException {
    MemoryStorage storage = SnapshotTarget.storage(sample, damaged, meter);
    SnapshotVerifier.verify(SnapshotTarget.FOLDER, SnapshotTarget.options(storage), VerifyOptions.standard(), ProgressListener.NONE, finding -> {
      if (finding.file().isBlank() || finding.message().isBlank()) {
        throw new IllegalStateException("A finding does not say where or what: " + finding);
      }
    });
  }
}
