package dev.stillwater.engine.snapshot.findings;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import dev.stillwater.engine.state.KeyGroups;
import java.util.List;
import java.util.Optional;

/**
 * Bytes of an operator's keyed state by key group: told from the offsets in the metadata alone, or counted.
 *
 * <p>THREADING: immutable; the array is not to be changed.
 *
 * @param bytes bytes of each key group
 */
public record KeyGroupSizes(long[] bytes) {
  private static final int ENTRIES_BETWEEN_CHECKS = 1 << 10;

  /** The sizes, if the keyed state lies in files with an offset for each key group, as in savepoints; empty for RocksDB's own files. Cost: number of key groups. */
  public static Optional<KeyGroupSizes> of(OperatorMetadata operator) {
    if (operator.maxParallelism() < 1 || operator.maxParallelism() > KeyGroups.MAX_PARALLELISM_MAX) {
      return Optional.empty();
    }
    long[] bytes = new long[operator.maxParallelism()];
    boolean isKnown = false;
    for (SubtaskMetadata subtask : operator.subtasks()) {
      if (subtask.managedKeyed().orElse(null) instanceof KeyedHandle.KeyGroupsFile file) {
        add(file, bytes);
        isKnown = true;
      } else if (subtask.managedKeyed().isPresent()) {
        return Optional.empty();
      }
    }
    return isKnown ? Optional.of(new KeyGroupSizes(bytes)) : Optional.empty();
  }

  /**
   * The sizes, counted entry by entry; empty without keyed state. For RocksDB's own files and changelogs, whose metadata says nothing of key groups. Cost: all
   * keyed state of the operator, without decoding.
   *
   * @throws SnapshotException if the state cannot be read, or the listener said so
   */
  public static Optional<KeyGroupSizes> count(OperatorView operator, ProgressListener listener) throws SnapshotException {
    int maxParallelism = operator.metadata().maxParallelism();
    List<StateView> states = operator.states().stream().filter(state -> state.kind().isKeyed()).toList();
    if (states.isEmpty() || maxParallelism < 1 || maxParallelism > KeyGroups.MAX_PARALLELISM_MAX) {
      return Optional.empty();
    }
    long[] bytes = new long[maxParallelism];
    long entries = 0;
    for (int index = 0; index < states.size(); index++) {
      String what = "counting '" + states.get(index).name() + "' of '" + operator.label() + "'";
      try (EntryCursor cursor = states.get(index).entries(listener)) {
        while (cursor.next()) {
          if (entries++ % ENTRIES_BETWEEN_CHECKS == 0 && listener.isCancelled()) {
            throw new SnapshotException.Cancelled(SnapshotException.Place.of(what));
          }
          int group = cursor.keyGroup();
          if (group >= 0 && group < bytes.length) {
            bytes[group] += cursor.sizeBytes();
            listener.progressed(what, (long) index * maxParallelism + group, (long) states.size() * maxParallelism);
          }
        }
      }
    }
    return Optional.of(new KeyGroupSizes(bytes));
  }

  private static void add(KeyedHandle.KeyGroupsFile file, long[] bytes) {
    List<Long> offsets = file.offsets();
    long end = file.stream().sizeBytes();
    for (int index = offsets.size() - 1; index >= 0; index--) {
      long offset = offsets.get(index);
      boolean isEmpty = file.isCanonical() && offset == 0;
      int group = file.firstKeyGroup() + index;
      if (!isEmpty && offset >= 0 && offset <= end && group >= 0 && group < bytes.length) {
        bytes[group] += end - offset;
        end = offset;
      }
    }
  }

  /** Bytes of all key groups. */
  public long totalBytes() {
    long total = 0;
    for (long size : bytes) {
      total += size;
    }
    return total;
  }

  /** Bytes of each subtask at a parallelism, which is at most the number of key groups. */
  public long[] ofSubtasks(int parallelism) {
    int count = Math.min(parallelism, bytes.length);
    long[] sums = new long[count];
    for (int group = 0; group < bytes.length; group++) {
      sums[KeyGroups.subtask(group, count, bytes.length)] += bytes[group];
    }
    return sums;
  }
}
