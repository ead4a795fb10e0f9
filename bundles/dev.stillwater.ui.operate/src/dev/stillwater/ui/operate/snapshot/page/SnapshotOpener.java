package dev.stillwater.ui.operate.snapshot.page;

import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.ui.operate.snapshot.SnapshotEditor;
import dev.stillwater.ui.operate.snapshot.SnapshotInput;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

/**
 * Opens snapshots in their editor, from wherever.
 *
 * <p>THREADING: UI thread.
 */
public final class SnapshotOpener {
  private SnapshotOpener() {
  }

  /** Opens the snapshot at the path, or brings its editor to the front; what is no snapshot says so in the editor. */
  public static Optional<SnapshotEditor> open(Path snapshot) {
    IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
    IWorkbenchPage page = window == null ? null : window.getActivePage();
    if (page == null) {
      return Optional.empty();
    }
    try {
      return page.openEditor(new SnapshotInput(snapshot), SnapshotEditor.ID) instanceof SnapshotEditor editor ? Optional.of(editor) : Optional.empty();
    } catch (PartInitException e) {
      ILog.of(SnapshotOpener.class).error("The editor of " + snapshot + " cannot be opened", e);
      return Optional.empty();
    }
  }

  /** How a snapshot is read beside its editor: as the editor reads it, with what a person has allowed there; without an editor nothing but itself. */
  public static SnapshotOptions options(Path snapshot) {
    return document(snapshot).map(SnapshotDocument::options).orElseGet(() -> SnapshotOptions.confined(new SnapshotInput(snapshot).path()));
  }

  /** The files elsewhere that a person has allowed in the editor of the snapshot; none without an editor. Looks at no disk. */
  public static Set<Path> granted(Path snapshot) {
    return document(snapshot).map(SnapshotDocument::granted).orElse(Set.of());
  }

  private static Optional<SnapshotDocument> document(Path snapshot) {
    SnapshotInput input = new SnapshotInput(snapshot);
    IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
    IEditorPart open = window == null || window.getActivePage() == null ? null : window.getActivePage().findEditor(input);
    return open instanceof SnapshotEditor editor ? editor.document() : Optional.empty();
  }

  /** Opens the snapshot and shows a place in it. */
  public static void open(Path snapshot, SnapshotPlace place) {
    open(snapshot).ifPresent(editor -> editor.show(place));
  }
}
