package dev.stillwater.ui.editor.dnd;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of dropping files.
 *
 * <p>THREADING: immutable after loading.
 */
final class Messages extends NLS {
  public static String DroppedFile_folder;
  public static String DroppedFile_kind;
  public static String DroppedFile_missing;
  public static String DroppedFile_unreadable;
  public static String FileDrop_done;
  public static String FileDrop_failed;
  public static String FileDrop_failedTitle;
  public static String FileDrop_job;
  public static String FileDrop_label;
  public static String FileDrop_leftOut;

  static {
    NLS.initializeMessages("dev.stillwater.ui.editor.dnd.messages", Messages.class);
  }

  private Messages() {}
}
