package dev.stillwater.ui.editor.source;

import org.eclipse.osgi.util.NLS;

/**
 * The texts of this package, from messages.properties.
 *
 * <p>THREADING: any thread.
 */
public final class Messages extends NLS {
  public static String JavaMarkers_job;
  public static String JavaMarkers_line;
  public static String JavaMarkers_package;
  public static String OpenSource_create;
  public static String OpenSource_job;
  public static String OpenSource_none;
  public static String OpenSource_title;

  static {
    NLS.initializeMessages("dev.stillwater.ui.editor.source.messages", Messages.class);
  }

  private Messages() {}
}
