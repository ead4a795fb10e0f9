package dev.stillwater.ui.operate.snapshot.page;

import dev.stillwater.ui.StillwaterImages;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;

/**
 * A tree of {@link SnapshotNode}s whose lines are made as they are looked at, so that thousands of subtasks cost nothing.
 *
 * <p>THREADING: UI thread.
 */
public final class SnapshotTree {
  private final Tree tree;
  private List<SnapshotNode> roots = List.of();
  private Consumer<SnapshotNode> opened = node -> { };
  private Consumer<SnapshotNode> selected = node -> { };

  /** A tree without columns yet; the id names it for tests. */
  public SnapshotTree(Composite parent, String id) {
    tree = new Tree(parent, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.SINGLE | SWT.BORDER);
    tree.setHeaderVisible(true);
    tree.setData("dev.stillwater.id", id);
    tree.addListener(SWT.SetData, this::fill);
    tree.addListener(SWT.Selection, event -> selection().ifPresent(node -> selected.accept(node)));
    tree.addListener(SWT.DefaultSelection, event -> selection().ifPresent(node -> opened.accept(node)));
    tree.addListener(SWT.KeyDown, event -> {
      if (event.stateMask == SWT.MOD1 && event.keyCode == 'c') {
        copy();
      }
    });
  }

  /** The widget. */
  public Tree control() {
    return tree;
  }

  /** Adds a column. */
  public SnapshotTree column(String title, int width, int style) {
    TreeColumn column = new TreeColumn(tree, style);
    column.setText(title);
    column.setWidth(width);
    column.setMoveable(true);
    return this;
  }

  /** Hears what is opened, by Enter or a double click. */
  public void onOpen(Consumer<SnapshotNode> listener) {
    opened = listener;
  }

  /** Hears what is selected. */
  public void onSelection(Consumer<SnapshotNode> listener) {
    selected = listener;
  }

  /** Shows the nodes. */
  public void show(List<SnapshotNode> nodes) {
    roots = List.copyOf(nodes);
    tree.setItemCount(0);
    tree.setItemCount(roots.size());
  }

  /** Hears of a node that is opened to show what is below it. */
  public void onExpand(Consumer<SnapshotNode> listener) {
    tree.addListener(SWT.Expand, event -> node((TreeItem) event.item).ifPresent(listener));
  }

  /** Shows what is below the node that the indices lead to anew; lines that were never looked at need nothing. */
  public void refresh(List<Integer> path) {
    TreeItem item = null;
    for (int index : path) {
      if (item != null && item.getItemCount() <= index) {
        return;
      }
      item = item == null ? tree.getItem(index) : item.getItem(index);
    }
    if (item != null && item.getData() instanceof SnapshotNode node) {
      item.setItemCount(0);
      item.setItemCount(node.children().size());
    }
  }

  /** The nodes at the top. */
  public List<SnapshotNode> roots() {
    return roots;
  }

  /** The selected node. */
  public Optional<SnapshotNode> selection() {
    TreeItem[] items = tree.getSelection();
    return items.length == 0 ? Optional.empty() : node(items[0]);
  }

  /** Opens what is above the node that the indices lead to, selects it and scrolls to it. */
  public void reveal(List<Integer> path) {
    TreeItem item = null;
    for (int depth = 0; depth < path.size(); depth++) {
      if (item != null) {
        item.setExpanded(true);
      }
      item = item == null ? tree.getItem(path.get(depth)) : item.getItem(path.get(depth));
      make(item);
    }
    if (item != null) {
      tree.setSelection(item);
      tree.showItem(item);
      Event event = new Event();
      event.item = item;
      tree.notifyListeners(SWT.Selection, event);
    }
  }

  private void fill(Event event) {
    make((TreeItem) event.item);
  }

  private void make(TreeItem item) {
    if (item.getData() != null) {
      return;
    }
    TreeItem parent = item.getParentItem();
    List<SnapshotNode> siblings = parent == null ? roots : node(parent).map(SnapshotNode::children).orElse(List.of());
    int index = parent == null ? tree.indexOf(item) : parent.indexOf(item);
    if (index < 0 || index >= siblings.size()) {
      return;
    }
    SnapshotNode node = siblings.get(index);
    item.setData(node);
    item.setText(node.columns().toArray(String[]::new));
    if (!node.icon().isEmpty()) {
      item.setImage(StillwaterImages.image(node.icon()));
    }
    item.setItemCount(node.children().size());
  }

  private Optional<SnapshotNode> node(TreeItem item) {
    make(item);
    return Optional.ofNullable((SnapshotNode) item.getData());
  }

  private void copy() {
    selection().ifPresent(node -> {
      Clipboard clipboard = new Clipboard(tree.getDisplay());
      clipboard.setContents(new Object[] {String.join("\t", node.columns())}, new Transfer[] {TextTransfer.getInstance()});
      clipboard.dispose();
    });
  }
}
