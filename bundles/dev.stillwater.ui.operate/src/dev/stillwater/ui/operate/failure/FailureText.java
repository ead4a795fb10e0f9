package dev.stillwater.ui.operate.failure;

import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.SessionFailure;
import java.util.List;
import org.eclipse.osgi.util.NLS;

/**
 * What is wrong with a job in plain words: what happened, where, and what can be done about it.
 *
 * <p>THREADING: stateless.
 */
public final class FailureText {
  private static final String KILLED = "has gone without a word";
  private static final String MEMORY = "memory";

  private FailureText() {
  }

  /** Whether there is something to say about the job. */
  public static boolean isPresentFor(JobSession session) {
    return session.failure().isPresent() || isUnreachable(session) || hasRestarted(session);
  }

  /** One line on what happened. */
  public static String headline(JobSession session) {
    if (session.failure().isPresent()) {
      SessionFailure failure = session.failure().get();
      String place = failure.uid().map(uid -> failure.subtask().isPresent()
          ? NLS.bind(Messages.failure_inSubtask, uid, failure.subtask().getAsInt()) : NLS.bind(Messages.failure_inOperator, uid)).orElse("");
      return NLS.bind(Messages.failure_failed, session.name(), place);
    }
    if (isUnreachable(session)) {
      return NLS.bind(Messages.failure_unreachable, session.name());
    }
    long restarts = session.numbers().restarts().orElse(0);
    return NLS.bind(Messages.failure_restarted, session.name(), Quantities.times(restarts));
  }

  /** The cause: message, record, place where it was read. */
  public static String cause(JobSession session) {
    if (session.failure().isPresent()) {
      return cause(session.failure().get());
    }
    if (isUnreachable(session)) {
      return session.problem().orElse("");
    }
    return cause(session.numbers().failures().get(0));
  }

  private static String cause(SessionFailure failure) {
    StringBuilder text = new StringBuilder(failure.message());
    failure.record().ifPresent(record -> text.append('\n').append(NLS.bind(Messages.failure_record, record)));
    failure.position().ifPresent(position -> text.append('\n').append(NLS.bind(Messages.failure_position, position)));
    return text.toString();
  }

  /** What can be done about it. */
  public static String remedy(JobSession session) {
    if (session.failure().isEmpty()) {
      return isUnreachable(session) ? Messages.remedy_unreachable : Messages.remedy_restarted;
    }
    SessionFailure failure = session.failure().get();
    boolean hasCheckpoint = GoOnHandler.hasSnapshot(session);
    String again = hasCheckpoint ? Messages.remedy_goOn : Messages.remedy_anew;
    if (failure.record().isPresent()) {
      return NLS.bind(Messages.remedy_record, again);
    }
    if (failure.text().contains(KILLED)) {
      return NLS.bind(Messages.remedy_killed, again);
    }
    if (failure.text().contains(MEMORY)) {
      return NLS.bind(Messages.remedy_memory, again);
    }
    return NLS.bind(failure.uid().isPresent() ? Messages.remedy_operator : Messages.remedy_other, again);
  }

  /** Failures after which the job went on, the last first. */
  public static List<SessionFailure> earlier(JobSession session) {
    return session.numbers().failures();
  }

  private static boolean isUnreachable(JobSession session) {
    return session.state().equals(JobSession.UNREACHABLE);
  }

  private static boolean hasRestarted(JobSession session) {
    return !session.isEnded() && session.numbers().restarts().orElse(0) > 0 && !session.numbers().failures().isEmpty();
  }
}
