package dev.stillwater.engine.snapshot.metadata;

import dev.stillwater.engine.snapshot.bytes.ByteSource;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the keyed state of a subtask is, and in which of Flink's forms.
 *
 * <p>THREADING: immutable.
 *
 * <p>SOURCE: Flink 2.3, {@code MetadataV2V3SerializerBase.deserializeKeyedStateHandle}; the numbers are its type codes.
 */
public sealed interface KeyedHandle {
  /** First key group. */
  int firstKeyGroup();

  /** Number of key groups. */
  int keyGroupCount();

  /** The handles of bytes inside it, in the order of the metadata. Cost: their number. */
  default List<StreamHandle> streamHandles() {
    return switch (this) {
      case KeyGroupsFile file -> List.of(file.stream());
      case RocksDbFiles files -> Stream.of(Stream.of(files.header()), files.sharedFiles().stream().map(NamedFile::stream),
          files.privateFiles().stream().map(NamedFile::stream)).flatMap(each -> each).toList();
      case Changelog changelog -> Stream.concat(changelog.materialized().stream(), changelog.changes().stream())
          .flatMap(each -> each.streamHandles().stream()).toList();
      case ChangelogInline changelog -> List.of();
      case ChangelogFiles changelog -> changelog.streams().stream().map(OffsetStream::stream).toList();
    };
  }

  /**
   * One file with a header and key groups at offsets.
   *
   * @param form 3 or 12: of the heap backend, 7: canonical
   * @param offsets offset of each key group in the stream; 0 in the canonical form means that it is empty
   * @param handleId id of the handle, empty where the form has none
   */
  record KeyGroupsFile(int form, int firstKeyGroup, List<Long> offsets, StreamHandle stream, String handleId) implements KeyedHandle {
    /** Code of the first form of heap files. */
    public static final int HEAP = 3;
    /** Code of the canonical form. */
    public static final int CANONICAL = 7;
    /** Code of today's form of heap files. */
    public static final int HEAP_WITH_ID = 12;

    public KeyGroupsFile {
      offsets = Collections.unmodifiableList(offsets);
    }

    /** Whether this is the canonical form, which every backend restores. */
    public boolean isCanonical() {
      return form == CANONICAL;
    }

    @Override
    public int keyGroupCount() {
      return offsets.size();
    }
  }

  /**
   * Files of a RocksDB instance (5, 11).
   *
   * @param form 5 or 11
   * @param checkpointedBytes what this checkpoint itself wrote, -1 if unknown
   * @param header the keyed header, as a stream of its own
   * @param sharedFiles table files, which other checkpoints may point to as well
   * @param privateFiles the other files
   */
  record RocksDbFiles(int form, long checkpointId, String backendId, int firstKeyGroup, int keyGroupCount, long checkpointedBytes, StreamHandle header,
      List<NamedFile> sharedFiles, List<NamedFile> privateFiles, String handleId) implements KeyedHandle {
    public RocksDbFiles {
      sharedFiles = List.copyOf(sharedFiles);
      privateFiles = List.copyOf(privateFiles);
    }
  }

  /** A file under the name that RocksDB knows it by. */
  record NamedFile(String name, StreamHandle stream) {
  }

  /**
   * State as last materialised and the changes since (8, 14).
   *
   * @param form 8 or 14
   */
  record Changelog(int form, int firstKeyGroup, int keyGroupCount, long sizeBytes, List<KeyedHandle> materialized, List<KeyedHandle> changes,
      long materializationId, long checkpointId, String handleId) implements KeyedHandle {
    public Changelog {
      materialized = List.copyOf(materialized);
      changes = List.copyOf(changes);
    }
  }

  /** Changes inside the metadata (9), in the order in which they happened. */
  record ChangelogInline(int firstKeyGroup, int keyGroupCount, long from, long to, List<Change> changes, String handleId) implements KeyedHandle {
    public ChangelogInline {
      changes = List.copyOf(changes);
    }
  }

  /** One change of a changelog that stands inside the metadata. */
  record Change(int keyGroup, ByteSource bytes) {
  }

  /**
   * Changes in files (10, 13), in order.
   *
   * @param form 10 or 13
   */
  record ChangelogFiles(int form, int firstKeyGroup, int keyGroupCount, List<OffsetStream> streams, long sizeBytes, long checkpointedBytes, String handleId,
      String storage) implements KeyedHandle {
    public ChangelogFiles {
      streams = List.copyOf(streams);
    }
  }

  /** A stream that is read from an offset on. */
  record OffsetStream(long offset, StreamHandle stream) {
  }
}
