package dev.stillwater.ui.operate.replay.result;

import org.eclipse.swt.widgets.Composite;

/**
 * One page of the editor. Its control is created when it is first looked at.
 *
 * <p>THREADING: UI thread. LIFECYCLE: one for each editor; its control's disposal ends it.
 */
interface ResultPage {
  /** What stands on its tab. */
  String title();

  /** Creates the control; called once. */
  void create(Composite parent, ResultDocument document);

  /** Takes the focus; called after {@link #create}. */
  void setFocus();

  /** Goes to the next difference, or the previous one for -1. */
  default void step(int direction) {
  }
}
