package dev.stillwater.ui.operate.snapshot.compare;

import org.eclipse.osgi.util.NLS;

/**
 * The texts of this package, from messages.properties.
 *
 * <p>THREADING: any thread.
 */
final class Messages extends NLS {
  public static String CompareDialog_after;
  public static String CompareDialog_before;
  public static String CompareDialog_compare;
  public static String CompareDialog_file;
  public static String CompareDialog_folder;
  public static String CompareDialog_message;
  public static String CompareDialog_nothing;
  public static String CompareDialog_shell;
  public static String CompareDialog_title;
  public static String DifferenceNode_added;
  public static String DifferenceNode_changed;
  public static String DifferenceNode_equal;
  public static String DifferenceNode_incomplete;
  public static String DifferenceNode_position;
  public static String DifferenceNode_removed;
  public static String DifferenceNode_some;
  public static String DifferencePanel_added;
  public static String DifferencePanel_after;
  public static String DifferencePanel_before;
  public static String DifferencePanel_cancel;
  public static String DifferencePanel_changed;
  public static String DifferencePanel_comparing;
  public static String DifferencePanel_counts;
  public static String DifferencePanel_entry;
  public static String DifferencePanel_equal;
  public static String DifferencePanel_failed;
  public static String DifferencePanel_field;
  public static String DifferencePanel_incomplete;
  public static String DifferencePanel_leftOut;
  public static String DifferencePanel_name;
  public static String DifferencePanel_removed;
  public static String DifferencePanel_set;
  public static String DifferencePanel_sides;
  public static String DifferencePanel_soFar;
  public static String DifferencePanel_status;
  public static String DifferencePanel_stopped;
  public static String DifferencePanel_value;
  public static String SnapshotComparison_title;
  public static String SnapshotComparison_unforeseen;

  static {
    NLS.initializeMessages("dev.stillwater.ui.operate.snapshot.compare.messages", Messages.class);
  }

  private Messages() {}
}
