package dev.stillwater.model;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the name that somebody probably meant.
 *
 * <p>THREADING: stateless.
 */
final class NearestName {
  private static final int LENGTH_MAX = 64;

  private NearestName() {}

  /** The candidate with the fewest edits to the name, the first of equals. Cost: length of the name times that of all candidates. */
  static Optional<String> of(String name, Collection<String> candidates) {
    String wanted = (name.length() > LENGTH_MAX ? name.substring(0, LENGTH_MAX) : name).toLowerCase(Locale.ROOT);
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      if (candidate == null || candidate.length() > LENGTH_MAX || Math.abs(candidate.length() - wanted.length()) >= least) {
        continue;
      }
      int edits = edits(wanted, candidate.toLowerCase(Locale.ROOT));
      if (edits < least) {
        least = edits;
        nearest = candidate;
      }
    }
    return Optional.ofNullable(nearest);
  }

  private static int edits(String a, String b) {
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
      }
      int[] swap = previous;
      previous = current;
      current = swap;
    }
    return previous[b.length()];
  }
}
