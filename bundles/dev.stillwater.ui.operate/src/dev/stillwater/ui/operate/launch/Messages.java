package dev.stillwater.ui.operate.launch;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of this package, from messages.properties.
 *
 * <p>THREADING: immutable once loaded.
 */
final class Messages extends NLS {
  public static String launch_bundleMissing;
  public static String launch_more;
  public static String launch_noJob;
  public static String launch_operator;
  public static String launch_refused;
  public static String settings_add;
  public static String settings_example;
  public static String settings_parameter;
  public static String settings_remove;
  public static String settings_value;
  public static String tab_browse;
  public static String tab_browseTitle;
  public static String tab_job;
  public static String tab_jobMissing;
  public static String tab_jobPrompt;
  public static String tab_name;
  public static String tab_parallelism;
  public static String tab_parallelismHint;
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
