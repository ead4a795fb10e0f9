package dev.stillwater.engine.snapshot.fuzz;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.metadata.ChannelHandle;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.MetadataReader;
import dev.stillwater.engine.snapshot.metadata.MetadataWriter;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle;
import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes many small snapshots out of Flink's: one subtask of one operator each, its state in files of their own, so that damage to one file does not hide
 * behind damage to the whole.
 *
 * <p>THREADING: one thread.
 */
final class SnapshotSamples {
  /** Name of the metadata's file. */
  static final String METADATA = "_metadata";
  private static final Path FIXTURES = Path.of("../test-data/flink");
  private static final int FILE_BYTES_MAX = 60_000;

  private final Map<String, byte[]> fixtureFiles;
  private final Map<String, byte[]> files = new TreeMap<>();

  private SnapshotSamples(Map<String, byte[]> fixtureFiles) {
    this.fixtureFiles = fixtureFiles;
  }

  /** The metadata files of all snapshots of Flink's in the test data, by their place. */
  static Map<String, byte[]> metadataFiles() {
    Map<String, byte[]> found = new TreeMap<>();
    for (Path file : filesBelow(FIXTURES)) {
      if (file.getFileName().toString().equals(METADATA) && !file.toString().contains("corrupt-")) {
        found.put(FIXTURES.relativize(file).toString(), bytes(file));
      }
    }
    return found;
  }

  /** The small snapshots; each is there once for each of its files, which is the one to be damaged. */
  static List<Sample> small() {
    Map<String, Sample> samples = new TreeMap<>();
    for (Map.Entry<String, byte[]> metadata : metadataFiles().entrySet()) {
      Path fixture = FIXTURES.resolve(Path.of(metadata.getKey()).subpath(0, 2));
      Map<String, byte[]> fixtureFiles = new TreeMap<>();
      filesBelow(fixture).forEach(file -> fixtureFiles.put(file.getFileName().toString(), bytes(file)));
      try {
        SnapshotMetadata whole = MetadataReader.read(ByteSource.of(metadata.getKey(), metadata.getValue()));
        for (OperatorMetadata operator : whole.operators()) {
          if (!operator.subtasks().isEmpty()) {
            addSamples(fixture.getFileName() + " " + operator.operatorId(), new SnapshotSamples(fixtureFiles).take(whole, operator), samples);
          }
        }
      } catch (SnapshotException e) {
        throw new IllegalStateException("The test data are damaged: " + metadata.getKey(), e);
      }
    }
    return List.copyOf(samples.values());
  }

  private static void addSamples(String name, Map<String, byte[]> files, Map<String, Sample> samples) {
    for (String file : files.keySet()) {
      Map<String, byte[]> others = new TreeMap<>(files);
      byte[] damaged = others.remove(file);
      if (damaged.length < FILE_BYTES_MAX) {
        samples.putIfAbsent(name + " " + file, new Sample(name + " " + file, damaged, others));
      }
    }
  }

