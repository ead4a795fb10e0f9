package dev.stillwater.engine.snapshot.metadata;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Truncated;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the handles inside {@code _metadata}, each with the type code that it was read with; the inverse of {@link HandleReader}.
 *
 * <p>THREADING: one thread.
 *
 * <p>SOURCE: Flink 1.20 and 2.3, {@code MetadataV2V3SerializerBase}, {@code ChannelStateHandleSerializerV1}.
 */
final class HandleWriter {
  private static final int CHUNK_BYTES = 1 << 16;

  private final ByteWriter out;

  HandleWriter(ByteWriter out) {
    this.out = out;
  }

  /** Writes the length of the bytes and the bytes. */
  void writeSlice(ByteSource bytes) throws SnapshotException {
    if (bytes.sizeBytes() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(bytes.sizeBytes() + " bytes are too many to stand inside the metadata.");
    }
    out.writeInt((int) bytes.sizeBytes());
    byte[] chunk = new byte[(int) Math.min(CHUNK_BYTES, bytes.sizeBytes())];
    long position = 0;
    while (position < bytes.sizeBytes()) {
      int count = bytes.read(position, chunk, 0, (int) Math.min(chunk.length, bytes.sizeBytes() - position));
      if (count < 0) {
        throw new Truncated(new Place(bytes.name(), bytes.fileOffset() + position), bytes.sizeBytes() - position + " bytes more", "the end");
      }
      out.writeBytes(chunk, 0, count);
      position += count;
    }
  }

  /** Writes a handle of bytes that may be absent. */
  void writeOptionalStream(Optional<StreamHandle> handle) throws SnapshotException {
    if (handle.isPresent()) {
      writeStream(handle.get());
    } else {
      out.writeByte(0);
    }
  }

  private void writeStream(StreamHandle handle) throws SnapshotException {
    switch (handle) {
      case StreamHandle.Inline inline -> {
        out.writeByte(1).writeUtf(inline.name());
        writeSlice(inline.bytes());
      }
      case StreamHandle.AbsoluteFile file -> out.writeByte(2).writeLong(file.sizeBytes()).writeUtf(file.path());
      case StreamHandle.KeyGroupStream keyGroups -> {
        out.writeByte(3).writeInt(keyGroups.firstKeyGroup()).writeInt(keyGroups.offsets().size());
        keyGroups.offsets().forEach(out::writeLong);
        writeStream(keyGroups.stream());
      }
      case StreamHandle.RelativeFile file -> out.writeByte(6).writeUtf(file.path()).writeLong(file.sizeBytes());
      case StreamHandle.Segment segment -> out.writeByte(15).writeLong(segment.start()).writeLong(segment.sizeBytes()).writeInt(segment.isShared() ? 1 : 0)
          .writeUtf(segment.path()).writeUtf(segment.logicalId());
      case StreamHandle.EmptySegment empty -> out.writeByte(16);
    }
  }

  /** Writes a flag and, where it is set, a handle of operator state. */
  void writeOperatorState(Optional<OperatorStateHandle> optional) throws SnapshotException {
    out.writeInt(optional.isPresent() ? 1 : 0);
    if (optional.isEmpty()) {
      return;
    }
    OperatorStateHandle handle = optional.get();
    out.writeByte(handle.form()).writeInt(handle.partitions().size());
    for (OperatorStateHandle.Partition partition : handle.partitions()) {
      out.writeUtf(partition.stateName()).writeByte(partition.mode().ordinal()).writeInt(partition.offsets().size());
      partition.offsets().forEach(out::writeLong);
    }
    if (handle.form() == OperatorStateHandle.MERGED) {
      out.writeUtf(handle.taskOwnedFolder()).writeUtf(handle.sharedFolder()).writeBoolean(handle.isEmpty());
    }
    writeStream(handle.stream());
  }

  /** Writes a handle of keyed state that may be absent. */
  void writeKeyedState(Optional<KeyedHandle> handle) throws SnapshotException {
    if (handle.isPresent()) {
      writeKeyedState(handle.get());
    } else {
      out.writeByte(0);
    }
  }

