package dev.stillwater.ui.operate.check;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of this package, from messages.properties.
 *
 * <p>THREADING: immutable once loaded.
 */
final class Messages extends NLS {
  public static String check_job;
  public static String check_line;
  public static String check_message;
  public static String check_operator;
  public static String check_wholeJob;

  static {
    NLS.initializeMessages("dev.stillwater.ui.operate.check.messages", Messages.class);
  }

  private Messages() {
  }
}
