package dev.stillwater.ui.operate.run;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of this package, from messages.properties.
 *
 * <p>THREADING: immutable once loaded.
 */
final class Messages extends NLS {
  public static String open_file;
  public static String result_cancelled;
  public static String result_counts;
  public static String result_failed;
  public static String result_file;
  public static String result_finished;
  public static String run_job;
  public static String run_percent;
  public static String run_read;

  static {
    NLS.initializeMessages("dev.stillwater.ui.operate.run.messages", Messages.class);
  }

  private Messages() {
  }
}
