package dev.stillwater.engine.operator;

import dev.stillwater.engine.task.JobControl;
import dev.stillwater.engine.task.JobStopped;

/**
 * Ends functions that do not come to an end when their job is to be stopped: the classes of a project are rewritten so that each loop and each method asks here.
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

  static void poll(JobControl control) {
    if (control.isStopping()) {
      throw new JobStopped();
    }
  }
}
