package dev.stillwater.ui.editor.api;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Knows the snapshots of a job, so that the editor can say which of them hold the state of an operator; a pipeline editor adapts to it.
 *
 * <p>THREADING: any thread but the UI thread.
 */
public interface KnownSnapshots {
  /**
   * A snapshot that holds state of an operator.
   *
   * @param name what people call it: its label, else the name of its folder
   * @param purpose {@code savepoint} or {@code checkpoint}
   * @param time when it was taken, if that is known
   * @param sizeBytes size of the operator's state
   * @param folder where it is
   */
  record Holder(String name, String purpose, Optional<Instant> time, long sizeBytes, Path folder) {
    public Holder {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(purpose, "purpose");
      Objects.requireNonNull(time, "time");
      Objects.requireNonNull(folder, "folder");
    }
  }

  /**
   * What was found.
   *
   * @param holders the snapshots that hold state, the newest first
   * @param unreadable folders of snapshots that cannot be read, and so may hold some
   */
  record Found(List<Holder> holders, List<Path> unreadable) {
    public Found {
      holders = List.copyOf(holders);
      unreadable = List.copyOf(unreadable);
    }
  }

  /**
   * The snapshots below the folders that hold state of the operator of the uid. Cost: walks the folders and reads the metadata of each snapshot.
   *
   * @throws IOException if the folders cannot be walked
   */
  Found holding(List<Path> folders, String uid, BooleanSupplier isCancelled) throws IOException;
}
