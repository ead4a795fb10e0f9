package dev.stillwater.engine.snapshot;

/**
 * What a state is to its operator.
 *
 * <p>THREADING: immutable.
 */
public enum StateKind {
  /** Keyed: one value. */
  VALUE("value"),
  /** Keyed: a list. */
  LIST("list"),
  /** Keyed: a map; each of its entries is an entry of the snapshot. */
  MAP("map"),
  /** Keyed: one value that new ones are reduced into. */
  REDUCING("reducing"),
  /** Keyed: an accumulator. */
  AGGREGATING("aggregating"),
  /** Keyed: a folded value of old jobs. */
  FOLDING("folding"),
  /** Keyed: of a kind that the snapshot does not name. */
  UNKNOWN("unknown"),
  /** Timers of a timer service; the value is empty. */
  TIMER("timer"),
  /** Operator state whose elements are split over the subtasks. */
  OPERATOR_LIST("operator-list"),
  /** Operator state of which each subtask gets all elements. */
  OPERATOR_UNION("operator-union"),
  /** Operator state that is the same in each subtask: a map. */
  BROADCAST("broadcast"),
  /** State of a source's coordinator. */
  COORDINATOR("coordinator"),
  /** Keyed bytes that only their operator understands. */
  RAW_KEYED("raw-keyed"),
  /** Operator bytes that only their operator understands. */
  RAW_OPERATOR("raw-operator"),
  /** Records on their way into a subtask. */
  CHANNEL_INPUT("channel-input"),
  /** Records on their way out of a subtask. */
  CHANNEL_OUTPUT("channel-output");

  private final String text;

  StateKind(String text) {
    this.text = text;
  }

  /** The name in the output of the command line. */
  public String text() {
    return text;
  }

  /** Whether entries belong to keys and key groups. */
  public boolean isKeyed() {
    return compareTo(TIMER) <= 0 || this == RAW_KEYED;
  }
}
