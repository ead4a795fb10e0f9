package dev.stillwater.compiler.expression;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The words with which fields, functions and aggregates are explained.
 *
 * <p>THREADING: stateless.
 */
final class ExpressionDocs {
  private ExpressionDocs() {
  }

  static ExpressionProposal field(FieldDescription field) {
    return new ExpressionProposal(ExpressionProposal.Kind.FIELD, field.name(), field.typeText(), field.name(), field.name().length(), text(field));
  }

  static String text(FieldDescription field) {
    return field.name() + ": " + field.typeText() + "\nA field of the record" + (field.isNullable() ? "; its value may be missing." : ".");
  }

  static ExpressionProposal function(FunctionDescription function) {
    String first = function.signatures().getFirst();
    boolean hasArguments = function.signatures().stream().anyMatch(signature -> !signature.endsWith("()"));
    String inserted = function.name() + "()";
    String type = function.signatures().stream().map(signature -> signature.split(" ", 2)[0]).distinct().count() == 1 ? first.split(" ", 2)[0] : "";
    return new ExpressionProposal(ExpressionProposal.Kind.FUNCTION, first.split(" ", 2)[1], type, inserted, inserted.length() - (hasArguments ? 1 : 0), text(function));
  }

  static String text(FunctionDescription function) {
    return function.signatures().stream().collect(Collectors.joining("\n")) + "\n" + function.documentation() + "\n" + function.example() + " gives " + function.result();
  }

  static ExpressionProposal keyword(String word) {
    String type = word.equals("null") ? "" : "boolean";
    String documentation = word.equals("null") ? "null\nNo value. It may be a branch of a condition: condition ? a : null." : word + ": boolean";
    return new ExpressionProposal(ExpressionProposal.Kind.KEYWORD, word, type, word, word.length(), documentation);
  }

  static ExpressionProposal aggregate(String function) {
    List<String> words = switch (function) {
      case "count" -> List.of("long", "count(any value)",
          "long count()\nlong count(any value)\nNumber of records, or of those in which the value is not missing.");
      case "sum" -> List.of("", "sum(number value)", "sum(number value)\nThe sum. Whole numbers give a long, double a double, decimal a decimal; what is missing is left out.");
      case "avg" -> List.of("decimal", "avg(number value)", "decimal avg(number value)\nThe mean with four digits behind the point; what is missing is left out.");
      case "min" -> List.of("", "min(any value)", "min(any value)\nThe least number, text or timestamp; what is missing is left out.");
      default -> List.of("", function + "(any value)", function + "(any value)\nThe greatest number, text or timestamp; what is missing is left out.");
    };
    String inserted = function + "()";
    int caret = inserted.length() - (function.equals("count") ? 0 : 1);
    return new ExpressionProposal(ExpressionProposal.Kind.AGGREGATE, words.get(1), words.get(0), inserted, caret, words.get(2));
  }
}
