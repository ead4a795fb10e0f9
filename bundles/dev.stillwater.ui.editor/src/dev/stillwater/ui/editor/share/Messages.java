package dev.stillwater.ui.editor.share;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of this package, from messages.properties.
 *
 * <p>THREADING: immutable once loaded.
 */
final class Messages extends NLS {
  public static String exportDone;
  public static String exportFailed;
  public static String exportPng;
  public static String exportSvg;
  public static String exportTitle;
  public static String exporting;
  public static String planBrowse;
  public static String planDescription;
  public static String planExample;
  public static String planNoAnswer;
  public static String planNoFile;
  public static String planNoInput;
  public static String planNotice;
  public static String planOperator;
  public static String planPart;
  public static String planPlace;
  public static String planReading;
  public static String planRelative;
  public static String planRunNotice;
  public static String planRunPart;
  public static String planRunToolTip;
  public static String planStatus;
  public static String planStream;
  public static String planTitle;
  public static String planVertex;

  static {
    NLS.initializeMessages("dev.stillwater.ui.editor.share.messages", Messages.class);
  }

  private Messages() {
  }
}
