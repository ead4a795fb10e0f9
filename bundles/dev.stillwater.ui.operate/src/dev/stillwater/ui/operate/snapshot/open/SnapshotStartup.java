package dev.stillwater.ui.operate.snapshot.open;

import dev.stillwater.ui.operate.snapshot.page.SnapshotOpener;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
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

/**
 * Opens what the IDE was started with ({@code --open PATH}), and what is dropped on its window.
 *
 * <p>THREADING: started by the platform, works on the UI thread.
 */
public final class SnapshotStartup implements IStartup {
  private static final String OPEN = "--open";

  @Override
  public void earlyStartup() {
    List<Path> wanted = wanted(Platform.getApplicationArgs());
    PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
      for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
        acceptDrops(window.getShell());
      }
      wanted.forEach(SnapshotOpener::open);
    });
  }

  /** The paths behind each {@code --open}. */
  static List<Path> wanted(String[] arguments) {
    List<Path> paths = new ArrayList<>();
    for (int index = 0; index + 1 < arguments.length; index++) {
      if (OPEN.equals(arguments[index])) {
        try {
          paths.add(Path.of(arguments[index + 1]));
        } catch (InvalidPathException e) {
          ILog.of(SnapshotStartup.class).error("'" + arguments[index + 1] + "' behind " + OPEN + " is no path on this machine", e);
        }
      }
    }
    return paths;
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
