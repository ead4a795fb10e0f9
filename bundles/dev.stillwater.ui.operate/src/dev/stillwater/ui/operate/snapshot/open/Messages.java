package dev.stillwater.ui.operate.snapshot.open;

import org.eclipse.osgi.util.NLS;

/**
 * The texts of this package, from messages.properties.
 *
 * <p>THREADING: any thread.
 */
final class Messages extends NLS {
  public static String OpenSnapshotHandler_all;
  public static String OpenSnapshotHandler_fileTitle;
  public static String OpenSnapshotHandler_folderMessage;
  public static String OpenSnapshotHandler_folderTitle;
  public static String OpenSnapshotHandler_noSample;
  public static String OpenSnapshotHandler_snapshots;
  public static String SnapshotStartup_noPath;

  static {
    NLS.initializeMessages("dev.stillwater.ui.operate.snapshot.open.messages", Messages.class);
  }

  private Messages() {}
}
