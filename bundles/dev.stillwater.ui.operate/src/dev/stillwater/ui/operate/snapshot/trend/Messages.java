package dev.stillwater.ui.operate.snapshot.trend;

import org.eclipse.osgi.util.NLS;

/**
 * The texts of this package, from messages.properties.
 *
 * <p>THREADING: any thread.
 */
final class Messages extends NLS {
  public static String StateName_all;
  public static String StateName_one;
  public static String TrendChart_bytes;
  public static String TrendChart_checkpoint;
  public static String TrendChart_kilobytes;
  public static String TrendChart_megabytes;
  public static String TrendChart_name;
  public static String TrendChart_order;
  public static String TrendEditor_cancel;
  public static String TrendEditor_count;
  public static String TrendEditor_countTip;
  public static String TrendEditor_elsewhere;
  public static String TrendEditor_entries;
  public static String TrendEditor_job;
  public static String TrendEditor_leftOut;
  public static String TrendEditor_noInput;
  public static String TrendEditor_problems;
  public static String TrendEditor_read;
  public static String TrendEditor_size;
  public static String TrendEditor_state;
  public static String TrendEditor_stopped;
  public static String TrendEditor_unchosen;
  public static String TrendHandler_message;
  public static String TrendHandler_none;
  public static String TrendHandler_title;
  public static String TrendInput_name;
  public static String TrendInput_toolTip;
  public static String TrendTable_about;
  public static String TrendTable_checkpoint;
  public static String TrendTable_entries;
  public static String TrendTable_moreEntries;
  public static String TrendTable_problem;
  public static String TrendTable_size;
  public static String TrendTable_snapshot;
  public static String TrendTable_time;
  public static String TrendTable_tip;

  static {
    NLS.initializeMessages("dev.stillwater.ui.operate.snapshot.trend.messages", Messages.class);
  }

  private Messages() {}
}
