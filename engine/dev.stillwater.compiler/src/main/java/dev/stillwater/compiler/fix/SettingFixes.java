package dev.stillwater.compiler.fix;

import dev.stillwater.compiler.expression.NameSuggestion;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

/**
 * Fixes of the job's own settings and of parallelisms.
 *
 * <p>THREADING: stateless; the thread that owns the job.
 */
final class SettingFixes implements FixRule {
  private static final int MAX_PARALLELISM_DEFAULT = 128;
  private static final int MAX_PARALLELISM_MAX = 32768;
  private static final long SHORT_INTERVAL_MS = 1_000;
  private static final long USUAL_INTERVAL_MS = 60_000;

  @Override
  public Set<String> codes() {
    return Set.of("name-missing", "parallelism-too-high", "parallelism-invalid", "max-parallelism-invalid", "checkpoint-interval-invalid",
        "checkpoint-interval-short", "checkpoint-interval-long", "setting-invalid", "directory-not-local", "kind-unknown");
  }

  @Override
  public void find(FixContext context, JobProblem problem, FixList fixes) {
    Job job = context.job();
    switch (problem.code()) {
      case "name-missing" -> {
        String name = context.file().map(file -> file.getFileName().toString().replaceFirst("\\.job$", "")).filter(text -> !text.isBlank()).orElse("job");
        fixes.add("name-job", "Name the job '" + name + "'", edits -> edits.set(job, JobPackage.Literals.JOB__NAME, name));
      }
      case "parallelism-too-high" -> tooHigh(context, problem, fixes);
      case "parallelism-invalid" -> parallelism(context, problem, 1, fixes);
      case "max-parallelism-invalid" -> maxParallelism(job, Math.max(MAX_PARALLELISM_DEFAULT, needed(job)), "Set the max parallelism to %d", fixes);
      case "kind-unknown" -> kind(context, problem, fixes);
      case "directory-not-local" -> setting(context, problem, null, "Use the default folder below the project", "use-default-folder", fixes);
      case "checkpoint-interval-long" -> setting(context, problem, USUAL_INTERVAL_MS, "Take a checkpoint every minute", "wise-interval", fixes);
      case "checkpoint-interval-invalid", "checkpoint-interval-short" -> {
        setting(context, problem, SHORT_INTERVAL_MS, "Take a checkpoint every second", "wise-interval", fixes);
        setting(context, problem, USUAL_INTERVAL_MS, "Take a checkpoint every minute", "usual-interval", fixes);
      }
      default -> setting(context, problem, null, "Set it to its default", "default-setting", fixes);
    }
  }

  private static void tooHigh(FixContext context, JobProblem problem, FixList fixes) {
    Job job = context.job();
    int found = problem.uid().isEmpty() ? job.getDefaultParallelism() : context.operator(problem).map(Operator::getParallelism).orElse(0);
    if (found <= MAX_PARALLELISM_MAX) {
      // A power of two spreads key groups evenly over parallelisms that are powers of two as well.
      int raised = Math.min(MAX_PARALLELISM_MAX, Math.max(MAX_PARALLELISM_DEFAULT, Integer.highestOneBit(Math.max(1, needed(job) - 1)) << 1));
      maxParallelism(job, raised, "Raise the max parallelism of the job to %d (state saved before does not fit then)", fixes);
    }
    parallelism(context, problem, job.getMaxParallelism(), fixes);
  }

  private static int needed(Job job) {
    int most = job.getDefaultParallelism();
    for (Operator operator : job.getOperators()) {
      most = Math.max(most, operator.getParallelism());
    }
    return Math.min(most, MAX_PARALLELISM_MAX);
  }

  private static void maxParallelism(Job job, int value, String label, FixList fixes) {
    fixes.add("raise-max-parallelism", label.formatted(value), edits -> edits.set(job, JobPackage.Literals.JOB__MAX_PARALLELISM, value));
  }

  private static void parallelism(FixContext context, JobProblem problem, int value, FixList fixes) {
    if (problem.uid().isEmpty()) {
      fixes.add("lower-parallelism", "Set the default parallelism to " + value,
          edits -> edits.set(context.job(), JobPackage.Literals.JOB__DEFAULT_PARALLELISM, value));
      return;
    }
    context.operator(problem).ifPresent(operator -> {
      fixes.add("lower-parallelism", "Set the parallelism to " + value, edits -> edits.set(operator, JobPackage.Literals.OPERATOR__PARALLELISM, value));
      fixes.add("default-parallelism", "Use the job's default parallelism", edits -> edits.set(operator, JobPackage.Literals.OPERATOR__PARALLELISM, 0));
    });
  }

  private static void kind(FixContext context, JobProblem problem, FixList fixes) {
    context.operator(problem).filter(operator -> operator.getKind() != null).ifPresent(operator ->
        NameSuggestion.nearest(operator.getKind(), context.catalog().kinds().stream().map(OperatorKind::id).toList()).ifPresent(nearest ->
            fixes.add("nearest-kind", "Change the kind to '" + nearest + "'", edits -> edits.set(operator, JobPackage.Literals.OPERATOR__KIND, nearest))));
  }

  /** Sets a setting that the job contains; null means its default. */
  private static void setting(FixContext context, JobProblem problem, Object value, String label, String id, FixList fixes) {
    String[] path = problem.feature().orElse("").split("\\.");
    EStructuralFeature part = path.length == 2 ? context.job().eClass().getEStructuralFeature(path[0]) : null;
    if (part != null && context.job().eGet(part) instanceof EObject settings) {
      EStructuralFeature feature = settings.eClass().getEStructuralFeature(path[1]);
      if (feature != null) {
        Object target = value == null ? feature.getDefaultValue() : value;
        String shown = value == null && target != null ? label + ", " + target : label;
        fixes.add(id, shown, edits -> edits.set(settings, feature, target));
      }
    }
  }
}
