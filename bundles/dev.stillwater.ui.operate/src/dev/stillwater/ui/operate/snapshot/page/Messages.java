package dev.stillwater.ui.operate.snapshot.page;

import org.eclipse.osgi.util.NLS;

/**
 * The texts of this package, from messages.properties.
 *
 * <p>THREADING: any thread.
 */
final class Messages extends NLS {
  public static String ElsewhereDialog_leave;
  public static String ElsewhereDialog_link;
  public static String ElsewhereDialog_question;
  public static String ElsewhereDialog_read;
  public static String ElsewhereDialog_title;
  public static String HandleText_canonical;
  public static String HandleText_changeFiles;
  public static String HandleText_changelog;
  public static String HandleText_changes;
  public static String HandleText_empty;
  public static String HandleText_heap;
  public static String HandleText_inline;
  public static String HandleText_keyed;
  public static String HandleText_rocksDb;
  public static String HandleText_segment;
  public static String SnapshotDocument_close;
  public static String SnapshotDocument_unforeseen;
  public static String SnapshotFacts_checkpoint;
  public static String SnapshotFacts_job;
  public static String SnapshotFacts_label;
  public static String SnapshotFacts_size;

  static {
    NLS.initializeMessages("dev.stillwater.ui.operate.snapshot.page.messages", Messages.class);
  }

  private Messages() {}
}
