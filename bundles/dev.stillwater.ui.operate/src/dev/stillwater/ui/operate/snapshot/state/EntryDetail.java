package dev.stillwater.ui.operate.snapshot.state;

import dev.stillwater.engine.snapshot.index.ColumnStatistics;
import dev.stillwater.engine.snapshot.index.RawEntry;
import dev.stillwater.engine.snapshot.index.StateRow;
import dev.stillwater.ui.Quantities;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/**
 * What stands beside the grid: the entry with all that is nested in it, its bytes, the statistics of the columns.
 *
 * <p>THREADING: UI thread.
 */
final class EntryDetail {
  private static final int DEPTH_EXPANDED = 2;
  private static final int BYTES_A_LINE = 16;
  private static final int BYTES_SHOWN_MAX = 1 << 16;

  private final CTabFolder folder;
  private final TreeViewer tree;
  private final Text bytes;
  private final Table statistics;
  private final Runnable bytesWanted;
  private final Runnable statisticsWanted;

  /**
   * The folder.
   *
   * @param bytesWanted runs when the bytes of the entry shall be shown
   * @param statisticsWanted runs when the statistics shall be shown
   */
  EntryDetail(Composite parent, Runnable bytesWanted, Runnable statisticsWanted) {
    this.bytesWanted = bytesWanted;
    this.statisticsWanted = statisticsWanted;
    folder = new CTabFolder(parent, SWT.TOP | SWT.BORDER);
    folder.setData("dev.stillwater.id", "state:detail");
    Composite holder = new Composite(folder, SWT.NONE);
    TreeColumnLayout layout = new TreeColumnLayout();
    holder.setLayout(layout);
    tree = new TreeViewer(holder, SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
    tree.getTree().setHeaderVisible(true);
    tree.getTree().setData("dev.stillwater.id", "state:entry");
    column(layout, Messages.EntryDetail_name, 3, ValueNode::name);
    column(layout, Messages.EntryDetail_value, 5, ValueNode::text);
    column(layout, Messages.EntryDetail_type, 2, ValueNode::type);
    tree.setContentProvider(new Nodes());
    tab(Messages.EntryDetail_entry, holder);
    bytes = new Text(folder, SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL);
    bytes.setFont(JFaceResources.getTextFont());
    bytes.setData("dev.stillwater.id", "state:bytes");
    tab(Messages.EntryDetail_bytes, bytes);
    statistics = new Table(folder, SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
    statistics.setHeaderVisible(true);
    statistics.setData("dev.stillwater.id", "state:statistics");
    for (String title : List.of(Messages.EntryDetail_column, Messages.EntryDetail_values, Messages.EntryDetail_missing, Messages.EntryDetail_distinct,
        Messages.EntryDetail_min, Messages.EntryDetail_max, Messages.EntryDetail_mean, Messages.EntryDetail_frequent)) {
      new TableColumn(statistics, statistics.getColumnCount() >= 1 && statistics.getColumnCount() <= 3 ? SWT.RIGHT : SWT.LEFT).setText(title);
    }
    tab(Messages.EntryDetail_statistics, statistics);
    folder.setSelection(0);
    folder.addListener(SWT.Selection, event -> shown());
  }

  private void tab(String title, Control control) {
    CTabItem item = new CTabItem(folder, SWT.NONE);
    item.setText(title);
    item.setControl(control);
  }

  private void column(TreeColumnLayout layout, String title, int weight, java.util.function.Function<ValueNode, String> text) {
    TreeViewerColumn column = new TreeViewerColumn(tree, SWT.NONE);
    column.getColumn().setText(title);
    column.setLabelProvider(ColumnLabelProvider.createTextProvider(node -> text.apply((ValueNode) node)));
    layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, 60));
  }

  private void shown() {
    if (folder.getSelectionIndex() == 1) {
      bytesWanted.run();
    } else if (folder.getSelectionIndex() == 2) {
      statisticsWanted.run();
    }
  }

