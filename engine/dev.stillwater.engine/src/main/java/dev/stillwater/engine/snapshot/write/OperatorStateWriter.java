package dev.stillwater.engine.snapshot.write;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle.Partition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes the operator state of one subtask: lists in the order of their elements, broadcast maps sorted by the bytes of their keys. Memory: all of it, as
 * every backend keeps it.
 *
 * <p>THREADING: one thread at a time, any one. LIFECYCLE: made by {@link OperatorWriter#operatorState}; {@link #finish} it.
 *
 * <p>SOURCE: Flink 1.20, {@code DefaultOperatorStateBackendSnapshotStrategy}, {@code PartitionableListState.write}, {@code HeapBroadcastState.write}.
 */
public final class OperatorStateWriter {
  private final StagedFile file;
  private final List<OperatorState> states;
  private final List<ByteWriter> elements = new ArrayList<>();
  private final List<List<Integer>> starts = new ArrayList<>();
  private final List<TreeMap<byte[], byte[]>> maps = new ArrayList<>();
  private OperatorStateHandle handle;

  OperatorStateWriter(StagedFile file, List<OperatorState> states) {
    this.file = file;
    this.states = states.stream().sorted(Comparator.comparing(OperatorState::isBroadcast).thenComparing(OperatorState::name)).toList();
    if (states.stream().map(OperatorState::name).distinct().count() != states.size() || states.size() > Short.MAX_VALUE) {
      throw new IllegalArgumentException("Two operator states of one operator have the same name, or there are too many.");
    }
    for (int index = 0; index < states.size(); index++) {
      elements.add(new ByteWriter());
      starts.add(new ArrayList<>());
      maps.add(new TreeMap<>(Arrays::compareUnsigned));
    }
  }

  /** Adds an element to a split or union list. Cost: number of states. */
  public void add(String state, Object element) {
    int index = index(state, false);
    starts.get(index).add(elements.get(index).size());
    states.get(index).value().write(element, elements.get(index));
  }

  /** Adds an element to a split or union list, as the bytes that its serializer writes. Cost: number of states. */
  public void addBytes(String state, byte[] element) {
    int index = index(state, false);
    starts.get(index).add(elements.get(index).size());
    elements.get(index).writeBytes(element);
  }

  /** Puts an entry into a broadcast map. Cost: number of states, and log n. */
  public void put(String state, Object key, Object value) {
    int index = index(state, true);
    ByteWriter keyBytes = new ByteWriter(64);
    ByteWriter valueBytes = new ByteWriter(64);
    states.get(index).key().orElseThrow().write(key, keyBytes);
    states.get(index).value().write(value, valueBytes);
    if (maps.get(index).put(keyBytes.toByteArray(), valueBytes.toByteArray()) != null) {
      throw new IllegalArgumentException("The broadcast state '" + state + "' has two entries of one key.");
    }
  }

  private int index(String name, boolean isBroadcast) {
    for (int index = 0; index < states.size(); index++) {
      if (states.get(index).name().equals(name) && states.get(index).isBroadcast() == isBroadcast) {
        return index;
      }
    }
    throw new IllegalArgumentException("There is no " + (isBroadcast ? "broadcast" : "list") + " state '" + name + "'.");
  }

  /** Ends the file and forces it to the disk. */
  public void finish() throws SnapshotException {
    byte[] header = StateHeaders.operator(states);
    file.write(header, 0, header.length);
    List<Partition> partitions = new ArrayList<>();
    for (int index = 0; index < states.size(); index++) {
      OperatorState state = states.get(index);
      long base = file.position();
      List<Long> offsets = state.isBroadcast() ? List.of(base) : starts.get(index).stream().map(start -> base + start).toList();
      if (state.isBroadcast()) {
        ByteWriter map = elements.get(index).writeInt(maps.get(index).size());
        for (Map.Entry<byte[], byte[]> entry : maps.get(index).entrySet()) {
          map.writeBytes(entry.getKey()).writeBytes(entry.getValue());
        }
      }
      file.write(elements.get(index));
      partitions.add(new Partition(state.name(), state.mode(), offsets));
    }
    file.finish();
    handle = new OperatorStateHandle(OperatorStateHandle.FILE, partitions, file.handle(), "", "", false);
  }

  /** Bytes of the file, once it is finished. */
  public long writtenBytes() {
    return file.position();
  }

  Optional<OperatorStateHandle> handle() {
    return Optional.ofNullable(handle);
  }

  List<OperatorState> states() {
    return states;
  }

  long entries(int index) {
    return states.get(index).isBroadcast() ? maps.get(index).size() : starts.get(index).size();
  }

  /** Bytes of the elements; of a broadcast map those of its keys and values. */
  long sizeBytes(int index) {
    return states.get(index).isBroadcast() ? elements.get(index).size() - Integer.BYTES : elements.get(index).size();
  }
}
