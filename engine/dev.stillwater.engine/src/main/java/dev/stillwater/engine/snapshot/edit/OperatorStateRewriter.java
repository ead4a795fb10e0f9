package dev.stillwater.engine.snapshot.edit;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.keyed.StateMeta;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle.Partition;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.operator.OperatorHeader;
import dev.stillwater.engine.snapshot.write.StagedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Leaves states out of an operator state file. Elements are carried as they stand, whatever their serializer and compression.
 *
 * <p>THREADING: stateless.
 */
final class OperatorStateRewriter {
  private OperatorStateRewriter() {
  }

  /** Names of the states that a file describes. */
  static Set<String> statesOf(ByteSource source) throws SnapshotException {
    OperatorHeader header = OperatorHeader.read(ByteReader.of(source));
    Set<String> names = new HashSet<>();
    header.listStates().forEach(meta -> names.add(meta.name()));
    header.broadcastStates().forEach(meta -> names.add(meta.name()));
    return names;
  }

  /**
   * Writes the file without the states; empty if none is left. Cost: the file.
   *
   * @throws SnapshotException.Refused if the header cannot be read to its end, so that the descriptions of the other states are not known
   */
  static Optional<OperatorStateHandle> rewrite(OperatorStateHandle handle, ByteSource source, Set<String> dropped, FileCarrier carrier, String fileName)
      throws SnapshotException {
    ByteReader in = ByteReader.of(source);
    OperatorHeader header = OperatorHeader.read(in);
    if (header.problem().isPresent()) {
      throw new SnapshotException.Refused(Place.of(source.name()), "a state cannot be left out of a file whose header cannot be read: "
          + header.problem().get().getMessage(), "Leave the whole operator out, or keep the state.");
    }
    List<Partition> partitions = handle.partitions().stream().filter(partition -> !dropped.contains(partition.stateName())).toList();
    List<StateMeta> lists = header.listStates().stream().filter(meta -> !dropped.contains(meta.name())).toList();
    List<StateMeta> broadcasts = header.broadcastStates().stream().filter(meta -> !dropped.contains(meta.name())).toList();
    if (lists.isEmpty() && broadcasts.isEmpty()) {
      return Optional.empty();
    }
    ByteWriter out = new ByteWriter();
    out.writeInt(header.version());
    if (header.version() >= OperatorHeader.WITH_COMPRESSION) {
      out.writeBoolean(header.isCompressed());
    }
    out.writeShort(lists.size());
    lists.forEach(meta -> out.writeBytes(meta.headerBytes()));
    out.writeShort(broadcasts.size());
    broadcasts.forEach(meta -> out.writeBytes(meta.headerBytes()));
    StagedFile file = carrier.create(fileName);
    file.write(out);
    Map<Long, Long> moved = copyElements(handle, partitions, source, in.offset() - source.fileOffset(), carrier, file);
    file.finish();
    List<Partition> rewritten = new ArrayList<>();
    for (Partition partition : partitions) {
      rewritten.add(new Partition(partition.stateName(), partition.mode(), partition.offsets().stream().map(moved::get).toList()));
    }
    return Optional.of(new OperatorStateHandle(OperatorStateHandle.FILE, rewritten, new StreamHandle.RelativeFile(file.name(), file.position()), "", "", false));
  }

  /** Copies the elements of the partitions; returns where those that began at an offset begin now. */
  private static Map<Long, Long> copyElements(OperatorStateHandle handle, List<Partition> partitions, ByteSource source, long headerEnd, FileCarrier carrier,
      StagedFile file) throws SnapshotException {
    TreeSet<Long> all = new TreeSet<>();
    handle.partitions().forEach(partition -> all.addAll(partition.offsets()));
    TreeSet<Long> kept = new TreeSet<>();
    partitions.forEach(partition -> kept.addAll(partition.offsets()));
    long first = all.isEmpty() ? source.sizeBytes() : all.first();
    if (first < headerEnd || !all.isEmpty() && all.last() > source.sizeBytes()) {
      throw new Corrupt(new Place(source.name(), first), "an element lies outside of the data.", headerEnd + " to " + source.sizeBytes(),
          first < headerEnd ? Long.toString(first) : Long.toString(all.last()));
    }
    // Between header and first element a compressed file has the head of the compression's format.
    carrier.copy(source.slice(headerEnd, first - headerEnd), file);
    Map<Long, Long> moved = new HashMap<>();
    for (long offset : kept) {
      Long next = all.higher(offset);
      moved.put(offset, file.position());
      carrier.copy(source.slice(offset, (next == null ? source.sizeBytes() : next) - offset), file);
    }
    return moved;
  }
}
