package dev.stillwater.ui.operate.snapshot.findings;

import dev.stillwater.engine.snapshot.findings.SnapshotFinding;
import dev.stillwater.ui.StillwaterImages;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/**
 * The findings as rows: how much each matters, what it is, what it is about.
 *
 * <p>THREADING: UI thread.
 */
final class FindingsTable {
  private static final int LEVEL_WIDTH = 110;
  private static final int PLACE_WIDTH = 280;

  private final Table table;
  private final Consumer<Optional<SnapshotFinding>> open;
  private List<SnapshotFinding> findings = List.of();
  private Consumer<Optional<SnapshotFinding>> selected = finding -> { };

  FindingsTable(Composite parent, Consumer<Optional<SnapshotFinding>> open) {
    this.open = open;
    table = new Table(parent, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.SINGLE | SWT.BORDER);
    table.setHeaderVisible(true);
    table.setData("dev.stillwater.id", "findings");
    column(Messages.FindingsTable_level, LEVEL_WIDTH);
    column(Messages.FindingsTable_finding, 600);
    column(Messages.FindingsTable_place, PLACE_WIDTH);
    table.addListener(SWT.SetData, this::fill);
    table.addListener(SWT.Selection, event -> selected.accept(selection()));
    table.addListener(SWT.DefaultSelection, event -> open.accept(selection()));
    table.addListener(SWT.Resize, event -> table.getColumn(1).setWidth(Math.max(200, table.getClientArea().width - LEVEL_WIDTH - PLACE_WIDTH - 4)));
    table.addListener(SWT.KeyDown, event -> {
      if (event.stateMask == SWT.MOD1 && event.keyCode == 'c') {
        copy();
      }
    });
    createMenu();
  }

  private void column(String title, int width) {
    TableColumn column = new TableColumn(table, SWT.LEFT);
    column.setText(title);
    column.setWidth(width);
  }

  private void createMenu() {
    Menu menu = new Menu(table);
    MenuItem go = new MenuItem(menu, SWT.PUSH);
    go.setText(Messages.FindingsTable_go);
    go.addListener(SWT.Selection, event -> open.accept(selection()));
    MenuItem copy = new MenuItem(menu, SWT.PUSH);
    copy.setText(Messages.FindingsTable_copy);
    copy.addListener(SWT.Selection, event -> copy());
    menu.addListener(SWT.Show, event -> {
      go.setEnabled(selection().flatMap(FindingPlace::of).isPresent());
      copy.setEnabled(selection().isPresent());
    });
    table.setMenu(menu);
  }

  /** Hears which finding is selected. */
  void onSelection(Consumer<Optional<SnapshotFinding>> listener) {
    selected = listener;
  }

  /** Shows the findings; what was selected stays so, else the first is. */
  void show(List<SnapshotFinding> shown) {
    Optional<SnapshotFinding> before = selection();
    if (shown.equals(findings) && before.isPresent()) {
      return;
    }
    findings = List.copyOf(shown);
    table.setItemCount(findings.size());
    table.clearAll();
    if (!findings.isEmpty()) {
      table.select(Math.max(0, before.map(findings::indexOf).orElse(0)));
      selected.accept(selection());
    }
  }

  void setFocus() {
    table.setFocus();
  }

  private Optional<SnapshotFinding> selection() {
    int index = table.getSelectionIndex();
    return index < 0 || index >= findings.size() ? Optional.empty() : Optional.of(findings.get(index));
  }

  private void fill(Event event) {
    TableItem item = (TableItem) event.item;
    int index = table.indexOf(item);
    if (index >= findings.size()) {
      return;
    }
    SnapshotFinding finding = findings.get(index);
    item.setImage(0, image(finding.level()));
    item.setText(0, level(finding.level()));
    item.setText(1, finding.text().replace('\n', ' '));
    item.setText(2, place(finding));
  }

  static String place(SnapshotFinding finding) {
    return finding.operator().map(operator -> operator + finding.state().map(state -> " / " + state).orElse("")).orElse("");
  }

  static String level(SnapshotFinding.Level level) {
    return switch (level) {
      case ERROR -> Messages.FindingsTable_error;
      case WARNING -> Messages.FindingsTable_warning;
      case NOTE -> Messages.FindingsTable_note;
    };
  }

  static Image image(SnapshotFinding.Level level) {
    return StillwaterImages.image(switch (level) {
      case ERROR -> StillwaterImages.ERROR;
      case WARNING -> StillwaterImages.WARNING;
      case NOTE -> StillwaterImages.NOTE;
    });
  }

  private void copy() {
    selection().ifPresent(finding -> {
      Clipboard clipboard = new Clipboard(table.getDisplay());
      clipboard.setContents(new Object[] {FindingDetail.text(finding)}, new Transfer[] {TextTransfer.getInstance()});
      clipboard.dispose();
    });
  }
}
