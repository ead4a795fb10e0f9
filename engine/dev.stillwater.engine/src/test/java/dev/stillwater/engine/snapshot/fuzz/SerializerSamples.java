package dev.stillwater.engine.snapshot.fuzz;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes the serializers of all states of Flink's snapshots, each once, with some of the values that they wrote.
 *
 * <p>THREADING: one thread.
 */
final class SerializerSamples {
  private static final int VALUES = 3;

  /** By the bytes of the serializer's snapshot: those bytes and values behind them. */
  private final Map<String, ByteWriter> written = new TreeMap<>();
  private final Map<String, Integer> counts = new TreeMap<>();

  private SerializerSamples() {
  }

  /** The serializers in small snapshots. */
  static List<Sample> in(List<Sample> snapshots) throws SnapshotException {
    SerializerSamples samples = new SerializerSamples();
    for (Sample snapshot : snapshots) {
      // Each is there once for each of its files.
      if (snapshot.name().endsWith(SnapshotSamples.METADATA)) {
        samples.take(snapshot);
      }
    }
    return samples.written.values().stream().map(bytes -> new Sample("serializer of " + bytes.size() + " bytes", bytes.toByteArray())).toList();
  }

  private void take(Sample snapshot) throws SnapshotException {
    MemoryStorage storage = SnapshotTarget.storage(snapshot, snapshot.bytes(), new WorkMeter(Long.MAX_VALUE));
    try (SnapshotView view = SnapshotReader.open(SnapshotTarget.FOLDER, SnapshotTarget.options(storage), ProgressListener.NONE)) {
      for (OperatorView operator : view.operators()) {
        for (StateView state : operator.states()) {
          take(state);
        }
      }
    } catch (SnapshotException.Refused noRocksDb) {
      // RocksDB is no part of this module; the same states are in the snapshots of the heap.
      counts.merge("refused", 1, Integer::sum);
    }
  }

  private void take(StateView state) throws SnapshotException {
    try (EntryCursor cursor = state.entries(ProgressListener.NONE)) {
      for (int entry = 0; entry < VALUES && cursor.next(); entry++) {
        take(state.keySerializer(), cursor.key());
        take(state.userKeySerializer(), cursor.userKey());
        if (cursor.value() instanceof List<?> list && state.valueSerializer().isPresent() && state.valueTypeText().startsWith("List<")) {
          take(state.valueSerializer(), list.isEmpty() ? null : list.get(0));
        } else {
          take(state.valueSerializer(), cursor.value());
        }
      }
    } catch (SnapshotException.UnreadableSerializer heapOfUnknownClass) {
      counts.merge("unreadable", 1, Integer::sum);
    }
  }

  private void take(Optional<ValueSerializer> serializer, Object value) {
    if (serializer.isEmpty() || value == null) {
      return;
    }
    try {
      ByteWriter snapshot = new ByteWriter();
      serializer.get().writeSnapshot(snapshot);
      String key = Arrays.toString(snapshot.toByteArray());
      ByteWriter bytes = new ByteWriter();
      serializer.get().write(value, bytes);
      if (counts.merge(key, 1, Integer::sum) <= VALUES) {
        written.computeIfAbsent(key, absent -> snapshot).writeBytes(bytes.array(), 0, bytes.size());
      }
    } catch (IllegalArgumentException unknownInside) {
      counts.merge("unknown", 1, Integer::sum);
    }
  }
}
