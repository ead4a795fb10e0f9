package dev.stillwater.ui;

import java.util.Objects;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Widget;

/**
 * The one way from another thread to the UI thread.
 *
 * <p>THREADING: any thread.
 */
public final class UiThread {
  private UiThread() {
  }

  /**
   * Runs the action on the UI thread soon, if the widget still lives then. Returns at once; does nothing when the widget is
   * disposed already or is disposed before the action's turn comes.
   */
  public static void post(Widget widget, Runnable action) {
    Objects.requireNonNull(action, "action");
    if (widget == null || widget.isDisposed()) {
      return;
    }
    Display display;
    try {
      display = widget.getDisplay();
    } catch (SWTException disposed) {
      // The widget was disposed between the question and the call: nobody waits for the action any more.
      return;
    }
    post(display, () -> {
      if (!widget.isDisposed()) {
        action.run();
      }
    });
  }

  /** Runs the action on the display's thread soon, if the display still lives then. Returns at once. */
  public static void post(Display display, Runnable action) {
    Objects.requireNonNull(action, "action");
    if (display == null || display.isDisposed()) {
      return;
    }
    try {
      display.asyncExec(() -> {
        if (!display.isDisposed()) {
          action.run();
        }
      });
    } catch (SWTException disposed) {
      if (!display.isDisposed()) {
        throw disposed;
      }
    }
  }

  /** Fails when the caller is not on a UI thread; for methods that touch widgets or the model. */
  public static void check() {
    if (Display.getCurrent() == null) {
      throw new IllegalStateException(
          "Called on the thread '" + Thread.currentThread().getName() + "', expected the UI thread. Use UiThread.post.");
    }
  }
}
