package dev.stillwater.engine.task;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import dev.stillwater.engine.state.KeyedRestore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operator state of one operator as its subtasks gave it, written to bytes and read again; union lists only. */
public final class TakenState implements RestoreSource {
  private final long checkpointId;
  private final Map<String, List<Object>> lists = new HashMap<>();

  /** Takes the state of all parts of the operator, and does what they ask for before they are acknowledged. */
  public TakenState(long checkpointId, boolean isStopping, List<? extends OperatorPart> parts) throws IOException {
    this.checkpointId = checkpointId;
    for (OperatorPart part : parts) {
      OperatorSnapshot snapshot = new OperatorSnapshot(checkpointId, isStopping);
      part.snapshotState(snapshot);
      add(snapshot);
    }
  }

  /** An empty state to which snapshots are added. */
  public TakenState(long checkpointId) {
    this.checkpointId = checkpointId;
  }

  /** Adds the state of a subtask. */
  public void add(OperatorSnapshot snapshot) throws IOException {
    for (OperatorSnapshot.AsyncWork work : snapshot.works()) {
      work.run();
    }
    for (OperatorSnapshot.Content content : snapshot.contents()) {
      List<Object> list = lists.computeIfAbsent(content.state().name(), name -> new ArrayList<>());
      content.elements().forEach(element -> list.add(again(content.state().value(), element)));
    }
  }

  /** The elements of a list. */
  public List<Object> list(String name) {
    return lists.getOrDefault(name, List.of());
  }

  private static Object again(ValueSerializer serializer, Object element) {
    ByteWriter out = new ByteWriter();
    serializer.write(element, out);
    try {
      return serializer.read(ByteReader.of("test", 0, out.toByteArray(), 0, out.size()));
    } catch (SnapshotException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public RestoredState operatorState(String uid, int subtask) {
    return new RestoredState(true, checkpointId, lists, Map.of());
  }

  @Override
  public Optional<KeyedRestore> keyedState(String uid, KeyGroupRange range, ProgressListener listener) {
    return Optional.empty();
  }
}
