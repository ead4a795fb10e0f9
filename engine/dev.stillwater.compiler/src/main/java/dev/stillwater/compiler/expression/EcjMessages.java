package dev.stillwater.compiler.expression;

import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.core.compiler.CategorizedProblem;
import org.eclipse.jdt.core.compiler.IProblem;

/**
 * Says in the words of the language what the Java compiler found; what is not known here keeps the compiler's text.
 *
 * <p>THREADING: one thread.
 */
final class EcjMessages {
  private static final String CHECK = "Correct the expression.";

  private final RowType row;
  private final int offset;
  private final String text;

  EcjMessages(RowType row, int offset, String text) {
    this.row = row;
    this.offset = offset;
    this.text = text;
  }

  /** All problems in our words, without those that only follow from others. */
  List<ExpressionProblem> problems(List<CategorizedProblem> found) {
    List<CategorizedProblem> causes = found.stream().filter(problem -> problem.getID() != IProblem.VarLocalWithoutInitizalier).toList();
    return (causes.isEmpty() ? found : causes).stream().map(this::problem).distinct().toList();
  }

  private ExpressionProblem problem(CategorizedProblem problem) {
    String[] arguments = problem.getArguments();
    return switch (problem.getID()) {
      case IProblem.UndefinedName, IProblem.UnresolvedVariable, IProblem.UndefinedType -> unknownName(problem, arguments[0]);
      case IProblem.UndefinedField -> at(problem, "There is no '" + arguments[arguments.length - 1] + "' here.", "Use fields of the record and methods.");
      case IProblem.UndefinedMethod -> unknownMethod(problem, arguments);
      case IProblem.ParameterMismatch -> wrongArguments(problem, arguments);
      case IProblem.InvalidOperator -> wrongOperands(problem, arguments);
      case IProblem.TypeMismatch -> mismatch(problem, arguments[0], arguments[1]);
      case IProblem.StaticMethodRequested -> unknownFunction(problem, arguments[1]);
      case IProblem.AmbiguousMethod -> at(problem, "The arguments of " + arguments[1] + " fit several of its forms.", "Give each argument a type; null cannot be one.");
      case IProblem.IllegalCast -> at(problem, "A value of type " + word(arguments[0]) + " cannot be cast to " + word(arguments[1]) + ".",
          word(arguments[1]).equals("string") ? "Write text(...) around it." : "Use a function of the library, such as timestamp or decimal.");
      case IProblem.IncompatibleTypesInEqualityOperator -> incomparable(problem, arguments);
      case IProblem.VarLocalInitializedToNull -> at(problem, "The value is always null.", "Write an expression over the fields.");
      case IProblem.VarLocalInitializedToVoid -> at(problem, "The call gives no value.", "Use a function or method that gives a value.");
      case IProblem.NoMessageSendOnBaseType -> at(problem, "A value of type " + word(arguments[0]) + " has no method '" + arguments[1] + "'.",
          arguments[1].equals("equals") ? "Write == for numbers." : "Use operators and functions, such as " + arguments[1] + "(...).");
      case IProblem.NumericValueOutOfRange -> outOfRange(problem, arguments[0]);
      default -> at(problem, problem.getMessage(), CHECK);
    };
  }

  private ExpressionProblem at(CategorizedProblem problem, String message, String fix) {
    int start = Math.clamp(problem.getSourceStart() - offset, 0, Math.max(0, text.length() - 1));
    int end = Math.clamp(problem.getSourceEnd() - offset, start, Math.max(0, text.length() - 1));
    return new ExpressionProblem(true, start + 1, end - start + 1, message, fix);
  }

  private ExpressionProblem unknownName(CategorizedProblem problem, String name) {
    String first = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    if (FunctionLibrary.standard().function(first).isPresent()) {
      return at(problem, "'" + first + "' is a function; its arguments are missing.", "Write " + first + "(...).");
    }
    List<String> fields = row.fields().stream().map(field -> field.name()).toList();
    String nearest = NameSuggestion.nearest(first, fields).map(field -> " Did you mean '" + field + "'?").orElse("");
    String known = row.size() == 0 ? "The record has no fields." : row.size() > 20 ? "Use one of the " + row.size() + " fields of the record."
        : "The fields are " + String.join(", ", fields) + ".";
    return at(problem, "There is no field '" + first + "'." + nearest, known);
  }

