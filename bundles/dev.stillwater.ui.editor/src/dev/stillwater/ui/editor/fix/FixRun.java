package dev.stillwater.ui.editor.fix;

import dev.stillwater.compiler.fix.QuickFixes;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLayoutFile;
import dev.stillwater.model.JobLoadResult;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.edit.RecordedEdits;
import dev.stillwater.model.job.JobLayout;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.editor.PipelineEditor;
import dev.stillwater.ui.editor.commands.ApplyEditsCommand;
import dev.stillwater.ui.editor.fix.OfferedFix.Key;
import dev.stillwater.ui.editor.fix.OfferedFix.Outcome;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.gef.commands.CommandStack;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/**
 * Makes fixes: found on a copy of the job in the background, then as one step of undo in the editor that shows the job, or in the file when none does.
 *
 * <p>THREADING: started on the UI thread.
 */
final class FixRun {
  private FixRun() {
  }

  /** Makes the fix of the id for the problems of the keys in the job of the file. */
  static void start(IFile file, List<Key> keys, String id, String label) {
    Optional<PipelineEditor> editor = editor(file);
    if (editor.isPresent() && editor.get().diagram().isPresent()) {
      inEditor(editor.get(), keys, id, label);
    } else {
      inFile(file, keys, id);
    }
  }

  /** Makes the fix in the job that the editor shows. Does nothing when the job changes meanwhile, and says so. */
  static void inEditor(PipelineEditor editor, List<Key> keys, String id, String label) {
    JobDiagram diagram = editor.diagram().orElseThrow();
    dev.stillwater.model.job.Job copy = JobFile.copy(diagram.job());
    Path path = diagram.file().orElse(null);
    CommandStack stack = editor.getAdapter(CommandStack.class) instanceof CommandStack commands ? commands : null;
    Object before = stack == null ? null : stack.getUndoCommand();
    background(Messages.running, () -> {
      Outcome outcome = fix(copy, path, keys, id);
      UiThread.post(PlatformUI.getWorkbench().getDisplay(), () -> {
        Consumer<String> status = text -> editor.getEditorSite().getActionBars().getStatusLineManager().setMessage(text);
        if (stack == null || editor.diagram().filter(diagram::equals).isEmpty() || stack.getUndoCommand() != before) {
          status.accept(Messages.changed);
        } else if (outcome.edits().isEmpty()) {
          status.accept(Messages.nothing);
        } else {
          stack.execute(new ApplyEditsCommand(diagram, outcome.edits(), keys.size() == 1 ? NLS.bind(Messages.label, label) : NLS.bind(Messages.labelAll, keys.size())));
          status.accept(NLS.bind(Messages.mended, outcome.mended(), Quantities.counted(keys.size(), "problem", "problems")));
        }
      });
    });
  }

  private static void inFile(IFile file, List<Key> keys, String id) {
    WorkspaceJob job = new WorkspaceJob(Messages.running) {
      @Override
      public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
        try {
          fixFile(file, keys, id, monitor);
          return Status.OK_STATUS;
        } catch (java.io.IOException problem) {
          return Status.error(NLS.bind(Messages.failed, file.getName(), problem.getMessage()), problem);
        }
      }
    };
    job.setRule(file.getWorkspace().getRuleFactory().modifyRule(file.getParent()));
    job.setUser(true);
    job.schedule();
  }

  private static void fixFile(IFile file, List<Key> keys, String id, IProgressMonitor monitor) throws CoreException, java.io.IOException {
    Path path = file.getLocation().toPath();
    JobLoadResult loaded = JobFile.load(path);
    if (loaded.job().isEmpty()) {
      return;
    }
    dev.stillwater.model.job.Job fixed = loaded.job().get();
    dev.stillwater.model.job.Job old = JobFile.copy(fixed);
    Outcome outcome = fix(fixed, path, keys, id);
    if (outcome.edits().isEmpty()) {
      return;
    }
    Path layoutPath = JobLayoutFile.besides(path);
    Optional<JobLayout> layout = Files.exists(layoutPath) ? JobLayoutFile.load(layoutPath).layout() : Optional.empty();
    layout.ifPresent(places -> renamePlaces(old, fixed, places));
    // Through the workspace, so that the former content is in the local history.
    file.setContents(new ByteArrayInputStream(JobFile.toBytes(fixed)), IResource.KEEP_HISTORY | IResource.FORCE, monitor);
    if (layout.isPresent()) {
      JobLayoutFile.save(layout.get(), layoutPath);
    }
    file.getParent().refreshLocal(IResource.DEPTH_ONE, monitor);
  }

  /** Where the order of operators is the same, a place follows its operator to another uid. */
  private static void renamePlaces(dev.stillwater.model.job.Job old, dev.stillwater.model.job.Job now, JobLayout layout) {
    for (int index = 0; index < Math.min(old.getOperators().size(), now.getOperators().size()); index++) {
      String before = old.getOperators().get(index).getUid();
      String after = now.getOperators().get(index).getUid();
      if (!java.util.Objects.equals(before, after)) {
        layout.getNodes().stream().filter(node -> java.util.Objects.equals(node.getUid(), before)).reduce((first, second) -> second).ifPresent(node -> node.setUid(after));
      }
    }
  }

  private static Outcome fix(dev.stillwater.model.job.Job job, Path path, List<Key> keys, String id) {
    QuickFixes fixes = QuickFixes.of(job, path);
    List<JobProblem> problems = OfferedFix.find(keys, fixes.problems());
    RecordedEdits edits = new RecordedEdits(job);
    return new Outcome(edits, fixes.apply(id, problems, edits).size());
  }

  static void background(String name, Runnable work) {
    Job job = Job.create(name, (ICoreRunnable) monitor -> work.run());
    job.setPriority(Job.SHORT);
    job.setSystem(true);
    job.schedule();
  }

  /** The editor that shows the file, if one is open. */
  static Optional<PipelineEditor> editor(IFile file) {
    for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
      for (IWorkbenchPage page : window.getPages()) {
        for (IEditorReference reference : page.getEditorReferences()) {
          if (reference.getEditor(false) instanceof PipelineEditor editor && file.equals(editor.getEditorInput().getAdapter(IFile.class))) {
            return Optional.of(editor);
          }
        }
      }
    }
    return Optional.empty();
  }
}
