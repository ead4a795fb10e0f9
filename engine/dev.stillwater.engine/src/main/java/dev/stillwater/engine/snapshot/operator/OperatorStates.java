package dev.stillwater.engine.snapshot.operator;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.file.SnapshotFiles;
import dev.stillwater.engine.snapshot.keyed.StateFiles;
import dev.stillwater.engine.snapshot.keyed.StateMeta;
import dev.stillwater.engine.snapshot.keyed.StatePart;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle.Mode;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle.Partition;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The operator states of one subtask.
 *
 * <p>THREADING: immutable.
 *
 * @param states the states in the order of the header
 * @param notes what could not be read, for people
 */
public record OperatorStates(List<Item> states, List<String> notes) {
  private static final String VALUES = "VALUE_SERIALIZER";
  private static final String KEYS = "KEY_SERIALIZER";

  public OperatorStates {
    states = List.copyOf(states);
    notes = List.copyOf(notes);
  }

  /**
   * A state.
   *
   * @param name its name
   * @param kind {@code OPERATOR_LIST}, {@code OPERATOR_UNION} or {@code BROADCAST}
   * @param key serializer of the keys of a broadcast state
   * @param value serializer of the elements or values
   * @param part what the subtask holds of it
   */
  public record Item(String name, StateKind kind, Optional<ValueSerializer> key, ValueSerializer value, StatePart part) {
  }

  /** Reads the header of a handle. Cost: the header. */
  public static OperatorStates open(OperatorStateHandle handle, SnapshotFiles files, int subtask) throws SnapshotException {
    if (handle.isEmpty()) {
      return new OperatorStates(List.of(), List.of());
    }
    List<String> notes = new ArrayList<>();
    ByteSource source = StateFiles.open(files, handle.stream(), notes);
    OperatorHeader header = OperatorHeader.read(ByteReader.of(source));
    OperatorFile file = new OperatorFile(handle, source, header.isCompressed());
    Map<String, Partition> partitions = new LinkedHashMap<>();
    handle.partitions().forEach(partition -> partitions.put(partition.stateName(), partition));
    List<Item> items = new ArrayList<>();
    for (StateMeta meta : header.listStates()) {
      Partition partition = partitions.remove(meta.name());
      if (!meta.serializers().isEmpty()) {
        items.add(list(meta.name(), partition, serializer(meta, VALUES), file, subtask));
      }
    }
    for (StateMeta meta : header.broadcastStates()) {
      Partition partition = partitions.remove(meta.name());
      if (!meta.serializers().isEmpty()) {
        ValueSerializer key = serializer(meta, KEYS);
        ValueSerializer value = serializer(meta, VALUES);
        List<Long> offsets = partition == null ? List.of() : partition.offsets();
        items.add(new Item(meta.name(), StateKind.BROADCAST, Optional.of(key), value, new BroadcastPart(subtask, file, offsets, key, value)));
      }
    }
    header.problem().ifPresent(problem -> notes.add("The header of the operator state of subtask " + subtask + " could not be read whole: " + problem.getMessage()));
    for (Partition partition : partitions.values()) {
      notes.add("State '" + partition.stateName() + "' of subtask " + subtask + " is shown as bytes: its header could not be read.");
      items.add(list(partition.stateName(), partition, StateMeta.unknownSerializer(""), file, subtask));
    }
    return new OperatorStates(items, notes);
  }

  private static ValueSerializer serializer(StateMeta meta, String role) {
    return meta.serializers().getOrDefault(role, StateMeta.unknownSerializer(""));
  }

  private static Item list(String name, Partition partition, ValueSerializer serializer, OperatorFile file, int subtask) {
    List<Long> offsets = partition == null ? List.of() : partition.offsets();
    StateKind kind = partition != null && partition.mode() == Mode.UNION ? StateKind.OPERATOR_UNION : StateKind.OPERATOR_LIST;
    return new Item(name, kind, Optional.empty(), serializer, new ListPart(subtask, file, offsets, serializer));
  }

  /** A number that is the same for broadcast states with the same entries. Cost: the whole map. */
  public static long fingerprint(StatePart part, ProgressListener listener) throws SnapshotException {
    return part instanceof BroadcastPart broadcast ? broadcast.fingerprint(listener) : 0;
  }
}
