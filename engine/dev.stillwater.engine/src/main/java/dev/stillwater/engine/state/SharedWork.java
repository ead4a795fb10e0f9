package dev.stillwater.engine.state;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/**
 * Work in two parts, of which a helper may do one.
 *
 * <p>THREADING: stateless.
 */
public final class SharedWork {
  private SharedWork() {
  }

  /** Does both; the other one here too if the helper has not begun it by then. When this returns neither runs. */
  public static void both(Executor helper, Runnable one, Runnable other) {
    FutureTask<Void> task = new FutureTask<>(other, null);
    helper.execute(task);
    try {
      one.run();
    } finally {
      task.run();
      await(task);
    }
  }

  private static void await(FutureTask<Void> task) {
    boolean isInterrupted = false;
    while (true) {
      try {
        task.get();
        break;
      } catch (InterruptedException e) {
        isInterrupted = true;
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case RuntimeException defect -> throw defect;
          case Error error -> throw error;
          default -> throw new IllegalStateException(e.getCause());
        }
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
