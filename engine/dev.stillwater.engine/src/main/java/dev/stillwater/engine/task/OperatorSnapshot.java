package dev.stillwater.engine.task;

import dev.stillwater.engine.snapshot.SourcePosition;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.write.OperatorState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The operator state of one operator in one subtask at a barrier. What is added must not change later: it is written by another thread.
 *
 * <p>THREADING: filled by the subtask, then handed over.
 */
public final class OperatorSnapshot {
  private final long checkpointId;
  private final boolean isStopping;
  private final List<Content> contents = new ArrayList<>();
  private final List<SourcePosition> positions = new ArrayList<>();
  private final List<AsyncWork> works = new ArrayList<>();

  /**
   * One state with its elements.
   *
   * @param state description
   * @param elements of a list
   * @param entries of a broadcast map
   */
  public record Content(OperatorState state, List<Object> elements, Map<Object, Object> entries) {
    public Content {
      elements = List.copyOf(elements);
      entries = Map.copyOf(entries);
    }
  }

  /** Begins a snapshot. */
  public OperatorSnapshot(long checkpointId, boolean isStopping) {
    this.checkpointId = checkpointId;
    this.isStopping = isStopping;
  }

  /** Number of the checkpoint. */
  public long checkpointId() {
    return checkpointId;
  }

  /** Whether the job ends when the snapshot is complete. */
  public boolean isStopping() {
    return isStopping;
  }

  /** Adds a list whose elements are split over the subtasks of a restored job. */
  public void list(String name, ValueSerializer element, List<?> elements) {
    contents.add(new Content(OperatorState.list(name, element), List.copyOf(elements), Map.of()));
  }

  /** Adds a list of which each subtask of a restored job gets all elements. */
  public void union(String name, ValueSerializer element, List<?> elements) {
    contents.add(new Content(OperatorState.union(name, element), List.copyOf(elements), Map.of()));
  }

  /** Adds a map that is the same in each subtask. */
  public void broadcast(String name, ValueSerializer key, ValueSerializer value, Map<?, ?> entries) {
    contents.add(new Content(OperatorState.broadcast(name, key, value), List.of(), Map.copyOf(entries)));
  }

  /** Says in readable form where a source stands. */
  public void position(SourcePosition position) {
    positions.add(position);
  }

  /** Work for the disk, such as forcing files, that must be done before the snapshot counts. */
  @FunctionalInterface
  public interface AsyncWork {
    /** Does it, off the subtask's thread. */
    void run() throws IOException;
  }

  /** Adds work that is done before the subtask's part of the checkpoint is acknowledged; the subtask goes on meanwhile. If it fails, the checkpoint does. */
  public void beforeAck(AsyncWork work) {
    works.add(work);
  }

  /** The work that was added. */
  public List<AsyncWork> works() {
    return List.copyOf(works);
  }

  /** The states that were added. */
  public List<Content> contents() {
    return List.copyOf(contents);
  }

  /** Where the source stands. */
  public List<SourcePosition> positions() {
    return List.copyOf(positions);
  }
}
