package dev.stillwater.engine.compare;

import dev.stillwater.engine.compare.Divergence.Kind;
import dev.stillwater.engine.compare.Divergence.Rows;
import dev.stillwater.engine.compare.Divergence.StateAt;
import dev.stillwater.engine.compare.Topology.Output;
import dev.stillwater.engine.replay.InputRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says which operator it was where two sides part, and what it got and put out.
 *
 * <p>THREADING: one thread.
 */
final class Describer {
  private final Topology topologyA;
  private final Topology topologyB;
  private final LockstepSide a;
  private final LockstepSide b;
  private final Set<String> equalNames;

  Describer(Topology topologyA, Topology topologyB, LockstepSide a, LockstepSide b, List<SinkDiff> rows) {
    this.topologyA = topologyA;
    this.topologyB = topologyB;
    this.a = a;
    this.b = b;
    equalNames = rows.stream().filter(SinkDiff::isEqual).map(SinkDiff::name).collect(Collectors.toSet());
  }

  /** Both sides after one record. */
  Divergence atRecord(long number, Map<String, List<StateAt>> states, Kind kind) {
    String first = inOrder().stream().filter(uid -> hasOtherOutput(uid) || states.containsKey(uid)).findFirst().orElse(lastOperator());
    String operator = origin(first);
    boolean isOutput = hasOtherOutput(operator) || !operator.equals(first);
    Optional<InputRecord> record = a.lastRecord().or(b::lastRecord);
    return divergence(operator, isOutput ? Kind.OUTPUT : kind, record, number, states.getOrDefault(operator, List.of()));
  }

  /** One side broke at a record. */
  Divergence atFailure(long number) {
    LockstepSide broken = a.failure().isPresent() ? a : b;
    String operator = broken.failure().orElseThrow().uid().orElse(lastOperator());
    return divergence(operator, Kind.FAILURE, broken.failedRecord().or(broken::lastRecord), number, List.of());
  }

  /** Nothing differed before the input had ended. */
  Divergence atEnd() {
    String first = inOrder().stream().filter(this::hasOtherOutput).findFirst().orElse(lastOperator());
    return divergence(origin(first), Kind.OUTPUT, Optional.empty(), 0, List.of());
  }

  private Divergence divergence(String operator, Kind kind, Optional<InputRecord> record, long number, List<StateAt> states) {
    boolean isA = topologyA.plans().containsKey(operator);
    boolean isB = topologyB.plans().containsKey(operator);
    Set<Output> outputs = new LinkedHashSet<>(topologyA.outputsOf(operator));
    outputs.addAll(topologyB.outputsOf(operator));
    Set<Output> inputs = new LinkedHashSet<>(topologyA.inputs().getOrDefault(operator, Set.of()));
    inputs.addAll(topologyB.inputs().getOrDefault(operator, Set.of()));
    return new Divergence(operator, Presence.of(isA, isB), kind, record, number, states, rows(outputs), rows(inputs));
  }

  private List<Rows> rows(Set<Output> outputs) {
    return outputs.stream().map(output -> new Rows(output.name(), a.kept(output.name()), b.kept(output.name()), equalNames.contains(output.name()))).toList();
  }

  /** The operators of both sides: one of B alone stands before what follows it. */
  private List<String> inOrder() {
    List<String> order = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (String uid : topologyB.operators()) {
      if (topologyA.plans().containsKey(uid)) {
        for (String before : topologyA.operators()) {
          if (before.equals(uid)) {
            break;
          }
          if (!topologyB.plans().containsKey(before) && known.add(before)) {
            order.add(before);
          }
        }
      }
      if (known.add(uid)) {
        order.add(uid);
      }
    }
    topologyA.operators().stream().filter(known::add).forEach(order::add);
    return order;
  }

  private String lastOperator() {
    return inOrder().getLast();
  }

  /** Whether an operator of both sides puts out other rows, or gets them if it is a sink. */
  private boolean hasOtherOutput(String uid) {
    boolean isCommonSink = topologyA.sinks().containsKey(uid) && topologyB.sinks().containsKey(uid);
    if (isCommonSink && !equalNames.contains(LockstepSide.sinkName(uid))) {
      return true;
    }
    return topologyA.outputsOf(uid).stream().anyMatch(output -> topologyB.outputs().containsKey(output) && !equalNames.contains(output.name()));
  }

  /** The operator itself, or the first one before it that only one side has. */
  private String origin(String uid) {
    String operator = uid;
    Set<String> visited = new HashSet<>();
    while (visited.add(operator)) {
      String current = operator;
      Optional<String> before = lonelyBefore(current, topologyA, topologyB).or(() -> lonelyBefore(current, topologyB, topologyA));
      if (before.isEmpty()) {
        return operator;
      }
      operator = before.get();
    }
    return operator;
  }

  private static Optional<String> lonelyBefore(String uid, Topology own, Topology other) {
    return own.inputs().getOrDefault(uid, Set.of()).stream().map(Output::uid).filter(before -> !other.plans().containsKey(before)).findFirst();
  }
}
