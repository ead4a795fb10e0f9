package dev.stillwater.ui.editor;

import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLayoutFile;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobLayout;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.editor.document.FileWatch;
import dev.stillwater.ui.editor.document.JobDocument;
import dev.stillwater.ui.editor.document.LoadedJob;
import dev.stillwater.ui.editor.figures.OperatorFigure;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.operation.IRunnableWithProgress;
import org.eclipse.jface.operation.ModalContext;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.SaveAsDialog;
import org.eclipse.ui.part.FileEditorInput;

/**
 * Loads, saves and watches the file of an editor.
 *
 * <p>THREADING: UI thread; reading and writing happen elsewhere. LIFECYCLE: from {@link #open} to {@link #dispose}.
 */
final class EditorFile implements FileWatch.Listener {
  private final PipelineEditor editor;
  private JobDocument document;
  private Optional<FileWatch> watch = Optional.empty();
  private final FileNotices notices;
  private boolean isChangedOutside;
  private boolean isAsking;

  EditorFile(PipelineEditor editor) {
    this.editor = editor;
    this.notices = new FileNotices(editor);
  }

  /** The document that is shown. */
  JobDocument document() {
    return document;
  }

  /** Begins with the editor's input: watches its file and loads it in the background. */
  void open() {
    watch.ifPresent(FileWatch::dispose);
    document = JobDocument.of(editor.getEditorInput()).orElseThrow();
    watch = document.file().map(file -> new FileWatch(document, file, editor.pages().control(), this));
    load();
  }

  /** Loads the file in the background and shows what came of it. */
  void load() {
    isChangedOutside = false;
    editor.pages().showLoading();
    Dimension standardSize = OperatorFigure.standardSize();
    JobDocument loading = document;
    org.eclipse.core.runtime.jobs.Job job = org.eclipse.core.runtime.jobs.Job.create(
        NLS.bind(Messages.EditorFile_loading, loading.path().getFileName()), (ICoreRunnable) monitor -> {
          LoadedJob loaded = loading.load(standardSize);
          UiThread.post(editor.pages().control(), () -> loaded(loading, loaded));
        });
    job.setPriority(org.eclipse.core.runtime.jobs.Job.SHORT);
    job.schedule();
  }

  private void loaded(JobDocument loading, LoadedJob loaded) {
    if (loading == document) {
      watch.ifPresent(watching -> watching.setKnown(Set.of(loaded.content())));
      editor.show(loaded);
      notices.loaded(document, loaded);
    }
  }

  /** Saves the diagram; on failure says why, leaves the editor dirty and cancels the monitor. */
  void save(JobDiagram diagram, IProgressMonitor monitor) {
    if (notices.mayWrite(document, diagram) && write(document, diagram, monitor)) {
      editor.stack().markSaveLocation();
      editor.fireDirty();
    } else if (monitor != null) {
      monitor.setCanceled(true);
    }
  }

  /** Asks for another file in the workspace and saves there. */
  void saveAs(JobDiagram diagram) {
    SaveAsDialog dialog = new SaveAsDialog(shell());
    document.file().ifPresent(dialog::setOriginalFile);
    if (dialog.open() != SaveAsDialog.OK || dialog.getResult() == null) {
      return;
    }
    IPath path = dialog.getResult();
    IPath target = JobFile.SUFFIX.equals('.' + String.valueOf(path.getFileExtension())) ? path : path.addFileExtension(JobFile.SUFFIX.substring(1));
    FileEditorInput input = new FileEditorInput(ResourcesPlugin.getWorkspace().getRoot().getFile(target));
    Optional<JobDocument> other = JobDocument.of(input);
    if (other.isPresent() && write(other.get(), diagram, new NullProgressMonitor())) {
      editor.stack().markSaveLocation();
      moveTo(input);
      editor.fireDirty();
    }
  }

  /** Called when the editor was activated: asks about a change that came in between. */
  void activated() {
    watch.ifPresent(FileWatch::refresh);
    if (isChangedOutside) {
      UiThread.post(editor.pages().control(), this::askToReload);
    }
  }

  /** Called when the job changed or was saved. */
  void changed() {
    notices.changed();
  }

  void dispose() {
    watch.ifPresent(FileWatch::dispose);
    notices.dispose();
  }

  @Override
  public void changedOutside() {
    if (!editor.isDirty()) {
      load();
    } else {
      notices.merge(document, watch, this::askLater);
    }
  }

  /** The change cannot be merged: ask when the person is at this editor. */
  private void askLater() {
    isChangedOutside = true;
    if (editor.getSite().getPage().getActivePart() == editor) {
      askToReload();
    }
  }

  @Override
  public void deleted() {
    if (!editor.isDirty()) {
      editor.getSite().getPage().closeEditor(editor, false);
    }
  }

  @Override
  public void movedTo(IPath newPath) {
    moveTo(new FileEditorInput(ResourcesPlugin.getWorkspace().getRoot().getFile(newPath)));
  }

  private void moveTo(FileEditorInput input) {
    editor.take(input);
    watch.ifPresent(FileWatch::dispose);
    document = JobDocument.of(input).orElse(document);
    editor.diagram().ifPresent(diagram -> diagram.setFile(Optional.of(document.path())));
    watch = document.file().map(file -> new FileWatch(document, file, editor.pages().control(), this));
    JobDocument.Content now = editor.diagram().map(diagram -> content(diagram.job(), diagram.layout())).orElse(null);
    if (now != null) {
      watch.ifPresent(watching -> watching.setKnown(Set.of(now)));
    }
  }

  private void askToReload() {
    if (isAsking || !isChangedOutside) {
      return;
    }
    isAsking = true;
    boolean isReload = notices.ask(document, watch);
    isAsking = false;
    isChangedOutside = false;
    if (isReload) {
      load();
    }
  }

  /** Writes copies of job and layout away from the UI thread, which stays responsive; the user's input waits meanwhile. */
  private boolean write(JobDocument target, JobDiagram diagram, IProgressMonitor monitor) {
    try {
      JobDocument.Content next = content(diagram.job(), diagram.layout());
      Job job = JobFile.copy(diagram.job());
      JobLayout layout = EcoreUtil.copy(diagram.layout());
      JobDocument.Content jobOnly = new JobDocument.Content(next.job(), new byte[0]);
      watch.ifPresent(watching -> watching.setKnown(Set.of(next, jobOnly)));
      IRunnableWithProgress writing = progress -> {
        try {
          target.save(job, layout, progress);
        } catch (IOException | CoreException problem) {
          throw new InvocationTargetException(problem);
        }
      };
      ModalContext.run(writing, true, monitor == null ? new NullProgressMonitor() : monitor, shell().getDisplay());
      notices.saved(next);
      return true;
    } catch (InvocationTargetException failure) {
      complain(target, failure.getCause());
    } catch (IllegalArgumentException failure) {
      complain(target, failure);
    } catch (OperationCanceledException canceled) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private void complain(JobDocument target, Throwable cause) {
    String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    MessageDialog.openError(shell(), Messages.EditorFile_saveFailedTitle,
        NLS.bind(Messages.EditorFile_saveFailed, target.path().getFileName(), reason));
  }

  private static JobDocument.Content content(Job job, JobLayout layout) {
    return new JobDocument.Content(JobFile.toBytes(job), JobLayoutFile.toBytes(layout));
  }

  private Shell shell() {
    return editor.getSite().getShell();
  }

  /** The file in the workspace, if the document is one. */
  Optional<IFile> workspaceFile() {
    return document == null ? Optional.empty() : document.file();
  }
}
