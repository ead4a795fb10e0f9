package dev.stillwater.engine.snapshot.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.snapshot.FlinkSnapshots;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.NotASnapshot;
import dev.stillwater.engine.snapshot.SnapshotException.Truncated;
import dev.stillwater.engine.snapshot.SnapshotException.UnknownVersion;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Metadata that real Flinks wrote, against what Flink's own classes say of it. */
class FixtureMetadataTest {
  private static final int DUMPS = 28;

  static List<Path> dumped() {
    return FlinkSnapshots.whole().stream().filter(folder -> Files.exists(dump(folder))).toList();
  }

  static List<Path> whole() {
    return FlinkSnapshots.whole();
  }

  private static Path dump(Path folder) {
    String name = "metadata-" + folder.getFileName() + ".txt";
    Path beside = folder.resolveSibling(name);
    return Files.exists(beside) ? beside : folder.getParent().resolveSibling(name);
  }

  @Test
  void everyDump_isCompared() {
    // Catches test data that moved, so that the comparison compares nothing.
    assertTrue(dumped().size() >= DUMPS, dumped().size() + " dumps");
  }

  @ParameterizedTest
  @MethodSource("dumped")
  void metadata_saysWhatFlinkSays(Path folder) throws Exception {
    // Catches a wrong field anywhere: ids, key group ranges, sizes, offsets of operator state, coordinators.
    List<String> dump = Files.readAllLines(dump(folder));
    SnapshotMetadata metadata = MetadataReader.read(source(folder));
    String first = dump.get(0);
    assertTrue(first.startsWith("checkpointId=" + metadata.checkpointId() + " ") && first.endsWith("masterStates=" + metadata.masterStates().size()), first);
    assertEquals(String.join("\n", dump.subList(1, dump.size())), describe(metadata));
    assertEquals(folder.toString().contains("1.20.5") ? 4 : 6, metadata.version());
  }

  @ParameterizedTest
  @MethodSource("dumped")
  void propertyNames_tellTheKind(Path folder) throws Exception {
    // Catches a walk through Java's serialisation that loses its place, or runs past the end.
    String first = Files.readAllLines(dump(folder)).get(0);
    List<String> names = MetadataReader.propertyNames(source(folder));
    assertEquals(first.contains("SavepointType{"), names.contains("org.apache.flink.runtime.checkpoint.SavepointType"));
    assertEquals(first.contains("formatType=CANONICAL"), names.contains("CANONICAL"));
    assertEquals(first.contains("formatType=NATIVE"), names.contains("NATIVE"));
    assertEquals(source(folder).sizeBytes(), MetadataReader.endOffset(source(folder)));
  }

