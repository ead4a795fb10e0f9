package dev.stillwater.ui.operate.snapshot.trend;

import dev.stillwater.host.report.TrendPoint;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.savepoints.SavepointNode;
import dev.stillwater.ui.operate.snapshot.SnapshotInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Shows how state grows over a series of snapshots: those that are selected; of one that is selected or open, all that lie in the same folder; of a selected
 * folder, all in it. Asks for a folder when nothing of that kind is at hand.
 *
 * <p>THREADING: UI thread; folders are listed on another one.
 */
public final class TrendHandler extends AbstractHandler {
  private static final int LEAST = 2;

  @Override
  public Object execute(ExecutionEvent event) {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindow(event);
    Shell shell = HandlerUtil.getActiveShell(event);
    Set<Path> selected = new LinkedHashSet<>();
    Optional<Path> folder = Optional.empty();
    if (HandlerUtil.getActivePart(event) instanceof IEditorPart editor) {
      folder = editor.getEditorInput() instanceof SnapshotInput input ? parent(input.path()) : Optional.empty();
    } else if (HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection) {
      selection.toList().forEach(element -> collect(element, selected));
      folder = selected.size() == 1 ? parent(selected.iterator().next()) : folder(selection.getFirstElement());
    }
    if (selected.size() >= LEAST) {
      open(window, List.copyOf(selected));
    } else {
      folder.or(() -> ask(shell)).ifPresent(chosen -> openFolder(window, shell, chosen));
    }
    return null;
  }

  private static Optional<Path> parent(Path snapshot) {
    return Optional.ofNullable(snapshot.getParent());
  }

  private static Optional<Path> folder(Object element) {
    IResource resource = element == null ? null : Adapters.adapt(element, IResource.class);
    return resource instanceof IContainer && resource.getLocation() != null ? Optional.of(resource.getLocation().toPath()) : Optional.empty();
  }

  /** The snapshots of an element: a snapshot itself, or those below a job or a version in the Savepoints view. */
  private static void collect(Object element, Set<Path> into) {
    Path snapshot = Adapters.adapt(element, Path.class);
    if (snapshot != null) {
      into.add(snapshot);
    } else if (element instanceof SavepointNode node) {
      node.children().forEach(child -> collect(child, into));
    }
  }

  private static Optional<Path> ask(Shell shell) {
    DirectoryDialog dialog = new DirectoryDialog(shell, SWT.OPEN);
    dialog.setText(Messages.TrendHandler_title);
    dialog.setMessage(Messages.TrendHandler_message);
    return Optional.ofNullable(dialog.open()).map(Path::of);
  }

  private static void openFolder(IWorkbenchWindow window, Shell shell, Path folder) {
    Thread.ofVirtual().name("snapshots-of-folder").start(() -> {
      List<Path> found = new ArrayList<>(TrendPoint.snapshotsIn(folder));
      UiThread.post(shell, () -> {
        if (found.size() < LEAST) {
          MessageDialog.openInformation(shell, Messages.TrendHandler_title, NLS.bind(Messages.TrendHandler_none, folder));
        } else {
          open(window, found);
        }
      });
    });
  }

  private static void open(IWorkbenchWindow window, List<Path> snapshots) {
    try {
      TrendInput input = new TrendInput(snapshots);
      boolean isOpen = window.getActivePage().findEditor(input) != null;
      if (window.getActivePage().openEditor(input, TrendEditor.ID) instanceof TrendEditor editor && isOpen) {
        editor.readAgain();
      }
    } catch (PartInitException e) {
      StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
    }
  }
}
