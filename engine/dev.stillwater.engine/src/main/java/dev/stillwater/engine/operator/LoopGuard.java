package dev.stillwater.engine.operator;

import dev.stillwater.engine.task.JobControl;
import dev.stillwater.engine.task.JobStopped;

/**
 * Ends functions that do not come to an end when their job is to be stopped: the classes of a project are rewritten so that each loop and each method asks here.
 * Nor do they get to keep what must end them from doing so, or end the process of their job.
 *
 * <p>What is asked belongs to the thread, since a static method of a project's class knows no subtask.
 *
 * <p>THREADING: any thread, each for itself.
 */
public final class LoopGuard {
  private static final int LOOPS_BETWEEN = 1024;
  private static final ThreadLocal<LoopGuard> OF_THREAD = ThreadLocal.withInitial(LoopGuard::new);

  private JobControl control = new JobControl();

  private LoopGuard() {
  }

  /** From now on the thread calls functions of the job. */
  static void begin(JobControl control) {
    OF_THREAD.get().control = control;
  }

  /**
   * Called by rewritten classes at the beginning of each method.
   *
   * @throws JobStopped if the job is to be stopped
   */
  public static void enter() {
    poll(OF_THREAD.get().control);
  }

  /**
   * Called by rewritten classes when a loop goes round.
   *
   * @param count how often the loops of the method have gone round
   * @throws JobStopped if the job is to be stopped, at each 1024th time
   */
  public static void loop(int count) {
    if ((count & LOOPS_BETWEEN - 1) == 0) {
      enter();
    }
  }

  /**
   * Called by rewritten classes where they have caught a throwable that may be an error.
   *
   * @throws Error what was caught, if it tells that the job is being stopped or the memory is used up: no function goes on after that
   */
  public static void caught(Throwable caught) {
    if (caught instanceof JobStopped || caught instanceof OutOfMemoryError) {
      throw (Error) caught;
    }
  }

  /**
   * Called by rewritten classes in place of {@code System.exit}.
   *
   * @throws UnsupportedOperationException always
   */
  public static void exit(int code) {
    throw new UnsupportedOperationException("A function must not end the process of its job, with exit code " + code);
  }

  /**
   * Called by rewritten classes in place of {@code Runtime.exit} and {@code Runtime.halt}.
   *
   * @throws UnsupportedOperationException always
   */
  public static void exit(Runtime runtime, int code) {
    exit(code);
  }

  static void poll(JobControl control) {
    if (control.isStopping()) {
      throw new JobStopped();
    }
  }
}
