package dev.stillwater.compiler.expression;

import dev.stillwater.compiler.expression.ExpressionChecker.Purpose;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes texts that somebody may have meant instead of an expression with a problem; whether they are any good, a check must tell.
 *
 * <p>THREADING: one thread.
 */
public final class ExpressionCandidates {
  private static final Pattern SUGGESTED = Pattern.compile("Did you mean '([^']+)'\\?");
  private static final List<String> CASTS = List.of("(int) %s", "(long) %s", "(double) %s", "timestamp(%s)", "parseTimestamp(%s)", "epochMillis(%s)", "formatTimestamp(%s)",
      "text(%s)", "Integer.parseInt(%s)", "Long.parseLong(%s)", "Double.parseDouble(%s)", "toDouble(%s)", "decimal(text(%s))", "decimal(%s)", "String.valueOf(%s)");
  private static final Map<String, String> WORDS = new TreeMap<>(Map.of("and", "&&", "or", "||", "AND", "&&", "OR", "||", "=", "==", "<>", "!="));
  private static final int OPERANDS_MAX = 8;

  private final String text;
  private final ExpressionProblem problem;
  private final RowType row;
  private final List<Candidate> candidates = new ArrayList<>();
  private final Set<String> texts = new LinkedHashSet<>();

  /**
   * A text that may have been meant.
   *
   * @param id kind of the correction: {@code suggested-name}, {@code insert-cast}, {@code other-operator}
   * @param what what was done, for people
   * @param text the whole expression
   */
  public record Candidate(String id, String what, String text) {}

  private ExpressionCandidates(String text, ExpressionProblem problem, RowType row) {
    this.text = text;
    this.problem = problem;
    this.row = row;
  }

  /** The texts for the problem, likeliest first. Cost: linear in the length of the text. */
  public static List<Candidate> of(String text, ExpressionProblem problem, RowType row, Purpose purpose) {
    ExpressionCandidates made = new ExpressionCandidates(text, problem, row);
    made.names();
    made.comparisons();
    made.words();
    made.casts();
    if (purpose == Purpose.CONDITION) {
      made.add("compare", "Compare it with 0", made.parenthesized(text.strip()) + " != 0");
    }
    return made.candidates;
  }

  private int start() {
    return Math.clamp(problem.column() - 1, 0, text.length());
  }

  private int end() {
    return Math.clamp((long) start() + problem.length(), start(), text.length());
  }

  private void add(String id, String what, String changed) {
    if (!changed.equals(text) && texts.add(changed)) {
      candidates.add(new Candidate(id, what, changed));
    }
  }

  private void replace(String id, String what, int from, int to, String by) {
    add(id, what, text.substring(0, from) + by + text.substring(to));
  }

  /** The name that the message proposes, and after it the fields and functions that are spelled like it. */
  private void names() {
    String span = text.substring(start(), end());
    Matcher suggested = SUGGESTED.matcher(problem.message());
    Matcher word = Pattern.compile("[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*").matcher(text);
    if (!suggested.find() || !word.find(Math.min(start(), text.length()))) {
      return;
    }
    replace("suggested-name", "Change '" + word.group() + "' to '" + suggested.group(1) + "'", word.start(), word.end(), suggested.group(1));
    String wrong = span.isBlank() ? word.group() : word.group();
    row.fields().stream().map(RowField::name).filter(name -> name.equalsIgnoreCase(wrong) || name.startsWith(wrong))
        .forEach(name -> replace("suggested-name", "Change '" + wrong + "' to '" + name + "'", word.start(), word.end(), name));
  }

  /** Comparisons of texts, decimals and nulls, which are calls and not operators. */
  private void comparisons() {
    Matcher matcher = Pattern.compile("([\\w.\"()]+)\\s*(==|!=)\\s*([\\w.\"()]+|\"[^\"]*\")").matcher(text);
    while (matcher.find()) {
      if (matcher.end() <= start() || matcher.start() > end()) {
        continue;
      }
      String not = matcher.group(2).equals("!=") ? "!" : "";
      String left = matcher.group(1);
      String right = matcher.group(3);
      if (right.equals("null") || left.equals("null")) {
        replace("other-operator", "Ask for null", matcher.start(), matcher.end(), (not.isEmpty() ? "isNull(" : "isNotNull(") + (right.equals("null") ? left : right) + ")");
      } else {
        replace("other-operator", "Compare texts by equals", matcher.start(), matcher.end(), not + left + ".equals(" + right + ")");
        replace("other-operator", "Compare decimals by compareTo", matcher.start(), matcher.end(), left + ".compareTo(" + right + ") " + matcher.group(2) + " 0");
      }
    }
    Matcher order = Pattern.compile("(\\w+)\\s*(<=|>=|<|>)\\s*(\\w+|\"[^\"]*\")").matcher(text);
    while (order.find()) {
      if (order.end() > start() && order.start() <= end()) {
        replace("other-operator", "Compare by compareTo", order.start(), order.end(), order.group(1) + ".compareTo(" + order.group(3) + ") " + order.group(2) + " 0");
      }
    }
  }

  /** Words and signs of other languages. */
  private void words() {
    WORDS.forEach((wrong, right) -> {
      boolean isWord = Character.isLetter(wrong.charAt(0));
      Matcher matcher = Pattern.compile(isWord ? "\\b" + wrong + "\\b" : "(?<![=!<>])" + Pattern.quote(wrong) + "(?!=)").matcher(text);
      if (matcher.find(Math.max(0, start() - (isWord ? 4 : 0)))) {
        replace("other-operator", "Write " + right, matcher.start(), matcher.end(), right);
      }
    });
    Matcher quotes = Pattern.compile("'([^']*)'").matcher(text);
    if (quotes.find()) {
      add("other-operator", "Use double quotes", quotes.replaceAll(found -> Matcher.quoteReplacement('"' + found.group(1) + '"')));
    }
    Matcher number = Pattern.compile("\\b[0-9]{10,}\\b").matcher(text);
    if (number.find(start())) {
      replace("insert-cast", "Make it a long", number.end(), number.end(), "L");
    }
  }

  /** A cast around what is wrong as a whole, then around each of its operands. What the message names comes first. */
  private void casts() {
    Map<int[], String> spans = new LinkedHashMap<>();
    spans.put(new int[] {start(), end()}, text.substring(start(), end()));
    Matcher operand = Pattern.compile("\"[^\"]*\"|[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*(?!\\s*[\\p{javaJavaIdentifierPart}(.])|[0-9]+(\\.[0-9]+)?").matcher(text);
    while (operand.find() && spans.size() <= OPERANDS_MAX) {
      if (operand.start() >= start() && operand.end() <= end()) {
        spans.put(new int[] {operand.start(), operand.end()}, operand.group());
      }
    }
    List<String> casts = new ArrayList<>(CASTS);
    casts.sort(Comparator.comparing(cast -> !problem.fix().contains(cast.substring(0, Math.max(3, cast.indexOf('%'))).strip())));
    for (String cast : casts) {
      spans.forEach((span, inner) -> {
        boolean isSimple = inner.matches("[\\w\"]+|\"[^\"]*\"") || cast.indexOf('%') > 0 && cast.charAt(cast.indexOf('%') - 1) == '(';
        replace("insert-cast", "Insert a cast", span[0], span[1], cast.formatted(isSimple ? inner : "(" + inner + ")"));
      });
    }
  }

  private String parenthesized(String inner) {
    return inner.matches("\\w+") ? inner : "(" + inner + ")";
  }
}
