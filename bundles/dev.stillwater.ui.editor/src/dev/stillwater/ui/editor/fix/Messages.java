package dev.stillwater.ui.editor.fix;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of this package, from messages.properties.
 *
 * <p>THREADING: immutable once loaded.
 */
final class Messages extends NLS {
  public static String all;
  public static String allMet;
  public static String changed;
  public static String checking;
  public static String description;
  public static String failed;
  public static String finding;
  public static String itemName;
  public static String label;
  public static String labelAll;
  public static String mended;
  public static String met;
  public static String noProblems;
  public static String nothing;
  public static String popupTitle;
  public static String running;
  public static String someMet;
  public static String unmet;

  static {
    NLS.initializeMessages("dev.stillwater.ui.editor.fix.messages", Messages.class);
  }

  private Messages() {
  }
}
