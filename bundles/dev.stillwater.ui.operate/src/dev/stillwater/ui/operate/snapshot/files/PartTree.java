package dev.stillwater.ui.operate.snapshot.files;

import dev.stillwater.engine.snapshot.keyed.KeyGroupStructure;
import dev.stillwater.engine.snapshot.structure.ByteField;
import dev.stillwater.engine.snapshot.view.FileParts;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.operate.snapshot.page.SnapshotDocument;
import dev.stillwater.ui.operate.snapshot.page.SnapshotNode;
import dev.stillwater.ui.operate.snapshot.page.SnapshotTree;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * The parts of a file as a tree beside its bytes. Headers, key groups and elements are taken apart when they are opened or when one of their bytes is chosen.
 *
 * <p>THREADING: UI thread; the document reads.
 */
final class PartTree {
  private final SnapshotDocument document;
  private final SnapshotTree tree;
  private final Marker marker;
  private final Map<SnapshotNode, ByteField> fields = new IdentityHashMap<>();
  private final Map<ByteField, List<ByteField>> taken = new IdentityHashMap<>();
  private final Map<ByteField, Boolean> asked = new IdentityHashMap<>();
  private String file = "";
  private Optional<ByteField> whole = Optional.empty();
  private boolean isStateFile;
  private boolean isFollowing;

  /** Shows a range of bytes. */
  @FunctionalInterface
  interface Marker {
    void mark(long from, long to);
  }

  PartTree(Composite parent, SnapshotDocument document, Marker marker) {
    this.document = document;
    this.marker = marker;
    tree = new SnapshotTree(parent, "files:structure").column(Messages.FilesPage_field, 210, SWT.LEFT).column(Messages.FilesPage_value, 190, SWT.LEFT)
        .column(Messages.FilesPage_offset, 90, SWT.RIGHT).column(Messages.FilesPage_length, 80, SWT.RIGHT);
    tree.onSelection(node -> {
      if (!isFollowing) {
        mark(node);
      }
    });
    tree.onExpand(node -> Optional.ofNullable(fields.get(node)).filter(this::canBeTaken).ifPresent(field -> take(field, field.offset(), false)));
    tree.onOpen(node -> Optional.ofNullable(fields.get(node)).filter(PartTree::isPage).ifPresent(field -> reveal(field.offset())));
  }

  Control control() {
    return tree.control();
  }

  /** Shows nothing. */
  void clear() {
    whole = Optional.empty();
    fields.clear();
    taken.clear();
    asked.clear();
    tree.show(List.of());
  }

  /**
   * Shows the parts of a file.
   *
   * @param isState whether it holds state, whose parts the metadata names and the file itself takes further apart
   */
  void show(String name, ByteField parts, boolean isState) {
    clear();
    file = name;
    isStateFile = isState;
    whole = Optional.of(parts);
    tree.show(nodes(parts));
  }

  private List<ByteField> parts(ByteField field) {
    return taken.getOrDefault(field, field.children());
  }

  private List<SnapshotNode> nodes(ByteField parent) {
    return parts(parent).stream().map(this::node).toList();
  }

  private SnapshotNode node(ByteField field) {
    String value = isPage(field) ? Messages.PartTree_enter : field.value();
    SnapshotNode node = new SnapshotNode("", List.of(field.name(), value, Quantities.count(field.offset()), Quantities.count(field.sizeBytes())), Optional.empty(),
        () -> canBeTaken(field) ? List.of(new SnapshotNode("", List.of(Messages.PartTree_reading), Optional.empty(), List::of)) : nodes(field));
    fields.put(node, field);
    return node;
  }

  /** Whether it may hold parts that nobody has asked for. */
  private boolean canBeTaken(ByteField field) {
    return isStateFile && field.children().isEmpty() && !taken.containsKey(field) && isNamedByMetadata(field);
  }

