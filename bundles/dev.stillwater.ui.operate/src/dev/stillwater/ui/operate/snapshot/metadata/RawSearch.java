package dev.stillwater.ui.operate.snapshot.metadata;

import dev.stillwater.ui.operate.snapshot.page.SnapshotNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Finds the next line with a text in a tree, in the order in which one reads it, and begins again at the top behind the last one.
 *
 * <p>THREADING: one thread; the tree must not be shown while it is searched, so that who searches makes one of its own.
 */
final class RawSearch {
  private final String text;
  private final List<Integer> after;
  private final BooleanSupplier isCancelled;
  private Optional<List<Integer>> first = Optional.empty();

  private RawSearch(String text, List<Integer> after, BooleanSupplier isCancelled) {
    this.text = text.toLowerCase(Locale.ROOT);
    this.after = after;
    this.isCancelled = isCancelled;
  }

  /** The indices that lead to the next line behind the given one that has the text; empty if none has. Cost: all lines. */
  static Optional<List<Integer>> next(List<SnapshotNode> roots, String text, List<Integer> after, BooleanSupplier isCancelled) {
    RawSearch search = new RawSearch(text, after, isCancelled);
    Optional<List<Integer>> found = search.search(roots, new ArrayList<>());
    return found.isPresent() ? found : search.first;
  }

  private Optional<List<Integer>> search(List<SnapshotNode> nodes, List<Integer> path) {
    for (int index = 0; index < nodes.size() && !isCancelled.getAsBoolean(); index++) {
      SnapshotNode node = nodes.get(index);
      path.add(index);
      if (node.columns().stream().anyMatch(column -> column.toLowerCase(Locale.ROOT).contains(text))) {
        if (compare(path, after) > 0) {
          return Optional.of(List.copyOf(path));
        }
        first = first.or(() -> Optional.of(List.copyOf(path)));
      }
      Optional<List<Integer>> below = search(node.children(), path);
      if (below.isPresent()) {
        return below;
      }
      path.removeLast();
    }
    return Optional.empty();
  }

  private static int compare(List<Integer> one, List<Integer> other) {
    for (int depth = 0; depth < Math.min(one.size(), other.size()); depth++) {
      int order = one.get(depth).compareTo(other.get(depth));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.size(), other.size());
  }
}
