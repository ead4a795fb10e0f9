package dev.stillwater.ui.operate.launch;

import dev.stillwater.ui.UiThread;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.swt.widgets.Control;

/**
 * Whether what a path names is there. The disk may be slow or far away, so it is looked at elsewhere, and who asks hears when the answer has come.
 *
 * <p>THREADING: UI thread.
 */
public final class PathCheck {
  private final Control control;
  private final Predicate<Path> fits;
  private final Runnable onAnswer;
  private Optional<Path> asked = Optional.empty();
  private Optional<Boolean> answer = Optional.empty();

  /**
   * Makes a check that nobody has asked yet.
   *
   * @param control as long as it lives answers are told
   * @param fits looks at the disk, on another thread
   * @param onAnswer called when there is an answer
   */
  public PathCheck(Control control, Predicate<Path> fits, Runnable onAnswer) {
    this.control = control;
    this.fits = fits;
    this.onAnswer = onAnswer;
  }

  /** Whether the path is known to be wrong. One that is still being looked at is not. Returns at once. */
  public boolean isMissing(Path path) {
    return isKnown(path, false);
  }

  /** Whether the path is known to be right. One that is still being looked at is not. Returns at once. */
  public boolean isThere(Path path) {
    return isKnown(path, true);
  }

  private boolean isKnown(Path path, boolean expected) {
    if (asked.filter(path::equals).isEmpty()) {
      asked = Optional.of(path);
      answer = Optional.empty();
      Thread.ofVirtual().name("path-check").start(() -> {
        boolean isThere = fits.test(path);
        UiThread.post(control, () -> {
          if (asked.filter(path::equals).isPresent()) {
            answer = Optional.of(isThere);
            onAnswer.run();
          }
        });
      });
    }
    return answer.filter(isThere -> isThere == expected).isPresent();
  }

  /** Forgets the answer, as the disk may be another one than before. */
  void again() {
    asked = Optional.empty();
  }
}
