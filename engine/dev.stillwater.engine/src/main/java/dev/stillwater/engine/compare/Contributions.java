package dev.stillwater.engine.compare;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.compare.Contribution.Arrival;
import dev.stillwater.engine.compare.Contribution.Window;
import dev.stillwater.engine.compare.Topology.Output;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.replay.InputRecord;
import dev.stillwater.engine.replay.Replay;
import dev.stillwater.engine.replay.ReplaySpec;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueText;
import dev.stillwater.engine.snapshot.SnapshotException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the input records behind a key of a keyed operator, and of one of its windows: replays each side record by record and sees which rows reach the operator.
 *
 * <p>THREADING: one thread.
 */
public final class Contributions {
  private static final long RECORDS_BETWEEN_NEWS = 1 << 12;
  private static final String SIZE = "size";
  private static final int ARRIVALS_MAX = 200;
  private static final String WHAT = "looking for the input behind a result, input records";

  private final String operator;
  private final Map<String, String> key;
  private final Optional<Window> window;
  private final ProgressListener listener;
  private boolean isCut;

  private Contributions(String operator, Map<String, String> key, Optional<Window> window, ProgressListener listener) {
    this.operator = operator;
    this.key = key;
    this.window = window;
    this.listener = listener;
  }

  /**
   * The input behind a key.
   *
   * @param a replay of version A with all streams tapped; who hears its rows is not asked
   * @param operator uid of the keyed operator
   * @param key names of the operator's key fields with their values as text
   * @param window the window, if only records of that are wanted
   * @throws SnapshotException if a snapshot cannot be read, or the listener asks to stop
   */
  public static Contribution find(ReplaySpec a, ReplaySpec b, String operator, Map<String, String> key, Optional<Window> window, ProgressListener listener)
      throws SnapshotException {
    Contributions search = new Contributions(operator, key, window, listener);
    List<Arrival> ofA = search.arrivals(a);
    List<Arrival> ofB = search.arrivals(b);
    return new Contribution(operator, String.join(", ", key.values()), window, ofA, ofB, search.isCut);
  }

  /** The input behind the first result that differs, if that comes from a keyed operator whose key it still has. */
  static Optional<Contribution> behind(ComparisonResult result, ReplaySpec a, ReplaySpec b, ProgressListener listener) throws SnapshotException {
    Optional<ResultDifference> difference = result.firstDifference();
    if (difference.isEmpty()) {
      return Optional.empty();
    }
    ResultRow row = difference.get().row();
    Topology topology = Topology.of(difference.get().a().isPresent() ? a.version() : b.version());
    Optional<OperatorPlan> keyed = keyedBefore(difference.get().name(), topology)
        .filter(plan -> plan.keyFields().stream().allMatch(field -> row.type().indexOf(field) >= 0));
    if (keyed.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> key = new LinkedHashMap<>();
    keyed.get().keyFields().forEach(field -> key.put(field, row.text(field).orElse("null")));
    return Optional.of(find(a, b, keyed.get().uid(), key, row.window(), listener));
  }

  /**
   * The input behind a key of the keyed operator that is nearest to the results.
   *
   * @throws JobFailureException if neither version has an operator with so many key fields, or it has no windows and one is asked for
   */
  static Contribution behind(WantedKey wanted, ReplaySpec a, ReplaySpec b, ProgressListener listener) throws SnapshotException {
    List<OperatorPlan> keyed = Stream.of(a, b).map(side -> Topology.of(side.version()))
        .flatMap(topology -> topology.sinks().keySet().stream().flatMap(sink -> keyedBefore(sink, topology).stream())).toList();
    OperatorPlan operator = keyed.stream().filter(plan -> plan.keyFields().size() == wanted.values().size()).findFirst()
        .orElseThrow(() -> refused("There is no operator before a sink whose key has " + wanted.values().size() + (wanted.values().size() == 1 ? " field; " : " fields; ")
            + (keyed.isEmpty() ? "none is keyed." : "expected " + keyed.stream().map(plan -> "the values of " + String.join(", ", plan.keyFields()) + " for '" + plan.uid() + "'")
                .distinct().collect(Collectors.joining(", or ")) + ".")));
    Optional<Window> window = Optional.empty();
    if (wanted.windowStartMs().isPresent()) {
      long start = wanted.windowStartMs().getAsLong();
      String size = operator.parameter(SIZE).orElseThrow(() -> refused("Operator '" + operator.uid() + "' has no windows of one size. Leave the time behind the key out."));
      window = Optional.of(new Window(start, start + Long.parseLong(size)));
    }
    Map<String, String> key = new LinkedHashMap<>();
    for (int field = 0; field < wanted.values().size(); field++) {
      key.put(operator.keyFields().get(field), wanted.values().get(field));
    }
    return find(a, b, operator.uid(), key, window, listener);
  }

  private static JobFailureException refused(String message) {
    return new JobFailureException(new JobFailure(Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), message, Optional.empty()));
  }

