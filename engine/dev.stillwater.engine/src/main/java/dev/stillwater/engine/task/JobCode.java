package dev.stillwater.engine.task;

import dev.stillwater.engine.row.Row;

/**
 * The way into the generated code of a job; the one generated class that implements it makes all the others.
 *
 * <p>THREADING: the thread that starts the job.
 */
public interface JobCode {
  /** A new chain of the task of the plan. */
  Chain chain(int task, ChainContext context);

  /** An empty row of the class that the operator of the uid emits at the output of the index. */
  Row emptyRow(String uid, int port);
}
