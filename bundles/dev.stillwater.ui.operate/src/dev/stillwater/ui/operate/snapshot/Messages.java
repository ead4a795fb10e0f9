package dev.stillwater.ui.operate.snapshot;

import org.eclipse.osgi.util.NLS;

/**
 * The texts of this package, from messages.properties.
 *
 * <p>THREADING: any thread.
 */
final class Messages extends NLS {
  public static String LabelSaving_job;
  public static String OpeningPage_again;
  public static String OpeningPage_cancel;
  public static String OpeningPage_cancelled;
  public static String OpeningPage_problem;
  public static String OpeningPage_title;
  public static String OpeningPage_unforeseen;
  public static String SnapshotEditor_inspectJob;
  public static String SnapshotEditor_noInput;
  public static String SnapshotEditor_openJob;
  public static String SnapshotEditor_opening;

  static {
    NLS.initializeMessages("dev.stillwater.ui.operate.snapshot.messages", Messages.class);
  }

  private Messages() {}
}
