package dev.stillwater.ui.editor.quickadd;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of quick add.
 *
 * <p>THREADING: immutable after loading.
 */
final class Messages extends NLS {
  public static String QuickAddPopup_hint;
  public static String QuickAddPopup_list;
  public static String QuickAddPopup_none;
  public static String QuickAdd_after;
  public static String QuickAdd_before;
  public static String QuickAdd_here;
  public static String QuickAdd_keys;
  public static String QuickAdd_keysAfter;
  public static String QuickAdd_keysConnect;
  public static String QuickAdd_keysWithin;
  public static String QuickAdd_within;

  static {
    NLS.initializeMessages("dev.stillwater.ui.editor.quickadd.messages", Messages.class);
  }

  private Messages() {}
}
