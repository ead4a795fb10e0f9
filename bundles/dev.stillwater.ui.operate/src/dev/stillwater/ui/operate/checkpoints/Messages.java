package dev.stillwater.ui.operate.checkpoints;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of this package, from messages.properties.
 *
 * <p>THREADING: immutable once loaded.
 */
final class Messages extends NLS {
  public static String chart_bytes;
  public static String chart_checkpoints;
  public static String chart_duration;
  public static String chart_kilobytes;
  public static String chart_megabytes;
  public static String chart_milliseconds;
  public static String chart_savepoints;
  public static String chart_size;
  public static String chart_state;
  public static String chart_written;
  public static String column_acknowledged;
  public static String column_duration;
  public static String column_id;
  public static String column_kind;
  public static String column_reason;
  public static String column_state;
  public static String column_status;
  public static String column_triggered;
  public static String column_written;
  public static String config_backend;
  public static String config_backendMeaning;
  public static String config_cleanup;
  public static String config_cleanupAlways;
  public static String config_cleanupCancel;
  public static String config_cleanupMeaning;
  public static String config_cleanupNever;
  public static String config_directory;
  public static String config_directoryMeaning;
  public static String config_interval;
  public static String config_intervalMeaning;
  public static String config_maxConcurrent;
  public static String config_maxConcurrentMeaning;
  public static String config_meaning;
  public static String config_minPause;
  public static String config_minPauseMeaning;
  public static String config_mode;
  public static String config_modeMeaning;
  public static String config_off;
  public static String config_retained;
  public static String config_retainedMeaning;
  public static String config_setting;
  public static String config_storage;
  public static String config_storageMeaning;
  public static String config_timeout;
  public static String config_timeoutMeaning;
  public static String config_tolerable;
  public static String config_tolerableMeaning;
  public static String config_unaligned;
  public static String config_unalignedMeaning;
  public static String config_value;
  public static String help_both;
  public static String help_checkpoint;
  public static String help_form;
  public static String help_formCheckpoint;
  public static String help_formSavepoint;
  public static String help_life;
  public static String help_lifeCheckpoint;
  public static String help_lifeSavepoint;
  public static String help_purpose;
  public static String help_purposeCheckpoint;
  public static String help_purposeSavepoint;
  public static String help_savepoint;
  public static String help_together;
  public static String help_use;
  public static String help_useCheckpoint;
  public static String help_useSavepoint;
  public static String kind_checkpoint;
  public static String kind_savepoint;
  public static String kind_savepointFormat;
  public static String parts_acknowledged;
  public static String parts_endToEnd;
  public static String parts_name;
  public static String parts_no;
  public static String parts_operator;
  public static String parts_processed;
  public static String parts_state;
  public static String parts_written;
  public static String parts_yes;
  public static String phase_alignment;
  public static String phase_async;
  public static String phase_rest;
  public static String phase_startDelay;
  public static String phase_sync;
  public static String reason_labelled;
  public static String status_completed;
  public static String status_discarded;
  public static String status_failed;
  public static String status_inProgress;
  public static String tab_charts;
  public static String tab_comparison;
  public static String tab_config;
  public static String tab_parts;
  public static String tab_timeline;
  public static String timeline_index;
  public static String timeline_name;
  public static String timeline_noAnswer;
  public static String timeline_silent;
  public static String timeline_subtask;
  public static String timeline_task;
  public static String unknown;
  public static String view_choose;
  public static String view_failed;
  public static String view_followNewest;
  public static String view_history;
  public static String view_job;
  public static String view_jobHint;
  public static String view_job_item;
  public static String view_link;
  public static String view_loading;
  public static String view_noJob;
  public static String view_none;
  public static String view_notKept;
  public static String view_problem;
  public static String view_restoredCheckpoint;
  public static String view_restoredSavepoint;
  public static String view_summary;

  static {
    NLS.initializeMessages("dev.stillwater.ui.operate.checkpoints.messages", Messages.class);
  }

  private Messages() {
  }
}