  private static List<Path> filesBelow(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, byte[]> take(SnapshotMetadata whole, OperatorMetadata operator) throws SnapshotException {
    SubtaskMetadata subtask = operator.subtasks().get(0);
    SubtaskMetadata taken = new SubtaskMetadata(subtask.index(), subtask.isFinished(), take(subtask.managedOperator()), take(subtask.rawOperator()),
        takeKeyed(subtask.managedKeyed()), takeKeyed(subtask.rawKeyed()), takeChannels(subtask.inputChannels()), takeChannels(subtask.outputChannels()));
    Optional<StreamHandle> coordinator = operator.coordinatorState();
    OperatorMetadata alone = new OperatorMetadata(operator.name(), operator.uid(), operator.operatorId(), operator.parallelism(), operator.maxParallelism(),
        coordinator, operator.isFullyFinished(), List.of(taken));
    ByteWriter out = new ByteWriter();
    MetadataWriter.write(new SnapshotMetadata(whole.version(), whole.checkpointId(), List.of(), List.of(alone), 0), out);
    files.put(METADATA, out.toByteArray());
    return files;
  }

  private Optional<OperatorStateHandle> take(Optional<OperatorStateHandle> handle) throws SnapshotException {
    if (handle.isEmpty() || handle.get().isEmpty()) {
      return Optional.empty();
    }
    OperatorStateHandle found = handle.get();
    return Optional.of(new OperatorStateHandle(OperatorStateHandle.FILE, found.partitions(), take(found.stream()), "", "", false));
  }

  private Optional<KeyedHandle> takeKeyed(Optional<KeyedHandle> handle) throws SnapshotException {
    return handle.isEmpty() ? handle : Optional.of(take(handle.get()));
  }

  private List<KeyedHandle> take(List<KeyedHandle> handles) throws SnapshotException {
    List<KeyedHandle> taken = new ArrayList<>();
    for (KeyedHandle handle : handles) {
      taken.add(take(handle));
    }
    return taken;
  }

  private KeyedHandle take(KeyedHandle handle) throws SnapshotException {
    return switch (handle) {
      case KeyedHandle.KeyGroupsFile file ->
          new KeyedHandle.KeyGroupsFile(file.form(), file.firstKeyGroup(), file.offsets(), take(file.stream()), file.handleId());
      case KeyedHandle.RocksDbFiles rocks -> new KeyedHandle.RocksDbFiles(rocks.form(), rocks.checkpointId(), rocks.backendId(), rocks.firstKeyGroup(),
          rocks.keyGroupCount(), rocks.checkpointedBytes(), take(rocks.header()), List.of(), List.of(), rocks.handleId());
      case KeyedHandle.Changelog log -> new KeyedHandle.Changelog(log.form(), log.firstKeyGroup(), log.keyGroupCount(), log.sizeBytes(),
          take(log.materialized()), take(log.changes()), log.materializationId(), log.checkpointId(), log.handleId());
      case KeyedHandle.ChangelogInline inline -> inline;
      case KeyedHandle.ChangelogFiles changes -> {
        List<KeyedHandle.OffsetStream> streams = new ArrayList<>();
        for (KeyedHandle.OffsetStream stream : changes.streams()) {
          streams.add(new KeyedHandle.OffsetStream(stream.offset(), take(stream.stream())));
        }
        yield new KeyedHandle.ChangelogFiles(changes.form(), changes.firstKeyGroup(), changes.keyGroupCount(), streams, changes.sizeBytes(),
            changes.checkpointedBytes(), changes.handleId(), changes.storage());
      }
    };
  }

  private List<ChannelHandle> takeChannels(List<ChannelHandle> handles) throws SnapshotException {
    List<ChannelHandle> taken = new ArrayList<>();
    for (ChannelHandle handle : handles) {
      taken.add(new ChannelHandle(handle.form(), handle.isInput(), handle.subtask(), handle.channel(), handle.offsets(), handle.sizeBytes(),
          take(handle.stream()), handle.mergedInfo()));
    }
    return taken;
  }

  private StreamHandle take(StreamHandle handle) throws SnapshotException {
    return switch (handle) {
      case StreamHandle.Inline inline -> put(read(inline.bytes(), 0, inline.bytes().sizeBytes()));
      case StreamHandle.AbsoluteFile file -> put(fixtureFile(file.path()));
      case StreamHandle.RelativeFile file -> put(fixtureFile(file.path()));
      case StreamHandle.Segment segment -> put(read(ByteSource.of(segment.path(), fixtureFile(segment.path())), segment.start(), segment.sizeBytes()));
      case StreamHandle.EmptySegment empty -> empty;
      case StreamHandle.KeyGroupStream stream -> new StreamHandle.KeyGroupStream(stream.firstKeyGroup(), stream.offsets(), take(stream.stream()));
    };
  }

  private byte[] fixtureFile(String path) {
    byte[] bytes = fixtureFiles.get(path.substring(path.lastIndexOf('/') + 1));
    if (bytes == null) {
      throw new IllegalStateException("The test data lack " + path);
    }
    return bytes;
  }

  private static byte[] read(ByteSource source, long from, long length) throws SnapshotException {
    return ByteReader.of(source, from).readBytes((int) length);
  }

  private StreamHandle put(byte[] bytes) {
    String name = "state-" + (char) ('a' + files.size());
    files.put(name, bytes);
    return new StreamHandle.RelativeFile(name, bytes.length);
  }
}
