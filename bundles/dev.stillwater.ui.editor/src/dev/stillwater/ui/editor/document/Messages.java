package dev.stillwater.ui.editor.document;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of this package, from messages.properties.
 *
 * <p>THREADING: immutable once loaded.
 */
public final class Messages extends NLS {
  public static String cancel;
  public static String checking;
  public static String close;
  public static String conflictQuestion;
  public static String conflictTitle;
  public static String keepMine;
  public static String makeWritable;
  public static String merge;
  public static String mergeLabel;
  public static String mergedNotice;
  public static String readOnlyNotice;
  public static String readOnlyQuestion;
  public static String readOnlyStatus;
  public static String readOnlyTitle;
  public static String recover;
  public static String recoverDiscard;
  public static String recoverLabel;
  public static String recoverNotice;
  public static String reload;
  public static String saveAs;
  public static String startDiscard;
  public static String startLater;
  public static String startOpen;
  public static String startQuestion;
  public static String startTitle;
  public static String writableFailed;

  static {
    NLS.initializeMessages("dev.stillwater.ui.editor.document.messages", Messages.class);
  }

  private Messages() {
  }
}
