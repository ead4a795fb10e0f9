package dev.stillwater.engine.snapshot.write;

import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.StateCount;
import dev.stillwater.engine.state.KeyGroups;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Writes one operator of a snapshot. An operator without state is listed all the same.
 *
 * <p>THREADING: any thread, each subtask one at a time; the writers that it makes may each be used by another one.
 */
public final class OperatorWriter {
  private final SnapshotStaging staging;
  private final long checkpointId;
  private final String operatorId;
  private final int parallelism;
  private final int maxParallelism;
  private final Map<Integer, KeyedStateWriter> keyed = new ConcurrentSkipListMap<>();
  private final Map<Integer, NativeState> nativeStates = new ConcurrentSkipListMap<>();
  private final Map<Integer, OperatorStateWriter> operator = new ConcurrentSkipListMap<>();
  private final Set<Integer> finished = new ConcurrentSkipListSet<>();
  private volatile Optional<byte[]> coordinatorState = Optional.empty();

  /** Keyed state of a subtask that its backend has written in a form of its own. */
  private record NativeState(KeyedHandle handle, List<StateCount> counts) {
  }

  OperatorWriter(SnapshotStaging staging, long checkpointId, String operatorId, int parallelism, int maxParallelism) {
    if (!OperatorIds.isId(operatorId)) {
      throw new IllegalArgumentException("'" + operatorId + "' is no operator id, which has 32 lower-case hexadecimal digits.");
    }
    if (parallelism < 1 || parallelism > maxParallelism || maxParallelism > KeyGroups.MAX_PARALLELISM_MAX) {
      throw new IllegalArgumentException("Parallelism " + parallelism + " and max parallelism " + maxParallelism + " do not fit; the highest max parallelism is "
          + KeyGroups.MAX_PARALLELISM_MAX + ".");
    }
    this.staging = staging;
    this.checkpointId = checkpointId;
    this.operatorId = operatorId;
    this.parallelism = parallelism;
    this.maxParallelism = maxParallelism;
  }

  /** State of the operator's coordinator. */
  public void coordinatorState(byte[] bytes) {
    coordinatorState = Optional.of(bytes.clone());
  }

  /** Says that a subtask has finished and has no state. When all have, the whole operator is listed as finished. */
  public void finished(int subtask) {
    check(subtask);
    if (hasKeyedState(subtask) || operator.containsKey(subtask)) {
      throw new IllegalStateException("Subtask " + subtask + " of " + operatorId + " has state and cannot have finished.");
    }
    finished.add(subtask);
  }

  /** Begins the keyed state of a subtask. */
  public KeyedStateWriter keyedState(int subtask, KeyedStates states) throws SnapshotException {
    check(subtask);
    if (hasKeyedState(subtask)) {
      throw keyedTwice(subtask);
    }
    KeyedStateWriter writer = new KeyedStateWriter(create(subtask, "keyed"), states, KeyGroupRange.of(subtask, parallelism, maxParallelism));
    keyed.put(subtask, writer);
    return writer;
  }

  /** Begins the operator state of a subtask. */
  public OperatorStateWriter operatorState(int subtask, List<OperatorState> states) throws SnapshotException {
    check(subtask);
    if (operator.containsKey(subtask) || finished.contains(subtask)) {
      throw new IllegalStateException("Subtask " + subtask + " of " + operatorId + " has operator state already, or has finished.");
    }
    OperatorStateWriter writer = new OperatorStateWriter(create(subtask, "operator"), states);
    operator.put(subtask, writer);
    return writer;
  }

  /**
   * Takes the keyed state of a subtask that its backend has written in a form of its own, with {@link #nativeFile} and into the folder of shared files.
   *
   * @param handle what the metadata says about it
   * @param counts entries and bytes of each state as far as they are known
   */
  public void nativeKeyedState(int subtask, KeyedHandle handle, List<StateCount> counts) {
    check(subtask);
    if (hasKeyedState(subtask) || nativeStates.putIfAbsent(subtask, new NativeState(handle, List.copyOf(counts))) != null) {
      throw keyedTwice(subtask);
    }
  }

  /**
   * Begins a file of native keyed state in the snapshot's own folder; once finished, its {@link StagedFile#handle} goes into the handle of the keyed state.
   *
   * @param name name that tells it from the other files of the subtask
   */
  public StagedFile nativeFile(int subtask, String name) throws SnapshotException {
    check(subtask);
    return create(subtask, name);
  }

