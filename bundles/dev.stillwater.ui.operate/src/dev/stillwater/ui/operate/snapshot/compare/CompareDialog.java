package dev.stillwater.ui.operate.snapshot.compare;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/**
 * Asks which two snapshots are to be compared.
 *
 * <p>THREADING: UI thread.
 */
final class CompareDialog extends TitleAreaDialog {
  private final Optional<Path> known;
  private Text before;
  private Text after;
  private Path earlier;
  private Path later;

  /**
   * The dialog.
   *
   * @param known the later snapshot, if one is open
   */
  CompareDialog(Shell parent, Optional<Path> known) {
    super(parent);
    this.known = known;
    setHelpAvailable(false);
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(Messages.CompareDialog_shell);
  }

  @Override
  protected boolean isResizable() {
    return true;
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    setTitle(Messages.CompareDialog_title);
    setMessage(Messages.CompareDialog_message);
    Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
    area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    GridLayout layout = new GridLayout(4, false);
    layout.marginWidth = 12;
    layout.marginHeight = 10;
    area.setLayout(layout);
    before = field(area, Messages.CompareDialog_before, "compare:before", "");
    after = field(area, Messages.CompareDialog_after, "compare:after", known.map(Path::toString).orElse(""));
    before.setFocus();
    return area;
  }

  private Text field(Composite parent, String title, String id, String path) {
    new Label(parent, SWT.NONE).setText(title);
    Text text = new Text(parent, SWT.BORDER);
    text.setText(path);
    text.setData("dev.stillwater.id", id);
    GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
    data.widthHint = 460;
    text.setLayoutData(data);
    text.addListener(SWT.Modify, event -> check());
    button(parent, Messages.CompareDialog_folder, () -> new DirectoryDialog(getShell(), SWT.OPEN).open(), text);
    button(parent, Messages.CompareDialog_file, () -> new FileDialog(getShell(), SWT.OPEN).open(), text);
    return text;
  }

  private static void button(Composite parent, String title, java.util.function.Supplier<String> ask, Text text) {
    Button button = new Button(parent, SWT.PUSH);
    button.setText(title);
    button.addListener(SWT.Selection, event -> Optional.ofNullable(ask.get()).ifPresent(text::setText));
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    super.createButtonsForButtonBar(parent);
    getButton(OK).setText(Messages.CompareDialog_compare);
    check();
  }

  private void check() {
    boolean isReady = path(before).isPresent() && path(after).isPresent();
    boolean isWrong = !before.getText().isBlank() && path(before).isEmpty() || !after.getText().isBlank() && path(after).isEmpty();
    setErrorMessage(isWrong ? Messages.CompareDialog_nothing : null);
    if (getButton(OK) != null) {
      getButton(OK).setEnabled(isReady);
    }
  }

  private static Optional<Path> path(Text text) {
    try {
      Path path = Path.of(text.getText().strip());
      return path.isAbsolute() && Files.exists(path) ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  @Override
  protected void okPressed() {
    earlier = path(before).orElseThrow();
    later = path(after).orElseThrow();
    super.okPressed();
  }

  /** The earlier snapshot. */
  Path before() {
    return earlier;
  }

  /** The later snapshot. */
  Path after() {
    return later;
  }
}
