package dev.stillwater.engine.task;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The operator state that a subtask of an operator takes from a snapshot: lists already split over the subtasks, union lists and broadcast maps whole.
 *
 * <p>THREADING: immutable, but for whom it tells which states were asked for.
 *
 * @param isRestored whether the job was restored from a snapshot, be it that this operator had no state in it
 * @param checkpointId number of the checkpoint that was restored; -1 without one
 * @param lists elements of split and union lists by name of the state, decoded
 * @param maps entries of broadcast states by name, decoded
 * @param asked hears the name of each state that the operator asks for; the others are lost
 */
public record RestoredState(boolean isRestored, long checkpointId, Map<String, List<Object>> lists, Map<String, Map<Object, Object>> maps,
    Consumer<String> asked) {
  /** Nothing: a fresh start. */
  public static final RestoredState NONE = new RestoredState(false, -1, Map.of(), Map.of());

  /** State of which nobody wants to know who asks for it. */
  public RestoredState(boolean isRestored, long checkpointId, Map<String, List<Object>> lists, Map<String, Map<Object, Object>> maps) {
    this(isRestored, checkpointId, lists, maps, name -> { });
  }

  public RestoredState {
    Objects.requireNonNull(asked, "asked");
    lists = Map.copyOf(lists);
    maps = Map.copyOf(maps);
  }

  /** The elements of the list; empty when there are none. */
  public List<Object> list(String name) {
    asked.accept(name);
    return lists.getOrDefault(name, List.of());
  }

  /** The entries of the broadcast state. */
  public Map<Object, Object> map(String name) {
    asked.accept(name);
    return maps.getOrDefault(name, Map.of());
  }

  /** Whether the snapshot has a list state of the name for the operator. */
  public boolean has(String name) {
    asked.accept(name);
    return lists.containsKey(name) || maps.containsKey(name);
  }
}