  private boolean hasKeyedState(int subtask) {
    return keyed.containsKey(subtask) || nativeStates.containsKey(subtask) || finished.contains(subtask);
  }

  private IllegalStateException keyedTwice(int subtask) {
    return new IllegalStateException("Subtask " + subtask + " of " + operatorId + " has keyed state already, or has finished.");
  }

  private void check(int subtask) {
    if (subtask < 0 || subtask >= parallelism) {
      throw new IllegalArgumentException("There is no subtask " + subtask + " of " + parallelism + ".");
    }
  }

  private StagedFile create(int subtask, String kind) throws SnapshotException {
    return staging.createState(operatorId + "-" + subtask + "-" + checkpointId + "-" + kind);
  }

  OperatorMetadata metadata() {
    List<SubtaskMetadata> subtasks = new ArrayList<>();
    for (int subtask = 0; subtask < parallelism; subtask++) {
      if (finished.contains(subtask)) {
        subtasks.add(SubtaskMetadata.finished(subtask));
      } else if (hasKeyedState(subtask) || operator.containsKey(subtask)) {
        Optional<OperatorStateHandle> operatorHandle = Optional.ofNullable(operator.get(subtask)).map(writer -> writer.handle().orElseThrow(this::unfinished));
        subtasks.add(new SubtaskMetadata(subtask, false, operatorHandle, Optional.empty(),
            keyedHandle(subtask), Optional.empty(), List.of(), List.of()));
      }
    }
    boolean isFullyFinished = finished.size() == parallelism;
    Optional<StreamHandle> coordinator = coordinatorState
        .map(bytes -> new StreamHandle.Inline(operatorId + "-" + checkpointId + "-coordinator", ByteSource.of("coordinator state", bytes)));
    return new OperatorMetadata(Optional.empty(), Optional.empty(), operatorId, parallelism, maxParallelism, coordinator, isFullyFinished,
        isFullyFinished ? List.of() : subtasks);
  }

  private Optional<KeyedHandle> keyedHandle(int subtask) {
    Optional<KeyedHandle> ofBackend = Optional.ofNullable(nativeStates.get(subtask)).map(NativeState::handle);
    return ofBackend.isPresent() ? ofBackend : Optional.ofNullable(keyed.get(subtask)).map(writer -> writer.handle().orElseThrow(this::unfinished));
  }

  private IllegalStateException unfinished() {
    return new IllegalStateException("A state of the operator " + operatorId + " was begun and not finished.");
  }

  /** Entries and bytes of each state, over all subtasks; a broadcast state counts once, as each subtask holds the same. */
  List<StateCount> counts() {
    Map<String, StateCount> counts = new HashMap<>();
    for (KeyedStateWriter writer : keyed.values()) {
      for (int state = 0; state < writer.states().states().size(); state++) {
        KeyedState description = writer.states().states().get(state);
        add(counts, description.name(), description.kind().text(), writer.entries(state), writer.sizeBytes(state));
      }
    }
    for (NativeState state : nativeStates.values()) {
      state.counts().forEach(count -> add(counts, count.stateName(), count.kind(), count.entries(), count.sizeBytes()));
    }
    boolean isFirst = true;
    for (OperatorStateWriter writer : operator.values()) {
      for (int state = 0; state < writer.states().size(); state++) {
        OperatorState description = writer.states().get(state);
        if (isFirst || !description.isBroadcast()) {
          add(counts, description.name(), kind(description).text(), writer.entries(state), writer.sizeBytes(state));
        }
      }
      isFirst = false;
    }
    return List.copyOf(counts.values());
  }

  private static StateKind kind(OperatorState state) {
    return switch (state.mode()) {
      case SPLIT -> StateKind.OPERATOR_LIST;
      case UNION -> StateKind.OPERATOR_UNION;
      case BROADCAST -> StateKind.BROADCAST;
    };
  }

  private void add(Map<String, StateCount> counts, String name, String kind, long entries, long sizeBytes) {
    counts.merge(kind + "/" + name, new StateCount(operatorId, name, kind, entries, sizeBytes),
        (one, other) -> new StateCount(operatorId, name, kind, one.entries() + other.entries(), one.sizeBytes() + other.sizeBytes()));
  }
}
