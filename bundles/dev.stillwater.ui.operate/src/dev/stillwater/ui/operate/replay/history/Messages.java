package dev.stillwater.ui.operate.replay.history;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of this package, from messages.properties.
 *
 * <p>THREADING: immutable once loaded.
 */
final class Messages extends NLS {
  public static String beside_compared;
  public static String beside_comparedWith;
  public static String beside_replayed;
  public static String column_duration;
  public static String column_label;
  public static String column_records;
  public static String column_snapshot;
  public static String column_verdict;
  public static String column_versions;
  public static String column_what;
  public static String column_when;
  public static String kind_comparison;
  public static String kind_failure;
  public static String kind_replay;
  public static String snapshot_none;
  public static String verdict_cancelled;
  public static String verdict_failed;
  public static String verdict_preparing;
  public static String verdict_running;
  public static String version_snapshot;
  public static String versions_two;
  public static String view_empty;
  public static String view_name;

  static {
    NLS.initializeMessages("dev.stillwater.ui.operate.replay.history.messages", Messages.class);
  }

  private Messages() {
  }
}
