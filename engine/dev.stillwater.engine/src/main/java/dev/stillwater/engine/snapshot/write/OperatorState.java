package dev.stillwater.engine.snapshot.write;

import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle.Mode;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import java.util.Optional;

/**
 * One operator state as its operator describes it.
 *
 * <p>THREADING: immutable.
 *
 * @param name name of the state
 * @param mode how its elements come to the subtasks of a restored job
 * @param key serializer of the keys of a broadcast state
 * @param value serializer of the elements, or of a broadcast state's values
 */
public record OperatorState(String name, Mode mode, Optional<ValueSerializer> key, ValueSerializer value) {
  public OperatorState {
    if (key.isPresent() != (mode == Mode.BROADCAST)) {
      throw new IllegalArgumentException("The description of the operator state '" + name + "' does not fit its mode, " + mode + ".");
    }
  }

  /** A list whose elements are split over the subtasks. */
  public static OperatorState list(String name, ValueSerializer element) {
    return new OperatorState(name, Mode.SPLIT, Optional.empty(), element);
  }

  /** A list of which each subtask gets all elements. */
  public static OperatorState union(String name, ValueSerializer element) {
    return new OperatorState(name, Mode.UNION, Optional.empty(), element);
  }

  /** A map that is the same in each subtask. */
  public static OperatorState broadcast(String name, ValueSerializer key, ValueSerializer value) {
    return new OperatorState(name, Mode.BROADCAST, Optional.of(key), value);
  }

  boolean isBroadcast() {
    return mode == Mode.BROADCAST;
  }
}