  /** Turns to a tab: 0 the entry, 1 its bytes, 2 the statistics. */
  void turnTo(int index) {
    folder.setSelection(index);
    folder.getSelection().getControl().setFocus();
    shown();
  }

  /** Whether the bytes are looked at. */
  boolean isShowingBytes() {
    return folder.getSelectionIndex() == 1;
  }

  /** Whether the statistics are looked at. */
  boolean isShowingStatistics() {
    return folder.getSelectionIndex() == 2;
  }

  /** Shows an entry, or none. */
  void show(Optional<StateRow> row) {
    tree.setInput(row.orElse(null));
    tree.expandToLevel(DEPTH_EXPANDED);
    if (isShowingBytes() && row.isPresent()) {
      bytesWanted.run();
    } else {
      bytes.setText("");
    }
  }

  /** Shows the bytes of the entry. */
  void showBytes(RawEntry raw) {
    String text = Messages.EntryDetail_keyBytes + "\n" + hex(raw.key()) + "\n" + (raw.value().length == 0 ? "" : Messages.EntryDetail_valueBytes + "\n"
        + hex(raw.value()));
    bytes.setText(text);
  }

  private static String hex(byte[] shown) {
    StringBuilder out = new StringBuilder();
    int length = Math.min(BYTES_SHOWN_MAX, shown.length);
    for (int line = 0; line < length; line += BYTES_A_LINE) {
      out.append(String.format("%06x  ", line));
      StringBuilder characters = new StringBuilder();
      for (int offset = line; offset < line + BYTES_A_LINE; offset++) {
        out.append(offset < length ? String.format("%02x ", shown[offset]) : "   ");
        if (offset < length) {
          characters.append(shown[offset] >= ' ' && shown[offset] < 127 ? (char) shown[offset] : '.');
        }
      }
      out.append(' ').append(characters).append('\n');
    }
    return shown.length > length ? out + NLS.bind(Messages.EntryDetail_moreBytes, Quantities.bytes(shown.length - length)) + "\n" : out.toString();
  }

  /** Says why there is nothing to show. */
  void showBytes(String problem) {
    bytes.setText(problem);
  }

  /** Shows the statistics, a line for each column of the grid. */
  void showStatistics(List<ColumnStatistics> shown) {
    statistics.removeAll();
    for (ColumnStatistics column : shown) {
      TableItem item = new TableItem(statistics, SWT.NONE);
      String frequent = column.frequent().stream()
          .map(value -> NLS.bind(value.isExact() ? Messages.EntryDetail_count : Messages.EntryDetail_atLeast, value.value(), Quantities.count(value.count())))
          .collect(Collectors.joining(", "));
      item.setText(new String[] {column.column(), Quantities.count(column.values()), Quantities.count(column.missing()),
        (column.isDistinctExact() ? "" : "~ ") + Quantities.count(column.distinct()), column.min().orElse(""), column.max().orElse(""),
        column.mean().map(EntryDetail::mean).orElse(""), frequent});
    }
    for (TableColumn column : statistics.getColumns()) {
      column.pack();
    }
  }

  private static String mean(double value) {
    return Math.abs(value) < 1e12 ? String.format(java.util.Locale.ENGLISH, "%,.3f", value) : Double.toString(value);
  }

  Control control() {
    return folder;
  }

  /** What is nested, made when it is opened. */
  private static final class Nodes implements ITreeContentProvider {
    @Override
    public Object[] getElements(Object input) {
      return ValueNode.of((StateRow) input).toArray();
    }

    @Override
    public Object[] getChildren(Object parent) {
      return ((ValueNode) parent).children().toArray();
    }

    @Override
    public Object getParent(Object element) {
      return null;
    }

    @Override
    public boolean hasChildren(Object element) {
      return !((ValueNode) element).children().isEmpty();
    }
  }
}
