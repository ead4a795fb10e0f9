package dev.stillwater.ui.operate.launch;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of this package, from messages.properties.
 *
 * <p>THREADING: immutable once loaded.
 */
final class Messages extends NLS {
  static String launch_bundleMissing;
  static String launch_more;
  static String launch_noJob;
  static String launch_operator;
  static String launch_refused;
  static String settings_add;
  static String settings_example;
  static String settings_parameter;
  static String settings_remove;
  static String settings_value;
  static String tab_browse;
  static String tab_browseTitle;
  static String tab_job;
  static String tab_jobMissing;
  static String tab_jobPrompt;
  static String tab_name;
  static String tab_parallelism;
  static String tab_parallelismHint;
  static String tab_settingMalformed;
  static String tab_settings;
  static String tab_vmArguments;
  static String tab_vmArgumentsHint;

  static {
    NLS.initializeMessages("dev.stillwater.ui.operate.launch.messages", Messages.class);
  }

  private Messages() {
  }
}
