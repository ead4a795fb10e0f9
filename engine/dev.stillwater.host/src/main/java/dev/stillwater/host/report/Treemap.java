package dev.stillwater.host.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Divides a rectangle into rectangles of given areas that are as square as can be.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: Bruls, Huizing, van Wijk: Squarified Treemaps, 2000.
 */
public final class Treemap {
  private Treemap() {
  }

  /** A part of the whole. */
  public record Item<T>(T value, double size) {
  }

  /** Where a part lies. */
  public record Box<T>(T value, double x, double y, double width, double height) {
  }

  /** The parts that are larger than nothing, the largest at the left above. Cost: sorts them. */
  public static <T> List<Box<T>> of(List<Item<T>> items, double x, double y, double width, double height) {
    List<Item<T>> rest = new ArrayList<>(items.stream().filter(item -> item.size() > 0).sorted(Comparator.comparingDouble((Item<T> item) -> item.size()).reversed()).toList());
    List<Box<T>> boxes = new ArrayList<>();
    double scale = width * height / rest.stream().mapToDouble(Item::size).sum();
    double left = x;
    double top = y;
    double right = x + width;
    double bottom = y + height;
    while (!rest.isEmpty()) {
      double side = Math.min(right - left, bottom - top);
      int count = 1;
      while (count < rest.size() && worst(rest, count + 1, side, scale) <= worst(rest, count, side, scale)) {
        count++;
      }
      List<Item<T>> row = rest.subList(0, count);
      double thickness = side <= 0 ? 0 : sum(row) * scale / side;
      boolean isColumn = right - left >= bottom - top;
      double at = isColumn ? top : left;
      for (Item<T> item : row) {
        double length = thickness <= 0 ? 0 : item.size() * scale / thickness;
        boxes.add(isColumn ? new Box<>(item.value(), left, at, thickness, length) : new Box<>(item.value(), at, top, length, thickness));
        at += length;
      }
      left += isColumn ? thickness : 0;
      top += isColumn ? 0 : thickness;
      rest.subList(0, count).clear();
    }
    return boxes;
  }

  private static <T> double sum(List<Item<T>> row) {
    return row.stream().mapToDouble(Item::size).sum();
  }

  /** The longest shape in a row of so many. */
  private static <T> double worst(List<Item<T>> items, int count, double side, double scale) {
    double sum = sum(items.subList(0, count)) * scale;
    double largest = items.getFirst().size() * scale;
    double smallest = items.get(count - 1).size() * scale;
    return Math.max(side * side * largest / (sum * sum), sum * sum / (side * side * smallest));
  }
}
