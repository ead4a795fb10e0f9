package dev.stillwater.engine.state;

import java.util.HashMap;
import java.util.Map;

/**
 * Keyed state as objects on the heap.
 *
 * <p>THREADING: the subtask.
 */
public final class HeapKeyedStateBackend implements KeyedStateBackend {
  private final Map<String, StateDescriptor> descriptors = new HashMap<>();

  @Override
  public StateTable table(String uid, StateDescriptor descriptor) {
    register(uid, descriptor);
    return new StateTable();
  }

  @Override
  public WindowTables windowTables(String uid, StateDescriptor descriptor) {
    register(uid, descriptor);
    return new WindowTables();
  }

  private void register(String uid, StateDescriptor descriptor) {
    if (descriptors.putIfAbsent(uid + '/' + descriptor.name(), descriptor) != null) {
      throw new IllegalStateException("Operator '" + uid + "' asks twice for the state '" + descriptor.name() + "'.");
    }
  }
}
