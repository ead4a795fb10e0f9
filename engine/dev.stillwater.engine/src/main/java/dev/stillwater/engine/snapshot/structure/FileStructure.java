package dev.stillwater.engine.snapshot.structure;

import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle;
import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What points to each file of a snapshot, and which of the file's bytes it means: headers, key groups, elements of operator state.
 *
 * <p>THREADING: immutable.
 *
 * @param file the file, as the metadata names it
 * @param pointers what points to it, in the order of the metadata
 */
public record FileStructure(String file, List<Pointer> pointers) {
  /**
   * Something that points to a file.
   *
   * @param operator label of the operator
   * @param subtask index of the subtask, -1 for the coordinator
   * @param what which of its state it is
   * @param start first byte in the file
   * @param sizeBytes number of bytes
   * @param isShared whether other checkpoints may point to the file as well
   * @param parts the parts of the bytes
   */
  public record Pointer(String operator, int subtask, String what, long start, long sizeBytes, boolean isShared, List<ByteField> parts) {
    public Pointer {
      parts = List.copyOf(parts);
    }
  }

  public FileStructure {
    pointers = List.copyOf(pointers);
  }

  /** The files that the metadata points to, in its order. Cost: number of handles and offsets. */
  public static List<FileStructure> of(SnapshotMetadata metadata) {
    Collector collector = new Collector();
    metadata.operators().forEach(collector::add);
    return collector.files.entrySet().stream().map(entry -> new FileStructure(entry.getKey(), entry.getValue())).toList();
  }

  /** The parts of the file, one for each pointer, with a total length. */
  public ByteField whole(long sizeBytes) {
    List<ByteField> parts = pointers.stream().map(pointer -> new ByteField(pointer.what(), pointer.operator() + (pointer.subtask() < 0 ? "" : ", subtask "
        + pointer.subtask()), pointer.start(), pointer.sizeBytes(), pointer.parts())).sorted(Comparator.comparingLong(ByteField::offset)).toList();
    return new ByteField(file, "", 0, sizeBytes, parts);
  }

  private static final class Collector {
    private final Map<String, List<Pointer>> files = new LinkedHashMap<>();
    private String operator = "";
    private int subtask;

    void add(OperatorMetadata metadata) {
      operator = metadata.uid().or(metadata::name).orElse(metadata.operatorId());
      subtask = -1;
      metadata.coordinatorState().ifPresent(handle -> add("coordinator", handle, false, List.of()));
      for (SubtaskMetadata each : metadata.subtasks()) {
        subtask = each.index();
        each.managedOperator().ifPresent(handle -> add("operator state", handle.stream(), false, elements(handle)));
        each.rawOperator().ifPresent(handle -> add("raw operator state", handle.stream(), false, elements(handle)));
        each.managedKeyed().ifPresent(handle -> add("keyed state", handle));
        each.rawKeyed().ifPresent(handle -> add("raw keyed state", handle));
        each.inputChannels().forEach(channel -> add("records on their way in", channel.stream(), false, List.of()));
        each.outputChannels().forEach(channel -> add("records on their way out", channel.stream(), false, List.of()));
      }
    }

    private void add(String what, KeyedHandle handle) {
      switch (handle) {
        case KeyedHandle.KeyGroupsFile file -> add(what, file.stream(), false, keyGroups(file.firstKeyGroup(), file.offsets(), file.stream(), file.isCanonical()));
        case KeyedHandle.RocksDbFiles files -> {
          add(what + ", header", files.header(), false, List.of());
          files.sharedFiles().forEach(file -> add(what + ", " + file.name(), file.stream(), true, List.of()));
          files.privateFiles().forEach(file -> add(what + ", " + file.name(), file.stream(), false, List.of()));
        }
        case KeyedHandle.Changelog changelog -> {
          changelog.materialized().forEach(each -> add(what + ", materialised", each));
          changelog.changes().forEach(each -> add(what + ", changes", each));
        }
        case KeyedHandle.ChangelogInline changes -> { }
        case KeyedHandle.ChangelogFiles changes -> changes.streams().forEach(each -> add(what, each.stream(), false, List.of()));
      }
    }

    private void add(String what, StreamHandle handle, boolean isShared, List<ByteField> parts) {
      switch (handle) {
        case StreamHandle.Inline inline -> { }
        case StreamHandle.EmptySegment empty -> { }
        case StreamHandle.KeyGroupStream stream -> add(what, stream.stream(), isShared, keyGroups(stream.firstKeyGroup(), stream.offsets(), stream.stream(), false));
        case StreamHandle.RelativeFile file -> point(file.path(), new Pointer(operator, subtask, what, 0, file.sizeBytes(), isShared, parts));
        case StreamHandle.AbsoluteFile file -> point(file.path(), new Pointer(operator, subtask, what, 0, file.sizeBytes(), isShared, parts));
        case StreamHandle.Segment part -> point(part.path(), new Pointer(operator, subtask, what, part.start(), part.sizeBytes(), part.isShared(),
            parts.stream().map(field -> moved(field, part.start())).toList()));
      }
    }

    private void point(String file, Pointer pointer) {
      files.computeIfAbsent(file, name -> new ArrayList<>()).add(pointer);
    }

    private static ByteField moved(ByteField field, long by) {
      return new ByteField(field.name(), field.value(), field.offset() + by, field.sizeBytes(), field.children().stream().map(child -> moved(child, by)).toList());
    }

    /** Header and key groups; an offset of 0 in the canonical form, and a negative one, stand for a key group without entries. */
    private static List<ByteField> keyGroups(int first, List<Long> offsets, StreamHandle stream, boolean isCanonical) {
      List<ByteField> fields = new ArrayList<>();
      long end = stream.sizeBytes();
      for (int index = offsets.size() - 1; index >= 0; index--) {
        long offset = offsets.get(index);
        boolean isEmpty = isCanonical && offset == 0 || offset < 0 || offset >= end;
        if (!isEmpty) {
          fields.addFirst(new ByteField("key group " + (first + index), "", offset, end - offset, List.of()));
          end = offset;
        }
      }
      if (end > 0) {
        fields.addFirst(new ByteField("header", "states and their serializers", 0, end, List.of()));
      }
      return fields;
    }

    private static List<ByteField> elements(OperatorStateHandle handle) {
      record Element(String state, int index, long offset) {
      }
      List<Element> elements = new ArrayList<>();
      for (OperatorStateHandle.Partition partition : handle.partitions()) {
        for (int index = 0; index < partition.offsets().size(); index++) {
          elements.add(new Element(partition.stateName(), index, partition.offsets().get(index)));
        }
      }
      elements.sort(Comparator.comparingLong(Element::offset));
      List<ByteField> fields = new ArrayList<>();
      long size = handle.stream().sizeBytes();
      Optional<Element> firstElement = elements.stream().findFirst();
      long headerEnd = firstElement.map(element -> Math.clamp(element.offset(), 0, size)).orElse(size);
      if (headerEnd > 0) {
        fields.add(new ByteField("header", "states and their serializers", 0, headerEnd, List.of()));
      }
      for (int index = 0; index < elements.size(); index++) {
        Element element = elements.get(index);
        long end = index + 1 < elements.size() ? Math.min(size, elements.get(index + 1).offset()) : size;
        if (element.offset() >= 0 && element.offset() <= end) {
          fields.add(new ByteField(element.state(), "element " + element.index(), element.offset(), end - element.offset(), List.of()));
        }
      }
      return fields;
    }
  }
}
