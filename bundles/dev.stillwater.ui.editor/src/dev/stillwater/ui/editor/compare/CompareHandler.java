package dev.stillwater.ui.editor.compare;

import dev.stillwater.model.JobFile;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.editor.PipelineEditor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DateFormat;
import java.util.Date;
import org.eclipse.compare.CompareConfiguration;
import org.eclipse.compare.CompareEditorInput;
import org.eclipse.compare.CompareUI;
import org.eclipse.compare.HistoryItem;
import org.eclipse.compare.ITypedElement;
import org.eclipse.compare.ResourceNode;
import org.eclipse.compare.structuremergeviewer.DiffNode;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFileState;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Compares the job of the editor, or the selected job file, with another job file or with the job that a snapshot was taken of.
 *
 * <p>THREADING: UI thread; files are read in the background by the compare editor.
 */
public final class CompareHandler extends AbstractHandler {
  /** Command: compare with the job of a snapshot; all others compare with a file. */
  private static final String SNAPSHOT = "dev.stillwater.ui.editor.compareSnapshot";
  /** Optional parameter of both commands: the file or folder, without which a dialog asks. */
  private static final String WITH = ".with";
  /** Command: compare with a version of the local history. */
  private static final String HISTORY = "dev.stillwater.ui.editor.compareHistory";
  private static final String SIDECAR = ".stillwater";
  private static final String SIDECAR_JOB = "job.job";

  @Override
  public Object execute(ExecutionEvent event) {
    IFile file = file(event);
    Shell shell = HandlerUtil.getActiveShell(event);
    if (file == null) {
      return null;
    }
    String id = event.getCommand().getId();
    String with = event.getParameter(id + WITH);
    IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindow(event).getActivePage();
    if (id.equals(SNAPSHOT)) {
      compareWithSnapshot(file, with == null ? askForSnapshot(shell, file) : with, shell, page);
    } else if (id.equals(HISTORY)) {
      compareWithHistory(file, shell, page);
    } else {
      String chosen = with == null ? askForJob(shell, file) : with;
      if (chosen != null) {
        open(file, new FileElement(Path.of(chosen), Path.of(chosen).getFileName().toString()), Path.of(chosen).getFileName().toString(), page);
      }
    }
    return null;
  }

  private static IFile file(ExecutionEvent event) {
    if (HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection && selection.getFirstElement() instanceof IFile selected
        && selected.getName().endsWith(JobFile.SUFFIX) && !(HandlerUtil.getActivePart(event) instanceof PipelineEditor)) {
      return selected;
    }
    return HandlerUtil.getActiveEditor(event) instanceof PipelineEditor editor ? editor.getEditorInput().getAdapter(IFile.class) : null;
  }

  private static String askForJob(Shell shell, IFile file) {
    FileDialog dialog = new FileDialog(shell, SWT.OPEN);
    dialog.setText(Messages.compareJob);
    dialog.setFilterExtensions(new String[] {"*" + JobFile.SUFFIX});
    dialog.setFilterPath(folder(file));
    return dialog.open();
  }

  private static String askForSnapshot(Shell shell, IFile file) {
    DirectoryDialog dialog = new DirectoryDialog(shell);
    dialog.setText(Messages.compareSnapshot);
    dialog.setMessage(Messages.snapshotFolder);
    dialog.setFilterPath(folder(file));
    return dialog.open();
  }

  private static String folder(IFile file) {
    return file.getLocation() == null ? null : file.getLocation().removeLastSegments(1).toOSString();
  }

  private static void compareWithSnapshot(IFile file, String chosen, Shell shell, IWorkbenchPage page) {
    if (chosen == null) {
      return;
    }
    Path folder = Path.of(chosen);
    String name = folder.getFileName().toString();
    Path sidecar = name.endsWith(SIDECAR) ? folder : folder.resolveSibling(name + SIDECAR);
    Path job = sidecar.resolve(SIDECAR_JOB);
    if (!Files.isRegularFile(job)) {
      MessageDialog.openInformation(shell, Messages.compareSnapshot, NLS.bind(Messages.noSidecar, folder));
      return;
    }
    String label = NLS.bind(Messages.snapshotLabel, file.getName(), name.replaceFirst("\\.stillwater$", ""));
    open(file, new FileElement(job, label), label, page);
  }

  /** Lists the versions that the workspace kept, newest first. */
  private static void compareWithHistory(IFile file, Shell shell, IWorkbenchPage page) {
    Job.createSystem(file.getName(), (ICoreRunnable) monitor -> {
      IFileState[] states = file.getHistory(monitor);
      UiThread.post(shell, () -> {
        if (states.length == 0) {
          MessageDialog.openInformation(shell, Messages.compareHistory, NLS.bind(Messages.noHistory, file.getName()));
          return;
        }
        DateFormat format = DateFormat.getDateTimeInstance(DateFormat.MEDIUM, DateFormat.MEDIUM);
        ElementListSelectionDialog dialog = new ElementListSelectionDialog(shell, LabelProvider.createTextProvider(
            state -> format.format(new Date(((IFileState) state).getModificationTime()))));
        dialog.setTitle(Messages.compareHistory);
        dialog.setMessage(NLS.bind(Messages.chooseVersion, file.getName()));
        dialog.setMultipleSelection(false);
        dialog.setElements(states);
        if (dialog.open() == ElementListSelectionDialog.OK && dialog.getFirstResult() instanceof IFileState state) {
          open(file, new HistoryItem(new ResourceNode(file), state), NLS.bind(Messages.historyLabel, file.getName(), format.format(new Date(state.getModificationTime()))), page);
        }
      });
    }).schedule();
  }

  /** Opens the compare editor with the file at the left, where it can be edited. */
  static void open(IFile file, ITypedElement other, String label, IWorkbenchPage page) {
    CompareConfiguration configuration = new CompareConfiguration();
    configuration.setLeftEditable(true);
    configuration.setRightEditable(false);
    configuration.setLeftLabel(file.getFullPath().toString());
    configuration.setRightLabel(label);
    CompareUI.openCompareEditorOnPage(new Input(configuration, file, other), page);
  }

  /** The two sides of the comparison. */
  private static final class Input extends CompareEditorInput {
    private final IFile file;
    private final ITypedElement left;
    private final ITypedElement right;

    Input(CompareConfiguration configuration, IFile file, ITypedElement right) {
      super(configuration);
      this.file = file;
      this.left = new EditedFile(file);
      this.right = right;
      setTitle(NLS.bind(Messages.title, file.getName()));
    }

    @Override
    protected Object prepareInput(IProgressMonitor monitor) {
      return new DiffNode(left, right);
    }

    @Override
    public void saveChanges(IProgressMonitor monitor) throws org.eclipse.core.runtime.CoreException {
      super.saveChanges(monitor);
      if (left instanceof EditedFile edited) {
        edited.commit(file, monitor);
      }
    }
  }

  /** The file in the workspace; what was copied into it goes to the disk with Save, and the former content to the local history. */
  private static final class EditedFile extends ResourceNode {
    private boolean isChanged;

    EditedFile(IFile file) {
      super(file);
    }

    @Override
    public void setContent(byte[] contents) {
      isChanged = true;
      super.setContent(contents);
    }

    void commit(IFile file, IProgressMonitor monitor) throws org.eclipse.core.runtime.CoreException {
      if (isChanged) {
        isChanged = false;
        file.setContents(new java.io.ByteArrayInputStream(getContent()), org.eclipse.core.resources.IResource.KEEP_HISTORY, monitor);
      }
    }
  }
}
