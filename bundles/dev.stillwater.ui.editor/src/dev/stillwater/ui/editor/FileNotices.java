package dev.stillwater.ui.editor;

import dev.stillwater.model.JobFile;
import dev.stillwater.model.job.Job;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.editor.commands.ApplyEditsCommand;
import dev.stillwater.ui.editor.commands.RestoreJobCommand;
import dev.stillwater.ui.editor.document.AutoRecovery;
import dev.stillwater.ui.editor.document.EditorNotices.Choice;
import dev.stillwater.ui.editor.document.FileWatch;
import dev.stillwater.ui.editor.document.JobDocument;
import dev.stillwater.ui.editor.document.LoadedJob;
import dev.stillwater.ui.editor.document.Messages;
import dev.stillwater.ui.editor.document.OutsideChange;
import dev.stillwater.ui.editor.document.ReadOnlyFile;
import dev.stillwater.ui.editor.document.RecoveryStore;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.io.IOException;
import java.text.DateFormat;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;

/**
 * What an editor says and offers about its file: changes that a crash left, changes from outside, a file that cannot be written.
 *
 * <p>THREADING: UI thread; files are read in the background. LIFECYCLE: as long as the editor.
 */
final class FileNotices {
  private static final String RECOVERY = "recovery";
  private static final String READ_ONLY = "read-only";
  private static final String MERGED = "merged";

  private final PipelineEditor editor;
  private JobDocument.Content base;
  private Optional<AutoRecovery> recovery = Optional.empty();
  private Optional<OutsideChange> outside = Optional.empty();

  FileNotices(PipelineEditor editor) {
    this.editor = editor;
  }

  /** The file was loaded: looks for what was not saved before, and whether it can be written. */
  void loaded(JobDocument document, LoadedJob loaded) {
    base = loaded.content();
    outside = Optional.empty();
    recovery.ifPresent(AutoRecovery::dispose);
    recovery = loaded.diagram().map(diagram -> new AutoRecovery(diagram, editor.pages().control(), editor::isDirty));
    showReadOnly(document);
    loaded.diagram().ifPresent(diagram -> lookForUnsaved(document, diagram));
  }

  /** The job changed, or was saved. */
  void changed() {
    recovery.ifPresent(AutoRecovery::changed);
  }

  /** The file now has this content. */
  void saved(JobDocument.Content content) {
    base = content;
    editor.notices().hide(MERGED);
    if (editor.notices().hide(RECOVERY)) {
      // Whoever saves without looking at what was left has chosen; it would be older than the file from now on.
      java.nio.file.Path path = editor.file().document().path();
      background(() -> AutoRecovery.store().forget(path));
    }
  }

  void dispose() {
    recovery.ifPresent(AutoRecovery::dispose);
  }

  private static void background(Runnable work) {
    org.eclipse.core.runtime.jobs.Job.createSystem(Messages.checking, (ICoreRunnable) monitor -> work.run()).schedule();
  }

  private void lookForUnsaved(JobDocument document, JobDiagram diagram) {
    byte[] onDisk = base.job();
    background(() -> {
      Optional<RecoveryStore.Unsaved> found = AutoRecovery.store().find(document.path());
      found.filter(unsaved -> Arrays.equals(unsaved.content(), onDisk)).ifPresent(same -> AutoRecovery.store().forget(document.path()));
      found.filter(unsaved -> !Arrays.equals(unsaved.content(), onDisk)).ifPresent(unsaved -> UiThread.post(editor.pages().control(), () -> offer(diagram, unsaved)));
    });
  }

  private void offer(JobDiagram diagram, RecoveryStore.Unsaved unsaved) {
    if (editor.diagram().filter(diagram::equals).isEmpty() || editor.isDirty()) {
      return;
    }
    String time = DateFormat.getDateTimeInstance(DateFormat.MEDIUM, DateFormat.MEDIUM).format(Date.from(unsaved.time()));
    editor.notices().show(RECOVERY, StillwaterImages.image(StillwaterImages.WARNING), NLS.bind(Messages.recoverNotice, time), List.of(
        new Choice(Messages.recover, () -> {
          recovery.ifPresent(AutoRecovery::setKept);
          editor.stack().execute(new RestoreJobCommand(diagram, unsaved.job(), unsaved.layout(), Messages.recoverLabel));
        }),
        new Choice(Messages.recoverDiscard, () -> background(() -> AutoRecovery.store().forget(unsaved.path())))));
  }

