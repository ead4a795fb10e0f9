package dev.stillwater.ui.operate.launch;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of this package, from messages.properties.
 *
 * <p>THREADING: immutable once loaded.
 */
final class Messages extends NLS {
  public static String check_always;
  public static String check_cancel;
  public static String check_cannot;
  public static String check_item;
  public static String check_lose;
  public static String check_loses;
  public static String check_noBackend;
  public static String check_noCheckpointing;
  public static String check_noManaged;
  public static String check_noReplay;
  public static String check_openConfiguration;
  public static String check_openJob;
  public static String check_prerequisites;
  public static String check_runAnyway;
  public static String check_snapshot;
  public static String check_title;
  public static String check_try;
  public static String favorites_message;
  public static String favorites_none;
  public static String favorites_title;
  public static String history_none;
  public static String launch_bundleMissing;
  public static String launch_fromSnapshot;
  public static String launch_more;
  public static String launch_noJob;
  public static String launch_noSnapshot;
  public static String launch_operator;
  public static String launch_refused;
  public static String preflight_cannot;
  public static String preflight_error;
  public static String preflight_line;
  public static String preflight_loses;
  public static String preflight_losesAllowed;
  public static String preflight_lost;
  public static String preflight_none;
  public static String preflight_note;
  public static String preflight_operator;
  public static String preflight_operators;
  public static String preflight_running;
  public static String preflight_severalOperators;
  public static String preflight_starts;
  public static String preflight_startsAnew;
  public static String preflight_task;
  public static String preflight_warning;
  public static String restore_allow;
  public static String restore_browse;
  public static String restore_browseTitle;
  public static String restore_checkpoint;
  public static String restore_choose;
  public static String restore_chooseMessage;
  public static String restore_chooseNone;
  public static String restore_chooseTitle;
  public static String restore_chosen;
  public static String restore_claim;
  public static String restore_from;
  public static String restore_hint;
  public static String restore_known;
  public static String restore_latest;
  public static String restore_missing;
  public static String restore_noClaim;
  public static String restore_preflight;
  public static String restore_prompt;
  public static String restore_tab;
  public static String restore_terms;
  public static String settings_add;
  public static String settings_example;
  public static String settings_parameter;
  public static String settings_remove;
  public static String settings_value;
  public static String tab_asJob;
  public static String tab_backend;
  public static String tab_browse;
  public static String tab_browseFolder;
  public static String tab_browseTitle;
  public static String tab_checkpoints;
  public static String tab_directory;
  public static String tab_directoryRelative;
  public static String tab_directoryTitle;
  public static String tab_execution;
  public static String tab_interval;
  public static String tab_intervalHint;
  public static String tab_intervalMalformed;
  public static String tab_intervalTooShort;
  public static String tab_job;
  public static String tab_jobHint;
  public static String tab_jobMissing;
  public static String tab_jobPrompt;
  public static String tab_jvm;
  public static String tab_name;
  public static String tab_parallelism;
  public static String tab_parallelismHint;
  public static String tab_parameters;
  public static String tab_retained;
  public static String tab_retainedHint;
  public static String tab_settingMalformed;
  public static String tab_settings;
  public static String tab_vmArguments;
  public static String tab_vmArgumentsHint;

  static {
    NLS.initializeMessages("dev.stillwater.ui.operate.launch.messages", Messages.class);
  }

  private Messages() {
  }
}
