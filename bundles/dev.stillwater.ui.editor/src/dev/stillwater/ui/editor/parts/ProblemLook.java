package dev.stillwater.ui.editor.parts;

import dev.stillwater.model.JobProblem;
import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.editor.Messages;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

  /** All problems with what to do, a line each. */
  static String text(List<JobProblem> problems) {
    return problems.stream().map(problem -> problem.message() + '\n' + "    " + problem.fix()).collect(Collectors.joining("\n"));
  }

  /** The number of problems in words. */
  static String count(List<JobProblem> problems) {
    return switch (problems.size()) {
      case 0 -> Messages.ProblemLook_none;
      case 1 -> Messages.ProblemLook_one;
      default -> NLS.bind(Messages.ProblemLook_many, problems.size());
    };
  }

  private static boolean hasError(List<JobProblem> problems) {
    return problems.stream().anyMatch(JobProblem::isError);
  }
}