  private void writeKeyedState(KeyedHandle handle) throws SnapshotException {
    switch (handle) {
      case KeyedHandle.KeyGroupsFile file -> {
        out.writeByte(file.form()).writeInt(file.firstKeyGroup()).writeInt(file.keyGroupCount());
        file.offsets().forEach(out::writeLong);
        writeStream(file.stream());
        if (file.form() == KeyedHandle.KeyGroupsFile.HEAP_WITH_ID) {
          out.writeUtf(file.handleId());
        }
      }
      case KeyedHandle.RocksDbFiles files -> writeRocksDbFiles(files);
      case KeyedHandle.Changelog changelog -> writeChangelog(changelog);
      case KeyedHandle.ChangelogInline changelog -> {
        out.writeByte(9).writeInt(changelog.firstKeyGroup()).writeInt(changelog.keyGroupCount()).writeLong(changelog.from()).writeLong(changelog.to());
        out.writeInt(changelog.changes().size());
        for (KeyedHandle.Change change : changelog.changes()) {
          out.writeInt(change.keyGroup());
          writeSlice(change.bytes());
        }
        out.writeUtf(changelog.handleId());
      }
      case KeyedHandle.ChangelogFiles changelog -> writeChangelogFiles(changelog);
    }
  }

  private void writeRocksDbFiles(KeyedHandle.RocksDbFiles files) throws SnapshotException {
    boolean hasId = files.form() == 11;
    out.writeByte(files.form()).writeLong(files.checkpointId()).writeUtf(files.backendId()).writeInt(files.firstKeyGroup()).writeInt(files.keyGroupCount());
    if (hasId) {
      out.writeLong(files.checkpointedBytes());
    }
    writeStream(files.header());
    writeNamedFiles(files.sharedFiles());
    writeNamedFiles(files.privateFiles());
    if (hasId) {
      out.writeUtf(files.handleId());
    }
  }

  private void writeNamedFiles(List<KeyedHandle.NamedFile> files) throws SnapshotException {
    out.writeInt(files.size());
    for (KeyedHandle.NamedFile file : files) {
      out.writeUtf(file.name());
      writeStream(file.stream());
    }
  }

  private void writeChangelog(KeyedHandle.Changelog changelog) throws SnapshotException {
    out.writeByte(changelog.form()).writeInt(changelog.firstKeyGroup()).writeInt(changelog.keyGroupCount()).writeLong(changelog.sizeBytes());
    out.writeInt(changelog.materialized().size());
    for (KeyedHandle each : changelog.materialized()) {
      writeKeyedState(each);
    }
    out.writeInt(changelog.changes().size());
    for (KeyedHandle each : changelog.changes()) {
      writeKeyedState(each);
    }
    out.writeLong(changelog.materializationId());
    if (changelog.form() == 14) {
      out.writeLong(changelog.checkpointId());
    }
    out.writeUtf(changelog.handleId());
  }

  private void writeChangelogFiles(KeyedHandle.ChangelogFiles changelog) throws SnapshotException {
    out.writeByte(changelog.form()).writeInt(changelog.firstKeyGroup()).writeInt(changelog.keyGroupCount()).writeInt(changelog.streams().size());
    for (KeyedHandle.OffsetStream stream : changelog.streams()) {
      out.writeLong(stream.offset());
      writeStream(stream.stream());
    }
    out.writeLong(changelog.sizeBytes()).writeLong(changelog.checkpointedBytes()).writeUtf(changelog.handleId());
    if (changelog.form() == 13) {
      out.writeUtf(changelog.storage());
    }
  }

  /** Writes the handles of records on their way; merged ones as what they were merged from, since version 3 knows no others. */
  void writeChannels(List<ChannelHandle> channels) throws SnapshotException {
    List<ChannelHandle> unmerged = new ArrayList<>();
    for (ChannelHandle channel : channels) {
      unmerged.addAll(channel.unmerged());
    }
    out.writeInt(unmerged.size());
    for (ChannelHandle handle : unmerged) {
      ChannelHandle.Channel channel = handle.channel().orElseThrow(() -> new IllegalArgumentException("A handle of records on their way names no channel."));
      out.writeInt(handle.subtask()).writeInt(channel.group()).writeInt(channel.index()).writeInt(handle.offsets().size());
      handle.offsets().forEach(out::writeLong);
      out.writeLong(handle.sizeBytes());
      writeStream(handle.stream());
    }
  }
}
