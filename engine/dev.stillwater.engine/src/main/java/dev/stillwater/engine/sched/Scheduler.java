package dev.stillwater.engine.sched;

/**
 * Runs the steps of a job and the work beside them, on threads or one after another.
 *
 * <p>THREADING: any thread; {@link #run} by the one that starts the job.
 */
public interface Scheduler {
  /** The clock that fits the scheduler. */
  EngineClock clock();

  /**
   * Begins to run a step again and again until it is done or has failed. May be called at any time, also from inside a step or asynchronous work; in step mode
   * the step waits for {@link #run} or, while that goes on, for its turn.
   *
   * @param step the work; one thread at a time steps it
   * @param listener told of its end
   */
  void start(Step step, Listener listener);

  /**
   * Does work that may wait for a disk, off the threads of the steps. In step mode the seed chooses its turn among the steps, and it then runs to its end.
   *
   * @param name for threads and messages
   * @param work reports its failures itself; what it throws is a defect: in step mode {@link #run} throws it, threaded the thread's handler gets it
   */
  void async(String name, Runnable work);

  /**
   * Lets what was started run. In threaded mode this returns at once and the work goes on; in step mode it returns when nothing is left to do.
   *
   * @throws IllegalStateException in step mode, when steps are left of which none can ever go on; that is a defect of the engine
   */
  void run();

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
