package dev.stillwater.ui.operate.replay.result;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.host.replay.results.KeyRequest;
import dev.stillwater.host.replay.results.ResultTable;
import dev.stillwater.host.replay.results.ResultsException;
import dev.stillwater.host.replay.results.StoredResults;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.snapshot.page.MonitorListener;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchPage;

/**
 * The result that an editor shows, with what its pages have in common: how they read, and how they turn to each other.
 *
 * <p>THREADING: UI thread; reading goes on in jobs.
 */
final class ResultDocument {
  private final Path replayFolder;
  private final StoredResults results;
  private final IWorkbenchPage page;
  private Consumer<KeyRequest> keyShown = key -> { };
  private Runnable divergenceShown = () -> { };

  /** Reads on another thread than the UI's. */
  @FunctionalInterface
  interface Reading<T> {
    T read(ProgressListener listener) throws ResultsException;
  }

  ResultDocument(Path replayFolder, StoredResults results, IWorkbenchPage page) {
    this.replayFolder = replayFolder;
    this.results = results;
    this.page = page;
  }

  Path replayFolder() {
    return replayFolder;
  }

  StoredResults results() {
    return results;
  }

  IWorkbenchPage page() {
    return page;
  }

  /** Number of equal pairs of a sink or stream, also of those that are not kept. */
  long equalRows(ResultTable table) {
    String list = table.kind() == ResultTable.Kind.SINK ? "sinks" : table.kind() == ResultTable.Kind.STREAM ? "streams" : "";
    return results.report().list(list).stream().filter(one -> one.text("name").equals(table.name())).flatMapToLong(one -> one.number("equal").stream()).findFirst()
        .orElse(0);
  }

  /** The editor says how it turns to the page of keys and to that of the first divergence. */
  void setNavigation(Consumer<KeyRequest> toKey, Runnable toDivergence) {
    keyShown = toKey;
    divergenceShown = toDivergence;
  }

  void showKey(KeyRequest key) {
    keyShown.accept(key);
  }

  void showDivergence() {
    divergenceShown.run();
  }

  /**
   * Reads in the background. The answers come on the UI thread unless the control is disposed before.
   *
   * @param isVisible whether people see it in the Progress view, where they can cancel it
   * @param failed hears why it could not be read, as a sentence; not when it was cancelled
   */
  static <T> Job read(Control control, String what, boolean isVisible, Reading<T> reading, Consumer<T> done, Consumer<String> failed) {
    Job job = Job.create(what, (ICoreRunnable) monitor -> {
      try {
        T found = reading.read(new MonitorListener(monitor, what));
        UiThread.post(control, () -> done.accept(found));
      } catch (ResultsException e) {
        if (!e.isCancelled()) {
          UiThread.post(control, () -> failed.accept(e.getMessage()));
        }
      } catch (RuntimeException unexpected) {
        // A file that no reader foresaw must not take the editor down with it.
        ILog.of(ResultDocument.class).error(what, unexpected);
        UiThread.post(control, () -> failed.accept(NLS.bind(Messages.document_unforeseen, unexpected.getClass().getSimpleName())));
      }
    });
    job.setSystem(!isVisible);
    job.setPriority(Job.INTERACTIVE);
    job.schedule();
    return job;
  }
}