  private boolean isNamedByMetadata(ByteField field) {
    return whole.stream().flatMap(root -> root.children().stream()).anyMatch(pointer -> pointer == field && pointer.children().isEmpty()
        || pointer.children().stream().anyMatch(part -> part == field));
  }

  private static boolean isPage(ByteField field) {
    return field.name().equals(KeyGroupStructure.EARLIER) || field.name().equals(KeyGroupStructure.FURTHER);
  }

  /** Takes a part apart, and then shows the part at the offset if somebody looks for it. */
  private void take(ByteField field, long at, boolean isWanted) {
    if (asked.putIfAbsent(field, true) != null) {
      return;
    }
    ByteField of = whole.orElse(null);
    document.read(tree.control(), NLS.bind(Messages.PartTree_job, field.name()), (view, listener) -> FileParts.of(view, file, field, at, listener), parts -> {
      if (whole.orElse(null) == of) {
        taken(field, parts);
        if (isWanted) {
          reveal(at);
        }
      }
    }, problem -> {
      if (whole.orElse(null) == of) {
        taken(field, List.of(new ByteField(Messages.PartTree_problem, problem.getMessage(), field.offset(), field.sizeBytes(), List.of())));
      }
    });
  }

  private void taken(ByteField field, List<ByteField> parts) {
    asked.remove(field);
    taken.put(field, parts);
    List<Integer> path = path(field);
    node(path).ifPresent(node -> {
      node.setChildren(nodes(field));
      tree.refresh(path);
    });
  }

  /** The indices that lead to a part; empty for one that is not shown. */
  private List<Integer> path(ByteField wanted) {
    List<Integer> path = new ArrayList<>();
    ByteField field = whole.orElse(null);
    while (field != null && field != wanted) {
      List<ByteField> parts = parts(field);
      ByteField next = null;
      for (int index = 0; index < parts.size() && next == null; index++) {
        boolean isIt = parts.get(index) == wanted;
        boolean isAround = parts.get(index).offset() <= wanted.offset() && wanted.offset() + wanted.sizeBytes() <= parts.get(index).offset() + parts.get(index).sizeBytes();
        if (isIt || isAround && !parts(parts.get(index)).isEmpty()) {
          next = parts.get(index);
          path.add(index);
        }
      }
      field = next;
    }
    return field == null ? List.of() : path;
  }

  private Optional<SnapshotNode> node(List<Integer> path) {
    Optional<SnapshotNode> node = Optional.empty();
    for (int index : path) {
      List<SnapshotNode> nodes = node.map(SnapshotNode::children).orElse(tree.roots());
      node = index < nodes.size() ? Optional.of(nodes.get(index)) : Optional.empty();
    }
    return node;
  }

  private void mark(SnapshotNode node) {
    ByteField field = fields.get(node);
    if (field != null) {
      marker.mark(field.offset(), field.offset() + field.sizeBytes());
    }
  }

  /** Selects the smallest part that has a byte, which is taken apart first where that has not been done. */
  void reveal(long offset) {
    if (whole.isEmpty()) {
      return;
    }
    List<Integer> path = new ArrayList<>();
    ByteField field = whole.get();
    ByteField around = field;
    boolean isDeeper = true;
    while (isDeeper) {
      isDeeper = false;
      List<ByteField> parts = parts(field);
      for (int index = 0; index < parts.size() && !isDeeper; index++) {
        if (parts.get(index).contains(offset)) {
          path.add(index);
          around = field;
          field = parts.get(index);
          isDeeper = true;
        }
      }
    }
    if (isPage(field)) {
      // Another page of the same key group.
      taken.remove(around);
      take(around, offset, true);
      return;
    }
    if (canBeTaken(field)) {
      take(field, offset, true);
    }
    if (!path.isEmpty()) {
      isFollowing = true;
      tree.reveal(path);
      isFollowing = false;
      tree.selection().ifPresent(this::mark);
    }
  }
}
