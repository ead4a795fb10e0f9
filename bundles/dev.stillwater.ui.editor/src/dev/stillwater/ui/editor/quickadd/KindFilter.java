package dev.stillwater.ui.editor.quickadd;

import dev.stillwater.model.catalog.OperatorKind;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Finds kinds of operators by what a person types: the best first.
 *
 * <p>THREADING: immutable.
 *
 * @param text what was typed; words are searched for one by one
 */
public record KindFilter(String text) {
  private static final int NO_MATCH = Integer.MAX_VALUE;

  public KindFilter {
    text = text.strip().toLowerCase(Locale.ROOT);
  }

  /** The kinds that fit, the best first; all in their order when nothing was typed. Cost: reads the texts of all kinds. */
  public List<OperatorKind> of(Collection<OperatorKind> kinds, Predicate<OperatorKind> isPossible) {
    return kinds.stream().filter(isPossible).filter(this::fits).sorted(Comparator.comparingInt(this::rank)).toList();
  }

  /** Whether the kind fits. */
  public boolean fits(OperatorKind kind) {
    return rank(kind) != NO_MATCH;
  }

  /** How well the kind fits: the sum over the words, 0 for the best. */
  private int rank(OperatorKind kind) {
    int sum = 0;
    for (String word : text.split("\\s+")) {
      int rank = word.isEmpty() ? 0 : rank(kind, word);
      if (rank == NO_MATCH) {
        return NO_MATCH;
      }
      sum += rank;
    }
    return sum;
  }

  private static int rank(OperatorKind kind, String word) {
    String label = kind.label().toLowerCase(Locale.ROOT);
    String id = kind.id().replace('-', ' ');
    if (label.equals(word) || kind.id().equals(word)) {
      return 0;
    }
    if (label.startsWith(word) || kind.id().startsWith(word)) {
      return 1;
    }
    if (hasWord(label, word) || hasWord(id, word)) {
      return 2;
    }
    if (isInitials(label, word)) {
      return 3;
    }
    if (label.contains(word) || id.contains(word)) {
      return 4;
    }
    if (kind.category().toLowerCase(Locale.ROOT).startsWith(word)) {
      return 5;
    }
    return word.length() > 2 && hasWord(kind.documentation().toLowerCase(Locale.ROOT), word) ? 6 : NO_MATCH;
  }

  private static boolean hasWord(String words, String beginning) {
    for (String word : words.split("[^\\p{L}\\p{N}]+")) {
      if (word.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInitials(String label, String letters) {
    StringBuilder initials = new StringBuilder();
    for (String word : label.split("\\s+")) {
      initials.append(word.charAt(0));
    }
    return letters.length() > 1 && initials.toString().startsWith(letters);
  }
}
