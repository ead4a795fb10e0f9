package dev.stillwater.engine.compare;

import dev.stillwater.engine.replay.InputRecord;
import dev.stillwater.engine.row.ValueType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where two versions first part: the first input record after which an output or a state differs.
 *
 * <p>THREADING: immutable, but for the row of the record.
 *
 * @param operator uid of the first operator, in the order of the streams, whose output or state differs
 * @param presence which version has the operator
 * @param kind what differs first
 * @param record the input record; empty when nothing differs before the input has ended
 * @param recordNumber its number, from 1, counted from the beginning of the replay; 0 without a record
 * @param states entries of the operator's states that differ after the record, with their values before and after it on both sides
 * @param outputs rows that the operator put out because of the record, by output, on both sides
 * @param inputs rows that the operator got because of the record, which are the same on both sides unless it is a source or was put before a sink
 */
public record Divergence(String operator, Presence presence, Kind kind, Optional<InputRecord> record, long recordNumber, List<StateAt> states, List<Rows> outputs,
    List<Rows> inputs) {
  public Divergence {
    states = List.copyOf(states);
    outputs = List.copyOf(outputs);
    inputs = List.copyOf(inputs);
  }

  /** Whether the record at which the versions part, or a row that follows from it, went into the result: it has the values of the whole key and lies in the window. */
  boolean concerns(ResultDifference difference) {
    Stream<ResultRow> rows = Stream.concat(inputs.stream(), outputs.stream()).flatMap(one -> Stream.concat(one.a().stream(), one.b().stream()));
    Stream<ResultRow> read = record.flatMap(InputRecord::row).map(ResultRow::of).stream();
    return Stream.concat(rows, read).anyMatch(row -> concerns(row, difference));
  }

  private static boolean concerns(ResultRow row, ResultDifference difference) {
    boolean hasOtherKey = difference.key().stream().anyMatch(key -> !isTime(difference.row(), key.field())
        && (row.type().field(key.field()).isEmpty() || !Objects.equals(row.text(key.field()).orElse("null"), key.value())));
    boolean isInside = difference.row().window().map(window -> row.timestampMs() >= window.startMs() && row.timestampMs() < window.endMs()).orElse(true);
    return !hasOtherKey && isInside;
  }

  private static boolean isTime(ResultRow row, String field) {
    return row.type().field(field).filter(column -> column.type() == ValueType.TIMESTAMP).isPresent();
  }

  /** What differs first. */
  public enum Kind {
    /** The operator's output. */
    OUTPUT,
    /** The operator's state, and not its output yet. */
    STATE,
    /** One side fails. */
    FAILURE
  }

  /**
   * An entry of state at the record, as text for people; "none" where there is none.
   *
   * @param state name of the state
   * @param place which entry
   * @param beforeA value in A before the record
   * @param afterA value in A after it
   * @param beforeB value in B before it
   * @param afterB value in B after it
   */
  public record StateAt(String state, String place, String beforeA, String afterA, String beforeB, String afterB) {
  }

  /**
   * Rows of a stream.
   *
   * @param stream name for people: {@code daily to out}
   * @param a rows of A, in their order
   * @param b rows of B
   * @param isEqual whether they are equal by the rules of the comparison
   */
  public record Rows(String stream, List<ResultRow> a, List<ResultRow> b, boolean isEqual) {
    public Rows {
      a = List.copyOf(a);
      b = List.copyOf(b);
    }
  }
}