  /** The nearest keyed operator before a sink, or the operator itself. */
  static Optional<OperatorPlan> keyedBefore(String sink, Topology topology) {
    Set<String> visited = new HashSet<>();
    List<String> front = List.of(sink);
    while (!front.isEmpty()) {
      List<String> next = new ArrayList<>();
      for (String uid : front) {
        OperatorPlan plan = topology.plans().get(uid);
        if (plan == null || !visited.add(uid)) {
          continue;
        }
        if (!plan.keyFields().isEmpty()) {
          return Optional.of(plan);
        }
        topology.inputs().get(uid).forEach(input -> next.add(input.uid()));
      }
      front = next;
    }
    return Optional.empty();
  }

  private List<Arrival> arrivals(ReplaySpec spec) throws SnapshotException {
    Topology topology = Topology.of(spec.version());
    OperatorPlan plan = topology.plans().get(operator);
    if (plan == null) {
      return List.of();
    }
    Map<String, List<String>> fieldsOfTap = fieldsOfTap(topology, plan);
    List<Arrival> arrivals = new ArrayList<>();
    List<ResultRow> rows = new ArrayList<>();
    ReplaySpec own = spec.withListener(listener).withRows((tap, subtask, row) -> {
      List<String> fields = fieldsOfTap.get(tap);
      if (fields != null && matches(row, fields)) {
        rows.add(ResultRow.of(row));
      }
    });
    try (Replay replay = Replay.open(own)) {
      while (!replay.isAtEnd() && arrivals.size() < ARRIVALS_MAX) {
        replay.advance(1);
        if (!rows.isEmpty()) {
          String position = replay.lastRecord().map(InputRecord::position).orElse("");
          rows.forEach(row -> arrivals.add(new Arrival(position, replay.recordsRead(), row)));
          rows.clear();
        }
        if (replay.recordsRead() % RECORDS_BETWEEN_NEWS == 0) {
          listener.progressed(WHAT, replay.recordsRead(), -1);
        }
      }
      isCut |= !replay.isAtEnd();
    }
    return arrivals;
  }

  /** The names that the key's fields have at each input of the operator, by tap. */
  private static Map<String, List<String>> fieldsOfTap(Topology topology, OperatorPlan plan) {
    Map<String, List<String>> fields = new HashMap<>();
    List<Output> inputs = List.copyOf(topology.inputs().get(plan.uid()));
    for (int index = 0; index < inputs.size(); index++) {
      Output input = inputs.get(index);
      // Several streams may come to one input; a join has a key for each of two.
      List<String> names = plan.keys().size() == inputs.size() ? plan.keyFields(index) : plan.keyFields();
      RowType type = topology.taps().get(topology.outputs().get(input));
      if (type != null && names.stream().allMatch(name -> type.indexOf(name) >= 0)) {
        fields.put(topology.outputs().get(input), names);
      }
    }
    return fields;
  }

  private boolean matches(Row row, List<String> fields) {
    if (window.isPresent() && (row.timestamp < window.get().startMs() || row.timestamp >= window.get().endMs())) {
      return false;
    }
    int index = 0;
    for (String value : key.values()) {
      int column = index < fields.size() ? row.type().indexOf(fields.get(index)) : -1;
      if (column < 0 || !value.equals(row.isNull(column) ? "null" : ValueText.text(row.type().field(column).type(), row.get(column)))) {
        return false;
      }
      index++;
    }
    return true;
  }
}
