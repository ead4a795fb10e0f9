package dev.stillwater.compiler.fix;

import dev.stillwater.compiler.InferredType;
import dev.stillwater.compiler.expression.AggregateParser;
import dev.stillwater.compiler.expression.ExpressionCandidates;
import dev.stillwater.compiler.expression.ExpressionCandidates.Candidate;
import dev.stillwater.compiler.expression.ExpressionChecker;
import dev.stillwater.compiler.expression.ExpressionChecker.Purpose;
import dev.stillwater.compiler.expression.ExpressionProblem;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.catalog.ExpressionRole;
import dev.stillwater.model.job.Expression;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fixes of expressions: the nearest name, a cast, another operator, a field that is missed. Each is tried first, so that only what helps is offered.
 *
 * <p>THREADING: stateless; the thread that owns the job.
 */
final class ExpressionFixes implements FixRule {
  private static final int SHOWN_MAX = 80;
  private static final int PROPOSALS_MAX = 4;
  private static final Pattern UNKNOWN_FIELD = Pattern.compile("There is no field '([^']+)'.*", Pattern.DOTALL);

  @Override
  public Set<String> codes() {
    return Set.of("expression-error", "expression-warning");
  }

  @Override
  public void find(FixContext context, JobProblem problem, FixList fixes) {
    Optional<Operator> operator = context.operator(problem);
    Optional<Expression> expression = context.expression(problem);
    if (operator.isEmpty() || expression.isEmpty() || expression.get().getText() == null) {
      return;
    }
    ExpressionRole role = context.kind(operator.get()).map(kind -> kind.expressionRole()).orElse(ExpressionRole.NONE);
    InferredType input = context.inference().input(operator.get());
    String text = expression.get().getText();
    if (input.isKnown() && !text.isBlank()) {
      Trial trial = new Trial(context.checker(), input.type(), role);
      List<ExpressionProblem> found = trial.problems(text);
      found.stream().filter(candidate -> candidate.column() == problem.column().orElse(1) && candidate.message().equals(problem.message())).findFirst()
          .or(() -> found.stream().findFirst()).ifPresent(at -> corrections(trial, at, found, expression.get(), fixes));
    }
    Matcher unknown = UNKNOWN_FIELD.matcher(problem.message());
    if (unknown.matches()) {
      operator.get().getIncoming().stream().map(Stream::getSource).filter(java.util.Objects::nonNull).findFirst()
          .ifPresent(source -> MissingField.find(context, source, unknown.group(1), fixes));
    }
  }

  private static void corrections(Trial trial, ExpressionProblem at, List<ExpressionProblem> found, Expression expression, FixList fixes) {
    int offered = 0;
    for (Candidate candidate : ExpressionCandidates.of(expression.getText(), at, trial.row(), trial.purpose())) {
      if (offered >= PROPOSALS_MAX) {
        return;
      }
      List<ExpressionProblem> left = trial.problems(candidate.text());
      boolean isBetter = left.size() < found.size() && left.stream().noneMatch(problem -> problem.message().equals(at.message()) && problem.column() == at.column());
      if (isBetter) {
        String text = candidate.text();
        fixes.add(candidate.id(), label(candidate.what(), text), edits -> edits.set(expression, JobPackage.Literals.EXPRESSION__TEXT, text));
        offered++;
      }
    }
  }

  private static String label(String what, String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return what + ": " + (line.length() > SHOWN_MAX ? line.substring(0, SHOWN_MAX) + "..." : line);
  }

  /** Says what would be wrong with another text in the place of the expression. */
  private record Trial(ExpressionChecker checker, RowType row, ExpressionRole role) {
    Purpose purpose() {
      return role == ExpressionRole.CONDITION ? Purpose.CONDITION : Purpose.VALUE;
    }

    List<ExpressionProblem> problems(String text) {
      return role == ExpressionRole.AGGREGATES ? AggregateParser.check(row, text, checker).problems() : checker.check(row, text, purpose()).problems();
    }
  }
}
