package dev.stillwater.ui.operate.snapshot.compare;

import dev.stillwater.ui.operate.snapshot.page.PageLayouts;
import dev.stillwater.ui.operate.snapshot.page.SnapshotDialog;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
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
final class CompareDialog extends SnapshotDialog {
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
    super(parent, Messages.CompareDialog_shell, Messages.CompareDialog_compare);
    this.known = known;
  }

  @Override
  protected void createFields(Composite area) {
    setTitle(Messages.CompareDialog_title);
    setMessage(Messages.CompareDialog_message);
    area.setLayout(PageLayouts.page(4));
    before = field(area, Messages.CompareDialog_before, "compare:before", "");
    after = field(area, Messages.CompareDialog_after, "compare:after", known.map(Path::toString).orElse(""));
    before.setFocus();
  }

  private Text field(Composite parent, String title, String id, String path) {
    new Label(parent, SWT.NONE).setText(title);
    Text text = pathField(parent, id, path);
    browseButton(parent, Messages.CompareDialog_folder, () -> new DirectoryDialog(getShell(), SWT.OPEN).open(), text);
    browseButton(parent, Messages.CompareDialog_file, () -> new FileDialog(getShell(), SWT.OPEN).open(), text);
    return text;
  }

  @Override
  protected void check() {
    setErrorMessage(isWrong(before) || isWrong(after) ? Messages.CompareDialog_nothing : null);
    setReady(existing(before).isPresent() && existing(after).isPresent());
  }

  @Override
  protected void okPressed() {
    earlier = existing(before).orElseThrow();
    later = existing(after).orElseThrow();
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
