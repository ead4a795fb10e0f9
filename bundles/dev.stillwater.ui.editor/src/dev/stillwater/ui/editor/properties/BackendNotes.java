package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.StateBackendKind;
import dev.stillwater.model.job.StateBackendSettings;

/**
 * Says what the state backend of a job means for its state.
 *
 * <p>THREADING: UI thread.
 */
final class BackendNotes {
  private BackendNotes() {}

  static String of(Job job) {
    StateBackendSettings settings = job == null ? null : job.getStateBackend();
    StateBackendKind kind = settings == null ? StateBackendKind.FILESYSTEM : settings.getKind();
    return switch (kind) {
      case MEMORY -> SettingsMessages.BackendNotes_memory;
      case FILESYSTEM -> SettingsMessages.BackendNotes_filesystem;
      case ROCKSDB -> settings.isIncremental() ? SettingsMessages.BackendNotes_rocksdbIncremental : SettingsMessages.BackendNotes_rocksdb;
    };
  }
}
