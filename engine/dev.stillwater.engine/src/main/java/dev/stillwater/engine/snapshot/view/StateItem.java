package dev.stillwater.engine.snapshot.view;

import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.keyed.StatePart;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A state while its parts are gathered from the subtasks.
 *
 * <p>THREADING: one thread until it is complete.
 */
final class StateItem {
  final String name;
  final StateKind kind;
  final Optional<ValueSerializer> key;
  final Optional<ValueSerializer> namespace;
  final Optional<ValueSerializer> userKey;
  final Optional<ValueSerializer> value;
  final List<StatePart> parts = new ArrayList<>();

  StateItem(String name, StateKind kind, Optional<ValueSerializer> key, Optional<ValueSerializer> namespace, Optional<ValueSerializer> userKey,
      Optional<ValueSerializer> value) {
    this.name = name;
    this.kind = kind;
    this.key = key;
    this.namespace = namespace;
    this.userKey = userKey;
    this.value = value;
  }

  /** Of state that only its operator understands. */
  static StateItem ofBytes(String name, StateKind kind) {
    return new StateItem(name, kind, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
