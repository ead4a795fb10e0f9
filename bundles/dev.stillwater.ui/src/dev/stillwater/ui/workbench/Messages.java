package dev.stillwater.ui.workbench;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of this package, from messages.properties.
 *
 * <p>THREADING: immutable once loaded.
 */
final class Messages extends NLS {
  static String menu_edit;
  static String menu_file;
  static String menu_help;
  static String menu_navigation;
  static String menu_new;
  static String menu_run;
  static String menu_showView;
  static String menu_window;
  static String splash_starting;
  static String workspace_inUse;
  static String workspace_none;
  static String workspace_refresh;
  static String workspace_title;
  static String workspace_unusable;

  static {
    NLS.initializeMessages("dev.stillwater.ui.workbench.messages", Messages.class);
  }

  private Messages() {
  }
}
