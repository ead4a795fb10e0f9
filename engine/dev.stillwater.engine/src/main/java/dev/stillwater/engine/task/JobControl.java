package dev.stillwater.engine.task;

import dev.stillwater.engine.io.ProgressListener;
import java.util.Optional;

/**
 * Tells the subtasks of a job to stop.
 *
 * <p>THREADING: any thread.
 */
public final class JobControl {
  private final Optional<ProgressListener> outside;
  private volatile boolean isStopping;
  private final ProgressListener listener = new ProgressListener() {
    @Override
    public void progressed(String what, long done, long total) {
      // Only whether the work must end is of interest here.
    }

    @Override
    public boolean isCancelled() {
      return isStopping();
    }
  };

  /** Makes a control that nobody else uses. */
  public JobControl() {
    this(Optional.empty());
  }

  /** Makes a control under which the subtasks also stop when somebody outside says so, who is asked often. */
  public JobControl(Optional<ProgressListener> outside) {
    this.outside = outside;
  }

  /** Asks all subtasks to stop at the end of their batch. */
  public void stop() {
    isStopping = true;
  }

  /** The same for long work that asks a listener. */
  public ProgressListener listener() {
    return listener;
  }

  /** Whether the subtasks are to stop. */
  public boolean isStopping() {
    return isStopping || outside.isPresent() && outside.get().isCancelled();
  }
}
