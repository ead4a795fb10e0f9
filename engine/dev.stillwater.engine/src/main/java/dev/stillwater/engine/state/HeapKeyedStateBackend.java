package dev.stillwater.engine.state;

import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.write.CanonicalGroup;
import dev.stillwater.engine.snapshot.write.KeyGroupBuffer;
import dev.stillwater.engine.snapshot.write.KeyedStateWriter;
import dev.stillwater.engine.snapshot.write.KeyedStates;
import java.util.Optional;

/**
 * Keyed state as objects on the heap. Its snapshots are canonical files.
 *
 * <p>THREADING: the subtask; a snapshot is written by any one thread.
 */
public final class HeapKeyedStateBackend extends TableBackend {
  /** Slots of tables from which on a snapshot is so large that a helper is worth its while. */
  private static final long HELPED_SLOTS = 1 << 16;

  private final long snapshotBytesMax;

  /**
   * Makes the keyed state of one operator in one subtask.
   *
   * @param snapshotBytesMax greatest size of a snapshot, in bytes
   */
  public HeapKeyedStateBackend(StateBackend.Site site, Optional<KeyedRestore> restore, long snapshotBytesMax) {
    super(site, restore);
    this.snapshotBytesMax = snapshotBytesMax;
  }

  @Override
  public KeyedSnapshot snapshot(CheckpointBarrier barrier) {
    return new HeapSnapshot(freeze(), new KeyedStates(site().key(), descriptions()), site(), snapshotBytesMax);
  }

  /** The state as it was, to be written. */
  private record HeapSnapshot(Frozen frozen, KeyedStates states, StateBackend.Site site, long bytesMax) implements KeyedSnapshot {
    @Override
    public Written write(CheckpointBarrier barrier, String operatorId, int subtask) throws SnapshotException {
      if (frozen.states().isEmpty()) {
        return new Written(0, 0);
      }
      KeyedStateWriter writer = barrier.target().operator(operatorId).keyedState(subtask, states);
      boolean isHelped = frozen.states().stream().mapToLong(FrozenState::slotCount).sum() >= HELPED_SLOTS;
      for (FrozenState state : frozen.states()) {
        state.sort(isHelped ? site.helper() : work -> { });
      }
      long written = new SortedKeyGroups(site, writer, (keyGroup, entries, bytes) -> make(keyGroup, entries, bytes, writer)).write(bytesMax, isHelped);
      writer.finish();
      return new Written(written, written);
    }

    private Optional<CanonicalGroup> make(int keyGroup, KeyGroupBuffer entries, ByteWriter memory, KeyedStateWriter writer) throws SnapshotException {
      EntryBytes bytes = new EntryBytes(writer, entries);
      for (FrozenState state : frozen.states()) {
        bytes.state(states.id(state.description().name()));
        state.write(keyGroup, bytes);
      }
      return Optional.of(writer.group(keyGroup, entries, memory));
    }

    @Override
    public void close() {
      frozen.close();
    }
  }
}
