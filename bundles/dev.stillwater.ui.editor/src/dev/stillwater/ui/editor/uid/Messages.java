package dev.stillwater.ui.editor.uid;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of changing uids.
 *
 * <p>THREADING: immutable after loading.
 */
final class Messages extends NLS {
  public static String UidChangeDialog_change;
  public static String UidChangeDialog_holders;
  public static String UidChangeDialog_keep;
  public static String UidChangeDialog_kind;
  public static String UidChangeDialog_name;
  public static String UidChangeDialog_question;
  public static String UidChangeDialog_size;
  public static String UidChangeDialog_time;
  public static String UidChangeDialog_title;
  public static String UidChangeDialog_unknown;
  public static String UidChangeDialog_unreadable;
  public static String UidChange_done;
  public static String UidChange_job;
  public static String UidChange_unreadable;

  static {
    NLS.initializeMessages("dev.stillwater.ui.editor.uid.messages", Messages.class);
  }

  private Messages() {}
}
