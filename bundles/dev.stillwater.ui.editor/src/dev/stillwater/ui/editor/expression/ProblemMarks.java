package dev.stillwater.ui.editor.expression;

import dev.stillwater.compiler.expression.ExpressionProblem;
import dev.stillwater.ui.StillwaterColors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.text.IPainter;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.AnnotationModel;
import org.eclipse.jface.text.source.AnnotationPainter;
import org.eclipse.jface.text.source.IAnnotationAccess;
import org.eclipse.jface.text.source.SourceViewer;
import org.eclipse.swt.SWT;

/**
 * Underlines in a text what is wrong with it.
 *
 * <p>THREADING: UI thread.
 */
final class ProblemMarks {
  private static final String ERROR = "error";
  private static final String WARNING = "warning";

  private final SourceViewer viewer;
  private final AnnotationPainter painter;

  ProblemMarks(SourceViewer viewer) {
    this.viewer = viewer;
    painter = new AnnotationPainter(viewer, new TypeAccess());
    AnnotationPainter.ITextStyleStrategy squiggles = new AnnotationPainter.UnderlineStrategy(SWT.UNDERLINE_SQUIGGLE);
    for (String type : List.of(ERROR, WARNING)) {
      painter.addTextStyleStrategy(type, squiggles);
      painter.addAnnotationType(type, type);
    }
    setColors();
    viewer.addTextPresentationListener(painter);
    viewer.addPainter(painter);
    painter.paint(IPainter.CONFIGURATION);
    StillwaterColors.onChange(viewer.getTextWidget(), this::setColors);
  }

  private void setColors() {
    painter.setAnnotationTypeColor(ERROR, StillwaterColors.get(StillwaterColors.ERROR));
    painter.setAnnotationTypeColor(WARNING, StillwaterColors.get(StillwaterColors.WARNING));
  }

  /** Underlines these problems and no others. */
  void show(List<ExpressionProblem> problems) {
    if (!(viewer.getAnnotationModel() instanceof AnnotationModel model)) {
      return;
    }
    int length = viewer.getDocument().getLength();
    Map<Annotation, Position> marks = new HashMap<>();
    for (ExpressionProblem problem : problems) {
      int start = Math.clamp(problem.column() - 1L, 0, Math.max(0, length - 1));
      int end = Math.min(length, start + problem.length());
      if (end > start) {
        marks.put(new Annotation(problem.isError() ? ERROR : WARNING, false, problem.message()), new Position(start, end - start));
      }
    }
    Iterator<Annotation> present = model.getAnnotationIterator();
    List<Annotation> old = new ArrayList<>();
    present.forEachRemaining(old::add);
    model.replaceAnnotations(old.toArray(Annotation[]::new), marks);
  }

  /** The type of an annotation is its kind; nothing is temporary. */
  private static final class TypeAccess implements IAnnotationAccess {
    @Override
    public Object getType(Annotation annotation) {
      return annotation.getType();
    }

    @Override
    public boolean isMultiLine(Annotation annotation) {
      return true;
    }

    @Override
    public boolean isTemporary(Annotation annotation) {
      return false;
    }
  }
}
