package dev.stillwater.ui.tests.driver;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/**
 * Chooses from context menus with the mouse and the arrow keys.
 *
 * <p>THREADING: test threads.
 */
public final class Menus {
  private static final int ITEMS_MAX = 60;
  private static final int ATTEMPTS = 3;
  private static final int LOOKS = 200;
  private static final long LOOK_NANOS = 10_000_000;

  private Menus() {
  }

  /** Opens the control's context menu at the point of the display, goes down to the entry of the text, and presses Enter there. A dialog may open by it. */
  public static void choose(Control control, Point at, String text) {
    MenuItem item = opened(control, at, text);
    AtomicBoolean isReached = new AtomicBoolean();
    Listener arm = event -> isReached.set(true);
    Ui.run(() -> item.addListener(SWT.Arm, arm));
    for (int step = 0; step < ITEMS_MAX && !Ui.ask(isReached::get); step++) {
      Input.pressForDialog(Input.Key.of(SWT.ARROW_DOWN));
    }
    if (!isReached.get()) {
      throw new AssertionError("The arrow keys do not come to '" + text + "' in the menu.");
    }
    Input.pressForDialog(Input.Key.ENTER);
    Ui.run(() -> {
      if (!item.isDisposed()) {
        item.removeListener(SWT.Arm, arm);
      }
    });
  }

  /** The entry of the menu; as a person does, one clicks again where the menu has gone, or has come too early for the entry. */
  private static MenuItem opened(Control control, Point at, String text) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      open(control, at);
      for (int look = 0; look < LOOKS; look++) {
        MenuItem item = Ui.ask(() -> find(control.getMenu(), text));
        if (item != null) {
          return item;
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
      if (Ui.ask(() -> control.getMenu() != null && control.getMenu().isVisible())) {
        Input.press(Input.Key.ESCAPE);
      }
    }
    open(control, at);
    return Ui.awaitValue("an enabled entry '" + text + "' of the menu", () -> find(control.getMenu(), text));
  }

  /** As a person does: where no menu comes, because the window was just being laid out anew, one clicks again. */
  private static void open(Control control, Point at) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Ui.settle();
      Input.rightClick(at);
      for (int look = 0; look < LOOKS; look++) {
        if (Ui.ask(() -> control.getMenu() != null && control.getMenu().isVisible())) {
          return;
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
  }

  private static MenuItem find(Menu menu, String text) {
    return menu == null || !menu.isVisible() ? null : Arrays.stream(menu.getItems()).filter(item -> item.isEnabled() && plain(item).startsWith(text)).findFirst()
        .orElse(null);
  }

  private static String plain(MenuItem item) {
    return item.getText().replace("&", "");
  }
}
