package dev.stillwater.ui.operate.snapshot.metadata;

import org.eclipse.osgi.util.NLS;

/**
 * The texts of this package, from messages.properties.
 *
 * <p>THREADING: any thread.
 */
final class Messages extends NLS {
  public static String MetadataPage_hint;
  public static String MetadataPage_job;
  public static String MetadataPage_name;
  public static String MetadataPage_next;
  public static String MetadataPage_nothing;
  public static String MetadataPage_search;
  public static String MetadataPage_searching;
  public static String MetadataPage_title;
  public static String MetadataPage_value;
  public static String RawNodes_bytes;
  public static String RawNodes_list;
  public static String RawNodes_none;
  public static String RawNodes_record;

  static {
    NLS.initializeMessages("dev.stillwater.ui.operate.snapshot.metadata.messages", Messages.class);
  }

  private Messages() {}
}