  private void showReadOnly(JobDocument document) {
    if (!ReadOnlyFile.is(document)) {
      editor.notices().hide(READ_ONLY);
      return;
    }
    String name = document.path().getFileName().toString();
    editor.getEditorSite().getActionBars().getStatusLineManager().setMessage(NLS.bind(Messages.readOnlyStatus, name));
    editor.notices().show(READ_ONLY, StillwaterImages.image(StillwaterImages.WARNING), NLS.bind(Messages.readOnlyNotice, name), List.of(
        new Choice(Messages.makeWritable, () -> makeWritable(document)),
        new Choice(Messages.saveAs, editor::doSaveAs)));
  }

  private boolean makeWritable(JobDocument document) {
    try {
      ReadOnlyFile.makeWritable(document);
      editor.notices().hide(READ_ONLY);
      editor.getEditorSite().getActionBars().getStatusLineManager().setMessage(null);
      return true;
    } catch (CoreException | IOException problem) {
      MessageDialog.openError(editor.getSite().getShell(), Messages.readOnlyTitle, NLS.bind(Messages.writableFailed, document.path().getFileName(), problem.getMessage()));
      return false;
    }
  }

  /** Whether the file can be written; asks what to do with one that is read-only. */
  boolean mayWrite(JobDocument document, JobDiagram diagram) {
    if (!ReadOnlyFile.is(document)) {
      return true;
    }
    int answer = MessageDialog.open(MessageDialog.WARNING, editor.getSite().getShell(), Messages.readOnlyTitle,
        NLS.bind(Messages.readOnlyQuestion, document.path().getFileName()), SWT.NONE, Messages.makeWritable, Messages.saveAs, Messages.cancel);
    if (answer == 1) {
      editor.file().saveAs(diagram);
    }
    return answer == 0 && makeWritable(document);
  }

  /** Others changed the file while it is being edited: takes what does not contradict the changes here, or calls the action when something does. */
  void merge(JobDocument document, Optional<FileWatch> watch, Runnable ask) {
    JobDiagram diagram = editor.diagram().orElseThrow();
    Job mine = JobFile.copy(diagram.job());
    Object before = editor.stack().getUndoCommand();
    JobDocument.Content loaded = base;
    background(() -> {
      JobDocument.Content now = document.content();
      Optional<OutsideChange> change = OutsideChange.of(loaded, now, mine, document.path().getFileName().toString());
      UiThread.post(editor.pages().control(), () -> {
        if (editor.diagram().filter(diagram::equals).isEmpty()) {
          return;
        }
        if (editor.stack().getUndoCommand() != before) {
          merge(document, watch, ask);
          return;
        }
        outside = change;
        if (change.isPresent() && change.get().conflicts().isEmpty()) {
          take(document, diagram, watch, change.get());
        } else {
          ask.run();
        }
      });
    });
  }

  private void take(JobDocument document, JobDiagram diagram, Optional<FileWatch> watch, OutsideChange change) {
    base = change.content();
    watch.ifPresent(watching -> watching.setKnown(Set.of(change.content())));
    if (!change.edits().isEmpty()) {
      editor.stack().execute(new ApplyEditsCommand(diagram, change.edits(), Messages.mergeLabel));
      editor.notices().show(MERGED, StillwaterImages.image(StillwaterImages.WARNING), NLS.bind(Messages.mergedNotice, document.path().getFileName(), Quantities.changes(change.taken())),
          List.of(new Choice(Messages.close, () -> { })));
    }
  }

  /** Asks what to do about a change from outside that contradicts those here; true to load the file. */
  boolean ask(JobDocument document, Optional<FileWatch> watch) {
    String name = document.path().getFileName().toString();
    Optional<OutsideChange> change = outside;
    if (change.isEmpty()) {
      return MessageDialog.open(MessageDialog.QUESTION, editor.getSite().getShell(), dev.stillwater.ui.editor.Messages.EditorFile_changedTitle,
          NLS.bind(dev.stillwater.ui.editor.Messages.EditorFile_changedQuestion, name), SWT.NONE, dev.stillwater.ui.editor.Messages.EditorFile_reload,
          dev.stillwater.ui.editor.Messages.EditorFile_keep) == 0;
    }
    int answer = MessageDialog.open(MessageDialog.QUESTION, editor.getSite().getShell(), Messages.conflictTitle,
        NLS.bind(Messages.conflictQuestion, name, change.get().conflictsInWords()), SWT.NONE, Messages.reload, Messages.merge, Messages.keepMine);
    if (answer == 1) {
      editor.diagram().ifPresent(diagram -> take(document, diagram, watch, change.get()));
    } else if (answer == 2) {
      base = change.get().content();
      watch.ifPresent(watching -> watching.setKnown(Set.of(change.get().content())));
    }
    return answer == 0;
  }
}
