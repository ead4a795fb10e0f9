package dev.stillwater.ui.operate.snapshot.page;

import dev.stillwater.ui.operate.launch.PathCheck;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/**
 * A dialog that asks about snapshots or files: resizable, its fields in a grid, its answer behind one button with a name of its own.
 *
 * <p>THREADING: UI thread.
 */
public abstract class SnapshotDialog extends TitleAreaDialog {
  private static final int PATH_WIDTH = 460;

  private final String shellTitle;
  private final String answer;
  private final Map<Text, PathCheck> looks = new HashMap<>();

  /**
   * A dialog.
   *
   * @param shellTitle what stands on the window
   * @param answer what stands on the button that ends it
   */
  protected SnapshotDialog(Shell parent, String shellTitle, String answer) {
    super(parent);
    this.shellTitle = shellTitle;
    this.answer = answer;
    setHelpAvailable(false);
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(shellTitle);
  }

  @Override
  protected boolean isResizable() {
    return true;
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
    area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    createFields(area);
    return area;
  }

  /** Sets the layout of the area and fills it. */
  protected abstract void createFields(Composite area);

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    super.createButtonsForButtonBar(parent);
    getButton(OK).setText(answer);
    check();
  }

  /** Says what is wrong with the fields, and whether they can be taken. */
  protected abstract void check();

  /** Whether the fields can be taken; before the button is there nothing happens. */
  protected void setReady(boolean isReady) {
    if (getButton(OK) != null) {
      getButton(OK).setEnabled(isReady);
    }
  }

  /** A field for a path that is looked at when it changes; the id names it for tests. */
  protected Text pathField(Composite parent, String id, String path) {
    Text text = new Text(parent, SWT.BORDER);
    text.setText(path);
    text.setData("dev.stillwater.id", id);
    GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
    data.widthHint = PATH_WIDTH;
    text.setLayoutData(data);
    looks.put(text, new PathCheck(text, Files::exists, this::check));
    text.addListener(SWT.Modify, event -> check());
    return text;
  }

  /** A button that asks for a path and writes it into the field. */
  protected static void browseButton(Composite parent, String title, Supplier<String> ask, Text field) {
    Button button = new Button(parent, SWT.PUSH);
    button.setText(title);
    button.addListener(SWT.Selection, event -> Optional.ofNullable(ask.get()).ifPresent(field::setText));
  }

  /** The whole path in a field, once something is known to be there; {@link #check} is called when the disk has answered. */
  protected Optional<Path> existing(Text field) {
    return path(field.getText()).filter(looks.get(field)::isThere);
  }

  /** Whether what a field holds is no whole path, or one at which nothing is known to be. An empty field is not wrong. */
  protected boolean isWrong(Text field) {
    return !field.getText().isBlank() && path(field.getText()).map(looks.get(field)::isMissing).orElse(true);
  }

  /** The whole path that a text is; empty for any other text. */
  protected static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text.strip())).filter(Path::isAbsolute);
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }
}
