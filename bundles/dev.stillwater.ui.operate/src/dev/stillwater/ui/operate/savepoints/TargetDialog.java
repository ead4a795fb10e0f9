package dev.stillwater.ui.operate.savepoints;

import dev.stillwater.host.catalog.CatalogEntry;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/**
 * Asks for the folder and the name of a copy of a snapshot, or of its new place. Whether something is there already is found when it is done.
 *
 * <p>THREADING: UI thread.
 */
final class TargetDialog extends TitleAreaDialog {
  private static final int WIDTH = 560;
  private final CatalogEntry entry;
  private final Words words;
  private Text parent;
  private Text name;
  private Optional<Path> target = Optional.empty();

  /** What stands in the dialog. */
  record Words(String title, String message, String ok) {
  }

  TargetDialog(Shell shell, CatalogEntry entry, Words words) {
    super(shell);
    this.entry = entry;
    this.words = words;
    setShellStyle(getShellStyle() | SWT.RESIZE);
    setHelpAvailable(false);
  }

  /** What was chosen, once the dialog was closed with OK. */
  Optional<Path> target() {
    return target;
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(words.title());
  }

  @Override
  protected Control createDialogArea(Composite dialog) {
    setTitle(LegacyActionTools.escapeMnemonics(entry.name()));
    setMessage(words.message());
    Composite area = new Composite((Composite) super.createDialogArea(dialog), SWT.NONE);
    GridLayoutFactory.swtDefaults().numColumns(3).margins(10, 10).applyTo(area);
    GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, SWT.DEFAULT).applyTo(area);
    new Label(area, SWT.NONE).setText(Messages.target_parent);
    parent = new Text(area, SWT.BORDER);
    parent.setData("dev.stillwater.id", "target:folder");
    parent.setText(Optional.ofNullable(entry.path().getParent()).map(Path::toString).orElse(""));
    GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(parent);
    Button browse = new Button(area, SWT.PUSH);
    browse.setText(Messages.target_browse);
    browse.addListener(SWT.Selection, event -> browse());
    new Label(area, SWT.NONE).setText(Messages.target_name);
    name = new Text(area, SWT.BORDER);
    name.setData("dev.stillwater.id", "target:name");
    name.setText(String.valueOf(entry.path().getFileName()));
    GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(name);
    parent.addModifyListener(event -> validate());
    name.addModifyListener(event -> validate());
    return area;
  }

  private void browse() {
    DirectoryDialog dialog = new DirectoryDialog(getShell());
    dialog.setFilterPath(parent.getText());
    String chosen = dialog.open();
    if (chosen != null) {
      parent.setText(chosen);
    }
  }

  @Override
  protected Control createContents(Composite shell) {
    Control contents = super.createContents(shell);
    getButton(IDialogConstants.OK_ID).setText(words.ok());
    validate();
    setErrorMessage(null);
    name.setFocus();
    name.selectAll();
    return contents;
  }

  private void validate() {
    Optional<String> problem = problem();
    setErrorMessage(problem.orElse(null));
    getButton(IDialogConstants.OK_ID).setEnabled(problem.isEmpty());
  }

  private Optional<String> problem() {
    String folder = parent.getText().strip();
    String text = name.getText().strip();
    target = Optional.empty();
    if (folder.isEmpty()) {
      return Optional.of(Messages.target_noParent);
    }
    if (text.isEmpty()) {
      return Optional.of(Messages.target_noName);
    }
    try {
      Path path = Path.of(folder).resolve(text).toAbsolutePath().normalize();
      if (Path.of(text).getNameCount() != 1 || Path.of(text).isAbsolute() || text.equals("..") || text.equals(".")) {
        return Optional.of(NLS.bind(Messages.target_badName, text));
      }
      if (path.equals(entry.path())) {
        return Optional.of(Messages.target_same);
      }
      target = Optional.of(path);
      return Optional.empty();
    } catch (InvalidPathException notAPath) {
      return Optional.of(NLS.bind(Messages.target_badName, notAPath.getInput()));
    }
  }
}
