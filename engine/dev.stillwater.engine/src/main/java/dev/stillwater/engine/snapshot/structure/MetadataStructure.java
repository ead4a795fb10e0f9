package dev.stillwater.engine.snapshot.structure;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.findings.Sizes;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.MasterState;
import dev.stillwater.engine.snapshot.metadata.MetadataReader;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Which bytes of a {@code _metadata} are which part of it.
 *
 * <p>THREADING: stateless.
 */
public final class MetadataStructure {
  private MetadataStructure() {
  }

  /** The parts. What a damaged file has before the damage is told, and behind it a part that says what is wrong. Cost: the whole metadata. */
  public static ByteField of(ByteSource bytes) {
    Builder builder = new Builder();
    try {
      MetadataReader.read(bytes, builder);
    } catch (SnapshotException e) {
      return builder.damaged(e, bytes.sizeBytes());
    }
    return builder.whole(bytes.sizeBytes());
  }

  private static final class Builder implements MetadataReader.Trace {
    private final Deque<Open> open = new ArrayDeque<>();
    private long reached;

    private record Open(String name, long offset, List<ByteField> children) {
    }

    Builder() {
      begin("_metadata", 0);
    }

    @Override
    public void begin(String name, long offset) {
      open.push(new Open(name, offset, new ArrayList<>()));
    }

    @Override
    public void end(Object value, long offset) {
      Open ended = open.pop();
      reached = offset;
      open.element().children().add(new ByteField(ended.name(), text(value), ended.offset(), offset - ended.offset(), ended.children()));
    }

    ByteField whole(long size) {
      Open root = open.pop();
      if (reached < size) {
        root.children().add(new ByteField("bytes without meaning", "", reached, size - reached, List.of()));
      }
      return new ByteField(root.name(), "", 0, size, root.children());
    }

    ByteField damaged(SnapshotException problem, long size) {
      long from = Math.min(size, Math.max(reached, problem.offset().orElse(reached)));
      open.element().children().add(new ByteField("not readable", problem.getMessage(), from, size - from, List.of()));
      while (open.size() > 1) {
        Open ended = open.pop();
        open.element().children().add(new ByteField(ended.name(), "", ended.offset(), size - ended.offset(), ended.children()));
      }
      Open root = open.pop();
      return new ByteField(root.name(), problem.getMessage(), 0, size, root.children());
    }

    private static String bytes(long sizeBytes) {
      return sizeBytes + (sizeBytes == 1 ? " byte" : " bytes");
    }

    private static String text(Object value) {
      return switch (value) {
        case Optional<?> optional -> optional.map(Builder::text).orElse("none");
        case OperatorMetadata operator -> operator.uid().or(operator::name).orElse(operator.operatorId());
        case SubtaskMetadata subtask -> subtask.index() + (subtask.isFinished() ? ", finished" : "");
        case OperatorStateHandle handle -> Sizes.counted(handle.partitions().size(), "state", "states") + ", " + bytes(handle.stream().sizeBytes());
        case KeyedHandle handle -> "key groups " + handle.firstKeyGroup() + " to " + (handle.firstKeyGroup() + handle.keyGroupCount() - 1);
        case StreamHandle handle -> bytes(handle.sizeBytes());
        case MasterState state -> state.name();
        case Collection<?> list -> Integer.toString(list.size());
        default -> String.valueOf(value);
      };
    }
  }
}
