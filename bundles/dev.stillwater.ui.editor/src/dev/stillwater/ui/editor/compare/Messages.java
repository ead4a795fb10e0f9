package dev.stillwater.ui.editor.compare;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of this package, from messages.properties.
 *
 * <p>THREADING: immutable once loaded.
 */
final class Messages extends NLS {
  public static String added;
  public static String broken;
  public static String changed;
  public static String chooseVersion;
  public static String columnChange;
  public static String columnLeft;
  public static String columnProperty;
  public static String columnRight;
  public static String columnWhat;
  public static String compareHistory;
  public static String compareJob;
  public static String compareSnapshot;
  public static String copyLeft;
  public static String copyRight;
  public static String equal;
  public static String historyLabel;
  public static String loading;
  public static String moved;
  public static String movedAll;
  public static String next;
  public static String noHistory;
  public static String noSidecar;
  public static String pairSummary;
  public static String position;
  public static String previous;
  public static String removed;
  public static String snapshotFolder;
  public static String snapshotLabel;
  public static String summary;
  public static String title;
  public static String undo;
  public static String whole;

  static {
    NLS.initializeMessages("dev.stillwater.ui.editor.compare.messages", Messages.class);
  }

  private Messages() {
  }
}
