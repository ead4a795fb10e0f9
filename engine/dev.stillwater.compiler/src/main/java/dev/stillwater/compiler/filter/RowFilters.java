package dev.stillwater.compiler.filter;

import dev.stillwater.compiler.cache.GeneratedClassLoader;
import dev.stillwater.compiler.ecj.EcjCompiler;
import dev.stillwater.compiler.expression.ExpressionChecker.Purpose;
import dev.stillwater.compiler.expression.ExpressionCompiler;
import dev.stillwater.compiler.expression.ExpressionProblem;
import dev.stillwater.compiler.expression.ExpressionResult;
import dev.stillwater.compiler.row.RowClassGenerator;
import dev.stillwater.engine.row.RowType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes conditions over rows from the expressions of {@code docs/expressions.md}, for what looks at state: {@code count > 100}.
 *
 * <p>THREADING: any thread. Nothing of a job is loaded or run: an expression can call the functions of the language alone.
 */
public final class RowFilters {
  private static final String PACKAGE = "stillwater.filter.";
  private static final String ROW = PACKAGE + "FilteredRow";
  private static final String FILTER = PACKAGE + "Condition";

  private RowFilters() {
  }

  /**
   * What an expression comes to.
   *
   * @param filter the condition; empty when there are errors
   * @param problems errors and warnings, with their places
   */
  public record Result(Optional<RowFilter> filter, List<ExpressionProblem> problems) {
    public Result {
      problems = List.copyOf(problems);
    }

    /** The first error as a sentence with what to do about it; empty when there is none. */
    public Optional<String> error() {
      return problems.stream().filter(ExpressionProblem::isError).min(Comparator.comparingInt(ExpressionProblem::column))
          .map(problem -> "Column " + problem.column() + ": " + problem.message() + " " + problem.fix());
    }
  }

  /** The condition of an expression over rows of a type. Cost: some ten milliseconds; about a second for the first one in a JVM. */
  public static Result of(RowType type, String expression) {
    ExpressionResult checked = new ExpressionCompiler().check(type, expression, Purpose.CONDITION);
    if (!checked.isOk()) {
      return new Result(Optional.empty(), checked.problems());
    }
    String source = "package stillwater.filter;\n\npublic final class Condition extends " + RowFilter.class.getName() + " {\n"
        + "  private final FilteredRow in = new FilteredRow();\n\n"
        + "  @Override\n  public dev.stillwater.engine.row.Row row() {\n    return in;\n  }\n\n"
        + "  @Override\n  public boolean isTrue() {\n    return test(in);\n  }\n\n"
        + checked.code().orElseThrow().conditionMethod("test", "FilteredRow") + "}\n";
    ClassLoader library = RowFilters.class.getClassLoader();
    Map<String, byte[]> classes = EcjCompiler.compile(Map.of(ROW, RowClassGenerator.source(ROW, type), FILTER, source), library);
    try {
      RowFilter filter = (RowFilter) new GeneratedClassLoader(classes, library).loadClass(FILTER).getDeclaredConstructor().newInstance();
      return new Result(Optional.of(filter), checked.problems());
    } catch (ReflectiveOperationException defect) {
      throw new IllegalStateException("The generated condition cannot be loaded, which is a defect of Stillwater.", defect);
    }
  }
}
