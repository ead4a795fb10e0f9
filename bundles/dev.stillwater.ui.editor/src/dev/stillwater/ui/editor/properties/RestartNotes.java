package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.RestartStrategy;
import dev.stillwater.model.job.RestartStrategyKind;
import dev.stillwater.ui.Quantities;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.osgi.util.NLS;

/**
 * Says what a restart strategy does, and which of its settings count.
 *
 * <p>THREADING: UI thread.
 */
final class RestartNotes {
  private static final List<EAttribute> FIXED = List.of(JobPackage.Literals.RESTART_STRATEGY__MAX_ATTEMPTS, JobPackage.Literals.RESTART_STRATEGY__DELAY_MS);
  private static final List<EAttribute> EXPONENTIAL = List.of(JobPackage.Literals.RESTART_STRATEGY__DELAY_MS,
      JobPackage.Literals.RESTART_STRATEGY__MAX_DELAY_MS, JobPackage.Literals.RESTART_STRATEGY__BACKOFF_MULTIPLIER);
  private static final List<EAttribute> RATE = List.of(JobPackage.Literals.RESTART_STRATEGY__DELAY_MS,
      JobPackage.Literals.RESTART_STRATEGY__MAX_FAILURES_PER_INTERVAL, JobPackage.Literals.RESTART_STRATEGY__FAILURE_INTERVAL_MS);

  private RestartNotes() {}

  /** Whether the setting counts with the strategy of the job. */
  static boolean isUsed(Job job, EAttribute setting) {
    return switch (strategy(job).getKind()) {
      case NONE -> false;
      case FIXED_DELAY -> FIXED.contains(setting);
      case EXPONENTIAL_DELAY -> EXPONENTIAL.contains(setting);
      case FAILURE_RATE -> RATE.contains(setting);
    };
  }

  /** What happens when the job fails. */
  static NoteRow.Note of(Job job) {
    RestartStrategy strategy = strategy(job);
    String delay = Quantities.durationMs(strategy.getDelayMs());
    String text = switch (strategy.getKind()) {
      case NONE -> SettingsMessages.RestartNotes_none;
      case FIXED_DELAY -> NLS.bind(SettingsMessages.RestartNotes_fixed, Quantities.times(strategy.getMaxAttempts()), delay);
      case EXPONENTIAL_DELAY -> NLS.bind(SettingsMessages.RestartNotes_exponential,
          new Object[] {delay, delays(strategy), Quantities.durationMs(strategy.getMaxDelayMs())});
      case FAILURE_RATE -> NLS.bind(SettingsMessages.RestartNotes_rate,
          new Object[] {delay, strategy.getMaxFailuresPerInterval(), Quantities.durationMs(strategy.getFailureIntervalMs())});
    };
    boolean isFromBeginning = strategy.getKind() != RestartStrategyKind.NONE && (job.getCheckpointing() == null || job.getCheckpointing().getIntervalMs() <= 0);
    return isFromBeginning ? NoteRow.Note.warning(text + ' ' + SettingsMessages.RestartNotes_fromBeginning) : NoteRow.Note.of(text);
  }

  /** The delays behind the first, as they grow. */
  private static String delays(RestartStrategy strategy) {
    double second = Math.min(strategy.getMaxDelayMs(), strategy.getDelayMs() * strategy.getBackoffMultiplier());
    double third = Math.min(strategy.getMaxDelayMs(), second * strategy.getBackoffMultiplier());
    return Quantities.durationMs(Math.round(second)) + ", " + Quantities.durationMs(Math.round(third));
  }

  private static RestartStrategy strategy(Job job) {
    return Optional.ofNullable(job.getRestartStrategy()).orElseGet(() -> {
      RestartStrategy none = JobFactory.eINSTANCE.createRestartStrategy();
      none.setKind(RestartStrategyKind.NONE);
      return none;
    });
  }
}
