package dev.stillwater.engine.snapshot.edit;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Truncated;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.file.SnapshotFiles;
import dev.stillwater.engine.snapshot.metadata.ChannelHandle;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.NamedFile;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.OffsetStream;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.FileEntry;
import dev.stillwater.engine.snapshot.write.SnapshotStaging;
import dev.stillwater.engine.snapshot.write.StagedFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings the files that handles point to into another snapshot, wherever they lie: each once, under its own name, with a relative pointer. State inside the
 * metadata stays there; a part of a merged file becomes a file of its own.
 *
 * <p>THREADING: one thread.
 */
final class FileCarrier {
  private static final int CHUNK_BYTES = 1 << 16;

  private final SnapshotFiles files;
  private final SnapshotStaging staging;
  private final ProgressListener listener;
  /** Checksums that the source's sidecar knows, by the file's path. */
  private final Map<Path, FileEntry> checksums = new HashMap<>();
  private final Map<List<Object>, String> carried = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private long sizeBytes;

  FileCarrier(SnapshotFiles files, SnapshotStaging staging, Optional<Sidecar> sidecar, ProgressListener listener) {
    this.files = files;
    this.staging = staging;
    this.listener = listener;
    sidecar.ifPresent(known -> known.manifest().files().forEach(entry -> checksums.put(files.folder().resolve(entry.path()), entry)));
    names.add("_metadata");
  }

  /** Begins a new file; the name gets a number if it is taken. */
  StagedFile create(String preferredName) throws SnapshotException {
    String name = preferredName;
    for (int number = 2; !names.add(name); number++) {
      name = preferredName + "-" + number;
    }
    return staging.create(name);
  }

  /** Number of bytes that were copied. */
  long sizeBytes() {
    return sizeBytes;
  }

  StreamHandle carry(StreamHandle handle) throws SnapshotException {
    return switch (handle) {
      case StreamHandle.Inline inline -> inline;
      case StreamHandle.EmptySegment empty -> new StreamHandle.Inline("empty", ByteSource.of("empty", new byte[0]));
      case StreamHandle.KeyGroupStream groups -> new StreamHandle.KeyGroupStream(groups.firstKeyGroup(), groups.offsets(), carry(groups.stream()));
      case StreamHandle.AbsoluteFile file -> carryFile(file, 0, files.open(file));
      case StreamHandle.RelativeFile file -> carryFile(file, 0, files.open(file));
      case StreamHandle.Segment segment -> carryFile(segment, segment.start(), files.open(segment));
    };
  }

  private StreamHandle carryWhole(StreamHandle handle) throws SnapshotException {
    return switch (handle) {
      case StreamHandle.AbsoluteFile file -> carryFile(file, 0, files.openWhole(file));
      case StreamHandle.RelativeFile file -> carryFile(file, 0, files.openWhole(file));
      default -> carry(handle);
    };
  }

  /** Copies the bytes unless they were copied before; the length in the handle stays as it was. */
  private StreamHandle carryFile(StreamHandle handle, long start, ByteSource source) throws SnapshotException {
    Path path = files.path(handle).orElseThrow();
    List<Object> part = List.of(path, start, source.sizeBytes());
    String name = carried.get(part);
    if (name == null) {
      StagedFile file = create(path.getFileName().toString());
      name = file.name();
      copyFile(path, source, file);
      carried.put(part, name);
    }
    return new StreamHandle.RelativeFile(name, handle.sizeBytes());
  }

  /** Copies a file of the source's folder under a path that must be its own. */
  void carryAs(StreamHandle.RelativeFile handle, String name) throws SnapshotException {
    if (names.add(name)) {
      copyFile(files.path(handle).orElseThrow(), files.openWhole(handle), staging.create(name));
    }
  }

  private void copyFile(Path path, ByteSource source, StagedFile file) throws SnapshotException {
    copy(source, file);
    file.finish();
    FileEntry entry = file.entry().orElseThrow();
    FileEntry expected = checksums.get(path);
    if (expected != null && entry.sizeBytes() == expected.sizeBytes() && expected.crc32c() != entry.crc32c()) {
      throw new Corrupt(Place.of(path.toString()), "the file is not as it was when the snapshot was written.",
          "the checksum " + Integer.toHexString(expected.crc32c()), Integer.toHexString(entry.crc32c()));
    }
  }

