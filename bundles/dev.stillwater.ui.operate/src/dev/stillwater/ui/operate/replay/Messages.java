package dev.stillwater.ui.operate.replay;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of this package, from messages.properties.
 *
 * <p>THREADING: immutable once loaded.
 */
final class Messages extends NLS {
  public static String action_gone;
  public static String again_name;
  public static String cancel_name;
  public static String conditions_allow;
  public static String conditions_askSinks;
  public static String conditions_backend;
  public static String conditions_how;
  public static String conditions_parallelism;
  public static String conditions_seed;
  public static String conditions_settings;
  public static String conditions_settingsHint;
  public static String conditions_sinks;
  public static String conditions_sinksNote;
  public static String conditions_speed;
  public static String conditions_speedHint;
  public static String conditions_tab;
  public static String equal_eventTime;
  public static String equal_ignore;
  public static String equal_ignoreHint;
  public static String equal_key;
  public static String equal_keyHint;
  public static String equal_more;
  public static String equal_ordered;
  public static String equal_results;
  public static String equal_streams;
  public static String equal_tab;
  public static String equal_tolerance;
  public static String equal_toleranceHint;
  public static String equal_windows;
  public static String equal_windowsHint;
  public static String failure_label;
  public static String failure_name;
  public static String key_name;
  public static String name_comparisonOf;
  public static String name_replay;
  public static String name_replayOf;
  public static String open_name;
  public static String order_latestOfWhat;
  public static String order_noEnd;
  public static String order_noJobOfSnapshot;
  public static String order_noSnapshot;
  public static String order_parallelism;
  public static String order_savepointFile;
  public static String order_seed;
  public static String order_setting;
  public static String order_speed;
  public static String progress_cancelled;
  public static String progress_comparing;
  public static String progress_eventTime;
  public static String progress_line;
  public static String progress_preparing;
  public static String progress_records;
  public static String progress_replaying;
  public static String progress_savepoint;
  public static String range_after;
  public static String range_browse;
  public static String range_browseTitle;
  public static String range_data;
  public static String range_end;
  public static String range_note;
  public static String range_position;
  public static String range_positionHint;
  public static String range_records;
  public static String range_recordsHint;
  public static String range_savepoint;
  public static String range_savepointFolder;
  public static String range_savepointHint;
  public static String range_snapshot;
  public static String range_snapshotHint;
  public static String range_tab;
  public static String range_time;
  public static String range_timeHint;
  public static String remove_failed;
  public static String remove_name;
  public static String remove_no;
  public static String remove_question;
  public static String remove_running;
  public static String remove_title;
  public static String remove_yes;
  public static String replay_noFolder;
  public static String replay_process;
  public static String report_name;
  public static String report_noBrowser;
  public static String report_none;
  public static String report_title;
  public static String save_message;
  public static String save_name;
  public static String save_oneVersion;
  public static String save_task;
  public static String save_title;
  public static String side_a;
  public static String side_b;
  public static String side_one;
  public static String side_savepoint;
  public static String side_snapshot;
  public static String sinks_kind;
  public static String sinks_place;
  public static String sinks_question;
  public static String sinks_start;
  public static String sinks_title;
  public static String tab_archive;
  public static String tab_archiveTitle;
  public static String tab_checking;
  public static String tab_choose;
  public static String tab_chooseMessage;
  public static String tab_chooseNone;
  public static String tab_chooseTitle;
  public static String tab_folder;
  public static String tab_folderTitle;
  public static String tab_replay;
  public static String tab_save;
  public static String tab_snapshot;
  public static String tab_snapshotHint;
  public static String tab_version;
  public static String tab_versionA;
  public static String tab_versionB;
  public static String tab_versions;
  public static String tryAgain_label;
  public static String tryAgain_name;
  public static String tryAgain_noJob;
  public static String version_browse;
  public static String version_browseTitle;
  public static String version_forgotten;
  public static String version_hint;
  public static String version_history;
  public static String version_historyMessage;
  public static String version_historyNone;
  public static String version_historyTitle;
  public static String version_local;
  public static String version_malformed;
  public static String version_missing;
  public static String version_noFile;
  public static String version_notThere;
  public static String version_ofSnapshot;
  public static String version_revision;
  public static String version_revisionMessage;
  public static String version_revisionPrompt;
  public static String version_revisionTitle;
  public static String version_snapshot;
  public static String version_unreadable;

  static {
    NLS.initializeMessages("dev.stillwater.ui.operate.replay.messages", Messages.class);
  }

  private Messages() {
  }
}
