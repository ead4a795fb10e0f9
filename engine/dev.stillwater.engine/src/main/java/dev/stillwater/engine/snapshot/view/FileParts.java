package dev.stillwater.engine.snapshot.view;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.file.SnapshotFiles;
import dev.stillwater.engine.snapshot.keyed.KeyGroupStructure;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.KeyGroupsFile;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import dev.stillwater.engine.snapshot.operator.ElementStructure;
import dev.stillwater.engine.snapshot.structure.ByteField;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the parts of a state file apart that the metadata names: headers, key groups and elements of operator state, down to the fields of keys and values.
 *
 * <p>THREADING: stateless; the view's thread.
 */
public final class FileParts {
  private FileParts() {
  }

  /**
   * The parts inside of a part. None for the files of RocksDB, whose bytes follow RocksDB's own form, and for parts that hold no others. Cost: the header and,
   * of a key group, what stands before the offset.
   *
   * @param file the file, as the metadata names it
   * @param part header, key group or element, as {@code FileStructure} has it
   * @param at offset in the file of what is to be among the parts, where not all are told apart
   * @throws SnapshotException if the file or its header cannot be read
   */
  public static List<ByteField> of(SnapshotView view, String file, ByteField part, long at, ProgressListener listener) throws SnapshotException {
    for (OperatorView operator : view.operators()) {
      for (SubtaskMetadata subtask : operator.metadata().subtasks()) {
        List<KeyedHandle> keyed = new ArrayList<>();
        subtask.managedKeyed().ifPresent(handle -> collect(handle, keyed));
        for (KeyedHandle handle : keyed) {
          if (handle instanceof KeyGroupsFile groups && holds(groups.stream(), file, part)) {
            return ofKeyed(new KeyGroupStructure(groups, view.files(), operator.metadata().maxParallelism()), groups, part, at, listener);
          }
          if (handle instanceof KeyedHandle.RocksDbFiles rocks && holds(rocks.header(), file, part)) {
            return KeyGroupStructure.header(rocks.header(), view.files());
          }
        }
        if (subtask.managedOperator().filter(handle -> holds(handle.stream(), file, part)).isPresent()) {
          return ofOperator(subtask.managedOperator().get(), part, view.files());
        }
      }
    }
    return List.of();
  }

  /** The handles that lie in files of their own, those of a changelog as well. */
  private static void collect(KeyedHandle handle, List<KeyedHandle> into) {
    if (handle instanceof KeyedHandle.Changelog changelog) {
      changelog.materialized().forEach(each -> collect(each, into));
    } else {
      into.add(handle);
    }
  }

  private static List<ByteField> ofKeyed(KeyGroupStructure structure, KeyGroupsFile handle, ByteField part, long at, ProgressListener listener)
      throws SnapshotException {
    return isHeader(handle.stream(), part) ? structure.header() : structure.keyGroup(at, listener);
  }

  private static List<ByteField> ofOperator(OperatorStateHandle handle, ByteField part, SnapshotFiles files) throws SnapshotException {
    ElementStructure structure = new ElementStructure(handle, files);
    return isHeader(handle.stream(), part) ? structure.header() : structure.element(part.offset());
  }

  private static boolean isHeader(StreamHandle stream, ByteField part) {
    return part.offset() == start(stream);
  }

  private static boolean holds(StreamHandle stream, String file, ByteField part) {
    long start = start(stream);
    return file.equals(file(stream)) && part.offset() >= start && part.offset() < start + stream.sizeBytes();
  }

  private static long start(StreamHandle stream) {
    return stream instanceof StreamHandle.Segment segment ? segment.start() : 0;
  }

  private static String file(StreamHandle stream) {
    return switch (stream) {
      case StreamHandle.Inline inline -> "";
      case StreamHandle.EmptySegment empty -> "";
      case StreamHandle.AbsoluteFile file -> file.path();
      case StreamHandle.RelativeFile file -> file.path();
      case StreamHandle.Segment segment -> segment.path();
      case StreamHandle.KeyGroupStream keyGroups -> file(keyGroups.stream());
    };
  }
}