  /** Writes all bytes of the source at the end of the file. */
  void copy(ByteSource source, StagedFile file) throws SnapshotException {
    byte[] chunk = new byte[(int) Math.max(1, Math.min(CHUNK_BYTES, source.sizeBytes()))];
    long position = 0;
    while (position < source.sizeBytes()) {
      int count = source.read(position, chunk, 0, (int) Math.min(chunk.length, source.sizeBytes() - position));
      if (count < 0) {
        throw new Truncated(new Place(source.name(), source.fileOffset() + position), source.sizeBytes() - position + " bytes more", "the end");
      }
      file.write(chunk, 0, count);
      position += count;
      sizeBytes += count;
      if (listener.isCancelled()) {
        throw new SnapshotException.Cancelled(Place.of(source.name()));
      }
    }
    listener.progressed("copying " + file.name(), sizeBytes, -1);
  }

  Optional<OperatorStateHandle> carryOperator(Optional<OperatorStateHandle> handle) throws SnapshotException {
    if (handle.isEmpty() || handle.get().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new OperatorStateHandle(OperatorStateHandle.FILE, handle.get().partitions(), carry(handle.get().stream()), "", "", false));
  }

  Optional<KeyedHandle> carryKeyed(Optional<KeyedHandle> handle) throws SnapshotException {
    return handle.isEmpty() ? handle : Optional.of(carry(handle.get()));
  }

  private KeyedHandle carry(KeyedHandle handle) throws SnapshotException {
    return switch (handle) {
      case KeyedHandle.KeyGroupsFile file ->
        new KeyedHandle.KeyGroupsFile(file.form(), file.firstKeyGroup(), file.offsets(), carry(file.stream()), file.handleId());
      case KeyedHandle.RocksDbFiles rocks -> new KeyedHandle.RocksDbFiles(rocks.form(), rocks.checkpointId(), rocks.backendId(), rocks.firstKeyGroup(),
          rocks.keyGroupCount(), rocks.checkpointedBytes(), carry(rocks.header()), carryNamed(rocks.sharedFiles()), carryNamed(rocks.privateFiles()),
          rocks.handleId());
      case KeyedHandle.Changelog changelog -> new KeyedHandle.Changelog(changelog.form(), changelog.firstKeyGroup(), changelog.keyGroupCount(),
          changelog.sizeBytes(), carryAll(changelog.materialized()), carryAll(changelog.changes()), changelog.materializationId(), changelog.checkpointId(),
          changelog.handleId());
      case KeyedHandle.ChangelogInline inline -> inline;
      case KeyedHandle.ChangelogFiles changes -> {
        List<OffsetStream> streams = new ArrayList<>();
        for (OffsetStream stream : changes.streams()) {
          streams.add(new OffsetStream(stream.offset(), carryWhole(stream.stream())));
        }
        yield new KeyedHandle.ChangelogFiles(changes.form(), changes.firstKeyGroup(), changes.keyGroupCount(), streams, changes.sizeBytes(),
            changes.checkpointedBytes(), changes.handleId(), changes.storage());
      }
    };
  }

  private List<KeyedHandle> carryAll(List<KeyedHandle> handles) throws SnapshotException {
    List<KeyedHandle> all = new ArrayList<>();
    for (KeyedHandle handle : handles) {
      all.add(carry(handle));
    }
    return all;
  }

  private List<NamedFile> carryNamed(List<NamedFile> named) throws SnapshotException {
    List<NamedFile> all = new ArrayList<>();
    for (NamedFile file : named) {
      all.add(new NamedFile(file.name(), carry(file.stream())));
    }
    return all;
  }

  List<ChannelHandle> carryChannels(List<ChannelHandle> channels) throws SnapshotException {
    List<ChannelHandle> all = new ArrayList<>();
    for (ChannelHandle channel : channels) {
      all.add(new ChannelHandle(channel.form(), channel.isInput(), channel.subtask(), channel.channel(), channel.offsets(), channel.sizeBytes(),
          carry(channel.stream()), channel.mergedInfo()));
    }
    return all;
  }
}
