package dev.stillwater.engine.sched;

import java.util.List;

/**
 * Runs the steps of a job's subtasks, on threads or one after another.
 *
 * <p>THREADING: {@link #run} is called once, by the thread that starts the job.
 */
public interface Scheduler {
  /** The clock that fits the scheduler. */
  EngineClock clock();

  /**
   * Runs all steps until each is done or has failed. In threaded mode this returns at once and the work goes on; in step mode it returns when all is done.
   *
   * @param steps the work; each is stepped by one thread at a time
   * @param listener told of the end of each step
   */
  void run(List<? extends Step> steps, Listener listener);

  /**
   * Hears how steps end.
   *
   * <p>THREADING: called by the thread of the step.
   */
  interface Listener {
    /** The step is done. */
    void finished(Step step);

    /** The step threw; it is not stepped again. */
    void failed(Step step, Throwable cause);
  }
}
