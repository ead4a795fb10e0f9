package dev.stillwater.compiler;

import dev.stillwater.model.OperatorParameters;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A state that an operator keeps, as snapshots name it; the contract is {@code docs/formats/state.md}.
 *
 * <p>THREADING: immutable.
 *
 * @param name the name in snapshots; that of a process function's own states is not known here
 * @param scope who shares it
 * @param content what it holds, in a few words
 */
public record HeldState(String name, Scope scope, String content) {
  private static final String WATERMARK = "watermark";
  private static final String WINDOW_TIMERS = "window-timers";

  /** Who shares a state. */
  public enum Scope {
    /** Each key has its own. */
    KEYED,
    /** Each subtask has its own. */
    OPERATOR
  }

  public HeldState {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(content, "content");
  }

  /** The states of an operator of the kind, keyed ones first; none for an operator that keeps none. */
  public static List<HeldState> of(Operator operator, OperatorKind kind) {
    List<HeldState> states = new ArrayList<>();
    switch (kind.id()) {
      case "aggregate" -> states.add(keyed("aggregate", "accumulator of each key"));
      case "window-aggregate" -> addTimeWindows(operator, kind, states);
      case "session-window" -> {
        states.add(keyed("session-contents", "accumulator of each key and session"));
        states.add(keyed("merging-window-set", "open sessions of each key"));
        addTimers(operator, kind, states);
      }
      case "count-window" -> {
        states.add(keyed("count", "number of records of each key"));
        states.add(keyed("panes", "accumulators of each key"));
      }
      case "global-window" -> {
        states.add(keyed("window-contents", "accumulator of each key"));
        states.add(keyed("count", "records of each key since the last result"));
        states.add(keyed("fire-time", "when each key gives its next result"));
      }
      case "top-n" -> {
        states.add(keyed("top", "best records of each key and window"));
        addTimers(operator, kind, states);
      }
      case "deduplicate" -> states.add(keyed("seen", "keys that have come"));
      case "process" -> states.add(keyed("", "as the function declares, and its timers"));
      default -> addOfJoinOrEnds(kind, states);
    }
    return List.copyOf(states);
  }

  private static void addOfJoinOrEnds(OperatorKind kind, List<HeldState> states) {
    switch (kind.id()) {
      case "window-join", "interval-join" -> {
        states.add(keyed("left", "records of the left input by key"));
        states.add(keyed("right", "records of the right input by key"));
        states.add(keyed(kind.id().equals("window-join") ? WINDOW_TIMERS : "cleanup", "timers"));
        states.add(watermark());
      }
      case "enrich" -> states.add(own("table", "the whole table, in every subtask"));
      case "csv-source" -> addSource("csv-splits", states);
      case "json-source" -> addSource("json-splits", states);
      case "directory-source" -> {
        addSource("directory-splits", states);
        states.add(own("directory-done", "files that have been read"));
      }
      case "socket-source" -> addSource("input-log", states);
      case "generator" -> states.add(own("generator-splits", "numbers that are still to come"));
      case "csv-sink", "json-sink" -> {
        states.add(own("sink-file", "length of a single file"));
        states.add(own("sink-parts", "parts of a folder that are not visible yet"));
        states.add(own("sink-counters", "numbers of the parts of a folder"));
      }
      default -> addByTraits(kind, states);
    }
  }

  /** What is known of a kind that another bundle provides. */
  private static void addByTraits(OperatorKind kind, List<HeldState> states) {
    if (kind.has(OperatorKind.Trait.KEYED_STATE)) {
      states.add(keyed("", "as the kind declares"));
    }
    if (kind.has(OperatorKind.Trait.OPERATOR_STATE)) {
      states.add(own("", "as the kind declares"));
    }
  }

  private static void addTimeWindows(Operator operator, OperatorKind kind, List<HeldState> states) {
    boolean isOfPanes = isEventTime(operator, kind) && OperatorParameters.of(operator, kind).text("allowedLateness").filter(HeldState::isNothing).isPresent();
    if (isOfPanes) {
      states.add(keyed("window-contents", "accumulator of each key and pane"));
      states.add(watermark());
    } else {
      states.add(keyed("windows", "accumulator of each key and window"));
      addTimers(operator, kind, states);
    }
  }

  private static void addTimers(Operator operator, OperatorKind kind, List<HeldState> states) {
    states.add(keyed(WINDOW_TIMERS, "when each window ends"));
    if (isEventTime(operator, kind)) {
      states.add(watermark());
    }
  }

  private static void addSource(String name, List<HeldState> states) {
    states.add(own(name, "position of the input"));
    states.add(own("bad-lines", "length of the file of bad lines"));
  }

  private static boolean isEventTime(Operator operator, OperatorKind kind) {
    return kind.parameter("time").isEmpty() || OperatorParameters.of(operator, kind).text("time").filter("processing"::equals).isEmpty();
  }

  private static boolean isNothing(String duration) {
    return duration.strip().matches("0+\\p{Alpha}*");
  }

  private static HeldState watermark() {
    return own(WATERMARK, "watermark of each subtask");
  }

  private static HeldState keyed(String name, String content) {
    return new HeldState(name, Scope.KEYED, content);
  }

  private static HeldState own(String name, String content) {
    return new HeldState(name, Scope.OPERATOR, content);
  }
}
