package dev.stillwater.ui.operate.snapshot.files;

import org.eclipse.osgi.util.NLS;

/**
 * The texts of this package, from messages.properties.
 *
 * <p>THREADING: any thread.
 */
final class Messages extends NLS {
  public static String FileFacts_short;
  public static String FilesPage_field;
  public static String FilesPage_file;
  public static String FilesPage_job;
  public static String FilesPage_length;
  public static String FilesPage_many;
  public static String FilesPage_mayBeShared;
  public static String FilesPage_missing;
  public static String FilesPage_offset;
  public static String FilesPage_pointers;
  public static String FilesPage_problem;
  public static String FilesPage_reading;
  public static String FilesPage_root;
  public static String FilesPage_shared;
  public static String FilesPage_size;
  public static String FilesPage_structureJob;
  public static String FilesPage_summary;
  public static String FilesPage_title;
  public static String FilesPage_value;
  public static String FilesPage_who;
  public static String HexBytes_job;
  public static String HexView_empty;
  public static String HexView_name;
  public static String PartTree_enter;
  public static String PartTree_job;
  public static String PartTree_problem;
  public static String PartTree_reading;

  static {
    NLS.initializeMessages("dev.stillwater.ui.operate.snapshot.files.messages", Messages.class);
  }

  private Messages() {}
}
