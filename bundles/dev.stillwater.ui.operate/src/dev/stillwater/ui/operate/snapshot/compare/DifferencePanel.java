package dev.stillwater.ui.operate.snapshot.compare;

import dev.stillwater.engine.compare.DiffResult;
import dev.stillwater.engine.compare.EntryChange;
import dev.stillwater.engine.compare.StateDiff;
import dev.stillwater.engine.compare.StateValueText;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.index.ReadableText;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.operate.snapshot.page.PageLayouts;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.IElementComparer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/**
 * Differences of two snapshots: operators and states above, the entries of the chosen state in the middle, the fields of the chosen entry below.
 *
 * <p>THREADING: UI thread.
 */
final class DifferencePanel {
  private final Composite root;
  private final Label summary;
  private final Label remarks;
  private final TreeViewer tree;
  private final Table entries;
  private final Table fields;
  private final ProgressBar progress;
  private final Button cancel;
  private final Set<DifferenceNode.Key> known = new HashSet<>();
  private List<DifferenceNode> nodes = List.of();
  private Optional<DifferenceNode.Key> shown = Optional.empty();
  private List<EntryChange> changes = List.of();
  private StateKind kind = StateKind.VALUE;

  DifferencePanel(Composite parent, Path before, Path after, Runnable cancelled) {
    root = new Composite(parent, SWT.NONE);
    root.setLayout(PageLayouts.page(1));
    Label sides = new Label(root, SWT.NONE);
    sides.setText(LegacyActionTools.escapeMnemonics(NLS.bind(Messages.DifferencePanel_sides, before, after)));
    sides.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    Composite top = new Composite(root, SWT.NONE);
    top.setLayout(PageLayouts.part(3));
    top.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    summary = new Label(top, SWT.NONE);
    progress = new ProgressBar(top, SWT.HORIZONTAL | SWT.INDETERMINATE);
    cancel = new Button(top, SWT.PUSH);
    cancel.setText(Messages.DifferencePanel_cancel);
    cancel.addListener(SWT.Selection, event -> cancelled.run());
    summary.setText(Messages.DifferencePanel_comparing);
    summary.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
    summary.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    summary.setData("dev.stillwater.id", "compare:summary");
    SashForm sash = new SashForm(root, SWT.VERTICAL | SWT.SMOOTH);
    sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    Composite holder = new Composite(sash, SWT.NONE);
    TreeColumnLayout layout = new TreeColumnLayout();
    holder.setLayout(layout);
    tree = new TreeViewer(holder, SWT.FULL_SELECTION | SWT.BORDER);
    tree.getTree().setHeaderVisible(true);
    tree.getTree().setData("dev.stillwater.id", "compare:states");
    column(layout, Messages.DifferencePanel_name, SWT.LEFT, 5, DifferenceNode::name);
    column(layout, Messages.DifferencePanel_status, SWT.LEFT, 2, DifferenceNode::status);
    column(layout, Messages.DifferencePanel_before, SWT.RIGHT, 2, DifferenceNode::before);
    column(layout, Messages.DifferencePanel_after, SWT.RIGHT, 2, DifferenceNode::after);
    column(layout, Messages.DifferencePanel_added, SWT.RIGHT, 2, DifferenceNode::added);
    column(layout, Messages.DifferencePanel_removed, SWT.RIGHT, 2, DifferenceNode::removed);
    column(layout, Messages.DifferencePanel_changed, SWT.RIGHT, 2, DifferenceNode::changed);
    tree.setContentProvider(new Nodes());
    tree.setComparer(new SameKey());
    tree.setInput(this);
    tree.addSelectionChangedListener(event -> chosen((DifferenceNode) ((IStructuredSelection) event.getSelection()).getFirstElement()));
    Composite middle = new Composite(sash, SWT.NONE);
    middle.setLayout(PageLayouts.part(1));
    remarks = new Label(middle, SWT.WRAP);
    remarks.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    entries = table(middle, "compare:entries", List.of(Messages.DifferencePanel_status, Messages.DifferencePanel_entry, Messages.DifferencePanel_before,
        Messages.DifferencePanel_after));
    entries.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    entries.addListener(SWT.SetData, this::fill);
    entries.addListener(SWT.Selection, event -> showFields());
    fields = table(sash, "compare:fields", List.of(Messages.DifferencePanel_field, Messages.DifferencePanel_before, Messages.DifferencePanel_after));
    sash.setWeights(4, 5, 3);
    StillwaterColors.onChange(root, () -> {
      tree.refresh();
      showFields();
    });
  }

