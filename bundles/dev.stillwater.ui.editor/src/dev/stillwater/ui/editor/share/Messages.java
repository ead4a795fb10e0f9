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

  static {
    NLS.initializeMessages("dev.stillwater.ui.editor.share.messages", Messages.class);
  }

  private Messages() {
  }
}
