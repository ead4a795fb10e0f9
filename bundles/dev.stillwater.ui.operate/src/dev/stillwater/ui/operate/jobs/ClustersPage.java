package dev.stillwater.ui.operate.jobs;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.dialogs.IInputValidator;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.jface.widgets.WidgetFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.osgi.service.prefs.BackingStoreException;

/**
 * The preference page with the Flink clusters whose jobs are listed.
 *
 * <p>THREADING: UI thread.
 */
public final class ClustersPage extends PreferencePage implements IWorkbenchPreferencePage {
  private static final String DEFAULT_ADDRESS = "http://127.0.0.1:8081";
  private static final int ADDRESS_WIDTH = 220;
  private static final int FILE_WIDTH = 240;
  private final List<FlinkCluster> clusters = new ArrayList<>();
  private Table table;
  private Button remove;
  private Button token;
  private Button noToken;

  @Override
  public void init(IWorkbench workbench) {
    setDescription(Messages.clusters_description);
    noDefaultAndApplyButton();
    clusters.addAll(FlinkCluster.all());
  }

  @Override
  protected Control createContents(Composite parent) {
    Composite page = WidgetFactory.composite(SWT.NONE).create(parent);
    GridLayoutFactory.fillDefaults().numColumns(2).applyTo(page);
    table = new Table(page, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
    table.setHeaderVisible(true);
    table.setData("dev.stillwater.id", "clusters:table");
    GridDataFactory.fillDefaults().grab(true, true).hint(ADDRESS_WIDTH + FILE_WIDTH, 160).applyTo(table);
    column(Messages.clusters_address, ADDRESS_WIDTH);
    column(Messages.clusters_tokenFile, FILE_WIDTH);
    table.addListener(SWT.Selection, event -> enable());
    Composite buttons = WidgetFactory.composite(SWT.NONE).create(page);
    GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(buttons);
    GridLayoutFactory.fillDefaults().applyTo(buttons);
    button(buttons, Messages.clusters_add, this::add);
    token = button(buttons, Messages.clusters_token, this::chooseToken);
    noToken = button(buttons, Messages.clusters_noToken, () -> replace(Optional.empty()));
    remove = button(buttons, Messages.clusters_remove, this::remove);
    fill(-1);
    return page;
  }

  private void column(String title, int width) {
    TableColumn column = new TableColumn(table, SWT.LEFT);
    column.setText(title);
    column.setWidth(width);
  }

  private Button button(Composite parent, String text, Runnable action) {
    Button button = WidgetFactory.button(SWT.PUSH).text(text).onSelect(event -> action.run()).create(parent);
    setButtonLayoutData(button);
    return button;
  }

  private void fill(int selected) {
    table.removeAll();
    for (FlinkCluster cluster : clusters) {
      String file = cluster.tokenFile().map(Path::toString).orElse(Messages.clusters_none);
      new TableItem(table, SWT.NONE).setText(new String[] {cluster.address().toString(), file});
    }
    table.setSelection(selected);
    enable();
  }

  private void enable() {
    int index = table.getSelectionIndex();
    remove.setEnabled(index >= 0);
    token.setEnabled(index >= 0);
    noToken.setEnabled(index >= 0 && clusters.get(index).tokenFile().isPresent());
  }

  private void add() {
    IInputValidator validator = text -> !FlinkCluster.isAddress(text) ? NLS.bind(Messages.clusters_malformed, text)
        : clusters.stream().anyMatch(cluster -> cluster.address().toString().equals(text.strip())) ? Messages.clusters_known : null;
    InputDialog dialog = new InputDialog(getShell(), Messages.clusters_addTitle, Messages.clusters_addMessage, DEFAULT_ADDRESS, validator);
    if (dialog.open() == Window.OK) {
      clusters.add(new FlinkCluster(URI.create(dialog.getValue().strip().replaceAll("/$", "")), Optional.empty()));
      fill(clusters.size() - 1);
    }
  }

  private void chooseToken() {
    FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
    dialog.setText(Messages.clusters_tokenTitle);
    String file = dialog.open();
    if (file != null) {
      try {
        replace(Optional.of(Path.of(file)));
      } catch (InvalidPathException malformed) {
        setErrorMessage(malformed.getMessage());
      }
    }
  }

  private void replace(Optional<Path> file) {
    int index = table.getSelectionIndex();
    clusters.set(index, new FlinkCluster(clusters.get(index).address(), file));
    fill(index);
  }

  private void remove() {
    clusters.remove(table.getSelectionIndex());
    fill(-1);
  }

  @Override
  public boolean performOk() {
    try {
      FlinkCluster.keep(clusters);
    } catch (BackingStoreException e) {
      setErrorMessage(NLS.bind(Messages.clusters_notKept, e.getMessage()));
      return false;
    }
    JobSessions.get().refresh();
    return true;
  }
}