  @ParameterizedTest
  @MethodSource("whole")
  void version3_saysTheSame(Path folder) throws Exception {
    // Catches a handle that the writer forgets or writes in another way than the reader reads it.
    SnapshotMetadata read = MetadataReader.read(source(folder));
    ByteWriter out = new ByteWriter();
    MetadataWriter.write(read, out);
    SnapshotMetadata again = MetadataReader.read(ByteSource.of("written", out.toByteArray()));
    assertEquals(3, again.version());
    assertEquals(MetadataText.of(read, false), MetadataText.of(again, false));
    ByteWriter second = new ByteWriter();
    MetadataWriter.write(again, second);
    assertTrue(Arrays.equals(out.toByteArray(), second.toByteArray()), "the second writing differs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.20.5", "2.3.0"})
  void cutMetadata_isTruncatedAtItsEnd(String version) throws IOException {
    // Catches an end of file without a type or with another offset.
    Path folder = FlinkSnapshots.last(version + "/corrupt-truncated-metadata");
    Truncated problem = assertThrows(Truncated.class, () -> MetadataReader.read(source(folder)));
    assertEquals(OptionalLong.of(Files.size(folder.resolve("_metadata"))), problem.offset());
    assertTrue(problem.file().endsWith("_metadata"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.20.5", "2.3.0"})
  void wrongMagic_isNoSnapshot(String version) {
    // Catches a foreign file that is called damaged.
    NotASnapshot problem = assertThrows(NotASnapshot.class, () -> MetadataReader.read(source(FlinkSnapshots.last(version + "/corrupt-bad-magic"))));
    assertEquals(OptionalLong.of(0), problem.offset());
    assertEquals("0060672d", problem.found().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 7, 1000})
  void otherVersions_areRefused(int version) {
    // Catches a version that is read as if it were a known one.
    byte[] bytes = new ByteWriter().writeInt(MetadataReader.MAGIC).writeInt(version).writeLong(1).writeLong(0).toByteArray();
    UnknownVersion problem = assertThrows(UnknownVersion.class, () -> MetadataReader.read(ByteSource.of("_metadata", bytes)));
    assertEquals(OptionalLong.of(4), problem.offset());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.20.5/native-hashmap", "2.3.0/canonical-files"})
  void everyCut_isTruncated(String fixture) throws IOException {
    // Catches a cut that reads as a whole file (also one inside the checkpoint properties), and an error of another kind.
    byte[] whole = Files.readAllBytes(FlinkSnapshots.last(fixture).resolve("_metadata"));
    int step = Math.max(1, whole.length / 4000);
    for (int length = 0; length < whole.length; length += length < 2000 || length > whole.length - 2000 ? 1 : step) {
      byte[] cut = Arrays.copyOf(whole, length);
      Truncated problem = assertThrows(Truncated.class, () -> MetadataReader.read(ByteSource.of("_metadata", cut)), "cut to " + length);
      assertEquals(OptionalLong.of(length), problem.offset());
    }
  }

  private static ByteSource source(Path folder) throws IOException {
    return ByteSource.of(folder.resolve("_metadata").toString(), Files.readAllBytes(folder.resolve("_metadata")));
  }

  /** The metadata in the form of the dumps. */
  private static String describe(SnapshotMetadata metadata) throws SnapshotException {
    StringBuilder text = new StringBuilder();
    for (OperatorMetadata operator : metadata.operators()) {
      long size = operator.coordinatorState().map(StreamHandle::sizeBytes).orElse(0L) + operator.subtasks().stream().mapToLong(FixtureMetadataTest::size).sum();
      text.append("operator ").append(operator.operatorId()).append(" parallelism=").append(operator.parallelism()).append(" max=")
          .append(operator.maxParallelism()).append(" size=").append(size);
      operator.coordinatorState().ifPresent(state -> text.append(" coordinatorState=").append(state.sizeBytes()).append(" bytes"));
      text.append('\n');
      operator.subtasks().stream().sorted((one, other) -> Integer.compare(one.index(), other.index())).forEach(subtask -> describe(subtask, text));
    }
    return text.toString().stripTrailing();
  }

  private static void describe(SubtaskMetadata subtask, StringBuilder text) {
    String start = "  sub " + subtask.index();
    subtask.managedOperator().ifPresent(handle -> text.append(start).append(" managed-operator ").append(className(handle.stream())).append(' ')
        .append(handle.partitions().stream().sorted((one, other) -> one.stateName().compareTo(other.stateName())).map(FixtureMetadataTest::describe)
            .collect(Collectors.joining(","))).append('\n'));
    subtask.managedKeyed().ifPresent(handle -> text.append(start).append(" managed-keyed ").append(describe(handle)).append('\n'));
    subtask.rawKeyed().ifPresent(handle -> text.append(start).append(" raw-keyed ").append(describe(handle)).append('\n'));
  }

  private static String describe(OperatorStateHandle.Partition partition) {
    String mode = partition.mode() == OperatorStateHandle.Mode.SPLIT ? "SPLIT_DISTRIBUTE" : partition.mode().name();
    return partition.stateName() + ':' + mode + partition.offsets();
  }

  private static String describe(KeyedHandle handle) {
    String className = switch (handle) {
      case KeyedHandle.KeyGroupsFile file -> file.isCanonical() ? "KeyGroupsSavepointStateHandle" : "KeyGroupsStateHandle";
      case KeyedHandle.RocksDbFiles files -> "IncrementalRemoteKeyedStateHandle";
      case KeyedHandle.Changelog changelog -> "ChangelogStateBackendHandleImpl";
      case KeyedHandle.ChangelogInline changelog -> "InMemoryChangelogStateHandle";
      case KeyedHandle.ChangelogFiles changelog -> "ChangelogStateHandleStreamImpl";
    };
    int last = handle.firstKeyGroup() + handle.keyGroupCount() - 1;
    return className + " KeyGroupRange{startKeyGroup=" + handle.firstKeyGroup() + ", endKeyGroup=" + last + "} size=" + size(handle);
  }

  private static String className(StreamHandle handle) {
    return switch (handle) {
      case StreamHandle.Inline inline -> "ByteStreamStateHandle";
      case StreamHandle.RelativeFile file -> "RelativeFileStateHandle";
      case StreamHandle.AbsoluteFile file -> "FileStateHandle";
      case StreamHandle.Segment segment -> "SegmentFileStateHandle";
      case StreamHandle.EmptySegment empty -> "EmptySegmentFileStateHandle";
      case StreamHandle.KeyGroupStream keyGroups -> "KeyGroupsStateHandle";
    };
  }

  private static long size(SubtaskMetadata subtask) {
    return Stream.of(subtask.managedOperator(), subtask.rawOperator()).flatMap(handle -> handle.stream()).mapToLong(handle -> handle.stream().sizeBytes()).sum()
        + Stream.of(subtask.managedKeyed(), subtask.rawKeyed()).flatMap(handle -> handle.stream()).mapToLong(FixtureMetadataTest::size).sum();
  }

  private static long size(KeyedHandle handle) {
    return switch (handle) {
      case KeyedHandle.KeyGroupsFile file -> file.stream().sizeBytes();
      case KeyedHandle.RocksDbFiles files -> files.header().sizeBytes()
          + Stream.concat(files.sharedFiles().stream(), files.privateFiles().stream()).mapToLong(file -> file.stream().sizeBytes()).sum();
      case KeyedHandle.Changelog changelog -> changelog.sizeBytes();
      case KeyedHandle.ChangelogInline changelog -> changelog.changes().stream().mapToLong(change -> change.bytes().sizeBytes()).sum();
      case KeyedHandle.ChangelogFiles changelog -> changelog.sizeBytes();
    };
  }
}
