package dev.stillwater.ui.operate.replay.result;

import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.replay.process.ReplayFolder;
import dev.stillwater.host.replay.process.ReplayHistory;
import dev.stillwater.host.replay.process.ReplayState;
import dev.stillwater.ui.UiThread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;

/**
 * How far a replay is, as its folder says.
 *
 * <p>THREADING: immutable.
 *
 * @param phase {@code preparing}, {@code running}, {@code finished}, {@code failed} or {@code cancelled}; empty before anything is known
 * @param doing what is being done
 * @param records number of input records that belongs to it
 * @param eventTimeMs event time that was reached
 * @param message why it could not be done
 */
record RunState(String phase, String doing, long records, OptionalLong eventTimeMs, Optional<String> message) {
  private static final String FAILED = "failed";
  private static final long PAUSE_MS = 300;
  private static final RunState UNKNOWN = new RunState("", "", 0, OptionalLong.empty(), Optional.empty());

  /** Whether nothing more happens. */
  boolean isTerminal() {
    return List.of("finished", FAILED, "cancelled").contains(phase);
  }

  /** Looks into the folder; a process that has gone without a word is noticed. */
  static RunState read(Path folder) {
    ReplayFolder replay = new ReplayFolder(folder);
    if (!Files.exists(replay.state())) {
      return UNKNOWN;
    }
    try {
      ReplayState state = ReplayHistory.noticed(replay);
      return new RunState(state.phase().name().toLowerCase(Locale.ROOT), state.progress().doing(), state.progress().records(), state.progress().eventTimeMs(),
          state.result().message());
    } catch (CannotStartException damaged) {
      return new RunState(FAILED, "", 0, OptionalLong.empty(), Optional.of(damaged.getMessage()));
    }
  }

  /** Tells the listener, on the UI thread, how far the replay of the folder is, until it has ended, its folder is gone or the control is disposed. */
  static void follow(Control control, Path folder, Consumer<RunState> listener) {
    Job job = new Job(Messages.running_follow) {
      private boolean wasThere;

      @Override
      protected IStatus run(IProgressMonitor monitor) {
        boolean isThere = Files.isDirectory(folder);
        boolean isGone = wasThere && !isThere;
        wasThere = isThere;
        RunState state = read(folder);
        UiThread.post(control, () -> listener.accept(state));
        if (!state.isTerminal() && !isGone && !control.isDisposed()) {
          schedule(PAUSE_MS);
        }
        return Status.OK_STATUS;
      }
    };
    job.setSystem(true);
    job.schedule();
  }
}
