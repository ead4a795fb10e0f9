package dev.stillwater.ui.editor.parts;

import dev.stillwater.model.JobProblem;
import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.editor.diagram.DiagramMessages;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Image;

/**
 * How problems look on the drawing: icon, colour and text.
 *
 * <p>THREADING: UI thread.
 */
final class ProblemLook {
  private ProblemLook() {}

  /** The icon of the worst problem; null without problems. */
  static Image image(List<JobProblem> problems) {
    if (problems.isEmpty()) {
      return null;
    }
    return StillwaterImages.image(hasError(problems) ? StillwaterImages.ERROR : StillwaterImages.WARNING);
  }

  /** The colour of the worst problem. */
  static Optional<String> color(List<JobProblem> problems) {
    if (problems.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(hasError(problems) ? StillwaterColors.ERROR : StillwaterColors.WARNING);
  }

  /** The number of problems in words: "1 error, 2 warnings". */
  static String count(List<JobProblem> problems) {
    long errors = problems.stream().filter(JobProblem::isError).count();
    long warnings = problems.size() - errors;
    String errorText = errors == 1 ? DiagramMessages.Problems_error : NLS.bind(DiagramMessages.Problems_errors, errors);
    String warningText = warnings == 1 ? DiagramMessages.Problems_warning : NLS.bind(DiagramMessages.Problems_warnings, warnings);
    if (errors == 0) {
      return warnings == 0 ? DiagramMessages.Problems_none : warningText;
    }
    return warnings == 0 ? errorText : NLS.bind(DiagramMessages.Problems_both, errorText, warningText);
  }

  private static boolean hasError(List<JobProblem> problems) {
    return problems.stream().anyMatch(JobProblem::isError);
  }
}
