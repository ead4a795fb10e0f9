package dev.stillwater.host.replay.results;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which rows of a table are shown.
 *
 * <p>THREADING: immutable.
 *
 * @param kinds rows of these kinds
 * @param text part of a value of either version, in any case; empty for all
 * @param column the column whose value has the text, or that differs if there is no text; -1 for any
 */
public record RowFilter(Set<RowKind> kinds, String text, int column) {
  /** All rows. */
  public static final RowFilter ALL = new RowFilter(EnumSet.allOf(RowKind.class), "", -1);
  /** Those in which the versions differ. */
  public static final RowFilter DIFFERENCES = new RowFilter(EnumSet.of(RowKind.CHANGED, RowKind.ONLY_A, RowKind.ONLY_B, RowKind.MOVED), "", -1);

  public RowFilter {
    kinds = Set.copyOf(kinds);
    Objects.requireNonNull(text, "text");
    text = text.toLowerCase(Locale.ROOT);
  }

  /** Whether the kind alone decides. */
  boolean isOfKinds() {
    return text.isEmpty() && column < 0;
  }

  boolean fits(StoredRow row, int columns) {
    if (!kinds.contains(row.kind())) {
      return false;
    }
    if (column >= 0) {
      return text.isEmpty() ? row.isChanged(column) : has(row.a(column)) || has(row.b(column));
    }
    for (int index = 0; index < columns; index++) {
      if (has(row.a(index)) || has(row.b(index))) {
        return true;
      }
    }
    return text.isEmpty();
  }

  private boolean has(Optional<String> value) {
    return value.isPresent() && value.get().toLowerCase(Locale.ROOT).contains(text);
  }
}
