package dev.stillwater.engine.snapshot.metadata;

import java.util.Collections;
import java.util.List;

/**
 * Where the operator state of a subtask is.
 *
 * <p>THREADING: immutable.
 *
 * @param form 4: a file of its own, 17: part of merged files
 * @param partitions for each state its mode and the offsets of its elements in the stream
 * @param stream the bytes
 * @param taskOwnedFolder folder of merged files that belong to the task, empty in form 4
 * @param sharedFolder folder of merged files that are shared, empty in form 4
 * @param isEmpty whether the handle of form 17 stands for no state
 */
public record OperatorStateHandle(int form, List<Partition> partitions, StreamHandle stream, String taskOwnedFolder, String sharedFolder, boolean isEmpty) {
  /** Code of a handle with a file of its own. */
  public static final int FILE = 4;
  /** Code of a handle into merged files. */
  public static final int MERGED = 17;

  public OperatorStateHandle {
    partitions = List.copyOf(partitions);
  }

  /** How elements of operator state come to the subtasks of a restored job; in the order of Flink's codes. */
  public enum Mode {
    /** Each element goes to one subtask (0). */
    SPLIT,
    /** Each subtask gets all elements (1). */
    UNION,
    /** Each subtask has the same state (2). */
    BROADCAST
  }

  /** The elements of one state. */
  public record Partition(String stateName, Mode mode, List<Long> offsets) {
    public Partition {
      offsets = Collections.unmodifiableList(offsets);
    }
  }
}