  private void column(TreeColumnLayout layout, String title, int style, int weight, Function<DifferenceNode, String> text) {
    TreeViewerColumn column = new TreeViewerColumn(tree, style);
    column.getColumn().setText(title);
    column.setLabelProvider(new ColumnLabelProvider() {
      @Override
      public String getText(Object node) {
        return text.apply((DifferenceNode) node);
      }

      @Override
      public org.eclipse.swt.graphics.Color getForeground(Object node) {
        return ((DifferenceNode) node).isEqual() ? StillwaterColors.get(StillwaterColors.MUTED_TEXT) : null;
      }
    });
    layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, 70));
  }

  private static Table table(Composite parent, String id, List<String> titles) {
    Table table = new Table(parent, SWT.FULL_SELECTION | SWT.BORDER | SWT.VIRTUAL);
    table.setHeaderVisible(true);
    table.setData("dev.stillwater.id", id);
    for (String title : titles) {
      TableColumn column = new TableColumn(table, SWT.LEFT);
      column.setText(title);
      column.setWidth(titles.indexOf(title) == 0 ? 130 : 320);
    }
    return table;
  }

  /** Shows what was found so far; what is selected and open stays so. */
  void show(DiffResult soFar) {
    summary.setText(NLS.bind(Messages.DifferencePanel_soFar, counts(soFar)));
    refresh(soFar);
  }

  /** Shows all that was found; says so when files outside of the snapshots were left out. */
  void ended(DiffResult result, boolean hasLeftOut) {
    summary.setText(result.isComplete() ? counts(result)
        : NLS.bind(hasLeftOut ? Messages.DifferencePanel_leftOut : Messages.DifferencePanel_incomplete, counts(result)));
    refresh(result);
    end();
  }

  /** The comparison is over: if it has not come to its end, what was found stays. */
  void stopped() {
    if (progress.isDisposed()) {
      return;
    }
    long read = nodes.stream().flatMap(node -> node.children().stream()).count();
    summary.setText(NLS.bind(Messages.DifferencePanel_stopped, Quantities.counted(read, "state", "states")));
    end();
  }

  /** One of the snapshots cannot be read. */
  void failed(String problem) {
    summary.setText(Messages.DifferencePanel_failed);
    remarks.setText(LegacyActionTools.escapeMnemonics(problem));
    remarks.getParent().layout(true, true);
    end();
  }

  private void end() {
    progress.dispose();
    cancel.dispose();
    root.layout(true, true);
  }

  private static String counts(DiffResult result) {
    long added = result.operators().stream().flatMap(operator -> operator.states().stream()).mapToLong(StateDiff::added).sum();
    long removed = result.operators().stream().flatMap(operator -> operator.states().stream()).mapToLong(StateDiff::removed).sum();
    long changed = result.operators().stream().flatMap(operator -> operator.states().stream()).mapToLong(StateDiff::changed).sum();
    return result.isEqual() ? Messages.DifferencePanel_equal : NLS.bind(Messages.DifferencePanel_counts,
        new Object[] {Quantities.entries(added), Quantities.count(removed), Quantities.count(changed)});
  }

  private void refresh(DiffResult result) {
    nodes = DifferenceNode.of(result);
    tree.refresh();
    for (DifferenceNode node : nodes) {
      if (known.add(node.key())) {
        tree.setExpandedState(node, true);
      }
    }
    Optional<DifferenceNode> selected = shown.flatMap(key -> nodes.stream().flatMap(node -> Stream.concat(Stream.of(node), node.children().stream()))
        .filter(node -> node.key().equals(key)).findFirst());
    if (selected.isPresent()) {
      chosen(selected.get());
    } else {
      nodes.stream().flatMap(node -> node.children().stream()).filter(node -> !node.isEqual()).findFirst()
          .ifPresent(node -> tree.setSelection(new StructuredSelection(node), true));
    }
    root.layout(true, true);
  }

  private void chosen(DifferenceNode node) {
    Optional<DifferenceNode.Key> key = Optional.ofNullable(node).map(DifferenceNode::key);
    boolean isSame = key.equals(shown) && !changes.isEmpty();
    shown = key;
    changes = node == null ? List.of() : node.state().map(StateDiff::changes).orElse(List.of());
    kind = node == null ? StateKind.VALUE : node.state().map(StateDiff::kind).orElse(StateKind.VALUE);
    remarks.setText(node == null ? "" : LegacyActionTools.escapeMnemonics(String.join("\n", node.remarks())));
    remarks.getParent().layout(true, true);
    entries.setItemCount(changes.size());
    if (isSame) {
      // The changes only grow at their end: what a person looks at stays as it is.
      return;
    }
    entries.clearAll();
    fields.setItemCount(0);
    if (!changes.isEmpty()) {
      entries.setSelection(0);
      showFields();
    }
  }

  private void fill(Event event) {
    TableItem item = (TableItem) event.item;
    EntryChange change = changes.get(entries.indexOf(item));
    boolean isTimer = kind == StateKind.TIMER;
    item.setText(new String[] {status(change), StateValueText.place(change.entry()),
      change.kind() == EntryChange.Kind.ADDED ? "" : isTimer ? Messages.DifferencePanel_set : line(change.oldValue()),
      change.kind() == EntryChange.Kind.REMOVED ? "" : isTimer ? Messages.DifferencePanel_set : line(change.newValue())});
  }

  private static String status(EntryChange change) {
    return switch (change.kind()) {
      case ADDED -> Messages.DifferenceNode_added;
      case REMOVED -> Messages.DifferenceNode_removed;
      case CHANGED -> Messages.DifferenceNode_changed;
    };
  }

  private static String line(Object value) {
    return value == null ? "null" : ReadableText.of(value).replace('\n', ' ');
  }

  private void showFields() {
    int index = entries.getSelectionIndex();
    fields.setItemCount(0);
    if (index < 0) {
      return;
    }
    for (FieldChange field : FieldChange.of(changes.get(index), kind)) {
      TableItem item = new TableItem(fields, SWT.NONE);
      item.setText(new String[] {field.field().isEmpty() ? Messages.DifferencePanel_value : field.field(), field.before(), field.after()});
      if (field.isChanged()) {
        item.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
      } else {
        item.setForeground(StillwaterColors.get(StillwaterColors.MUTED_TEXT));
      }
    }
  }

  Control control() {
    return root;
  }

  /** Operators and their states. */
  private final class Nodes implements ITreeContentProvider {
    @Override
    public Object[] getElements(Object input) {
      return nodes.toArray();
    }

    @Override
    public Object[] getChildren(Object parent) {
      return ((DifferenceNode) parent).children().toArray();
    }

    @Override
    public Object getParent(Object element) {
      DifferenceNode node = (DifferenceNode) element;
      return node.state().isPresent() ? new DifferenceNode(node.operator(), Optional.empty()) : null;
    }

    @Override
    public boolean hasChildren(Object element) {
      return !((DifferenceNode) element).children().isEmpty();
    }
  }

  /** Rows of two looks are the same row when they stand for the same operator and state. */
  private static final class SameKey implements IElementComparer {
    @Override
    public boolean equals(Object one, Object other) {
      return one instanceof DifferenceNode node && other instanceof DifferenceNode otherNode ? node.key().equals(otherNode.key()) : one == other;
    }

    @Override
    public int hashCode(Object element) {
      return element instanceof DifferenceNode node ? node.key().hashCode() : System.identityHashCode(element);
    }
  }
}
