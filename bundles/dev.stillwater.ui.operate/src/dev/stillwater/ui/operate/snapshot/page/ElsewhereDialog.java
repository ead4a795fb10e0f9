package dev.stillwater.ui.operate.snapshot.page;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/**
 * Asks whether files outside of snapshots are to be read, and names each of them with where it leads to. Leaving them out is what Enter does.
 *
 * <p>THREADING: UI thread.
 */
public final class ElsewhereDialog extends MessageDialog {
  private static final int READ = 1;
  private static final int WIDTH = 640;
  private static final int HEIGHT = 160;

  private final Map<Path, Path> files;

  private ElsewhereDialog(Shell parent, Map<Path, Path> files) {
    super(parent, Messages.ElsewhereDialog_title, null, question(), QUESTION, 0, leave(), read());
    this.files = files;
    setShellStyle(getShellStyle() | SWT.RESIZE | SWT.SHEET);
  }

  /** Asks; true if the files are to be read. */
  public static boolean ask(Shell parent, Map<Path, Path> files) {
    return new ElsewhereDialog(parent, files).open() == READ;
  }

  /** The question, also for pages that ask by themselves. */
  public static String question() {
    return Messages.ElsewhereDialog_question;
  }

  /** The answer that reads nothing elsewhere. */
  public static String leave() {
    return Messages.ElsewhereDialog_leave;
  }

  /** The answer that reads the files. */
  public static String read() {
    return Messages.ElsewhereDialog_read;
  }

  /** The files as lines, each with where it leads to if that is another place. */
  public static String lines(Map<Path, Path> files) {
    return files.entrySet().stream().map(file -> file.getKey().equals(file.getValue()) ? file.getKey().toString()
        : NLS.bind(Messages.ElsewhereDialog_link, file.getKey(), file.getValue())).sorted().collect(Collectors.joining("\n"));
  }

  @Override
  protected Control createCustomArea(Composite parent) {
    Text text = new Text(parent, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
    text.setText(lines(files));
    text.setData("dev.stillwater.id", "elsewhere:files");
    GridData data = new GridData(SWT.FILL, SWT.FILL, true, true);
    data.widthHint = WIDTH;
    data.heightHint = HEIGHT;
    text.setLayoutData(data);
    return text;
  }
}
