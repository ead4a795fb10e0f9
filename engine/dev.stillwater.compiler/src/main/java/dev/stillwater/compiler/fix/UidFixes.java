package dev.stillwater.compiler.fix;

import dev.stillwater.model.JobProblem;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import java.util.Set;

/**
 * Fixes of uids: generates a missing one, makes one unique, corrects its form.
 *
 * <p>THREADING: stateless; the thread that owns the job.
 */
final class UidFixes implements FixRule {
  private static final int LENGTH_MAX = 240;

  @Override
  public Set<String> codes() {
    return Set.of("uid-missing", "uid-duplicate", "uid-malformed");
  }

  @Override
  public void find(FixContext context, JobProblem problem, FixList fixes) {
    context.operator(problem).ifPresent(operator -> {
      switch (problem.code()) {
        case "uid-missing" -> set(context, operator, stem(operator), true, "generate-uid", "Generate the uid '%s'", fixes);
        case "uid-duplicate" -> set(context, operator, operator.getUid(), false, "unique-uid", "Make it unique: '%s'", fixes);
        default -> set(context, operator, corrected(operator), false, "correct-uid", "Change the uid to '%s'", fixes);
      }
    });
  }

  private static void set(FixContext context, Operator operator, String stem, boolean isNumbered, String id, String label, FixList fixes) {
    String uid = FixContext.unused(context.job().getOperators(), Operator::getUid, stem, "-", isNumbered);
    fixes.add(id, label.formatted(uid), edits -> edits.set(operator, JobPackage.Literals.OPERATOR__UID, uid));
  }

  private static String stem(Operator operator) {
    return operator.getKind() == null || operator.getKind().isBlank() ? "operator" : cleaned(operator.getKind());
  }

  private static String corrected(Operator operator) {
    String cleaned = cleaned(operator.getUid());
    return cleaned.isEmpty() ? stem(operator) : cleaned;
  }

  /** The text with what a uid may not hold replaced. */
  private static String cleaned(String text) {
    String allowed = text.strip().replaceAll("[^A-Za-z0-9_\\-:]+", "-").replaceAll("^[-:]+|-+$", "");
    return allowed.substring(0, Math.min(allowed.length(), LENGTH_MAX));
  }
}
