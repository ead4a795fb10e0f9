package dev.stillwater.ui.editor.find;

import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Expression;
import dev.stillwater.model.job.NoteLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Parameter;
import dev.stillwater.ui.editor.diagram.DiagramMessages;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.osgi.util.NLS;

/**
 * Searches names, uids, kinds, expressions, parameters and notes of a drawing for a text, whatever its case.
 *
 * <p>THREADING: the thread that owns the job.
 */
public final class DiagramSearch {
  private DiagramSearch() {}

  /**
   * Something that holds the text.
   *
   * @param element the operator or note
   * @param place where the text stands, such as "expression late: delay > 15"
   */
  public record Match(EObject element, String place) {
    public Match {
      Objects.requireNonNull(element, "element");
      Objects.requireNonNull(place, "place");
    }
  }

  /** What holds the text, operators in the order of the streams, then notes; nothing for an empty text. Cost: linear in the texts of the job. */
  public static List<Match> find(JobDiagram diagram, String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      return List.of();
    }
    List<Match> matches = new ArrayList<>();
    for (Operator operator : inOrder(diagram)) {
      place(diagram, operator, wanted).ifPresent(place -> matches.add(new Match(operator, place)));
    }
    for (NoteLayout note : diagram.layout().getNotes()) {
      if (holds(note.getText(), wanted)) {
        matches.add(new Match(note, DiagramMessages.DiagramSearch_note));
      }
    }
    return matches;
  }

  /** The operators of the diagram so that each stands behind those it gets records from, else from left to right. */
  public static List<Operator> inOrder(JobDiagram diagram) {
    Map<Operator, Integer> waiting = new IdentityHashMap<>();
    List<Operator> all = new ArrayList<>(diagram.job().getOperators());
    all.sort(Comparator.comparingInt((Operator operator) -> diagram.location(operator).y).thenComparingInt(operator -> diagram.location(operator).x));
    Deque<Operator> ready = new ArrayDeque<>();
    for (Operator operator : all) {
      int inputs = (int) operator.getIncoming().stream().filter(stream -> stream.getSource() != null).count();
      waiting.put(operator, inputs);
      if (inputs == 0) {
        ready.add(operator);
      }
    }
    List<Operator> ordered = new ArrayList<>();
    while (!ready.isEmpty()) {
      Operator operator = ready.remove();
      ordered.add(operator);
      operator.getOutgoing().stream().map(stream -> stream.getTarget()).filter(target -> target != null && waiting.containsKey(target))
          .filter(target -> waiting.merge(target, -1, Integer::sum) == 0).forEach(ready::addFirst);
    }
    all.stream().filter(operator -> waiting.get(operator) > 0).forEach(ordered::add);
    return ordered;
  }

  /** Where the operator holds the text, which is in lower case; the most telling place first. */
  public static Optional<String> place(JobDiagram diagram, Operator operator, String wanted) {
    if (holds(operator.getName(), wanted)) {
      return Optional.of(DiagramMessages.DiagramSearch_name);
    }
    if (holds(operator.getUid(), wanted)) {
      return Optional.of(NLS.bind(DiagramMessages.DiagramSearch_uid, operator.getUid()));
    }
    for (Expression expression : operator.getExpressions()) {
      if (holds(expression.getName(), wanted) || holds(expression.getText(), wanted)) {
        return Optional.of(expression.getName() == null ? NLS.bind(DiagramMessages.DiagramSearch_condition, expression.getText())
            : NLS.bind(DiagramMessages.DiagramSearch_expression, expression.getName(), expression.getText()));
      }
    }
    for (Parameter parameter : operator.getParameters()) {
      if (holds(parameter.getValue(), wanted)) {
        return Optional.of(NLS.bind(DiagramMessages.DiagramSearch_parameter, parameter.getName(), parameter.getValue()));
      }
    }
    String kind = diagram.kind(operator).map(OperatorKind::label).orElse(operator.getKind());
    return holds(kind, wanted) ? Optional.of(NLS.bind(DiagramMessages.DiagramSearch_kind, kind)) : Optional.empty();
  }

  private static boolean holds(String text, String wanted) {
    return text != null && text.toLowerCase(Locale.ROOT).contains(wanted);
  }
}
