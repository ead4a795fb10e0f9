package dev.stillwater.ui.editor.share;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/**
 * Asks where the plan is: a file, or the address of a job on a cluster.
 *
 * <p>THREADING: UI thread.
 */
final class ImportPlanPage extends WizardPage {
  private final String suggested;
  private Text place;

  ImportPlanPage(String suggested) {
    super("plan", Messages.planTitle, null);
    this.suggested = suggested;
    setDescription(Messages.planDescription);
  }

  /** Whether the text is an address and not a file. */
  static boolean isAddress(String text) {
    return text.startsWith("http://") || text.startsWith("https://");
  }

  @Override
  public void createControl(Composite parent) {
    Composite body = new Composite(parent, SWT.NONE);
    body.setLayout(new GridLayout(3, false));
    Label label = new Label(body, SWT.NONE);
    label.setText(Messages.planPlace);
    place = new Text(body, SWT.BORDER);
    place.setText(suggested);
    place.setMessage(Messages.planExample);
    place.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    place.setData("dev.stillwater.id", "plan-place");
    place.addListener(SWT.Modify, event -> check());
    Button browse = new Button(body, SWT.PUSH);
    browse.setText(Messages.planBrowse);
    browse.addListener(SWT.Selection, event -> browse());
    setControl(body);
    setPageComplete(!suggested.isEmpty());
  }

  private void browse() {
    FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
    dialog.setFilterExtensions(new String[] {"*.json", "*"});
    String chosen = dialog.open();
    if (chosen != null) {
      place.setText(chosen);
    }
  }

  private void check() {
    String problem = null;
    String text = origin();
    try {
      if (!text.isEmpty() && !isAddress(text) && !Path.of(text).isAbsolute()) {
        problem = Messages.planRelative;
      }
    } catch (InvalidPathException noPath) {
      problem = noPath.getMessage();
    }
    setErrorMessage(problem);
    setPageComplete(problem == null && !text.isEmpty());
  }

  /** The file or address. */
  String origin() {
    return place.getText().strip();
  }
}
