package dev.stillwater.ui.workbench;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of this package, from messages.properties.
 *
 * <p>THREADING: immutable once loaded.
 */
final class Messages extends NLS {
  public static String menu_about;
  public static String menu_edit;
  public static String menu_file;
  public static String menu_help;
  public static String menu_navigation;
  public static String menu_new;
  public static String menu_run;
  public static String menu_showView;
  public static String menu_window;
  public static String problem_details;
  public static String problem_row;
  public static String splash_starting;
  public static String theme_half;
  public static String theme_later;
  public static String theme_restart;
  public static String theme_title;
  public static String workspace_inUse;
  public static String workspace_none;
  public static String workspace_refresh;
  public static String workspace_title;
  public static String workspace_unusable;

  static {
    NLS.initializeMessages("dev.stillwater.ui.workbench.messages", Messages.class);
  }

  private Messages() {
  }
}
