package dev.stillwater.ui.editor.document;

import dev.stillwater.ui.UiThread;
import java.util.Set;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;

/**
 * Tells an editor when others change, move or delete its file.
 *
 * <p>THREADING: made and disposed on the UI thread; the listener is called there too. LIFECYCLE: from the constructor to {@link #dispose}.
 */
public final class FileWatch {
  private final JobDocument document;
  private final IFile file;
  private final Control control;
  private final Listener listener;
  private final org.eclipse.core.resources.IResourceChangeListener resources = this::resourceChanged;
  private volatile Set<JobDocument.Content> known;

  /** What an editor does about changes. */
  public interface Listener {
    /** One of the files has another content than was loaded or saved. */
    void changedOutside();

    /** The file was deleted. */
    void deleted();

    /** The file has another name or place. */
    void movedTo(IPath newPath);
  }

  /** Watches the document's file in the workspace. */
  public FileWatch(JobDocument document, IFile file, Control control, Listener listener) {
    this.document = document;
    this.file = file;
    this.control = control;
    this.listener = listener;
    ResourcesPlugin.getWorkspace().addResourceChangeListener(resources, IResourceChangeEvent.POST_CHANGE);
  }

  /** Says which contents are no news: the loaded one, and those that the editor writes. */
  public void setKnown(Set<JobDocument.Content> contents) {
    known = Set.copyOf(contents);
  }

  /** Looks for a change that the workspace has not heard of, in the background. */
  public void refresh() {
    Job.createSystem(file.getName(), (ICoreRunnable) monitor -> {
      file.refreshLocal(org.eclipse.core.resources.IResource.DEPTH_ZERO, monitor);
    }).schedule();
  }

  /** Ends watching. */
  public void dispose() {
    ResourcesPlugin.getWorkspace().removeResourceChangeListener(resources);
  }

  private void resourceChanged(IResourceChangeEvent event) {
    IResourceDelta delta = event.getDelta() == null ? null : event.getDelta().findMember(file.getFullPath());
    IResourceDelta layout = event.getDelta() == null ? null : event.getDelta().findMember(JobDocument.layoutFile(file).getFullPath());
    if (delta != null && delta.getKind() == IResourceDelta.REMOVED) {
      boolean isMoved = (delta.getFlags() & IResourceDelta.MOVED_TO) != 0;
      IPath target = delta.getMovedToPath();
      UiThread.post(control, isMoved ? () -> listener.movedTo(target) : listener::deleted);
    } else if (isContentChanged(delta) || isContentChanged(layout)) {
      compareLater();
    }
  }

  private static boolean isContentChanged(IResourceDelta delta) {
    return delta != null && (delta.getKind() != IResourceDelta.CHANGED || (delta.getFlags() & IResourceDelta.CONTENT) != 0);
  }

  private void compareLater() {
    Job job = Job.createSystem(file.getName(), (ICoreRunnable) monitor -> {
      Set<JobDocument.Content> expected = known;
      if (expected != null && !expected.contains(document.content())) {
        UiThread.post(control, listener::changedOutside);
      }
    });
    job.schedule();
  }
}
