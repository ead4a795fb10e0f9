package dev.stillwater.ui.editor.expression;

import dev.stillwater.compiler.expression.ExpressionAssist;
import dev.stillwater.compiler.expression.ExpressionProblem;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;

/**
 * Says what is wrong at the mouse, and what the word below it means.
 *
 * <p>THREADING: UI thread.
 */
final class ExpressionHover implements ITextHover {
  private final Supplier<ExpressionAssist> assist;
  private final Supplier<List<ExpressionProblem>> problems;

  ExpressionHover(Supplier<ExpressionAssist> assist, Supplier<List<ExpressionProblem>> problems) {
    this.assist = assist;
    this.problems = problems;
  }

  @Override
  public String getHoverInfo(ITextViewer viewer, IRegion region) {
    Stream<String> wrong = problems.get().stream().filter(problem -> touches(problem, region.getOffset())).map(problem -> problem.message() + '\n' + problem.fix());
    String text = Stream.concat(wrong, assist.get().hover(viewer.getDocument().get(), region.getOffset()).stream()).collect(Collectors.joining("\n\n"));
    return text.isEmpty() ? null : text;
  }

  @Override
  public IRegion getHoverRegion(ITextViewer viewer, int offset) {
    return assist.get().wordAt(viewer.getDocument().get(), offset).<IRegion>map(token -> new Region(token.start(), token.length()))
        .orElse(new Region(offset, 0));
  }

  private static boolean touches(ExpressionProblem problem, int offset) {
    int start = problem.column() - 1;
    return start <= offset && offset < start + Math.max(1, problem.length());
  }
}
