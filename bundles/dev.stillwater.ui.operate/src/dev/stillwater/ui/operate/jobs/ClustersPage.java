package dev.stillwater.ui.operate.jobs;

import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
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
import org.eclipse.ui.statushandlers.StatusManager;
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
  /** Tokens that were typed, and those that are to be forgotten, until the page is applied. */
  private final Map<URI, Optional<String>> typed = new LinkedHashMap<>();
  private Table table;
  private Button remove;
  private Button enterToken;
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
    column(Messages.clusters_tokenPlace, FILE_WIDTH);
    table.addListener(SWT.Selection, event -> enable());
    Composite buttons = WidgetFactory.composite(SWT.NONE).create(page);
    GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(buttons);
    GridLayoutFactory.fillDefaults().applyTo(buttons);
    button(buttons, Messages.clusters_add, this::add);
    enterToken = button(buttons, Messages.clusters_enterToken, this::enterToken);
    token = button(buttons, Messages.clusters_token, this::chooseToken);
    noToken = button(buttons, Messages.clusters_noToken, () -> replace(Optional.empty(), false));
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
      String file = cluster.isTokenStored() ? Messages.clusters_stored : cluster.tokenFile().map(Path::toString).orElse(Messages.clusters_none);
      new TableItem(table, SWT.NONE).setText(new String[] {cluster.address().toString(), file});
    }
    table.setSelection(selected);
    enable();
  }

  private void enable() {
    int index = table.getSelectionIndex();
    remove.setEnabled(index >= 0);
    enterToken.setEnabled(index >= 0);
    token.setEnabled(index >= 0);
    noToken.setEnabled(index >= 0 && (clusters.get(index).isTokenStored() || clusters.get(index).tokenFile().isPresent()));
  }

  private void add() {
    IInputValidator validator = text -> !FlinkCluster.isAddress(text) ? NLS.bind(Messages.clusters_malformed, text)
        : clusters.stream().anyMatch(cluster -> cluster.address().equals(address(text))) ? Messages.clusters_known : null;
    InputDialog dialog = new InputDialog(getShell(), Messages.clusters_addTitle, Messages.clusters_addMessage, DEFAULT_ADDRESS, validator);
    if (dialog.open() == Window.OK) {
      clusters.add(new FlinkCluster(address(dialog.getValue()), Optional.empty()));
      fill(clusters.size() - 1);
    }
  }

  private static URI address(String text) {
    return URI.create(text.strip().replaceAll("/$", ""));
  }

  private void enterToken() {
    IInputValidator validator = text -> text.isBlank() ? "" : FlinkCluster.isToken(text.strip()) ? null : Messages.clusters_noTokenText;
    String address = clusters.get(table.getSelectionIndex()).address().toString();
    InputDialog dialog = new InputDialog(getShell(), Messages.clusters_enterTokenTitle, NLS.bind(Messages.clusters_enterTokenMessage, address), "", validator) {
      @Override
      protected int getInputTextStyle() {
        return super.getInputTextStyle() | SWT.PASSWORD;
      }
    };
    if (dialog.open() == Window.OK) {
      typed.put(clusters.get(table.getSelectionIndex()).address(), Optional.of(dialog.getValue().strip()));
      replace(Optional.empty(), true);
    }
  }

  private void chooseToken() {
    FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
    dialog.setText(Messages.clusters_tokenTitle);
    String file = dialog.open();
    if (file != null) {
      try {
        replace(Optional.of(Path.of(file)), false);
      } catch (InvalidPathException malformed) {
        setErrorMessage(malformed.getMessage());
      }
    }
  }

  private void replace(Optional<Path> file, boolean isStored) {
    int index = table.getSelectionIndex();
    FlinkCluster before = clusters.get(index);
    forget(before, isStored);
    clusters.set(index, new FlinkCluster(before.address(), file, isStored));
    fill(index);
  }

  private void forget(FlinkCluster cluster, boolean isStoredAgain) {
    if (!isStoredAgain && (cluster.isTokenStored() || typed.containsKey(cluster.address()))) {
      typed.put(cluster.address(), Optional.empty());
    }
  }

  private void remove() {
    forget(clusters.remove(table.getSelectionIndex()), false);
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
    Map<URI, Optional<String>> tokens = Map.copyOf(typed);
    typed.clear();
    // The storage encrypts slowly on purpose, and lies on a disk.
    Job.createSystem(Messages.clusters_keeping, (ICoreRunnable) monitor -> keep(tokens)).schedule();
    return true;
  }

  private static void keep(Map<URI, Optional<String>> tokens) {
    tokens.forEach((cluster, token) -> {
      try {
        ClusterTokens.keep(cluster, token);
      } catch (IOException problem) {
        StatusManager.getManager().handle(Status.error(NLS.bind(Messages.clusters_tokenNotKept, cluster, problem.getMessage())), StatusManager.SHOW);
      }
    });
    JobSessions.get().refresh();
  }
}
