package dev.stillwater.ui.operate.snapshot.page;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A line of a tree over a snapshot; what is below it is made when it is looked at.
 *
 * <p>THREADING: UI thread.
 */
public final class SnapshotNode {
  private final String icon;
  private final List<String> columns;
  private final Optional<SnapshotPlace> place;
  private final Supplier<List<SnapshotNode>> below;
  private List<SnapshotNode> children;

  /**
   * A line.
   *
   * @param icon key of its icon
   * @param columns its texts
   * @param place where opening it leads to
   * @param below makes what is below it, cheaply
   */
  public SnapshotNode(String icon, List<String> columns, Optional<SnapshotPlace> place, Supplier<List<SnapshotNode>> below) {
    this.icon = Objects.requireNonNull(icon, "icon");
    this.columns = List.copyOf(columns);
    this.place = Objects.requireNonNull(place, "place");
    this.below = Objects.requireNonNull(below, "below");
  }

  /** Key of the icon. */
  public String icon() {
    return icon;
  }

  /** Text of a column; empty for one that it has not. */
  public String column(int index) {
    return index < columns.size() ? columns.get(index) : "";
  }

  /** All texts. */
  public List<String> columns() {
    return columns;
  }

  /** Where opening it leads to. */
  public Optional<SnapshotPlace> place() {
    return place;
  }

  /** Puts other nodes below it; {@link SnapshotTree#refresh} shows them. */
  public void setChildren(List<SnapshotNode> nodes) {
    children = List.copyOf(nodes);
  }

  /** What is below it; made at the first call. */
  public List<SnapshotNode> children() {
    if (children == null) {
      children = List.copyOf(below.get());
    }
    return children;
  }
}
