package dev.stillwater.engine.state;

import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import dev.stillwater.engine.snapshot.write.KeyedStateWriter;
import dev.stillwater.engine.snapshot.write.KeyedStates;
import java.util.Optional;

/**
 * Keyed state as objects on the heap. Its snapshots are canonical files.
 *
 * <p>THREADING: the subtask; a snapshot is written by any one thread.
 */
public final class HeapKeyedStateBackend extends TableBackend {
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
    return new HeapSnapshot(freeze(), new KeyedStates(site().key(), descriptions()), range(), snapshotBytesMax);
  }

  /** The state as it was, to be written. */
  private static final class HeapSnapshot implements KeyedSnapshot {
    private static final int FRAME_BYTES = 2 * Integer.BYTES;

    private final Frozen frozen;
    private final KeyedStates states;
    private final KeyGroupRange range;
    private final long bytesMax;
    private long written;

    HeapSnapshot(Frozen frozen, KeyedStates states, KeyGroupRange range, long bytesMax) {
      this.frozen = frozen;
      this.states = states;
      this.range = range;
      this.bytesMax = bytesMax;
    }

    @Override
    public Written write(CheckpointBarrier barrier, String operatorId, int subtask) throws SnapshotException {
      if (frozen.states().isEmpty()) {
        return new Written(0, 0);
      }
      KeyedStateWriter writer = barrier.target().operator(operatorId).keyedState(subtask, states);
      EntryBytes bytes = new EntryBytes(range.maxParallelism());
      for (int keyGroup = range.first(); keyGroup <= range.last(); keyGroup++) {
        for (FrozenState state : frozen.states()) {
          write(writer, states.id(state.description().name()), state, keyGroup, bytes);
        }
      }
      writer.finish();
      return new Written(written, written);
    }

    private void write(KeyedStateWriter writer, int id, FrozenState state, int keyGroup, EntryBytes bytes) throws SnapshotException {
      state.write(keyGroup, bytes, (key, value) -> {
        written += FRAME_BYTES + key.size() + value.size();
        if (written > bytesMax) {
          throw new SnapshotException.Refused(Place.of("state '" + state.description().name() + "'"), "a subtask's state takes more than " + bytesMax
              + " bytes, which is more than the backend 'memory' holds in a snapshot.", "Use the backend 'filesystem'.");
        }
        writer.putBytes(id, keyGroup, key, value);
      });
    }

    @Override
    public void close() {
      frozen.close();
    }
  }
}
