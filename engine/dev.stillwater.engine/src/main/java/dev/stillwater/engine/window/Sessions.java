package dev.stillwater.engine.window;

import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.snapshot.value.TupleValue;
import dev.stillwater.engine.state.ListState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The open sessions of the current key, each with the window under which its accumulator is stored: a session grows without its accumulator being moved.
 *
 * <p>Invariant: sessions of a key neither overlap nor touch.
 *
 * <p>THREADING: the subtask.
 *
 * <p>SOURCE: Flink's MergingWindowSet; in snapshots the same list of pairs.
 */
final class Sessions {
  /**
   * A session.
   *
   * @param window from its first record to the gap behind its last one
   * @param stored the namespace of its accumulator
   */
  record Session(TimeWindowValue window, TimeWindowValue stored) {
    private TupleValue toTuple() {
      return new TupleValue(List.of(window, stored));
    }

    private static Session of(TupleValue tuple) {
      return new Session((TimeWindowValue) tuple.values().get(0), (TimeWindowValue) tuple.values().get(1));
    }
  }

  private final ListState<TupleValue> state;

  Sessions(ListState<TupleValue> state) {
    this.state = state;
  }

  /** Serializer of a session in the list. */
  static ValueSerializer serializer() {
    return Serializers.ofTuple(List.of(Serializers.ofTimeWindow(), Serializers.ofTimeWindow()));
  }

  /** The sessions that overlap or touch the window, in order of time. Cost: the sessions of the key. */
  List<Session> touching(TimeWindowValue window) {
    List<Session> found = new ArrayList<>();
    for (TupleValue tuple : state.get()) {
      Session session = Session.of(tuple);
      if (session.window().start() <= window.end() && session.window().end() >= window.start()) {
        found.add(session);
      }
    }
    found.sort((one, other) -> Long.compare(one.window().start(), other.window().start()));
    return found;
  }

  /** The session of exactly this window. */
  Optional<Session> at(TimeWindowValue window) {
    for (TupleValue tuple : state.get()) {
      Session session = Session.of(tuple);
      if (session.window().equals(window)) {
        return Optional.of(session);
      }
    }
    return Optional.empty();
  }

  /** Adds a session. */
  void add(Session session) {
    state.add(session.toTuple());
  }

  /** Puts a session in the place of others. */
  void replace(List<Session> old, Session session) {
    List<TupleValue> left = without(old);
    left.add(session.toTuple());
    state.update(left);
  }

  /** Removes a session. */
  void remove(Session session) {
    state.update(without(List.of(session)));
  }

  private List<TupleValue> without(List<Session> old) {
    List<TupleValue> left = new ArrayList<>();
    for (TupleValue tuple : state.get()) {
      if (!old.contains(Session.of(tuple))) {
        left.add(tuple);
      }
    }
    return left;
  }
}