  private ExpressionProblem unknownMethod(CategorizedProblem problem, String[] arguments) {
    String receiver = arguments[0];
    String method = arguments[1];
    if (receiver.contains(ExpressionCompiler.UNIT_PREFIX)) {
      return unknownFunction(problem, method);
    }
    return at(problem, "A value of type " + word(receiver) + " has no method " + method + "(" + words(arguments[2]) + ").",
        "Use a function of the library, or cast the arguments.");
  }

  private ExpressionProblem unknownFunction(CategorizedProblem problem, String function) {
    String nearest = NameSuggestion.nearest(function, FunctionLibrary.standard().names()).map(name -> " Did you mean '" + name + "'?").orElse("");
    return at(problem, "There is no function '" + function + "'." + nearest, "The functions are listed in docs/expressions.md.");
  }

  private ExpressionProblem mismatch(CategorizedProblem problem, String found, String expected) {
    return at(problem, "Found " + word(found) + ", expected " + word(expected) + ".", expected.equals("boolean")
        ? "Compare the value with something, such as delay > 15." : "Write (" + expected + ") before the value if that is meant.");
  }

  private ExpressionProblem outOfRange(CategorizedProblem problem, String type) {
    int start = Math.clamp(problem.getSourceStart() - offset, 0, text.length());
    String number = text.substring(start, Math.clamp(problem.getSourceEnd() - offset + 1, start, text.length()));
    String fix = number.length() > 1 && number.startsWith("0") ? "Write the number without the leading 0."
        : type.equals("int") ? "Add L for a long, such as 3000000000L." : "Use a number that fits.";
    return at(problem, "The number " + number + " is out of the range of " + type + ".", fix);
  }

  private ExpressionProblem wrongArguments(CategorizedProblem problem, String[] arguments) {
    String method = arguments[1];
    String found = words(arguments[arguments.length - 1]);
    Optional<FunctionDescription> function = FunctionLibrary.standard().function(method);
    if (function.isPresent() && !arguments[0].equals("String") && !arguments[0].equals("Math")) {
      return at(problem, method + " does not take (" + found + ").", "Write " + String.join(" or ", function.get().signatures()) + ".");
    }
    return at(problem, "The method " + method + " of " + word(arguments[0]) + " takes (" + words(arguments[2]) + "), not (" + found + ").", "Correct the arguments.");
  }

  private ExpressionProblem wrongOperands(CategorizedProblem problem, String[] arguments) {
    String operands = words(arguments[1]);
    String message = "The operator " + arguments[0] + " cannot be used with " + operands.replace(", ", " and ") + ".";
    if (operands.contains("null")) {
      return at(problem, message, "Use isNull(x) or isNotNull(x).");
    }
    if (operands.contains(ValueType.DECIMAL.text())) {
      return at(problem, message, "Decimals have methods: a.add(b), a.subtract(b), a.multiply(b), a.compareTo(b) > 0; divide(a, b, digits).");
    }
    if (operands.contains(ValueType.STRING.text()) && "<=>=".contains(arguments[0])) {
      return at(problem, message, operands.contains("long") ? "Write parseTimestamp(\"...\") around a text that is a point in time."
          : "Write a.compareTo(b) " + arguments[0] + " 0.");
    }
    if (arguments[0].equals("&&") || arguments[0].equals("||") || arguments[0].equals("!")) {
      return at(problem, message, "Its operands must be boolean, such as delay > 15.");
    }
    return at(problem, message, "Correct the operator or the types; found " + operands + ".");
  }

  private ExpressionProblem incomparable(CategorizedProblem problem, String[] arguments) {
    boolean isNull = arguments[0].equals("null") || arguments[1].equals("null");
    return at(problem, isNull ? "A value of type " + word(arguments[0].equals("null") ? arguments[1] : arguments[0]) + " cannot be compared with null."
        : "Values of the types " + word(arguments[0]) + " and " + word(arguments[1]) + " cannot be compared.",
        isNull ? "Use isNull(x) or isNotNull(x)." : "Compare values of one type.");
  }

  private static String word(String javaType) {
    return switch (javaType) {
      case "String", "java.lang.String" -> ValueType.STRING.text();
      case "BigDecimal", "java.math.BigDecimal" -> ValueType.DECIMAL.text();
      case "byte[]" -> ValueType.BYTES.text();
      default -> javaType;
    };
  }

  private static String words(String javaTypes) {
    return String.join(", ", Arrays.stream(javaTypes.split(", ")).map(EcjMessages::word).toList());
  }
}
