package dev.stillwater.engine.state;

import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.sched.EngineClock;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Makes the keyed state of a job's operators. One for each attempt of a job; what subtasks share, such as native memory, it holds.
 *
 * <p>THREADING: any thread. LIFECYCLE: close it after the backends that it made.
 */
public interface StateBackend extends AutoCloseable {
  /**
   * Makes the keyed state of one operator in one subtask.
   *
   * @param site which one
   * @param restore the snapshot to begin with
   */
  KeyedStateBackend keyed(Site site, Optional<KeyedRestore> restore);

  @Override
  void close();

  /**
   * The operator and subtask that keyed state belongs to.
   *
   * @param uid uid of the operator
   * @param operatorId its id, 32 hexadecimal digits
   * @param subtask index of the subtask
   * @param range its key groups
   * @param key serializer of the keys
   * @param storage the disk
   * @param clock the time
   * @param jobEnd tells long work of the subtask that its job ends; such work then throws {@link dev.stillwater.engine.task.JobStopped}
   * @param helper does work beside the writing of snapshots, sooner or later or never: whoever hands work over can do it as well
   */
  record Site(String uid, String operatorId, int subtask, KeyGroupRange range, ValueSerializer key, Storage storage, EngineClock clock,
      ProgressListener jobEnd, Executor helper) {
    /** A site of a job that does not end and where nobody helps. */
    public Site(String uid, String operatorId, int subtask, KeyGroupRange range, ValueSerializer key, Storage storage, EngineClock clock) {
      this(uid, operatorId, subtask, range, key, storage, clock, ProgressListener.NONE, work -> { });
    }
  }

  /** Makes state backends; found by {@link java.util.ServiceLoader}, so that the one of RocksDB may be absent. */
  interface Provider {
    /** The kind it makes. */
    StateBackendSettings.Kind kind();

    /** Makes a backend for an attempt of a job. */
    StateBackend create(StateBackendSettings settings, Storage storage);
  }
}
