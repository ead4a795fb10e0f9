package dev.stillwater.ui.operate.run;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of this package, from messages.properties.
 *
 * <p>THREADING: immutable once loaded.
 */
final class Messages extends NLS {
  static String note_toolTip;
  static String open_file;
  static String result_cancelled;
  static String result_counts;
  static String result_failed;
  static String result_file;
  static String result_finished;
  static String run_job;
  static String run_percent;
  static String run_read;

  static {
    NLS.initializeMessages("dev.stillwater.ui.operate.run.messages", Messages.class);
  }

  private Messages() {
  }
}
