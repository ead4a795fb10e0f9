package dev.stillwater.engine.compare;

import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.plan.StreamPlan;
import dev.stillwater.engine.replay.ReplayVersion;
import dev.stillwater.engine.replay.RowListener;
import dev.stillwater.engine.row.RowType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Operators and streams of a version as its author knows them, and what their rows look like.
 *
 * <p>THREADING: immutable.
 *
 * @param operators uids in an order in which an operator stands behind those that it gets rows from
 * @param outputs for each output the tap of its first stream, which hears rows where the version is tapped
 * @param inputs for each operator the outputs that it gets rows from
 * @param taps types of the rows of the taps
 * @param sinks types of the rows of the captured sinks
 * @param plans the operators by uid
 */
record Topology(List<String> operators, Map<Output, String> outputs, Map<String, Set<Output>> inputs, Map<String, RowType> taps, Map<String, RowType> sinks,
    Map<String, OperatorPlan> plans) {
  /** An output of an operator. */
  record Output(String uid, int port) {
    String name() {
      return StreamDiff.name(uid, port);
    }
  }

  /** The topology of a version, whether it is tapped or not. */
  static Topology of(ReplayVersion version) {
    JobPlan plan = version.plan();
    List<String> operators = new ArrayList<>();
    Map<String, RowType> taps = new LinkedHashMap<>();
    Map<String, RowType> sinks = new LinkedHashMap<>();
    Map<String, OperatorPlan> plans = new LinkedHashMap<>();
    plan.tasks().forEach(task -> task.operators().forEach(operator -> {
      operators.add(operator.uid());
      plans.put(operator.uid(), operator);
      if (version.captured().contains(operator.uid())) {
        sinks.put(operator.uid(), operator.inputs().getFirst());
      }
    }));
    Map<Output, String> outputs = new LinkedHashMap<>();
    Map<String, Set<Output>> inputs = new LinkedHashMap<>();
    operators.forEach(uid -> inputs.put(uid, new LinkedHashSet<>()));
    for (StreamPlan stream : plan.streams()) {
      Output output = new Output(stream.source(), stream.sourcePort());
      String tap = RowListener.tapOf(stream.source(), stream.sourcePort(), stream.target());
      if (outputs.putIfAbsent(output, tap) == null) {
        taps.put(tap, plans.get(stream.source()).outputs().get(stream.sourcePort()));
      }
      inputs.get(stream.target()).add(output);
    }
    return new Topology(inOrder(operators, inputs), outputs, inputs, taps, sinks, plans);
  }

  /** Sources first. Cost: the square of the number of operators. */
  private static List<String> inOrder(List<String> operators, Map<String, Set<Output>> inputs) {
    Set<String> ordered = new LinkedHashSet<>();
    while (ordered.size() < operators.size()) {
      int before = ordered.size();
      for (String uid : operators) {
        if (inputs.get(uid).stream().allMatch(input -> ordered.contains(input.uid()) || !inputs.containsKey(input.uid()))) {
          ordered.add(uid);
        }
      }
      if (ordered.size() == before) {
        // A loop; its operators stand in the order of the plan.
        ordered.addAll(operators);
      }
    }
    return List.copyOf(ordered);
  }

  /** Sources that another version does not have. */
  Set<String> sourcesBeside(Topology other) {
    return operators.stream().filter(uid -> inputs.get(uid).isEmpty() && !other.plans().containsKey(uid)).collect(Collectors.toSet());
  }

  /** The outputs of an operator that streams begin at. */
  List<Output> outputsOf(String uid) {
    return outputs.keySet().stream().filter(output -> output.uid().equals(uid)).toList();
  }

  /** The taps of outputs, by the output's name, with the types of their rows. */
  Map<String, RowType> outputTypes() {
    Map<String, RowType> types = new LinkedHashMap<>();
    outputs.forEach((output, tap) -> types.put(output.name(), taps.get(tap)));
    return types;
  }

  /** The names of outputs by their taps. */
  Map<String, String> outputNames() {
    Map<String, String> names = new LinkedHashMap<>();
    outputs.forEach((output, tap) -> names.put(tap, output.name()));
    return names;
  }
}
