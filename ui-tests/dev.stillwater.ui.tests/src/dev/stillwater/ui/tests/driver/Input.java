package dev.stillwater.ui.tests.driver;

import java.awt.AWTException;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Display;

/**
 * Mouse and keyboard as a person uses them: events go through the window system, so focus, grabs and accelerators are real.
 *
 * <p>THREADING: test threads, never the UI thread. Coordinates are those of the display.
 */
public final class Input {
  /** Time for the X server to hand on an event: it has sent it by then, and GTK finds it before anything else that is asked of it. */
  private static final Duration SENT = Duration.ofMillis(2);
  /** The longest that one waits for the UI thread to take an event: a thread that is busy takes it later, in its order. */
  private static final Duration TAKEN = Duration.ofMillis(30);
  /** GTK hands on at most one move of the pointer per frame of 60 Hz: steps that come quicker become one. */
  private static final Duration FRAME = Duration.ofMillis(17);
  private static final int DRAG_STEPS = 12;
  private static final Map<Integer, Integer> VIRTUAL = Map.ofEntries(
      Map.entry(SWT.SHIFT, KeyEvent.VK_SHIFT), Map.entry(SWT.CTRL, KeyEvent.VK_CONTROL), Map.entry(SWT.ALT, KeyEvent.VK_ALT),
      Map.entry(SWT.COMMAND, KeyEvent.VK_META), Map.entry(SWT.ARROW_UP, KeyEvent.VK_UP), Map.entry(SWT.ARROW_DOWN, KeyEvent.VK_DOWN),
      Map.entry(SWT.ARROW_LEFT, KeyEvent.VK_LEFT), Map.entry(SWT.ARROW_RIGHT, KeyEvent.VK_RIGHT), Map.entry(SWT.HOME, KeyEvent.VK_HOME),
      Map.entry(SWT.END, KeyEvent.VK_END), Map.entry(SWT.PAGE_UP, KeyEvent.VK_PAGE_UP), Map.entry(SWT.PAGE_DOWN, KeyEvent.VK_PAGE_DOWN),
      Map.entry(SWT.F1, KeyEvent.VK_F1), Map.entry(SWT.F2, KeyEvent.VK_F2), Map.entry(SWT.F3, KeyEvent.VK_F3),
      Map.entry(SWT.F4, KeyEvent.VK_F4), Map.entry(SWT.F5, KeyEvent.VK_F5), Map.entry(SWT.F9, KeyEvent.VK_F9), Map.entry(SWT.F10, KeyEvent.VK_F10),
      Map.entry((int) SWT.DEL, KeyEvent.VK_DELETE), Map.entry((int) SWT.ESC, KeyEvent.VK_ESCAPE), Map.entry((int) SWT.BS, KeyEvent.VK_BACK_SPACE),
      Map.entry((int) SWT.CR, KeyEvent.VK_ENTER), Map.entry((int) SWT.TAB, KeyEvent.VK_TAB));
  /** The key of a US keyboard on which a character stands, where that is not the character itself. */
  private static final Map<Character, Character> BASE = base();

  private Input() {
  }

  /** Moves the pointer, in two steps so that widgets notice that it came. */
  public static void move(Point to) {
    step(to.x - 2, to.y - 1);
    step(to.x, to.y);
  }

  /** Clicks with the left button. */
  public static void click(Point at) {
    move(at);
    press(1);
    release(1);
    Ui.settle();
  }

  /** Clicks where a dialog may open by it: it does not wait until the UI thread is at rest, which it is only when the dialog is closed. */
  public static void clickForDialog(Point at) {
    move(at);
    press(1);
    release(1);
  }

  /** Clicks while a modifier key such as {@link SWT#CTRL} is held. */
  public static void clickWith(int modifier, Point at) {
    key(true, modifier, '\0');
    click(at);
    key(false, modifier, '\0');
  }

