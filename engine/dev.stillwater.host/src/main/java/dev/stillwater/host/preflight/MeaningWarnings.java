package dev.stillwater.host.preflight;

import dev.stillwater.host.preflight.PreflightReport.Issue;
import dev.stillwater.host.preflight.PreflightReport.Match;
import dev.stillwater.host.preflight.PreflightReport.OperatorMatch;
import dev.stillwater.host.preflight.PreflightReport.Severity;
import dev.stillwater.model.job.Expression;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds state that fits by its types and means something else: a largest value that goes on as a smallest one, airports of departure that go on as those of arrival.
 * The engine cannot tell them apart, nor can Flink; the job that lies beside the snapshot can.
 *
 * <p>THREADING: stateless.
 */
final class MeaningWarnings {
  /** The parameter that says by which field the best are chosen. */
  private static final String ORDER = "by";

  private MeaningWarnings() {
  }

  /**
   * A warning for each operator that goes on with state which was made by another rule.
   *
   * @param before the job as it ran when the snapshot was taken
   * @param now the job that would start
   */
  static List<Issue> of(Job before, Job now, List<OperatorMatch> matches) {
    Map<String, Operator> known = before.getOperators().stream().filter(operator -> operator.getUid() != null)
        .collect(Collectors.toMap(Operator::getUid, Function.identity(), (first, second) -> first, LinkedHashMap::new));
    List<Issue> issues = new ArrayList<>();
    for (Operator operator : now.getOperators()) {
      Optional<OperatorMatch> match = matches.stream().filter(each -> each.match() == Match.UID || each.match() == Match.ID)
          .filter(each -> each.label().equals(operator.getUid())).findFirst();
      boolean goesOn = match.isPresent() && match.get().states().stream().anyMatch(ResultWarnings::isKeptKeyed);
      List<String> changes = goesOn && known.containsKey(operator.getUid()) ? changes(known.get(operator.getUid()), operator) : List.of();
      if (!changes.isEmpty()) {
        issues.add(new Issue(Severity.WARNING, "meaning-changed", Optional.of(operator.getUid()), "Its state fits by its types, but was made by another rule: "
            + String.join("; ", changes) + ". What was counted before the start goes on as if the new rule had counted it. Take back the change, or leave the state behind.",
            List.of(new PreflightFix.DropInCopy(operator.getUid(), Optional.empty()))));
      }
    }
    return issues;
  }

  private static List<String> changes(Operator before, Operator now) {
    List<String> changes = new ArrayList<>();
    String oldKey = key(before);
    String newKey = key(now);
    if (!oldKey.equals(newKey)) {
      changes.add("the key was " + oldKey + " and is " + newKey);
    }
    String oldOrder = parameter(before, ORDER);
    String newOrder = parameter(now, ORDER);
    if (!oldOrder.equals(newOrder)) {
      changes.add("the order was by '" + oldOrder + "' and is by '" + newOrder + "'");
    }
    for (Expression expression : now.getExpressions()) {
      before.getExpressions().stream().filter(old -> old.getName() != null && old.getName().equals(expression.getName()) && !plain(old).equals(plain(expression)))
          .findFirst().ifPresent(old -> changes.add("'" + old.getName() + "' was '" + old.getText() + "' and is '" + expression.getText() + "'"));
    }
    return changes;
  }

  /** The key fields of the streams that lead to an operator, for people. */
  private static String key(Operator operator) {
    return operator.getIncoming().stream().map(stream -> String.join(", ", stream.getKeyFields())).filter(key -> !key.isEmpty()).map(key -> "'" + key + "'").distinct()
        .collect(Collectors.joining(" and "));
  }

  private static String parameter(Operator operator, String name) {
    return operator.getParameters().stream().filter(parameter -> name.equals(parameter.getName())).map(Parameter::getValue).findFirst().orElse("");
  }

  /** The text of an expression without what is written for the eye. */
  private static String plain(Expression expression) {
    return String.valueOf(expression.getText()).replaceAll("\\s+", "");
  }
}
