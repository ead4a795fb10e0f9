package dev.stillwater.ui.tests.driver;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/**
 * Questions to the workbench from a test's thread, and waiting for what shall become true.
 *
 * <p>THREADING: test threads; everything given runs on the UI thread.
 */
public final class Ui {
  /** Time after which a test gives up when it names none. */
  public static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long POLL_NANOS = 5_000_000;
  /** GTK lays out, scrolls and draws 60 times a second. */
  private static final long FRAME_NANOS = 17_000_000;

  private Ui() {
  }

  /** The display of the workbench. */
  public static Display display() {
    return PlatformUI.getWorkbench().getDisplay();
  }

  /** Asks on the UI thread; what the question throws is thrown here. */
  public static <T> T ask(Supplier<T> question) {
    AtomicReference<T> answer = new AtomicReference<>();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    display().syncExec(() -> {
      try {
        answer.set(question.get());
      } catch (RuntimeException | Error e) {
        failure.set(e);
      }
    });
    if (failure.get() instanceof Error error) {
      throw error;
    }
    if (failure.get() instanceof RuntimeException exception) {
      throw exception;
    }
    return answer.get();
  }

  /** Runs on the UI thread and waits for it. */
  public static void run(Runnable action) {
    ask(() -> {
      action.run();
      return null;
    });
  }

  /** Waits until the condition, asked on the UI thread, is true; fails with {@code what} after {@link #PATIENCE}. */
  public static void await(String what, BooleanSupplier condition) {
    await(what, PATIENCE, condition);
  }

  /** Waits until the condition, asked on the UI thread, is true; fails with {@code what} and a screenshot after the deadline. */
  public static void await(String what, Duration deadline, BooleanSupplier condition) {
    long end = System.nanoTime() + deadline.toNanos();
    while (!ask(condition::getAsBoolean)) {
      if (System.nanoTime() - end > 0) {
        Screenshots.take("failed-" + what.replaceAll("[^A-Za-z0-9]+", "-"));
        throw new AssertionError("Not within " + deadline.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** Waits for a value that is not null; fails with {@code what} after {@link #PATIENCE}. */
  public static <T> T awaitValue(String what, Supplier<T> question) {
    AtomicReference<T> found = new AtomicReference<>();
    await(what, () -> {
      found.set(question.get());
      return found.get() != null;
    });
    return found.get();
  }

  /** Lets the UI thread handle all events that are due, lay out and draw what they changed, and handle what that caused. */
  public static void settle() {
    for (long nanos : new long[] {FRAME_NANOS, POLL_NANOS}) {
      LockSupport.parkNanos(nanos);
      run(() -> {
        Display display = Display.getCurrent();
        long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        boolean hasMore = true;
        while (hasMore && System.nanoTime() - end < 0) {
          hasMore = display.readAndDispatch();
        }
      });
    }
  }

  /** The workbench window; waits for it. */
  public static IWorkbenchWindow window() {
    return awaitValue("a workbench window", () -> {
      IWorkbenchWindow active = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
      return active != null || PlatformUI.getWorkbench().getWorkbenchWindowCount() == 0
          ? active : PlatformUI.getWorkbench().getWorkbenchWindows()[0];
    });
  }

  /** The page of the workbench window. */
  public static IWorkbenchPage page() {
    IWorkbenchWindow window = window();
    return awaitValue("a workbench page", window::getActivePage);
  }
}
