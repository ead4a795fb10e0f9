package dev.stillwater.engine.snapshot.operator;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.file.SnapshotFiles;
import dev.stillwater.engine.snapshot.keyed.StateFiles;
import dev.stillwater.engine.snapshot.keyed.StateMeta;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle.Partition;
import dev.stillwater.engine.snapshot.serializer.ValueParts;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.structure.ByteField;
import dev.stillwater.engine.snapshot.structure.FieldBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which bytes of a file with operator state are which part of it: of its header, and of the element at an offset.
 *
 * <p>THREADING: stateless.
 */
public final class ElementStructure {
  private final OperatorStateHandle handle;
  private final SnapshotFiles files;

  /** The structure of the file of a handle. */
  public ElementStructure(OperatorStateHandle handle, SnapshotFiles files) {
    this.handle = handle;
    this.files = files;
  }

  /** The parts of the header. Cost: the header. */
  public List<ByteField> header() throws SnapshotException {
    ByteSource source = StateFiles.open(files, handle.stream(), new ArrayList<>());
    OperatorHeader header = OperatorHeader.read(ByteReader.of(source));
    FieldBuilder out = new FieldBuilder();
    long at = source.fileOffset();
    out.add("version", header.version(), at, Integer.BYTES);
    at += Integer.BYTES;
    if (header.version() >= OperatorHeader.WITH_COMPRESSION) {
      out.add("compressed", header.isCompressed(), at, 1);
      at++;
    }
    if (header.problem().isEmpty()) {
      at = states("list states", header.listStates(), at, out);
      states("broadcast states", header.broadcastStates(), at, out);
    }
    return out.fields();
  }

  private static long states(String name, List<StateMeta> states, long from, FieldBuilder out) {
    long at = from;
    out.add(name, states.size(), at, Short.BYTES);
    at += Short.BYTES;
    for (StateMeta state : states) {
      out.add("state", state.name(), at, state.headerBytes().length);
      at += state.headerBytes().length;
    }
    return at;
  }

  /**
   * The parts of the element that begins at an offset of the file; none where no element begins. Damage is a part that says so. Cost: the header and the
   * element.
   */
  public List<ByteField> element(long at) throws SnapshotException {
    ByteSource source = StateFiles.open(files, handle.stream(), new ArrayList<>());
    OperatorHeader header = OperatorHeader.read(ByteReader.of(source));
    long offset = at - source.fileOffset();
    Optional<Partition> partition = handle.partitions().stream().filter(each -> each.offsets().contains(offset)).findFirst();
    if (partition.isEmpty()) {
      return List.of();
    }
    OperatorFile file = new OperatorFile(handle, source, header.isCompressed());
    long end = source.fileOffset() + file.end(offset);
    FieldBuilder out = new FieldBuilder();
    if (header.isCompressed()) {
      out.add("compressed", "snappy: the parts have no place of their own in the file", at, end - at);
      return out.fields();
    }
    try {
      describe(header, partition.get().stateName(), ByteReader.of(file.slice(offset)), out);
    } catch (SnapshotException damaged) {
      out.addUnreadable(damaged, at, end);
    }
    return out.fields();
  }

  private static void describe(OperatorHeader header, String name, ByteReader in, FieldBuilder out) throws SnapshotException {
    Optional<StateMeta> broadcast = header.broadcastStates().stream().filter(meta -> meta.name().equals(name)).findFirst();
    Optional<StateMeta> list = header.listStates().stream().filter(meta -> meta.name().equals(name)).findFirst();
    if (broadcast.isPresent()) {
      ValueParts.readEntries(serializer(broadcast.get(), "KEY_SERIALIZER"), serializer(broadcast.get(), "VALUE_SERIALIZER"), in, out);
    } else {
      ValueParts.read("value", list.map(meta -> serializer(meta, "VALUE_SERIALIZER")).orElse(StateMeta.unknownSerializer("")), in, out);
    }
  }

  private static ValueSerializer serializer(StateMeta meta, String role) {
    return meta.serializers().getOrDefault(role, StateMeta.unknownSerializer(""));
  }
}
