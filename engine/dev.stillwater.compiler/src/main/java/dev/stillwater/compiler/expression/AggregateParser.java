package dev.stillwater.compiler.expression;

import dev.stillwater.compiler.expression.ExpressionChecker.Purpose;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * Splits aggregate calls into function and argument, and knows their types: {@code count()}, {@code count(e)}, {@code sum(e)}, {@code avg(e)},
 * {@code min(e)}, {@code max(e)}.
 *
 * <p>THREADING: stateless.
 */
public final class AggregateParser {
  /** The functions. */
  public static final List<String> FUNCTIONS = List.of("count", "sum", "avg", "min", "max");

  private static final String EXPECTED = "Write one of count(), count(e), sum(e), avg(e), min(e), max(e).";

  private AggregateParser() {
  }

  /** A call, or the reason why the text is none. */
  public record Parsed(Optional<AggregateCall> call, Optional<ExpressionProblem> problem) {
    static Parsed failed(int start, int length, String message, String fix) {
      return new Parsed(Optional.empty(), Optional.of(new ExpressionProblem(true, start + 1, length, message, fix)));
    }
  }

  /** Splits the call. Cost: linear in the length. */
  public static Parsed parse(String text) {
    int start = skipBlanks(text, 0);
    int open = text.indexOf('(', start);
    String name = (open < 0 ? text.substring(start) : text.substring(start, open)).strip();
    if (open < 0 || !FUNCTIONS.contains(name)) {
      String nearest = NameSuggestion.nearest(name, FUNCTIONS).map(known -> " Did you mean " + known + "?").orElse("");
      String message = name.isEmpty() ? "The name of the aggregate is missing." : "'" + name + "' is no aggregate call." + nearest;
      return Parsed.failed(Math.min(start, Math.max(0, text.length() - 1)), name.length(), message, EXPECTED);
    }
    int close = closing(text, open);
    if (close < 0) {
      return Parsed.failed(open, 1, "This '(' is never closed.", "Add a ')'.");
    }
    int rest = skipBlanks(text, close + 1);
    if (rest < text.length()) {
      return Parsed.failed(rest, text.length() - rest, "An aggregate is one call; nothing may follow it.",
          "Aggregate first and compute with the results in a map behind this operator.");
    }
    String argument = text.substring(open + 1, close);
    if (!argument.isBlank()) {
      return new Parsed(Optional.of(new AggregateCall(name, Optional.of(argument), open + 1)), Optional.empty());
    }
    if (!name.equals("count")) {
      return Parsed.failed(open, close - open + 1, name + " needs the values to aggregate.", "Write an expression over the fields, such as " + name + "(delay).");
    }
    return new Parsed(Optional.of(new AggregateCall(name, Optional.empty(), open + 1)), Optional.empty());
  }

  /** Splits and checks the call over rows of a type. */
  public static AggregateResult check(RowType row, String text, ExpressionChecker checker) {
    Parsed parsed = parse(text);
    if (parsed.call().isEmpty()) {
      return AggregateResult.broken(List.of(parsed.problem().orElseThrow()));
    }
    AggregateCall call = parsed.call().get();
    if (call.argument().isEmpty()) {
      return new AggregateResult(List.of(), Optional.of(call.function()), Optional.empty(), Optional.of(ValueType.LONG), false);
    }
    ExpressionResult argument = checker.check(row, call.argument().get(), Purpose.VALUE);
    List<ExpressionProblem> problems = argument.problems().stream().map(problem -> problem.shifted(call.offset())).toList();
    if (!argument.isOk()) {
      return AggregateResult.broken(problems);
    }
    ValueType type = argument.type().orElseThrow();
    Optional<ValueType> result = resultType(call.function(), type);
    if (result.isEmpty()) {
      String expected = call.function().equals("min") || call.function().equals("max") ? "numbers, strings or timestamps" : "numbers";
      return AggregateResult.broken(List.of(new ExpressionProblem(true, call.offset() + 1, call.argument().get().length(),
          call.function() + " takes " + expected + ", but the values are of type " + type.text() + ".", "Aggregate another value, or convert this one.")));
    }
    boolean isNullable = argument.isNullable() && !call.function().equals("count");
    return new AggregateResult(problems, Optional.of(call.function()), Optional.of(argument), result, isNullable);
  }

  /** Type of the aggregate of values of a type; empty if the function does not take them. */
  public static Optional<ValueType> resultType(String function, ValueType argument) {
    return switch (function) {
      case "count" -> Optional.of(ValueType.LONG);
      case "sum" -> !argument.isNumeric() ? Optional.empty() : Optional.of(argument == ValueType.INT ? ValueType.LONG : argument);
      case "avg" -> argument.isNumeric() ? Optional.of(ValueType.DECIMAL) : Optional.empty();
      case "min", "max" -> argument.isNumeric() || argument == ValueType.STRING || argument == ValueType.TIMESTAMP ? Optional.of(argument) : Optional.empty();
      default -> throw new IllegalArgumentException("No aggregate function: " + function);
    };
  }

  /** Place of the parenthesis that closes the one at the place; quotes are respected. */
  private static int closing(String text, int open) {
    int depth = 0;
    char quote = 0;
    for (int index = open; index < text.length(); index++) {
      char c = text.charAt(index);
      if (quote != 0) {
        if (c == '\\') {
          index++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return index;
      }
    }
    return -1;
  }

  private static int skipBlanks(String text, int from) {
    int index = from;
    while (index < text.length() && Character.isWhitespace(text.charAt(index))) {
      index++;
    }
    return index;
  }
}
