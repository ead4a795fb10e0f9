package dev.stillwater.ui.operate.replay.result;

import dev.stillwater.engine.json.Json;
import dev.stillwater.host.replay.results.Members;
import dev.stillwater.ui.UiThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
  private static final String FILE = "state.json";
  private static final long PAUSE_MS = 300;
  private static final RunState UNKNOWN = new RunState("", "", 0, OptionalLong.empty(), Optional.empty());

  /** Whether nothing more happens. */
  boolean isTerminal() {
    return List.of("finished", "failed", "cancelled").contains(phase);
  }

  static RunState read(Path folder) {
    try {
      if (Json.parse(Files.readString(folder.resolve(FILE))) instanceof Map<?, ?> map) {
        Members members = new Members(map);
        return new RunState(members.text("phase"), members.text("doing"), members.number("records").orElse(0), members.number("eventTime"), members.textIfAny("message"));
      }
    } catch (IOException | IllegalArgumentException notYet) {
      // The file is about to be written; the next look finds it.
      return UNKNOWN;
    }
    return UNKNOWN;
  }

  /** Tells the listener, on the UI thread, how far the replay of the folder is, until it has ended or the control is disposed. */
  static void follow(Control control, Path folder, Consumer<RunState> listener) {
    Job job = new Job(Messages.running_follow) {
      @Override
      protected IStatus run(IProgressMonitor monitor) {
        RunState state = read(folder);
        UiThread.post(control, () -> listener.accept(state));
        if (!state.isTerminal() && !control.isDisposed()) {
          schedule(PAUSE_MS);
        }
        return Status.OK_STATUS;
      }
    };
    job.setSystem(true);
    job.schedule();
  }
}
