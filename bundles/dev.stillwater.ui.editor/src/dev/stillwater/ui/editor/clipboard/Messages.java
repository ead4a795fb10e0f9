package dev.stillwater.ui.editor.clipboard;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of copying and pasting.
 *
 * <p>THREADING: immutable after loading.
 */
final class Messages extends NLS {
  public static String CopyAction_copied;
  public static String CopyAction_cut;
  public static String CopyAction_many;
  public static String CopyAction_both;
  public static String CopyAction_note;
  public static String CopyAction_notes;
  public static String CopyAction_one;
  public static String CopyAction_text;
  public static String CutAction_done;
  public static String CutAction_label;
  public static String Duplicate_done;
  public static String Duplicate_notes;
  public static String Duplicate_label;
  public static String PasteAction_andMore;
  public static String PasteAction_done;
  public static String PasteAction_label;
  public static String PasteAction_notes;
  public static String PasteAction_nothing;
  public static String PasteAction_text;

  static {
    NLS.initializeMessages("dev.stillwater.ui.editor.clipboard.messages", Messages.class);
  }

  private Messages() {}
}
