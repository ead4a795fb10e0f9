package dev.stillwater.ui.editor.parts;

import dev.stillwater.compiler.HeldState;
import dev.stillwater.compiler.expression.FieldDescription;
import dev.stillwater.model.JobParallelism;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Partitioning;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.diagram.DiagramMessages;
import dev.stillwater.ui.editor.figures.TipFigure;
import dev.stillwater.ui.editor.live.LiveView;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.StreamEnds;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.draw2d.IFigure;
import org.eclipse.osgi.util.NLS;

/**
 * What shows while the pointer rests on an operator or a stream.
 *
 * <p>THREADING: UI thread.
 */
final class Tips {
  private static final int FIELDS_MAX = 20;

  private Tips() {}

  static IFigure of(JobDiagram diagram, Operator operator, Optional<LiveView> live) {
    TipFigure tip = content(diagram, operator, live);
    live.ifPresent(view -> view.follow(tip, () -> content(diagram, operator, live)));
    return tip;
  }

  private static TipFigure content(JobDiagram diagram, Operator operator, Optional<LiveView> live) {
    Optional<OperatorKind> kind = diagram.kind(operator);
    TipFigure tip = new TipFigure(JobDiagram.nameOf(operator));
    String uid = operator.getUid() == null ? DiagramMessages.OperatorTip_noUid : operator.getUid();
    tip.line(NLS.bind(DiagramMessages.OperatorTip_kind, kind.map(OperatorKind::label).orElse(String.valueOf(operator.getKind())), uid));
    tip.line(NLS.bind(DiagramMessages.OperatorTip_parallelism, JobParallelism.of(operator, diagram.catalog())));
    String partners = diagram.chains().chains().stream().filter(chain -> chain.contains(operator)).flatMap(List::stream)
        .filter(other -> other != operator).map(JobDiagram::nameOf).collect(Collectors.joining(", "));
    if (!partners.isEmpty()) {
      tip.lines(null, NLS.bind(DiagramMessages.OperatorTip_chain, partners));
    }
    live.ifPresent(view -> view.addTo(tip, operator));
    addProblems(tip, diagram.problems().of(operator));
    List<HeldState> states = kind.map(known -> HeldState.of(operator, known)).orElse(List.of());
    addStates(tip, DiagramMessages.OperatorTip_keyedState, states, HeldState.Scope.KEYED);
    addStates(tip, DiagramMessages.OperatorTip_operatorState, states, HeldState.Scope.OPERATOR);
    return tip;
  }

  static IFigure of(JobDiagram diagram, Stream stream, String title, Optional<LiveView> live) {
    TipFigure tip = content(diagram, stream, title, live);
    live.ifPresent(view -> view.follow(tip, () -> content(diagram, stream, title, live)));
    return tip;
  }

  private static TipFigure content(JobDiagram diagram, Stream stream, String title, Optional<LiveView> live) {
    TipFigure tip = new TipFigure(title);
    tip.line(partitioning(diagram, stream));
    tip.line(diagram.chains().chainBreak(stream).map(reason -> NLS.bind(DiagramMessages.StreamTip_notChained, reason))
        .orElse(DiagramMessages.StreamTip_chained));
    live.ifPresent(view -> view.addTo(tip, stream));
    addProblems(tip, diagram.problems().of(stream));
    List<FieldDescription> fields = diagram.types(stream.getSource()).output(Math.max(0, StreamEnds.of(diagram, stream).output()));
    if (fields.isEmpty()) {
      tip.line(DiagramMessages.StreamTip_noSchema);
      return tip;
    }
    tip.heading(DiagramMessages.StreamTip_fields);
    for (FieldDescription field : fields.subList(0, Math.min(FIELDS_MAX, fields.size()))) {
      boolean isKey = stream.getPartitioning() == Partitioning.HASH && stream.getKeyFields().contains(field.name());
      tip.row(field.name(), isKey ? NLS.bind(DiagramMessages.OperatorTip_kind, field.typeText(), DiagramMessages.StreamTip_key) : field.typeText());
    }
    if (fields.size() > FIELDS_MAX) {
      tip.line(NLS.bind(DiagramMessages.StreamTip_more, fields.size() - FIELDS_MAX));
    }
    return tip;
  }

  static String partitioning(JobDiagram diagram, Stream stream) {
    int from = JobParallelism.of(stream.getSource(), diagram.catalog());
    int to = JobParallelism.of(stream.getTarget(), diagram.catalog());
    return switch (stream.getPartitioning()) {
      case FORWARD -> from == to ? DiagramMessages.StreamTip_forward : NLS.bind(DiagramMessages.StreamTip_rebalanced, from, to);
      case HASH -> DiagramMessages.StreamTip_hash;
      case REBALANCE -> DiagramMessages.StreamTip_rebalance;
      case BROADCAST -> DiagramMessages.StreamTip_broadcast;
    };
  }

  private static void addProblems(TipFigure tip, List<JobProblem> problems) {
    problems.forEach(problem -> tip.lines(ProblemLook.image(List.of(problem)), problem.message() + '\n' + problem.fix()));
  }

  private static void addStates(TipFigure tip, String heading, List<HeldState> states, HeldState.Scope scope) {
    List<HeldState> shown = states.stream().filter(state -> state.scope() == scope).toList();
    if (!shown.isEmpty()) {
      tip.heading(heading);
      shown.forEach(state -> tip.row(state.name().isEmpty() ? DiagramMessages.OperatorTip_unnamedState : state.name(), state.content()));
    }
  }
}
