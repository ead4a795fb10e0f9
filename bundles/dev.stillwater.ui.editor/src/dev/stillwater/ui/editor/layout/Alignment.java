package dev.stillwater.ui.editor.layout;

import dev.stillwater.ui.editor.model.JobDiagram;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import org.eclipse.draw2d.geometry.Rectangle;

/**
 * Lines elements of the drawing up, spreads them evenly, or gives them one size. The last element is the one that the others follow.
 *
 * <p>THREADING: stateless.
 */
public enum Alignment {
  /** Left edges on one line. */
  LEFT(2),
  /** Middles on one upright line. */
  CENTER(2),
  /** Right edges on one line. */
  RIGHT(2),
  /** Top edges on one line. */
  TOP(2),
  /** Middles on one level line. */
  MIDDLE(2),
  /** Bottom edges on one line. */
  BOTTOM(2),
  /** Equal gaps from left to right; the outermost stay. */
  HORIZONTAL(3),
  /** Equal gaps from top to bottom; the outermost stay. */
  VERTICAL(3),
  /** One width. */
  WIDTH(2),
  /** One height. */
  HEIGHT(2),
  /** One width and height. */
  SIZE(2);

  private final int least;

  Alignment(int least) {
    this.least = least;
  }

  /** How many elements it takes for this to mean anything. */
  public int least() {
    return least;
  }

  /** Whether this changes sizes, not places. */
  public boolean isSize() {
    return this == WIDTH || this == HEIGHT || this == SIZE;
  }

  /** The new bounds of the elements, in their order; places on the grid. */
  public List<Rectangle> of(List<Rectangle> elements) {
    if (elements.size() < least) {
      return List.copyOf(elements);
    }
    if (this == HORIZONTAL) {
      return spread(elements, bounds -> bounds.x, bounds -> bounds.width, true);
    }
    if (this == VERTICAL) {
      return spread(elements, bounds -> bounds.y, bounds -> bounds.height, false);
    }
    Rectangle leader = elements.getLast();
    return elements.stream().map(bounds -> bounds == leader ? bounds.getCopy() : follow(bounds, leader)).toList();
  }

  private Rectangle follow(Rectangle bounds, Rectangle leader) {
    Rectangle result = bounds.getCopy();
    switch (this) {
      case LEFT -> result.x = leader.x;
      case CENTER -> result.x = JobDiagram.snapped(leader.x + (leader.width - bounds.width) / 2);
      case RIGHT -> result.x = leader.right() - bounds.width;
      case TOP -> result.y = leader.y;
      case MIDDLE -> result.y = JobDiagram.snapped(leader.y + (leader.height - bounds.height) / 2);
      case BOTTOM -> result.y = leader.bottom() - bounds.height;
      case WIDTH -> result.width = leader.width;
      case HEIGHT -> result.height = leader.height;
      case SIZE -> result.setSize(leader.width, leader.height);
      case HORIZONTAL, VERTICAL -> throw new IllegalStateException("Elements are spread together.");
    }
    return result;
  }

  private static List<Rectangle> spread(List<Rectangle> elements, ToIntFunction<Rectangle> start, ToIntFunction<Rectangle> length, boolean isLevel) {
    List<Integer> order = new ArrayList<>();
    for (int index = 0; index < elements.size(); index++) {
      order.add(index);
    }
    order.sort(Comparator.comparingInt(index -> start.applyAsInt(elements.get(index))));
    Rectangle first = elements.get(order.getFirst());
    Rectangle last = elements.get(order.getLast());
    int room = start.applyAsInt(last) + length.applyAsInt(last) - start.applyAsInt(first);
    double gap = (room - elements.stream().mapToInt(length).sum()) / (elements.size() - 1.0);
    List<Rectangle> result = new ArrayList<>(elements);
    double next = start.applyAsInt(first);
    for (int index : order) {
      Rectangle moved = elements.get(index).getCopy();
      boolean isOutermost = index == order.getFirst() || index == order.getLast();
      int place = isOutermost ? start.applyAsInt(moved) : JobDiagram.snapped((int) Math.round(next));
      result.set(index, isLevel ? moved.setLocation(place, moved.y) : moved.setLocation(moved.x, place));
      next += length.applyAsInt(moved) + gap;
    }
    return List.copyOf(result);
  }
}
