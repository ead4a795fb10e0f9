package dev.stillwater.ui.operate.snapshot.state;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Refused;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.snapshot.page.MonitorListener;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;

/**
 * Long work on a state, one after the other, with progress and cancel in the page and in the platform's Progress view.
 *
 * <p>THREADING: UI thread; the work is done on threads of the platform's jobs.
 */
final class StateWork {
  private static final long TOLD_NANOS = 200_000_000;

  private final Control control;
  private final Consumer<Optional<String>> progress;
  private Optional<Job> running = Optional.empty();

  /** Does something and gives what comes of it. */
  @FunctionalInterface
  interface Task<T> {
    T run(ProgressListener listener) throws Exception;
  }

  /** Readings of one state follow each other. */
  static final class OneAtATime implements ISchedulingRule {
    @Override
    public boolean contains(ISchedulingRule other) {
      return other == this;
    }

    @Override
    public boolean isConflicting(ISchedulingRule other) {
      return other == this;
    }
  }

  /**
   * Work for a control.
   *
   * @param progress hears how far the work is, empty when it is done
   */
  StateWork(Control control, Consumer<Optional<String>> progress) {
    this.control = control;
    this.progress = progress;
  }

  /** Begins work; what was begun before and has not ended is cancelled. */
  <T> void begin(String title, ISchedulingRule rule, Task<T> task, Consumer<T> done, Consumer<Exception> failed) {
    cancel();
    Job[] self = new Job[1];
    Job job = Job.create(title, (ICoreRunnable) monitor -> {
      try {
        T result = task.run(told(new MonitorListener(monitor, title), title));
        end(self[0], () -> done.accept(result));
      } catch (SnapshotException | java.io.IOException | EntryFilter.WrongExpression problem) {
        end(self[0], () -> failed.accept(problem));
      } catch (Exception | StackOverflowError unexpected) {
        ILog.of(StateWork.class).error(title, unexpected);
        end(self[0], () -> failed.accept(new Refused(Place.of(title), Messages.StateWork_unforeseen, Messages.StateWork_unforeseenRemedy)));
      }
    });
    self[0] = job;
    job.setRule(rule);
    running = Optional.of(job);
    progress.accept(Optional.of(title));
    job.schedule();
  }

  private void end(Job job, Runnable action) {
    UiThread.post(control, () -> {
      boolean isCurrent = running.filter(now -> now == job).isPresent();
      if (isCurrent) {
        running = Optional.empty();
        progress.accept(Optional.empty());
        action.run();
      }
    });
  }

  private ProgressListener told(ProgressListener monitor, String title) {
    long[] last = {0};
    return new ProgressListener() {
      @Override
      public void progressed(String what, long done, long total) {
        monitor.progressed(what, done, total);
        if (total > 0 && System.nanoTime() - last[0] > TOLD_NANOS) {
          last[0] = System.nanoTime();
          String text = title + ": " + 100 * Math.min(done, total) / total + " %";
          UiThread.post(control, () -> {
            if (running.isPresent()) {
              progress.accept(Optional.of(text));
            }
          });
        }
      }

      @Override
      public boolean isCancelled() {
        return monitor.isCancelled();
      }
    };
  }

  /** Asks the work to end. */
  void cancel() {
    running.ifPresent(Job::cancel);
  }

  boolean isRunning() {
    return running.isPresent();
  }
}
