package dev.stillwater.ui.operate.check;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of this package, from messages.properties.
 *
 * <p>THREADING: immutable once loaded.
 */
final class Messages extends NLS {
  static String check_job;
  static String check_line;
  static String check_message;
  static String check_operator;
  static String check_wholeJob;

  static {
    NLS.initializeMessages("dev.stillwater.ui.operate.check.messages", Messages.class);
  }

  private Messages() {
  }
}
