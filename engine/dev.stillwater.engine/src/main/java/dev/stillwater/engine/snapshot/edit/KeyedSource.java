package dev.stillwater.engine.snapshot.edit;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Refused;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.file.SnapshotFiles;
import dev.stillwater.engine.snapshot.keyed.ChangelogHeaders;
import dev.stillwater.engine.snapshot.keyed.KeyedHeader;
import dev.stillwater.engine.snapshot.keyed.StateMeta;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a subtask's keyed state, taken apart so that its pieces can stand in another one.
 *
 * <p>THREADING: immutable; the arrays must not be written.
 *
 * @param name the file, for messages
 * @param handle the handle
 * @param keySerializer the snapshot of the key serializer as it stands in the header
 * @param descriptions the descriptions of the states by name, in the order of their ids
 */
record KeyedSource(String name, KeyedHandle handle, byte[] keySerializer, Map<String, byte[]> descriptions) {
  /** Ordinal of Flink's {@code BackendStateType} for state of the asynchronous API. */
  private static final int KEY_VALUE_V2 = 4;
  /** Bytes of a keyed header before the key serializer: version and flag of compression; behind it the number of states. */
  private static final int BEFORE_KEY = Integer.BYTES + 1;

  /**
   * Reads the header of a handle. Cost: the header; for a changelog all of its changes.
   *
   * @throws Refused if the header cannot be taken apart
   */
  static KeyedSource read(KeyedHandle handle, SnapshotFiles files) throws SnapshotException {
    return switch (handle) {
      case KeyedHandle.KeyGroupsFile file -> read(handle, files.open(file.stream()));
      case KeyedHandle.RocksDbFiles rocks -> read(handle, files.open(rocks.header()));
      case KeyedHandle.Changelog changelog -> readChangelog(changelog, files);
      case KeyedHandle.ChangelogInline inline -> throw withoutBase(files);
      case KeyedHandle.ChangelogFiles changes -> throw withoutBase(files);
    };
  }

  private static Refused withoutBase(SnapshotFiles files) {
    return new Refused(Place.of(files.folder().resolve("_metadata").toString()),
        "the snapshot holds changes of keyed state, and nothing that was materialised before them says how keys are written.",
        "Let Flink write a savepoint in the canonical form, and edit that.");
  }

  private static KeyedSource readChangelog(KeyedHandle.Changelog changelog, SnapshotFiles files) throws SnapshotException {
    if (changelog.materialized().isEmpty()) {
      throw withoutBase(files);
    }
    Map<String, byte[]> descriptions = new LinkedHashMap<>();
    KeyedSource first = null;
    for (KeyedHandle materialized : changelog.materialized()) {
      KeyedSource source = read(materialized, files);
      first = first == null ? source : first;
      descriptions.putAll(source.descriptions());
    }
    descriptions.putAll(ChangelogHeaders.descriptions(changelog, files));
    return new KeyedSource(first.name(), changelog, first.keySerializer(), descriptions);
  }

  private static KeyedSource read(KeyedHandle handle, ByteSource source) throws SnapshotException {
    KeyedHeader header = KeyedHeader.read(ByteReader.of(source));
    Map<String, byte[]> descriptions = new LinkedHashMap<>();
    long start = BEFORE_KEY + header.keySerializerBytes().length + Short.BYTES;
    for (StateMeta meta : header.states()) {
      byte[] bytes = meta.headerBytes();
      boolean isLast = descriptions.size() == header.states().size() - 1;
      if (isLast && bytes.length > 0 && header.problem().isPresent()) {
        // An unknown serializer does not say where it ends; that of the last state ends with the header.
        bytes = ByteReader.of(source, start).readBytes((int) Math.max(0, end(handle, source) - start));
      }
      if (bytes.length == 0 || descriptions.put(meta.name(), bytes) != null) {
        throw new Refused(Place.of(source.name()), "the header of the keyed state cannot be taken apart"
            + header.problem().map(problem -> ": " + problem.getMessage()).orElse("."), "Leave the whole operator out, or keep its state as it is.");
      }
      start += bytes.length;
    }
    return new KeyedSource(source.name(), handle, header.keySerializerBytes(), descriptions);
  }

  private static long end(KeyedHandle handle, ByteSource source) {
    return handle instanceof KeyedHandle.KeyGroupsFile file
        ? file.offsets().stream().mapToLong(Long::longValue).filter(offset -> offset > 0).min().orElse(source.sizeBytes()) : source.sizeBytes();
  }

  /**
   * Names of the states of a handle that Flink's asynchronous state API wrote, which Flink 1.x does not know; none of a changelog, and none of a header that
   * cannot be read. Cost: the header.
   */
  static List<String> asynchronousStates(KeyedHandle handle, SnapshotFiles files) {
    try {
      ByteSource source = switch (handle) {
        case KeyedHandle.KeyGroupsFile file -> files.open(file.stream());
        case KeyedHandle.RocksDbFiles rocks -> files.open(rocks.header());
        default -> ByteSource.of("changelog", new byte[0]);
      };
      return source.sizeBytes() == 0 ? List.of() : KeyedHeader.read(ByteReader.of(source)).states().stream()
          .filter(meta -> meta.backendStateType() == KEY_VALUE_V2).map(StateMeta::name).toList();
    } catch (SnapshotException e) {
      // What cannot be read is carried as it is; that is said where it is read.
      return List.of();
    }
  }

  /** Whether another subtask describes a state of the name in another way. */
  boolean differs(KeyedSource other, String state) {
    byte[] here = descriptions.get(state);
    byte[] there = other.descriptions.get(state);
    return here != null && there != null && !Arrays.equals(here, there);
  }
}
