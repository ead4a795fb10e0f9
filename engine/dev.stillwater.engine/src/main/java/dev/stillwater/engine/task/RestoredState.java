package dev.stillwater.engine.task;

import java.util.List;
import java.util.Map;

/**
 * The operator state that a subtask of an operator takes from a snapshot: lists already split over the subtasks, union lists and broadcast maps whole.
 *
 * <p>THREADING: immutable.
 *
 * @param isRestored whether the job was restored from a snapshot, be it that this operator had no state in it
 * @param checkpointId number of the checkpoint that was restored; -1 without one
 * @param lists elements of split and union lists by name of the state, decoded
 * @param maps entries of broadcast states by name, decoded
 */
public record RestoredState(boolean isRestored, long checkpointId, Map<String, List<Object>> lists, Map<String, Map<Object, Object>> maps) {
  /** Nothing: a fresh start. */
  public static final RestoredState NONE = new RestoredState(false, -1, Map.of(), Map.of());

  public RestoredState {
    lists = Map.copyOf(lists);
    maps = Map.copyOf(maps);
  }

  /** The elements of the list; empty when there are none. */
  public List<Object> list(String name) {
    return lists.getOrDefault(name, List.of());
  }

  /** The entries of the broadcast state. */
  public Map<Object, Object> map(String name) {
    return maps.getOrDefault(name, Map.of());
  }

  /** Whether the snapshot has a list state of the name for the operator. */
  public boolean has(String name) {
    return lists.containsKey(name) || maps.containsKey(name);
  }
}
