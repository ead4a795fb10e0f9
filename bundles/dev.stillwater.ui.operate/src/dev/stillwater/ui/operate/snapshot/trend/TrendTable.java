package dev.stillwater.ui.operate.snapshot.trend;

import dev.stillwater.host.report.TrendPoint;
import dev.stillwater.host.report.TrendPoint.StateGrowth;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.operate.snapshot.page.SnapshotFacts;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/**
 * The numbers of a series of snapshots, and how they have changed from one to the next. Enter opens a snapshot.
 *
 * <p>THREADING: UI thread.
 */
final class TrendTable {
  private final Table table;

  TrendTable(Composite parent, Consumer<TrendPoint> opened, BiConsumer<TrendPoint, Boolean> chosen) {
    table = new Table(parent, SWT.FULL_SELECTION | SWT.BORDER | SWT.CHECK);
    table.setHeaderVisible(true);
    table.setData("dev.stillwater.id", "trend:table");
    column(Messages.TrendTable_snapshot, SWT.LEFT, 240);
    column(Messages.TrendTable_checkpoint, SWT.RIGHT, 100);
    column(Messages.TrendTable_time, SWT.LEFT, 180);
    column(Messages.TrendTable_entries, SWT.RIGHT, 120);
    column(Messages.TrendTable_moreEntries, SWT.RIGHT, 120);
    column(Messages.TrendTable_size, SWT.RIGHT, 110);
    column(Messages.TrendTable_problem, SWT.LEFT, 360);
    table.setToolTipText(Messages.TrendTable_tip);
    table.addListener(SWT.Selection, event -> {
      if (event.detail == SWT.CHECK) {
        chosen.accept((TrendPoint) event.item.getData(), ((TableItem) event.item).getChecked());
      }
    });
    table.addListener(SWT.DefaultSelection, event -> opened.accept((TrendPoint) event.item.getData()));
  }

  private void column(String title, int style, int width) {
    TableColumn column = new TableColumn(table, style);
    column.setText(title);
    column.setWidth(width);
  }

  /** Shows the numbers, and how they change among the chosen ones; the selected line stays selected. */
  void show(List<TrendPoint> points, List<TrendPoint> chosen, StateName name) {
    Set<Path> ticked = new HashSet<>(chosen.stream().map(TrendPoint::snapshot).toList());
    Object selected = table.getSelectionCount() == 0 ? null : table.getSelection()[0].getData();
    table.setItemCount(points.size());
    Optional<StateGrowth> before = Optional.empty();
    for (int index = 0; index < points.size(); index++) {
      TrendPoint point = points.get(index);
      Optional<StateGrowth> growth = name.in(point);
      TableItem item = table.getItem(index);
      boolean isChosen = ticked.contains(point.snapshot());
      item.setData(point);
      item.setChecked(isChosen);
      item.setText(new String[] {point.name(), point.checkpointId() < 0 ? "" : Quantities.count(point.checkpointId()), point.time().map(SnapshotFacts::time).orElse(""),
        growth.map(each -> about(each, Quantities.count(each.entries()))).orElse(""), isChosen ? change(before, growth) : "",
        growth.map(each -> about(each, Quantities.bytes(each.sizeBytes()))).orElse(""), point.problem().map(text -> text.replace('\n', ' ')).orElse("")});
      before = isChosen ? growth : before;
      if (point.equals(selected)) {
        table.select(index);
      }
    }
  }

  private static String about(StateGrowth growth, String text) {
    return growth.isExact() ? text : NLS.bind(Messages.TrendTable_about, text);
  }

  private static String change(Optional<StateGrowth> before, Optional<StateGrowth> now) {
    if (before.isEmpty() || now.isEmpty()) {
      return "";
    }
    long more = now.get().entries() - before.get().entries();
    return (more > 0 ? "+" : "") + Quantities.count(more);
  }
}
