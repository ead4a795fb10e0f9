package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.job.CheckpointSettings;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.RestartStrategyKind;
import dev.stillwater.model.job.StateBackendKind;
import dev.stillwater.ui.Quantities;
import org.eclipse.osgi.util.NLS;

/**
 * Says what the checkpoints of a job come to, and warns when their settings are allowed but unwise: the worst thing first.
 *
 * <p>THREADING: UI thread.
 */
final class CheckpointAdvice {
  private static final long OFTEN_MS = 1_000;
  private static final long SELDOM_MS = 30 * 60 * 1_000;

  private CheckpointAdvice() {}

  static NoteRow.Note of(Job job) {
    CheckpointSettings settings = job.getCheckpointing();
    long interval = settings == null ? 0 : settings.getIntervalMs();
    if (interval <= 0) {
      boolean restarts = job.getRestartStrategy() != null && job.getRestartStrategy().getKind() != RestartStrategyKind.NONE;
      return restarts ? NoteRow.Note.warning(SettingsMessages.CheckpointAdvice_offWithRestarts) : NoteRow.Note.of(SettingsMessages.CheckpointAdvice_off);
    }
    String unwise = unwise(job, settings, interval);
    return unwise.isEmpty() ? NoteRow.Note.of(NLS.bind(SettingsMessages.CheckpointAdvice_fine, text(interval), Math.max(1, settings.getRetained())))
        : NoteRow.Note.warning(unwise);
  }

  private static String unwise(Job job, CheckpointSettings settings, long interval) {
    boolean isInMemory = job.getStateBackend() != null && job.getStateBackend().getKind() == StateBackendKind.MEMORY;
    if (settings.getTimeoutMs() > 0 && settings.getTimeoutMs() < interval / 10 && settings.getTimeoutMs() < OFTEN_MS) {
      return NLS.bind(SettingsMessages.CheckpointAdvice_timeout, text(settings.getTimeoutMs()));
    }
    if (interval < OFTEN_MS) {
      return NLS.bind(SettingsMessages.CheckpointAdvice_often, text(interval));
    }
    if (settings.getMinPauseMs() > interval) {
      return NLS.bind(SettingsMessages.CheckpointAdvice_pause, text(settings.getMinPauseMs()), text(interval));
    }
    if (settings.getMaxConcurrent() > 1 && settings.getMinPauseMs() > 0) {
      return SettingsMessages.CheckpointAdvice_concurrent;
    }
    if (interval > SELDOM_MS) {
      return NLS.bind(SettingsMessages.CheckpointAdvice_seldom, text(interval));
    }
    if (isInMemory) {
      return SettingsMessages.CheckpointAdvice_memory;
    }
    return "";
  }

  private static String text(long durationMs) {
    return Quantities.durationMs(durationMs);
  }
}
