package dev.stillwater.ui.editor.properties;

import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/**
 * A text field that may hold typing which is not committed yet.
 *
 * <p>THREADING: UI thread.
 */
interface PendingText {
  /** Key of the field in its control's data. */
  String KEY = PendingText.class.getName();

  /** Whether the text differs from the model's. */
  boolean isDirty();

  /** Brings the typing into the model, unless it is refused. */
  void commit();

  /** Puts the model's text back. */
  void putBack();

  /** Takes back the last typing; all of it where it cannot be taken back step by step. */
  default void undoTyping() {
    putBack();
  }

  /** Whether the control with the focus holds typing that is not committed. */
  static boolean isPending() {
    Control focus = Display.getCurrent().getFocusControl();
    return focus != null && focus.getData(KEY) instanceof PendingText text && text.isDirty();
  }

  /** Brings typing in the control with the focus into the model, if there is some. */
  static void commitFocused() {
    if (isPending()) {
      ((PendingText) Display.getCurrent().getFocusControl().getData(KEY)).commit();
    }
  }

  /** Takes back typing in the control with the focus; false when there is none. */
  static boolean revert() {
    if (!isPending()) {
      return false;
    }
    ((PendingText) Display.getCurrent().getFocusControl().getData(KEY)).undoTyping();
    return true;
  }
}
