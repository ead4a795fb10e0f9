package dev.stillwater.ui.operate.replay.result;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;

/**
 * Asks for the file that something is saved in, as a path that can be typed or chosen.
 *
 * <p>THREADING: UI thread.
 */
final class FileNameDialog extends InputDialog {
  private final String title;
  private final String ending;

  /** A dialog that proposes a file; the name must have the ending. */
  FileNameDialog(Shell parent, String title, String message, Path proposed, String ending) {
    super(parent, title, message, proposed.toString(), text -> problem(text, ending));
    this.title = title;
    this.ending = ending;
    setShellStyle(getShellStyle() | SWT.RESIZE);
  }

  private static String problem(String text, String ending) {
    try {
      if (!Path.of(text.strip()).isAbsolute()) {
        return Messages.save_absolute;
      }
    } catch (InvalidPathException noPath) {
      return Messages.save_noPath;
    }
    return text.strip().endsWith(ending) ? null : NLS.bind(Messages.save_ending, ending);
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    createButton(parent, IDialogConstants.CLIENT_ID, Messages.save_browse, false);
    super.createButtonsForButtonBar(parent);
    getText().setData("dev.stillwater.id", "save:file");
  }

  @Override
  protected void buttonPressed(int id) {
    if (id == IDialogConstants.CLIENT_ID) {
      FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
      dialog.setText(title);
      dialog.setFilterExtensions(new String[] {"*" + ending});
      String chosen = dialog.open();
      if (chosen != null) {
        getText().setText(chosen);
      }
    } else {
      super.buttonPressed(id);
    }
  }

  /** The file that was named. */
  Path file() {
    return Path.of(getValue().strip());
  }
}