  /** Clicks with the right button. */
  public static void rightClick(Point at) {
    move(at);
    press(3);
    release(3);
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
      key(true, modifier, '\0');
    }
    press(1);
    for (int step = 1; step <= DRAG_STEPS; step++) {
      step(from.x + (to.x - from.x) * step / DRAG_STEPS, from.y + (to.y - from.y) * step / DRAG_STEPS);
    }
    step(to.x, to.y);
    release(1);
    if (modifier != 0) {
      key(false, modifier, '\0');
    }
    Ui.settle();
  }

  /** Drags with the left button, runs the action while the button is still held, then lets go without waiting: a dialog may open. */
  public static void dragAndHold(Point from, Point to, Runnable whileHeld) {
    move(from);
    press(1);
    for (int step = 1; step <= DRAG_STEPS; step++) {
      step(from.x + (to.x - from.x) * step / DRAG_STEPS, from.y + (to.y - from.y) * step / DRAG_STEPS);
    }
    step(to.x, to.y);
    Ui.settle();
    whileHeld.run();
    release(1);
  }

  /** Turns the wheel up (positive) or down by clicks, with a modifier key held, 0 for none. */
  public static void wheel(Point at, int clicks, int modifier) {
    move(at);
    if (modifier != 0) {
      key(true, modifier, '\0');
    }
    for (int click = 0; click < Math.abs(clicks); click++) {
      robot().mouseWheel(clicks > 0 ? -1 : 1);
      taken();
    }
    if (modifier != 0) {
      key(false, modifier, '\0');
    }
    Ui.settle();
  }

  /** Types text; characters that need Shift get it. */
  public static void type(String text) {
    typeForDialog(text);
    Ui.settle();
  }

  /** Types text into a dialog of the platform, whose end the UI thread waits for: it does not wait until that thread is at rest. */
  public static void typeForDialog(String text) {
    text.chars().forEach(character -> {
      boolean needsShift = Character.isUpperCase(character) || "~!@#$%^&*()_+{}|:\"<>?".indexOf(character) >= 0;
      if (needsShift) {
        key(true, SWT.SHIFT, '\0');
      }
      key(true, 0, (char) character);
      key(false, 0, (char) character);
      if (needsShift) {
        key(false, SWT.SHIFT, '\0');
      }
    });
  }

  /** Presses and releases a key such as {@link SWT#F2}, {@link SWT#CR} or {@link SWT#DEL}. */
  public static void press(Key key) {
    chord(key);
  }

  /** Presses and releases a key that opens a dialog: it does not wait until the UI thread is at rest, which it is only when the dialog is closed. */
  public static void pressForDialog(Key key) {
    key(true, key.code(), key.character());
    key(false, key.code(), key.character());
  }

  /** Presses a key while modifiers such as {@link SWT#MOD1} are held. */
  public static void chord(Key key, int... modifiers) {
    chordForDialog(key, modifiers);
    Ui.settle();
  }

  /** As {@link #chord} where a dialog opens by it: it does not wait until the UI thread is at rest, which it is only when the dialog is closed. */
  public static void chordForDialog(Key key, int... modifiers) {
    for (int modifier : modifiers) {
      key(true, modifier, '\0');
    }
    key(true, key.code(), key.character());
    key(false, key.code(), key.character());
    for (int index = modifiers.length - 1; index >= 0; index--) {
      key(false, modifiers[index], '\0');
    }
  }

  private static Map<Character, Character> base() {
    Map<Character, Character> keys = new HashMap<>();
    String shifted = "~!@#$%^&*()_+{}|:\"<>?";
    String plain = "`1234567890-=[]\\;',./";
    for (int index = 0; index < shifted.length(); index++) {
      keys.put(shifted.charAt(index), plain.charAt(index));
    }
    return keys;
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

  private static void step(int x, int y) {
    robot().mouseMove(x, y);
    LockSupport.parkNanos(FRAME.toNanos());
    taken();
  }

  private static void press(int button) {
    robot().mousePress(InputEvent.getMaskForButton(button));
    taken();
  }

  private static void release(int button) {
    robot().mouseRelease(InputEvent.getMaskForButton(button));
    taken();
  }

  private static void key(boolean isDown, int code, char character) {
    Integer named = VIRTUAL.get(code != 0 ? code : (int) character);
    int virtual = named != null ? named : KeyEvent.getExtendedKeyCodeForChar(BASE.getOrDefault(character, character));
    if (virtual == KeyEvent.VK_UNDEFINED) {
      throw new IllegalArgumentException("No key for code " + code + ", character '" + character + "'; add it to Input.");
    }
    if (isDown) {
      robot().keyPress(virtual);
    } else {
      robot().keyRelease(virtual);
    }
    taken();
  }

  /** Events of the X server itself: SWT's own {@code Display.post} knows no double click and reaches no menu. */
  private static Robot robot() {
    if (Display.getCurrent() != null) {
      throw new IllegalStateException("Input comes from a test's thread, never from the UI thread: it would wait for itself.");
    }
    return Holder.ROBOT;
  }

  /**
   * Waits until the UI thread has handled the event that the X server has just been given: it turns to what is asked of it only when no event is left. A
   * dialog's or menu's own loop answers too; a thread that is busy is not waited for long.
   */
  private static void taken() {
    LockSupport.parkNanos(SENT.toNanos());
    CountDownLatch isIdle = new CountDownLatch(1);
    Ui.display().asyncExec(isIdle::countDown);
    try {
      isIdle.await(TAKEN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Holder {
    private static final Robot ROBOT = create();

    private static Robot create() {
      try {
        return new Robot();
      } catch (AWTException e) {
        throw new IllegalStateException("The display takes no input from tests; is it an X server with the XTEST extension?", e);
      }
    }
  }
}
