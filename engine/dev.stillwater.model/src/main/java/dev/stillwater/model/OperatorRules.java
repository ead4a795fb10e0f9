package dev.stillwater.model;

import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.catalog.OperatorKind.Trait;
import dev.stillwater.model.job.Expression;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules of a single operator: its kind, its parallelism, what it promises, and whether its expressions are there; parameters are checked by
 * {@link ParameterRules}, what expressions say by the compiler.
 *
 * <p>THREADING: one check; the thread that owns the job.
 */
final class OperatorRules {
  private final Job job;
  private final OperatorCatalog catalog;
  private final ProblemList problems;
  private final ParameterRules parameters;

  private OperatorRules(Job job, OperatorCatalog catalog, ProblemList problems) {
    this.job = job;
    this.catalog = catalog;
    this.problems = problems;
    this.parameters = new ParameterRules(job, problems);
  }

  /** Cost: linear in the size of the job. */
  static void check(Job job, OperatorCatalog catalog, ProblemList problems) {
    OperatorRules rules = new OperatorRules(job, catalog, problems);
    job.getOperators().forEach(rules::check);
  }

  private void check(Operator operator) {
    checkParallelism(operator);
    OperatorKind kind = catalog.kind(operator.getKind()).orElse(null);
    if (kind == null) {
      problems.add(unknownKind(operator));
      return;
    }
    checkPromises(operator, kind);
    parameters.check(operator, kind);
    checkExpressions(operator, kind);
  }

  private void checkParallelism(Operator operator) {
    int parallelism = operator.getParallelism();
    ProblemPlace place = ProblemPlace.of(operator, "parallelism");
    if (parallelism < 0) {
      problems.add(place.error("parallelism-invalid", "The parallelism is " + parallelism + ", expected 1 or more, or 0 for the default.",
          "Set it to 1 or more, or remove it."));
    } else if (SettingRules.isMaxParallelismValid(job) && parallelism > job.getMaxParallelism()) {
      problems.add(place.error("parallelism-too-high",
          "The parallelism is " + parallelism + ", above the job's max parallelism of " + job.getMaxParallelism() + ".",
          "Lower it to " + job.getMaxParallelism() + " or less, or raise the max parallelism of a job that has no saved state yet."));
    }
  }

  private JobProblem unknownKind(Operator operator) {
    List<String> ids = catalog.kinds().stream().map(OperatorKind::id).toList();
    ProblemPlace place = ProblemPlace.of(operator, "kind");
    if (operator.getKind() == null || operator.getKind().isBlank()) {
      return place.error("kind-unknown", "The operator has no kind.", "Set it to one of " + String.join(", ", ids) + ".");
    }
    String nearest = NearestName.of(operator.getKind(), ids).map(id -> " The nearest one is '" + id + "'.").orElse("");
    return place.error("kind-unknown", "The kind '" + ParameterValues.shown(operator.getKind()) + "' is not known here." + nearest,
        "Correct the kind, or install what brings it.");
  }

  private void checkPromises(Operator operator, OperatorKind kind) {
    boolean hasCheckpoints = job.getCheckpointing() != null && job.getCheckpointing().getIntervalMs() > 0;
    if (kind.isSource() && hasCheckpoints && !kind.has(Trait.REPLAYABLE)) {
      problems.add(ProblemPlace.of(operator, "kind").warning("source-not-replayable",
          "The source '" + kind.id() + "' cannot be read again: a restore loses the records that it gave between the checkpoint and the failure, "
              + "although the job takes checkpoints.",
          "Use a source that can be read again where no record may be lost."));
    }
    if (job.isExactReplay() && kind.readsProcessingTime(OperatorParameters.of(operator, kind)::text)) {
      problems.add(ProblemPlace.of(operator, "kind").error("processing-time",
          "The job must replay exactly, but the result of '" + kind.id() + "' depends on the processing time.",
          "Use a kind that works on event time, or switch exactReplay of the job off." + processingTimeFix(kind)));
    }
  }

  /** Names the parameters that decide, where the kind does not read the processing time anyway. */
  private static String processingTimeFix(OperatorKind kind) {
    List<String> names = kind.parameters().stream().filter(parameter -> parameter.processingTimeValues().isPresent())
        .map(parameter -> "'" + parameter.name() + "'").toList();
    return kind.has(Trait.PROCESSING_TIME) || names.isEmpty() ? "" : " With this kind the parameter " + String.join(" or ", names) + " decides.";
  }

  private void checkExpressions(Operator operator, OperatorKind kind) {
    int count = operator.getExpressions().size();
    switch (kind.expressionRole()) {
      case NONE -> checkCount(operator, kind, count, 0, 0, "no expressions");
      case CONDITION -> checkCount(operator, kind, count, 1, 1, "exactly one expression, the condition");
      case PROJECTION -> {
        checkCount(operator, kind, count, 1, Integer.MAX_VALUE, "at least one named expression, each a field of the result");
        checkNames(operator);
      }
      case AGGREGATES -> {
        checkCount(operator, kind, count, 1, Integer.MAX_VALUE, "at least one named aggregate such as count()");
        checkNames(operator);
      }
    }
    for (Expression expression : operator.getExpressions()) {
      if (expression.getText() == null || expression.getText().isBlank()) {
        problems.add(ProblemPlace.of(expression).error("expression-missing", "The expression is empty.", "Write the expression, or remove it."));
      }
    }
  }

  private void checkCount(Operator operator, OperatorKind kind, int count, int minimum, int maximum, String expected) {
    if (count < minimum) {
      problems.add(ProblemPlace.of(operator, "expression").error("expression-missing",
          "The operator has no expression; the kind '" + kind.id() + "' needs " + expected + ".", "Add it."));
    } else if (count > maximum) {
      problems.add(ProblemPlace.of(operator.getExpressions().get(maximum)).error("expression-unexpected",
          "The operator has " + count + " expressions; the kind '" + kind.id() + "' takes " + expected + ".", "Remove what is too much."));
    }
  }

  private void checkNames(Operator operator) {
    Set<String> names = new HashSet<>();
    for (Expression expression : operator.getExpressions()) {
      ProblemPlace place = ProblemPlace.of(expression);
      FieldNames.flaw(expression.getName()).ifPresent(flaw -> problems.add(place.error("field-invalid",
          "The name of the expression " + flaw + "; it becomes a field of the result.", FieldNames.fix())));
      if (expression.getName() != null && !names.add(expression.getName())) {
        problems.add(place.error("field-duplicate", "Another expression of this operator has the name '"
            + ParameterValues.shown(expression.getName()) + "' already.", "Rename or remove one of the two."));
      }
    }
  }
}
