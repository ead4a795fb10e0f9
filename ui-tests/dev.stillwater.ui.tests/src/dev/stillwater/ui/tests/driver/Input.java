package dev.stillwater.ui.tests.driver;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;

/**
 * Mouse and keyboard as a person uses them: events go through the window system, so focus, grabs and accelerators are real.
 *
 * <p>THREADING: test threads, never the UI thread. Coordinates are those of the display.
 */
public final class Input {
  /** Long enough for the window system to deliver an event, short enough for a double click. */
  private static final Duration GAP = Duration.ofMillis(30);
  private static final int DRAG_STEPS = 12;

  private Input() {
  }

  /** Moves the pointer, in two steps so that widgets notice that it came. */
  public static void move(Point to) {
    moveTo(to.x - 2, to.y - 1);
    moveTo(to.x, to.y);
  }

  /** Clicks with the left button. */
  public static void click(Point at) {
    move(at);
    press(1);
    release(1);
    Ui.settle();
  }

  /** Clicks with the right button. */
  public static void rightClick(Point at) {
    move(at);
    press(3);
    release(3);
    gap();
  }

  /** Clicks twice with the left button. */
  public static void doubleClick(Point at) {
    move(at);
    for (int count = 0; count < 2; count++) {
      press(1);
      release(1);
    }
    Ui.settle();
  }

  /** Drags with the left button, in steps. */
  public static void drag(Point from, Point to) {
    drag(from, to, 0);
  }

  /** Drags with the left button and a modifier key such as {@link SWT#SHIFT} held, 0 for none. */
  public static void drag(Point from, Point to, int modifier) {
    move(from);
    if (modifier != 0) {
      key(SWT.KeyDown, modifier, '\0');
    }
    press(1);
    for (int step = 1; step <= DRAG_STEPS; step++) {
      moveTo(from.x + (to.x - from.x) * step / DRAG_STEPS, from.y + (to.y - from.y) * step / DRAG_STEPS);
    }
    moveTo(to.x, to.y);
    release(1);
    if (modifier != 0) {
      key(SWT.KeyUp, modifier, '\0');
    }
    Ui.settle();
  }

  /** Turns the wheel up (positive) or down by clicks, with a modifier key held, 0 for none. */
  public static void wheel(Point at, int clicks, int modifier) {
    move(at);
    if (modifier != 0) {
      key(SWT.KeyDown, modifier, '\0');
    }
    for (int click = 0; click < Math.abs(clicks); click++) {
      Event event = new Event();
      event.type = SWT.MouseWheel;
      event.detail = SWT.SCROLL_LINE;
      event.count = clicks > 0 ? 1 : -1;
      post(event);
    }
    if (modifier != 0) {
      key(SWT.KeyUp, modifier, '\0');
    }
    Ui.settle();
  }

  /** Types text; characters that need Shift get it. */
  public static void type(String text) {
    text.chars().forEach(character -> {
      boolean needsShift = Character.isUpperCase(character) || "~!@#$%^&*()_+{}|:\"<>?".indexOf(character) >= 0;
      if (needsShift) {
        key(SWT.KeyDown, SWT.SHIFT, '\0');
      }
      key(SWT.KeyDown, 0, (char) character);
      key(SWT.KeyUp, 0, (char) character);
      if (needsShift) {
        key(SWT.KeyUp, SWT.SHIFT, '\0');
      }
    });
    Ui.settle();
  }

  /** Presses and releases a key such as {@link SWT#F2}, {@link SWT#CR} or {@link SWT#DEL}. */
  public static void press(Key key) {
    chord(key);
  }

  /** Presses a key while modifiers such as {@link SWT#MOD1} are held. */
  public static void chord(Key key, int... modifiers) {
    for (int modifier : modifiers) {
      key(SWT.KeyDown, modifier, '\0');
    }
    key(SWT.KeyDown, key.code(), key.character());
    key(SWT.KeyUp, key.code(), key.character());
    for (int index = modifiers.length - 1; index >= 0; index--) {
      key(SWT.KeyUp, modifiers[index], '\0');
    }
    Ui.settle();
  }

  /** A key: by SWT's code, or by its character. */
  public record Key(int code, char character) {
    /** Enter. */
    public static final Key ENTER = new Key(0, SWT.CR);
    /** Escape. */
    public static final Key ESCAPE = new Key(0, SWT.ESC);
    /** Tab. */
    public static final Key TAB = new Key(0, SWT.TAB);
    /** Delete. */
    public static final Key DELETE = new Key(0, SWT.DEL);

    /** A key by its code, such as {@link SWT#F2} or {@link SWT#ARROW_DOWN}. */
    public static Key of(int code) {
      return new Key(code, '\0');
    }

    /** A key by its character. */
    public static Key of(char character) {
      return new Key(0, character);
    }
  }

  private static void moveTo(int x, int y) {
    Event event = new Event();
    event.type = SWT.MouseMove;
    event.x = x;
    event.y = y;
    post(event);
  }

  private static void press(int button) {
    button(SWT.MouseDown, button);
  }

  private static void release(int button) {
    button(SWT.MouseUp, button);
  }

  private static void button(int type, int button) {
    Event event = new Event();
    event.type = type;
    event.button = button;
    post(event);
  }

  private static void key(int type, int code, char character) {
    Event event = new Event();
    event.type = type;
    event.keyCode = code;
    event.character = character;
    post(event);
  }

  private static void post(Event event) {
    Display display = Ui.display();
    if (Display.getCurrent() != null) {
      throw new IllegalStateException("Input comes from a test's thread, never from the UI thread: it would wait for itself.");
    }
    if (!display.post(event)) {
      throw new AssertionError("The window system refused an input event of type " + event.type + "; is there a display with a window manager?");
    }
    gap();
  }

  private static void gap() {
    LockSupport.parkNanos(GAP.toNanos());
  }
}
