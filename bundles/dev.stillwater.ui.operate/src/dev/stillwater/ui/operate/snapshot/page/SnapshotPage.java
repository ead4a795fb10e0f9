package dev.stillwater.ui.operate.snapshot.page;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * One page of the snapshot editor. A page is made when the snapshot is open; its control is created when it is first looked at.
 *
 * <p>THREADING: UI thread; reading goes through {@link SnapshotDocument#read}. LIFECYCLE: one for each editor; its control's disposal ends it.
 */
public interface SnapshotPage {
  /** Stable name, by which findings and other pages refer to it: {@code findings}, {@code state}. */
  String id();

  /** What stands on its tab. */
  String title();

  /** Creates the control; called once. */
  Control create(Composite parent, SnapshotDocument document);

  /** Shows a place; called after {@link #create}. A page that knows no such place shows itself as it is. */
  default void show(SnapshotPlace place) {
  }

  /** Takes the focus; called after {@link #create}. */
  void setFocus();
}
