package dev.stillwater.ui.operate.snapshot.open;

import dev.stillwater.ui.operate.snapshot.page.SnapshotOpener;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Opens what the IDE was started with ({@code --open PATH}), and what is dropped on its window.
 *
 * <p>THREADING: started by the platform, works on the UI thread.
 */
public final class SnapshotStartup implements IStartup {
  private static final String OPEN = "--open";

  @Override
  public void earlyStartup() {
    PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
      for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
        acceptDrops(window.getShell());
      }
      open(Platform.getApplicationArgs());
    });
  }

  /** Opens the paths behind each {@code --open}; what is no snapshot says so in its editor. UI thread. */
  public static void open(String[] arguments) {
    for (int index = 0; index + 1 < arguments.length; index++) {
      if (OPEN.equals(arguments[index])) {
        try {
          SnapshotOpener.open(Path.of(arguments[index + 1]));
        } catch (InvalidPathException e) {
          StatusManager.getManager().handle(Status.error(NLS.bind(Messages.SnapshotStartup_noPath, arguments[index + 1], OPEN), e),
              StatusManager.SHOW | StatusManager.LOG);
        }
      }
    }
  }

  private static void acceptDrops(Shell shell) {
    try {
      DropTarget target = new DropTarget(shell, DND.DROP_COPY | DND.DROP_LINK | DND.DROP_DEFAULT);
      target.setTransfer(new Transfer[] {FileTransfer.getInstance()});
      target.addDropListener(new Drops());
    } catch (SWTError e) {
      // Another part of the platform takes drops on this window already.
      ILog.of(SnapshotStartup.class).warn("Snapshots cannot be dropped on the window", e);
    }
  }

  /** Opens the files and folders that are dropped. */
  private static final class Drops extends DropTargetAdapter {
    @Override
    public void dragEnter(DropTargetEvent event) {
      if (event.detail == DND.DROP_DEFAULT) {
        event.detail = DND.DROP_COPY;
      }
    }

    @Override
    public void drop(DropTargetEvent event) {
      if (event.data instanceof String[] files) {
        for (String file : files) {
          SnapshotOpener.open(Path.of(file));
        }
      }
    }
  }
}
