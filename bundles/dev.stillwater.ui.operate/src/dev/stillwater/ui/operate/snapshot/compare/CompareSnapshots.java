package dev.stillwater.ui.operate.snapshot.compare;

import java.nio.file.Path;
import org.eclipse.compare.CompareUI;

/**
 * Opens the comparison of two snapshots.
 *
 * <p>THREADING: UI thread.
 */
public final class CompareSnapshots {
  private CompareSnapshots() {
  }

  /** Opens a compare editor; the snapshots are compared in the background, with progress and cancel. */
  public static void open(Path before, Path after) {
    CompareUI.openCompareEditor(new SnapshotComparison(before, after));
  }
}
