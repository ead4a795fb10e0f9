package dev.stillwater.engine.sink;

import dev.stillwater.engine.task.OperatorSnapshot;
import dev.stillwater.engine.task.RestoredState;
import java.io.IOException;

/**
 * The files that the lines of a sink go to, and how they become part of the result.
 *
 * <p>THREADING: one subtask; {@link #open} on the thread that starts the job.
 */
interface FileForm {
  /** Goes back to what the snapshot holds, or begins anew. */
  void open(RestoredState restored) throws IOException;

  /** Writes whole lines. */
  void write(byte[] bytes, int length) throws IOException;

  /** Ends a file that is old enough. */
  default void roll() throws IOException {
  }

  /** Adds the state of the files. */
  void snapshot(OperatorSnapshot snapshot) throws IOException;

  /** Makes visible what belongs to the checkpoint; Long.MAX_VALUE for all. */
  void commit(long checkpointId) throws IOException;

  /** No line will come any more. */
  default void finish() throws IOException {
  }

  /** Closes the files; those that belong to no snapshot may be deleted. */
  void close() throws IOException;
}
