package dev.stillwater.testkit.simulation;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares each complete snapshot of a simulated job with what a stopped world shows in which the records before the sources' positions have gone all the way
 * through the job, and no other.
 *
 * <p>THREADING: one thread.
 */
final class SnapshotReference implements Simulation.SnapshotCheck {
  private final States expected;
  private final States found;
  private final Set<Path> checked = new HashSet<>();

  /** Reads states as text by key, or computes them from the positions of the sources. */
  @FunctionalInterface
  interface States {
    /** Text of each entry by its key. */
    Map<String, String> of(SnapshotView view) throws SnapshotException;
  }

  SnapshotReference(States expected, States found) {
    this.expected = expected;
    this.found = found;
  }

  @Override
  public int check(Storage storage, Path checkpoints) throws IOException {
    int count = 0;
    if (storage.isDirectory(checkpoints)) {
      for (Path run : storage.list(checkpoints)) {
        for (Path snapshot : storage.list(run)) {
          if (snapshot.getFileName().toString().matches("chk-\\d+") && storage.exists(snapshot.resolve("_metadata")) && checked.add(snapshot)) {
            checkOne(storage, snapshot);
            count++;
          }
        }
      }
    }
    return count;
  }

  private void checkOne(Storage storage, Path snapshot) throws IOException {
    SnapshotOptions options = new SnapshotOptions(storage, Optional.empty(), SnapshotOptions.local().scratchFolder());
    try (SnapshotView view = SnapshotReader.open(snapshot, options, ProgressListener.NONE)) {
      Map<String, String> wanted = expected.of(view);
      Map<String, String> there = found.of(view);
      if (!wanted.equals(there)) {
        throw new AssertionError(snapshot + " holds " + there + ", expected " + wanted);
      }
    } catch (SnapshotException e) {
      throw new AssertionError(snapshot + " cannot be read: " + e.getMessage(), e);
    }
  }
}
