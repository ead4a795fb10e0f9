package dev.stillwater.ui.editor.api;

import dev.stillwater.ui.editor.compare.JobPair;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * The drawings of two versions of a job side by side: what was added, removed and changed is marked, and one operator stands out from all else.
 *
 * <p>THREADING: UI thread; jobs are read in the background. LIFECYCLE: as long as its control.
 */
public final class JobPairDrawing {
  private final JobPair pair;

  /**
   * What is drawn.
   *
   * <p>THREADING: immutable.
   *
   * @param a file of the first version, with its layout beside it if it has one
   * @param b file of the second version
   * @param titleA what stands above the first version
   * @param titleB what stands above the second version
   * @param loud uid of the operator that stands out
   * @param loudText what stands at it
   */
  public record Jobs(Path a, Path b, String titleA, String titleB, Optional<String> loud, String loudText) {
    public Jobs {
      Objects.requireNonNull(a, "a");
      Objects.requireNonNull(b, "b");
      Objects.requireNonNull(titleA, "titleA");
      Objects.requireNonNull(titleB, "titleB");
      Objects.requireNonNull(loud, "loud");
      Objects.requireNonNull(loudText, "loudText");
    }
  }

  /**
   * An operator that a person has opened.
   *
   * <p>THREADING: immutable.
   */
  public record Opened(String uid, boolean isInB) {
  }

  /** Makes the control below the parent. */
  public JobPairDrawing(Composite parent, Consumer<Opened> opened) {
    pair = new JobPair(parent, opened);
  }

  /** The control. */
  public Control control() {
    return pair.control();
  }

  /** Reads the jobs and draws them soon; a job that cannot be read is said so in its place. */
  public void show(Jobs jobs) {
    pair.show(jobs);
  }

  /** Takes the focus. */
  public void setFocus() {
    pair.setFocus();
  }
}
