package dev.stillwater.ui.project;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.widgets.WidgetFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.WizardNewFileCreationPage;

/**
 * The page of the New Job wizard: folder, file name and what the job begins with.
 *
 * <p>THREADING: UI thread.
 */
final class NewJobPage extends WizardNewFileCreationPage {
  /** What a new job begins with. */
  enum Template {
    /** Nothing. */
    EMPTY,
    /** A job that runs at once. */
    EXAMPLE,
    /** A source for a CSV file. */
    CSV
  }

  private Template template = Template.EMPTY;
  private Text csvPath;
  private Button csvBrowse;

  NewJobPage(IStructuredSelection selection) {
    super("newJob", selection);
    setTitle(Messages.newJob_title);
    setDescription(Messages.newJob_description);
    setFileExtension("job");
    setAllowExistingResources(false);
  }

  /** What the user chose. */
  Template template() {
    return template;
  }

  /** The CSV file as the user gave it. */
  String csvPath() {
    return csvPath.getText().strip();
  }

  /** The CSV file; a relative path counts from the job's folder. */
  Path csvFile() {
    Path path = Path.of(csvPath());
    IPath folder = folderLocation();
    return path.isAbsolute() || folder == null ? path : folder.toPath().resolve(path);
  }

  @Override
  public void createControl(Composite parent) {
    super.createControl(parent);
    Composite page = (Composite) getControl();
    Group group = WidgetFactory.group(SWT.NONE).text(Messages.newJob_beginWith).create(page);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
    GridLayoutFactory.swtDefaults().numColumns(3).applyTo(group);
    radio(group, Messages.newJob_empty, Template.EMPTY).setSelection(true);
    radio(group, Messages.newJob_example, Template.EXAMPLE);
    Button csv = radio(group, Messages.newJob_csv, Template.CSV);
    GridDataFactory.swtDefaults().applyTo(csv);
    csvPath = WidgetFactory.text(SWT.BORDER).enabled(false).onModify(event -> setPageComplete(validatePage())).create(group);
    csvPath.setMessage(Messages.newJob_csvHint);
    csvPath.setData("name", "csvPath");
    GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(csvPath);
    csvBrowse = WidgetFactory.button(SWT.PUSH).text(Messages.browse).enabled(false).onSelect(event -> browse()).create(group);
    setPageComplete(validatePage());
    // The page opens with its prompt; what is missing is said once the user has begun.
    setErrorMessage(null);
    setMessage(null);
  }

  @Override
  protected void createAdvancedControls(Composite parent) {
    // A job is a file of its own folder: linked files would break its relative paths.
  }

  @Override
  protected IStatus validateLinkedResource() {
    return Status.OK_STATUS;
  }

  @Override
  protected void createLinkTarget() {
    // There are no linked files here.
  }

  @Override
  protected boolean validatePage() {
    if (!super.validatePage()) {
      return false;
    }
    if (template != Template.CSV || csvPath == null) {
      return true;
    }
    if (csvPath().isEmpty()) {
      setMessage(Messages.newJob_csvPrompt);
      return false;
    }
    try {
      if (Files.isRegularFile(csvFile())) {
        return true;
      }
      setErrorMessage(NLS.bind(Messages.newJob_csvMissing, csvFile()));
    } catch (InvalidPathException e) {
      setErrorMessage(NLS.bind(Messages.newJob_csvMalformed, e.getMessage()));
    }
    return false;
  }

  private Button radio(Composite parent, String text, Template value) {
    Button button = WidgetFactory.button(SWT.RADIO).text(text).create(parent);
    button.addListener(SWT.Selection, event -> {
      if (button.getSelection()) {
        template = value;
        csvPath.setEnabled(value == Template.CSV);
        csvBrowse.setEnabled(value == Template.CSV);
        setPageComplete(validatePage());
      }
    });
    GridDataFactory.swtDefaults().span(3, 1).applyTo(button);
    return button;
  }

  private void browse() {
    FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
    dialog.setFilterExtensions(new String[] {"*.csv", "*.*"});
    IPath folder = folderLocation();
    if (folder != null) {
      dialog.setFilterPath(folder.toOSString());
    }
    String chosen = dialog.open();
    if (chosen == null) {
      return;
    }
    Path path = Path.of(chosen);
    boolean isBeside = folder != null && path.startsWith(folder.toPath());
    csvPath.setText(isBeside ? folder.toPath().relativize(path).toString().replace('\\', '/') : chosen);
  }

  private IPath folderLocation() {
    IPath path = getContainerFullPath();
    boolean isReal = path != null && ResourcesPlugin.getWorkspace().getRoot().findMember(path) instanceof IContainer;
    return isReal ? ResourcesPlugin.getWorkspace().getRoot().findMember(path).getLocation() : null;
  }
}
