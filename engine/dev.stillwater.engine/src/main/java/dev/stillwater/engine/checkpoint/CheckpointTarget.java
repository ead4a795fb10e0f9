package dev.stillwater.engine.checkpoint;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.write.OperatorWriter;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The place that the subtasks of one checkpoint write to. It exists before the first barrier is sent.
 *
 * <p>THREADING: any thread; the writers it gives are used by one subtask at a time.
 */
public interface CheckpointTarget {
  /** The writer of the operator with the id; the same for all its subtasks. */
  OperatorWriter operator(String operatorId);

  /** Where native files are written. */
  Storage storage();

  /** Folder for files that later checkpoints of the job share; empty when this snapshot must be self-contained. */
  Optional<Path> sharedFolder();

  /**
   * Whether no file of an earlier checkpoint may be pointed to, although there is a folder for shared files: the first checkpoint of a job that was started
   * from a snapshot which it must not touch.
   */
  default boolean isFull() {
    return false;
  }

  /** Tells that the checkpoint has been given up, so that writing should end. */
  ProgressListener listener();
}
