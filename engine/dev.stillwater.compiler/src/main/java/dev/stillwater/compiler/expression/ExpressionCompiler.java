package dev.stillwater.compiler.expression;

import dev.stillwater.compiler.ecj.EcjResolver;
import dev.stillwater.engine.expression.Functions;
import dev.stillwater.engine.row.FieldNames;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.internal.compiler.ast.CompilationUnitDeclaration;
import org.eclipse.jdt.internal.compiler.ast.Expression;
import org.eclipse.jdt.internal.compiler.ast.LocalDeclaration;
import org.eclipse.jdt.internal.compiler.ast.MethodDeclaration;

/**
 * Checks expressions and translates them to Java. All expressions given to one compiler share one run of the Eclipse compiler; nothing of a job is loaded or run.
 *
 * <p>THREADING: one thread.
 *
 * <p>LIFECYCLE: one for a check of a job; an editor may keep one for many checks (it starts afresh by itself from time to time).
 */
public final class ExpressionCompiler implements ExpressionChecker {
  /** Begin of the names of the classes that expressions are put into to find their types. */
  static final String UNIT_PREFIX = "Expression$";

  private static final int UNITS_MAX = 1_000;
  private static final String IMPORTS = "import java.math.BigDecimal; import java.math.RoundingMode; "
      + Stream.concat(Functions.GROUPS.stream(), Stream.of(SpecialForms.class))
          .map(group -> "import static " + group.getName() + ".*; ").collect(Collectors.joining());

  private EcjResolver resolver;
  private int units;

  /** {@inheritDoc} Cost: some 100 microseconds; about half a second for the first one in a JVM. */
  @Override
  public ExpressionResult check(RowType row, String text, Purpose purpose) {
    ExpressionText words = new ExpressionText(text);
    if (words.problem().isPresent()) {
      return ExpressionResult.broken(List.of(words.problem().get()));
    }
    try {
      return resolve(row, text, purpose, words);
    } catch (StackOverflowError e) {
      resolver = null;
      return ExpressionResult.broken(List.of(new ExpressionProblem(true, 1, text.length(), "The expression is too deep to be understood.",
          "Compute parts of it in a map before this operator.")));
    }
  }

  private ExpressionResult resolve(RowType row, String text, Purpose purpose, ExpressionText words) {
    String name = nextUnit();
    String begin = "package stillwater.expression; " + IMPORTS + "final class " + name + " { static void value(" + parameters(row, words) + ") { var $value = (";
    String source = begin + text + "\n); } }";
    EcjResolver.Resolved resolved = resolver.resolve("stillwater.expression." + name, source);
    if (!resolved.errors().isEmpty()) {
      EcjMessages messages = new EcjMessages(row, begin.length(), text);
      return ExpressionResult.broken(sorted(messages.problems(resolved.errors())));
    }
    Expression node = initialization(resolved.unit());
    ExpressionRules rules = new ExpressionRules(row, begin.length());
    rules.check(node);
    List<ExpressionProblem> problems = new ArrayList<>(rules.problems());
    Optional<ValueType> type = rules.type(node);
    if (problems.stream().noneMatch(ExpressionProblem::isError)) {
      checkType(node, type, purpose, text).ifPresent(problems::add);
    }
    if (problems.stream().anyMatch(ExpressionProblem::isError)) {
      return ExpressionResult.broken(sorted(problems));
    }
    ExpressionCode code = new NullLowering(row, source).code(node, type.orElseThrow());
    return new ExpressionResult(sorted(problems), type, code.isNull().isPresent(), rules.reads(), Optional.of(code));
  }

  private String nextUnit() {
    if (resolver == null || units >= UNITS_MAX) {
      resolver = new EcjResolver(ExpressionCompiler.class.getClassLoader());
      units = 0;
    }
    return UNIT_PREFIX + units++;
  }

  /** The fields that the text may mean become parameters, so that a wide row costs nothing. */
  private static String parameters(RowType row, ExpressionText words) {
    Set<String> used = new LinkedHashSet<>();
    for (ExpressionText.Token token : words.tokens()) {
      if (token.isIdentifier() && row.indexOf(token.text()) >= 0) {
        used.add(token.text());
      }
    }
    return used.stream().map(field -> row.field(field).orElseThrow()).map(ExpressionCompiler::parameter).collect(Collectors.joining(", "));
  }

  private static String parameter(RowField field) {
    if (!FieldNames.isValid(field.name())) {
      throw new IllegalArgumentException(field.name());
    }
    return field.type().javaType() + " " + field.name();
  }

  private static Expression initialization(CompilationUnitDeclaration unit) {
    for (var method : unit.types[0].methods) {
      if (method instanceof MethodDeclaration && method.statements != null && method.statements.length == 1
          && method.statements[0] instanceof LocalDeclaration local) {
        return local.initialization;
      }
    }
    throw new IllegalStateException("The expression is more than one expression.");
  }

  private static Optional<ExpressionProblem> checkType(Expression node, Optional<ValueType> type, Purpose purpose, String text) {
    if (purpose == Purpose.CONDITION && type.filter(known -> known == ValueType.BOOLEAN).isEmpty()) {
      return Optional.of(new ExpressionProblem(true, 1, text.length(), "The condition is of type " + type.map(ValueType::text).orElseGet(
          () -> AstNodes.typeText(node.resolvedType)) + ", expected boolean.", "Compare the value with something, such as delay > 15."));
    }
    if (type.isPresent()) {
      return Optional.empty();
    }
    String found = AstNodes.typeText(node.resolvedType);
    return Optional.of(new ExpressionProblem(true, 1, text.length(), "A value of type " + found + " cannot be a column.",
        found.equals("char") ? "Write String.valueOf(...) around it." : "Give a boolean, int, long, double, string, bytes, timestamp or decimal."));
  }

  private static List<ExpressionProblem> sorted(List<ExpressionProblem> problems) {
    return problems.stream().sorted(Comparator.comparingInt(ExpressionProblem::column)).toList();
  }
}
