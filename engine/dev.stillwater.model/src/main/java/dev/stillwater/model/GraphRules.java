package dev.stillwater.model;

import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.catalog.PortSpec;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules of the graph as a whole: no port dangles, no cycle, and records can reach every operator.
 *
 * <p>THREADING: one check; the thread that owns the job.
 */
final class GraphRules {
  private final Job job;
  private final OperatorCatalog catalog;
  private final ProblemList problems;

  private GraphRules(Job job, OperatorCatalog catalog, ProblemList problems) {
    this.job = job;
    this.catalog = catalog;
    this.problems = problems;
  }

  /** Cost: linear in the number of operators and streams. */
  static void check(Job job, OperatorCatalog catalog, ProblemList problems) {
    GraphRules rules = new GraphRules(job, catalog, problems);
    Set<Operator> explained = new HashSet<>();
    for (Operator operator : job.getOperators()) {
      rules.checkPorts(operator, explained);
    }
    rules.checkCycles(explained);
    rules.checkReachable(explained);
  }

  private void checkPorts(Operator operator, Set<Operator> explained) {
    OperatorKind kind = catalog.kind(operator.getKind()).orElse(null);
    if (kind == null) {
      return;
    }
    Set<String> inputs = new HashSet<>();
    for (Stream stream : operator.getIncoming()) {
      connected(stream, kind.inputs(), stream.getTargetPort()).ifPresent(inputs::add);
    }
    Set<String> outputs = new HashSet<>();
    for (Stream stream : operator.getOutgoing()) {
      connected(stream, kind.outputs(), stream.getSourcePort()).ifPresent(outputs::add);
    }
    for (PortSpec port : kind.inputs()) {
      if (!port.isOptional() && !inputs.contains(port.name())) {
        explained.add(operator);
        problems.add(ProblemPlace.of(operator, "port:" + port.name()).error("port-dangling",
            "No stream leads into the input '" + port.name() + "', so the operator gets no records.",
            "Connect an output to it, or remove the operator."));
      }
    }
    for (PortSpec port : kind.outputs()) {
      if (!port.isOptional() && !outputs.contains(port.name())) {
        problems.add(ProblemPlace.of(operator, "port:" + port.name()).error("port-dangling",
            "No stream leads out of the output '" + port.name() + "', so its records get lost.",
            "Connect it to another operator, such as a sink, or remove the operator."));
      }
    }
  }

  private Optional<String> connected(Stream stream, List<PortSpec> ports, String name) {
    return stream.eContainer() == job ? StreamRules.find(ports, name).map(PortSpec::name) : Optional.empty();
  }

  private void checkCycles(Set<Operator> explained) {
    for (List<Stream> cycle : new CycleFinder(job).cycles(explained)) {
      Stream last = cycle.get(cycle.size() - 1);
      String path = cycle.stream().limit(20).map(stream -> String.valueOf(stream.getSource().getUid())).collect(Collectors.joining(" -> "));
      String end = (cycle.size() > 20 ? " -> ... -> " : " -> ") + last.getTarget().getUid();
      problems.add(ProblemPlace.of(last).error("graph-cycle", "The streams run in a circle: " + path + end + ".",
          "Remove one of the streams of the circle; records only flow forward."));
    }
  }

  private void checkReachable(Set<Operator> explained) {
    Set<Operator> reached = new HashSet<>();
    Deque<Operator> open = new ArrayDeque<>();
    for (Operator operator : job.getOperators()) {
      // Of an unknown kind nothing is known; it may well be a source.
      if (catalog.kind(operator.getKind()).map(OperatorKind::isSource).orElse(true) && reached.add(operator)) {
        open.add(operator);
      }
    }
    while (!open.isEmpty()) {
      for (Stream stream : open.remove().getOutgoing()) {
        if (stream.getTarget() != null && stream.eContainer() == job && reached.add(stream.getTarget())) {
          open.add(stream.getTarget());
        }
      }
    }
    for (Operator operator : job.getOperators()) {
      if (!reached.contains(operator) && !explained.contains(operator)) {
        problems.add(ProblemPlace.of(operator).warning("operator-unreachable",
            "No source leads to the operator, so it never gets a record.", "Connect what comes before it to a source, or remove it."));
      }
    }
  }
}
