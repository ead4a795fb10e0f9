package dev.stillwater.ui.operate.replay;

import dev.stillwater.host.replay.VersionName;
import dev.stillwater.model.JobFile;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.launch.OrderedChoice;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFileState;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.widgets.WidgetFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.FilteredResourcesSelectionDialog;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * A version of a job: its text, and the ways to choose one.
 *
 * <p>THREADING: UI thread; the local history is read on another one.
 */
final class VersionField {
  private static final String REVISION = JobFile.SUFFIX + "@";
  private final Text text;
  private final Label meaning;
  private final Button history;
  private final Button revision;

  /**
   * Makes the controls.
   *
   * @param id id of the text
   * @param onChange is told of each change
   */
  VersionField(Group parent, String id, Runnable onChange) {
    text = WidgetFactory.text(SWT.BORDER).message(Messages.version_hint).create(parent);
    text.setData("dev.stillwater.id", id);
    ReplayTab.name(text, parent.getText());
    GridDataFactory.fillDefaults().grab(true, false).hint(180, SWT.DEFAULT).applyTo(text);
    Composite buttons = WidgetFactory.composite(SWT.NONE).create(parent);
    GridLayoutFactory.fillDefaults().numColumns(5).applyTo(buttons);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(buttons);
    button(buttons, Messages.version_ofSnapshot, () -> text.setText(VersionName.SNAPSHOT));
    button(buttons, Messages.version_browse, this::browse);
    history = button(buttons, Messages.version_history, this::history);
    revision = button(buttons, Messages.version_revision, this::revision);
    meaning = WidgetFactory.label(SWT.NONE).create(buttons);
    GridDataFactory.fillDefaults().grab(true, false).align(SWT.END, SWT.CENTER).applyTo(meaning);
    text.addModifyListener(event -> {
      follow();
      onChange.run();
    });
    follow();
  }

  private static Button button(Composite parent, String label, Runnable action) {
    return WidgetFactory.button(SWT.PUSH).text(label).onSelect(event -> action.run()).create(parent);
  }

  private void follow() {
    boolean isFile = file().isPresent();
    history.setEnabled(isFile);
    revision.setEnabled(isFile);
    meaning.setText(text().startsWith(VersionText.LOCAL) ? VersionText.forPeople(text()) : "");
    meaning.getParent().layout();
  }

  /** What it says. */
  String text() {
    return text.getText().strip();
  }

  /** Shows a version. */
  void setText(String version) {
    text.setText(version);
  }

  /** The file of the workspace that it names in any way. */
  Optional<IFile> file() {
    return VersionText.file(text());
  }

  private Shell shell() {
    return text.getShell();
  }

  private void browse() {
    FilteredResourcesSelectionDialog dialog = new FilteredResourcesSelectionDialog(shell(), false, ResourcesPlugin.getWorkspace().getRoot(), IResource.FILE);
    dialog.setTitle(Messages.version_browseTitle);
    dialog.setInitialPattern("*" + JobFile.SUFFIX);
    if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof IFile chosen) {
      text.setText(chosen.getFullPath().toString());
    }
  }

  private void history() {
    file().ifPresent(file -> Thread.ofVirtual().name("local-history").start(() -> {
      try {
        List<IFileState> states = Arrays.asList(file.getHistory(new NullProgressMonitor()));
        UiThread.post(text, () -> history(file, states));
      } catch (CoreException unreadable) {
        StatusManager.getManager().handle(unreadable.getStatus(), StatusManager.SHOW);
      }
    }));
  }

  private void history(IFile file, List<IFileState> states) {
    new OrderedChoice(Messages.version_historyTitle, NLS.bind(states.isEmpty() ? Messages.version_historyNone : Messages.version_historyMessage, file.getName()))
        .open(shell(), states, state -> VersionText.time(state.getModificationTime())).ifPresent(state -> text.setText(VersionText.ofLocal(file, state)));
  }

  private void revision() {
    file().ifPresent(file -> {
      int at = text().indexOf(REVISION);
      String old = at < 0 || text().startsWith(VersionText.LOCAL) ? "HEAD" : text().substring(at + REVISION.length());
      InputDialog dialog = new InputDialog(shell(), Messages.version_revisionTitle, NLS.bind(Messages.version_revisionMessage, file.getName()), old,
          typed -> typed.isBlank() || typed.strip().startsWith("-") ? Messages.version_revisionPrompt : null);
      if (dialog.open() == Window.OK) {
        text.setText(file.getFullPath() + "@" + dialog.getValue().strip());
      }
    });
  }
}
