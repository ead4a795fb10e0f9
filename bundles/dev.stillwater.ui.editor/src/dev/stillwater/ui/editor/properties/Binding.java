package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.JobProblem;
import java.util.Optional;
import org.eclipse.gef.commands.Command;

/**
 * What a row edits, as text: where the value comes from, which values are refused, and the command that changes it.
 *
 * <p>THREADING: UI thread.
 */
interface Binding {
  /** The value that is set; empty text when none is. */
  String value();

  /** The command that sets the value; only called for values that are not refused. */
  Command change(String value);

  /** Why the value is refused; empty when it is fine. */
  default Optional<String> refusal(String value) {
    return Optional.empty();
  }

  /** What holds when no value is set, shown in grey. */
  default String hint() {
    return "";
  }

  /** What the check of the job says about the value. */
  default Optional<JobProblem> problem() {
    return Optional.empty();
  }
}
