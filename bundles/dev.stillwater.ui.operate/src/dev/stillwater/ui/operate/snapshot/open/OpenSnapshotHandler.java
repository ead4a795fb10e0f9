package dev.stillwater.ui.operate.snapshot.open;

import dev.stillwater.ui.operate.snapshot.page.SnapshotOpener;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Asks for a snapshot and opens it: a folder, a metadata file or an archive; or opens the one that is selected.
 *
 * <p>THREADING: UI thread.
 */
public final class OpenSnapshotHandler extends AbstractHandler {
  private static final String KIND = "dev.stillwater.ui.operate.snapshot.open.kind";
  private static final String FOLDER = "folder";
  private static final String SELECTED = "selected";
  private static final String SAMPLE = "sample";
  private static final String SAMPLE_FILE = "/samples/snapshots/savepoint-of-flink.zip";

  @Override
  public Object execute(ExecutionEvent event) {
    String kind = event.getParameter(KIND);
    Shell shell = HandlerUtil.getActiveShell(event);
    if (SAMPLE.equals(kind)) {
      openSample(shell);
      return null;
    }
    Optional<Path> chosen = SELECTED.equals(kind) ? selected(event) : FOLDER.equals(kind) ? folder(shell) : file(shell);
    chosen.ifPresent(SnapshotOpener::open);
    return null;
  }

  /** The savepoint of the sample project; says so where somebody has removed it. */
  private static void openSample(Shell shell) {
    IResource sample = ResourcesPlugin.getWorkspace().getRoot().findMember(SAMPLE_FILE);
    if (sample == null || sample.getLocation() == null) {
      MessageDialog.openInformation(shell, Messages.OpenSnapshotHandler_fileTitle, NLS.bind(Messages.OpenSnapshotHandler_noSample, SAMPLE_FILE));
    } else {
      SnapshotOpener.open(sample.getLocation().toPath());
    }
  }

  private static Optional<Path> selected(ExecutionEvent event) {
    return HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection
        ? Optional.ofNullable(Adapters.adapt(selection.getFirstElement(), IResource.class)).map(IResource::getLocation).map(location -> location.toPath())
        : Optional.empty();
  }

  private static Optional<Path> folder(Shell shell) {
    DirectoryDialog dialog = new DirectoryDialog(shell, SWT.OPEN);
    dialog.setText(Messages.OpenSnapshotHandler_folderTitle);
    dialog.setMessage(Messages.OpenSnapshotHandler_folderMessage);
    return Optional.ofNullable(dialog.open()).map(Path::of);
  }

  private static Optional<Path> file(Shell shell) {
    FileDialog dialog = new FileDialog(shell, SWT.OPEN);
    dialog.setText(Messages.OpenSnapshotHandler_fileTitle);
    dialog.setFilterNames(new String[] {Messages.OpenSnapshotHandler_snapshots, Messages.OpenSnapshotHandler_all});
    dialog.setFilterExtensions(new String[] {"_metadata;*.zip;*.tar.gz;*.tgz", "*"});
    return Optional.ofNullable(dialog.open()).map(Path::of);
  }
}
