package dev.stillwater.compiler.expression;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the name that somebody probably meant.
 *
 * <p>THREADING: stateless.
 */
public final class NameSuggestion {
  private static final int LENGTH_MAX = 64;

  private NameSuggestion() {
  }

  /** The candidate that takes the fewest edits, if they are few; the first of equals. Cost: length of the name times that of all candidates. */
  public static Optional<String> nearest(String name, Collection<String> candidates) {
    String wanted = name.substring(0, Math.min(name.length(), LENGTH_MAX)).toLowerCase(Locale.ROOT);
    int least = Math.max(2, wanted.length() / 2 + 1);
    String nearest = null;
    for (String candidate : candidates) {
      if (candidate.length() <= LENGTH_MAX) {
        int edits = edits(wanted, candidate.toLowerCase(Locale.ROOT));
        if (edits < least) {
          least = edits;
          nearest = candidate;
        }
      }
    }
    return Optional.ofNullable(nearest);
  }

  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      row[column] = column;
    }
    for (int line = 1; line <= from.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column <= to.length(); column++) {
        int change = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(change, 1 + Math.min(row[column], row[column - 1]));
      }
    }
    return row[to.length()];
  }
}
