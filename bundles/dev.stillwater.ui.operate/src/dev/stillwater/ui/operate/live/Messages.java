package dev.stillwater.ui.operate.live;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of this package, from messages.properties.
 *
 * <p>THREADING: immutable once loaded.
 */
final class Messages extends NLS {
  public static String barriers_failed;
  public static String barriers_fullSpeed;
  public static String barriers_slow;
  public static String live_none;
  public static String records_column;
  public static String records_empty;
  public static String records_failed;
  public static String records_follow;
  public static String records_from;
  public static String records_grid;
  public static String records_gone;
  public static String records_loading;
  public static String records_missing;
  public static String records_none;
  public static String records_refresh;
  public static String records_sampled;
  public static String records_shown;
  public static String records_silent;
  public static String records_stream;
  public static String records_streamToolTip;
  public static String records_subtask;
  public static String records_time;

  static {
    NLS.initializeMessages("dev.stillwater.ui.operate.live.messages", Messages.class);
  }

  private Messages() {
  }
}
