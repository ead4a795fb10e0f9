package dev.stillwater.engine.snapshot.write;

import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import java.util.Comparator;
import java.util.List;

/**
 * The keyed states of an operator, the same for all its subtasks. They are sorted by name, so that the order in which an operator registers them does not
 * show in the bytes; the position of a state in {@link #states} is its id in the file.
 *
 * <p>THREADING: immutable.
 *
 * @param key serializer of the keys
 * @param states the states, no two of one name
 */
public record KeyedStates(ValueSerializer key, List<KeyedState> states) {
  public KeyedStates {
    states = states.stream().sorted(Comparator.comparing(KeyedState::name)).toList();
    if (states.stream().map(KeyedState::name).distinct().count() != states.size()) {
      throw new IllegalArgumentException("Two keyed states of one operator have the same name.");
    }
    if (states.size() > Short.MAX_VALUE) {
      throw new IllegalArgumentException(states.size() + " keyed states are more than a snapshot can hold for one operator.");
    }
  }

  /** The id of the state with the name. Cost: number of states. */
  public int id(String name) {
    for (int id = 0; id < states.size(); id++) {
      if (states.get(id).name().equals(name)) {
        return id;
      }
    }
    throw new IllegalArgumentException("There is no keyed state '" + name + "'.");
  }
}
