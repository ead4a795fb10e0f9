package dev.stillwater.ui.editor.model;

import dev.stillwater.model.JobProblem;
import dev.stillwater.model.JobValidator;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.Messages;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;

/**
 * Makes uids for new operators and says why a uid cannot be had.
 *
 * <p>THREADING: the thread that owns the job.
 */
public final class Uids {
  private static final String MALFORMED = "uid-malformed";
  private static final String MISSING = "uid-missing";

  private Uids() {}

  /** A uid that no operator of the job has: the kind, a hyphen and the least free number. Cost: scans the operators. */
  public static String unused(Job job, String kind) {
    Set<String> used = job.getOperators().stream().map(Operator::getUid).filter(Objects::nonNull).collect(Collectors.toSet());
    int number = 1;
    while (used.contains(kind + '-' + number)) {
      number++;
    }
    return kind + '-' + number;
  }

  /** Why the operator cannot have the uid; empty when it can. The form is judged by {@link JobValidator}. Cost: scans the operators. */
  public static Optional<String> refusal(Job job, Operator operator, String uid) {
    for (Operator other : job.getOperators()) {
      if (other != operator && Objects.equals(other.getUid(), uid)) {
        return Optional.of(NLS.bind(Messages.Uids_duplicate, uid, JobDiagram.nameOf(other)));
      }
    }
    return malformed(operator, uid).map(problem -> problem.message() + ' ' + problem.fix());
  }

  private static Optional<JobProblem> malformed(Operator operator, String uid) {
    Job trial = JobFactory.eINSTANCE.createJob();
    Operator candidate = JobFactory.eINSTANCE.createOperator();
    candidate.setKind(operator.getKind());
    candidate.setUid(uid);
    trial.getOperators().add(candidate);
    return JobValidator.validate(trial).stream()
        .filter(problem -> problem.code().equals(MALFORMED) || problem.code().equals(MISSING)).findFirst();
  }
}
