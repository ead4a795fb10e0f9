package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the states of a changelog together: those of the files that were materialised and those that changes describe.
 *
 * <p>THREADING: stateless.
 */
final class ChangelogStates {
  private ChangelogStates() {
  }

  /** Reads the headers of what was materialised, and all changes once. */
  static KeyedStates open(KeyedHandle.Changelog handle, KeyedStates.Context context) throws SnapshotException {
    List<String> notes = new ArrayList<>();
    Map<List<Object>, StateLayout> layouts = new LinkedHashMap<>();
    Map<List<Object>, List<KeyedPart>> bases = new LinkedHashMap<>();
    for (KeyedHandle materialized : handle.materialized()) {
      KeyedStates states = KeyedStates.open(materialized, context);
      notes.addAll(states.notes());
      for (KeyedStates.Item item : states.states()) {
        layouts.putIfAbsent(id(item.layout()), item.layout());
        bases.computeIfAbsent(id(item.layout()), key -> new ArrayList<>()).add((KeyedPart) item.part());
      }
    }
    ChangeLog log = ChangeLog.read(handle.changes(), context.files());
    ValueSerializer keys = keySerializer(layouts.values(), log);
    Map<List<Object>, List<Integer>> ids = new LinkedHashMap<>();
    log.states().forEach((id, meta) -> {
      StateLayout layout = StateLayout.of(meta, keys);
      layouts.put(id(layout), layout);
      ids.computeIfAbsent(id(layout), key -> new ArrayList<>()).add(id);
    });
    if (!keys.isSelfDelimiting()) {
      notes.add("The changes of subtask " + context.subtask() + " cannot be read: nothing was materialised before them that says how keys are written.");
    }
    List<KeyedStates.Item> items = new ArrayList<>();
    layouts.forEach((id, layout) -> items.add(new KeyedStates.Item(layout, new ChangelogPart(handle, layout, bases.getOrDefault(id, List.of()), log,
        ids.getOrDefault(id, List.of()), context))));
    return new KeyedStates(items, notes);
  }

  private static List<Object> id(StateLayout layout) {
    return List.of(layout.name(), layout.kind());
  }

  /** Changes do not say how keys are written: what was materialised does, or timers among the changes. */
  private static ValueSerializer keySerializer(Iterable<StateLayout> layouts, ChangeLog log) {
    for (StateLayout layout : layouts) {
      return layout.key();
    }
    ValueSerializer unknown = StateMeta.unknownSerializer("");
    for (StateMeta meta : log.states().values()) {
      StateLayout layout = StateLayout.of(meta, unknown);
      if (layout.key().isSelfDelimiting()) {
        return layout.key();
      }
    }
    return unknown;
  }
}
