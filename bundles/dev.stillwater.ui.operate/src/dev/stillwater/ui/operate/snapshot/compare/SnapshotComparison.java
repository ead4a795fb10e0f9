package dev.stillwater.ui.operate.snapshot.compare;

import dev.stillwater.engine.compare.DiffOptions;
import dev.stillwater.engine.compare.DiffResult;
import dev.stillwater.engine.compare.SnapshotDiff;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.ui.operate.snapshot.page.MonitorListener;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import org.eclipse.compare.CompareConfiguration;
import org.eclipse.compare.CompareEditorInput;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * Two snapshots in the compare editor: operators and states with what was added, removed and changed, down to keys and fields.
 *
 * <p>THREADING: UI thread; {@link #prepareInput} on a thread of the platform.
 */
final class SnapshotComparison extends CompareEditorInput {
  /** Changes of each state that are kept to be shown; all are counted. */
  private static final int CHANGES_SHOWN = 2_000;

  private final Path before;
  private final Path after;

  SnapshotComparison(Path before, Path after) {
    super(new CompareConfiguration());
    this.before = before;
    this.after = after;
    setTitle(NLS.bind(Messages.SnapshotComparison_title, before.getFileName(), after.getFileName()));
    getCompareConfiguration().setLeftLabel(before.toString());
    getCompareConfiguration().setRightLabel(after.toString());
  }

  @Override
  protected Object prepareInput(IProgressMonitor monitor) throws InvocationTargetException, InterruptedException {
    ProgressListener listener = new MonitorListener(monitor, getTitle());
    try (SnapshotView old = SnapshotReader.open(before, SnapshotOptions.local(), listener);
        SnapshotView now = SnapshotReader.open(after, SnapshotOptions.local(), listener)) {
      DiffResult result = new SnapshotDiff(old, now, DiffOptions.keeping(CHANGES_SHOWN)).compare(listener);
      // Without this the platform says that there are no differences and shows nothing; what is equal is worth seeing too.
      return result;
    } catch (SnapshotException.Cancelled stopped) {
      throw new OperationCanceledException();
    } catch (SnapshotException unreadable) {
      setMessage(unreadable.getMessage());
      return null;
    } catch (RuntimeException | StackOverflowError unexpected) {
      ILog.of(SnapshotComparison.class).error(getTitle(), unexpected);
      setMessage(Messages.SnapshotComparison_unforeseen);
      return null;
    } finally {
      monitor.done();
    }
  }

  @Override
  public Control createContents(Composite parent) {
    DifferencePanel panel = new DifferencePanel(parent, before, after);
    panel.show((DiffResult) getCompareResult());
    return panel.control();
  }
}
