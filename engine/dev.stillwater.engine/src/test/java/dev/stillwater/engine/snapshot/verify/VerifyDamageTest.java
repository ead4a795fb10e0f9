package dev.stillwater.engine.snapshot.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.snapshot.FlinkSnapshots;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.KeyGroupsFile;
import dev.stillwater.engine.snapshot.metadata.MetadataReader;
import dev.stillwater.engine.snapshot.metadata.MetadataWriter;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle;
import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A canonical savepoint of Flink with all state in files, damaged in one way at a time. */
class VerifyDamageTest {
  private static final long SEED = 20261121;

  @TempDir
  Path folder;
  private SnapshotMetadata metadata;
  private String keyedId;
  private String broadcastId;

  @BeforeEach
  void copy() throws IOException, SnapshotException {
    Path fixture = FlinkSnapshots.last("2.3.0/canonical-files");
    try (var files = Files.list(fixture)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    metadata = MetadataReader.read(ByteSource.of("_metadata", Files.readAllBytes(folder.resolve("_metadata"))));
    keyedId = idOf("keyed-b");
    broadcastId = idOf("bcast");
  }

  private String idOf(String uid) {
    return metadata.operators().stream().filter(operator -> operator.uid().equals(Optional.of(uid))).findFirst().orElseThrow().operatorId();
  }

  @Test
  void offsetsOutOfOrder_areFound() throws Exception {
    // Catches offsets that lead into another key group or behind the end.
    Verified swapped = verify(keyedId, file -> {
      List<Long> offsets = new ArrayList<>(file.offsets());
      Collections.swap(offsets, firstFilled(offsets), offsets.size() - 1);
      return with(file, file.firstKeyGroup(), offsets);
    });
    assertTrue(swapped.codes().contains(FindingCode.OFFSET), swapped.findings().toString());
    Verified behind = verify(keyedId, file -> {
      List<Long> offsets = new ArrayList<>(file.offsets());
      offsets.set(offsets.size() - 1, file.stream().sizeBytes() + 5);
      return with(file, file.firstKeyGroup(), offsets);
    });
    Finding finding = behind.findings().stream().filter(each -> each.code() == FindingCode.OFFSET).findFirst().orElseThrow();
    assertEquals(Optional.of(keyedId), finding.operator());
    assertTrue(finding.keyGroup().isPresent());
  }

  @Test
  void rangesThatDoNotFit_areFound() throws Exception {
    // Catches key groups that two subtasks have, that none has, and a range of another subtask.
    Verified shifted = verify(keyedId, file -> file.firstKeyGroup() == 0 ? file : with(file, file.firstKeyGroup() - 1, file.offsets()));
    assertTrue(shifted.codes().containsAll(Set.of(FindingCode.KEY_GROUP_RANGE, FindingCode.KEY_GROUP_COVERAGE)), shifted.findings().toString());
    List<OptionalInt> groups = shifted.findings().stream().filter(each -> each.code() == FindingCode.KEY_GROUP_COVERAGE).map(Finding::keyGroup).toList();
    assertEquals(List.of(OptionalInt.of(63), OptionalInt.of(127)), groups);
    Verified outside = verify(keyedId, file -> file.firstKeyGroup() == 0 ? file : with(file, file.firstKeyGroup() + 1, file.offsets()));
    assertTrue(outside.codes().contains(FindingCode.KEY_GROUP_COVERAGE), outside.findings().toString());
    assertTrue(outside.report().errors() > 1, "keys in the wrong key groups were not found: " + outside.findings());
  }

  @Test
  void bytesBehindTheLastEntry_areFound() throws Exception {
    // Catches bytes that every reader passes over.
    Verified verified = verify(keyedId, file -> {
      if (file.firstKeyGroup() > 0 || !(file.stream() instanceof StreamHandle.RelativeFile relative)) {
        return file;
      }
      append(relative.path(), 3);
      return new KeyGroupsFile(file.form(), 0, file.offsets(), new StreamHandle.RelativeFile(relative.path(), relative.sizeBytes() + 3), "");
    });
    Finding finding = verified.only(FindingCode.DATA_BEHIND_END);
    assertTrue(finding.message().contains("3 bytes behind the last entry"), finding.message());
    assertEquals(1, verified.findings().size());
  }

  @Test
  void fileThatGrew_isFound() throws Exception {
    // Catches a file that is not the one that was written.
    KeyGroupsFile file = (KeyGroupsFile) metadata.operator(keyedId).orElseThrow().subtasks().get(0).managedKeyed().orElseThrow();
    append(((StreamHandle.RelativeFile) file.stream()).path(), 1);
    assertEquals(file.stream().sizeBytes(), Verified.of(folder).only(FindingCode.LENGTH).offset().orElseThrow());
    Files.write(folder.resolve("_metadata"), concat(Files.readAllBytes(folder.resolve("_metadata")), 2));
    assertEquals(Set.of(FindingCode.LENGTH, FindingCode.DATA_BEHIND_END), Verified.of(folder).codes());
  }

  @Test
  void changedKey_isMisplaced() throws Exception {
    // Catches a key in a key group where a restored job never looks for it; each is told up to the limit.
    KeyGroupsFile file = (KeyGroupsFile) metadata.operator(idOf("keyed-a")).orElseThrow().subtasks().get(0).managedKeyed().orElseThrow();
    Path path = folder.resolve(((StreamHandle.RelativeFile) file.stream()).path());
    byte[] bytes = Files.readAllBytes(path);
    int changed = 0;
    for (int offset : file.offsets().stream().mapToInt(Long::intValue).filter(each -> each > 0).toArray()) {
      // State id, length of the key, key group; then the key, a long of which the last byte is changed.
      bytes[offset + 2 + 4 + 1 + 7] ^= 0x40;
      changed++;
    }
    Files.write(path, bytes);
    Verified verified = Verified.of(folder, new VerifyOptions(4, Optional.empty()));
    assertEquals(Set.of(FindingCode.MISPLACED_KEY), verified.codes(), verified.findings().toString());
    assertEquals(4, verified.findings().size());
    assertEquals(verified.report().errors() - 4, verified.report().notTold().get(FindingCode.MISPLACED_KEY));
    assertTrue(changed > 30 && verified.report().errors() >= changed - 2, verified.report() + " of " + changed);
  }

  @Test
  void differingBroadcastCopies_areFound() throws Exception {
    // Catches a broadcast state of which each subtask has another one.
    OperatorStateHandle handle = metadata.operator(broadcastId).orElseThrow().subtasks().get(1).managedOperator().orElseThrow();
    Path path = folder.resolve(((StreamHandle.RelativeFile) handle.stream()).path());
    byte[] bytes = Files.readAllBytes(path);
    bytes[bytes.length - 1] ^= 1;
    Files.write(path, bytes);
    Verified verified = Verified.of(folder);
    assertEquals(Optional.of("rules"), verified.only(FindingCode.BROADCAST_DIFFERS).state());
    assertEquals(1, verified.findings().size());
  }

  @Test
  void cutElement_isFound() throws Exception {
    // Catches an element of operator state that ends before the next one begins, or behind it.
    String id = idOf("oplist");
    OperatorMetadata operator = metadata.operator(id).orElseThrow();
    SubtaskMetadata subtask = operator.subtasks().get(0);
    OperatorStateHandle handle = subtask.managedOperator().orElseThrow();
    List<OperatorStateHandle.Partition> partitions = handle.partitions().stream().map(partition -> {
      List<Long> offsets = new ArrayList<>(partition.offsets());
      if (offsets.size() > 2) {
        offsets.remove(1);
      }
      return new OperatorStateHandle.Partition(partition.stateName(), partition.mode(), offsets);
    }).toList();
    OperatorStateHandle changed = new OperatorStateHandle(handle.form(), partitions, handle.stream(), "", "", false);
    write(id, new SubtaskMetadata(0, false, Optional.of(changed), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of()));
    Verified verified = Verified.of(folder);
    assertEquals(Set.of(FindingCode.DATA_BEHIND_END), verified.codes(), verified.findings().toString());
    assertEquals(Optional.of("op-list"), verified.findings().get(0).state());
  }

  @Test
  void stateThatTheJobDoesNotUse_isFound() throws Exception {
    // Catches state that every savepoint carries on because nobody knows that it is there.
    VerifyOptions nothing = new VerifyOptions(100, Optional.of(Map.of()));
    Verified verified = Verified.of(folder, nothing);
    assertEquals(Set.of(FindingCode.UNUSED_STATE), verified.codes());
    assertTrue(verified.findings().stream().anyMatch(finding -> finding.state().equals(Optional.of("rules"))), verified.findings().toString());
  }

  @Test
  void anyDamage_endsInFindings() throws Exception {
    // Catches damage that ends in an exception; the seed is fixed, so that a failure comes again.
    Random random = new Random(SEED);
    try (var list = Files.list(folder)) {
      List<Path> files = list.sorted().toList();
      for (int round = 0; round < 80; round++) {
        Path file = files.get(random.nextInt(files.size()));
        byte[] before = Files.readAllBytes(file);
        byte[] after = before.clone();
        for (int change = random.nextInt(4); change >= 0; change--) {
          after[random.nextInt(after.length)] = (byte) random.nextInt();
        }
        Files.write(file, random.nextInt(5) == 0 ? Arrays.copyOf(after, random.nextInt(after.length)) : after);
        Verified verified = Verified.of(folder);
        assertTrue(verified.report().errors() >= 0, "seed " + SEED + ", round " + round);
        Files.write(file, before);
      }
    }
    assertTrue(Verified.of(folder).report().isClean());
  }

  private void append(String name, int count) {
    try {
      Files.write(folder.resolve(name), concat(Files.readAllBytes(folder.resolve(name)), count));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] concat(byte[] bytes, int count) {
    return Arrays.copyOf(bytes, bytes.length + count);
  }

  private static int firstFilled(List<Long> offsets) {
    int index = 0;
    while (offsets.get(index) == 0) {
      index++;
    }
    return index;
  }

  private static KeyGroupsFile with(KeyGroupsFile file, int firstKeyGroup, List<Long> offsets) {
    return new KeyGroupsFile(file.form(), firstKeyGroup, offsets, file.stream(), file.handleId());
  }

  /** Verifies the snapshot with other keyed handles in one operator. */
  private Verified verify(String operatorId, UnaryOperator<KeyGroupsFile> change) throws Exception {
    OperatorMetadata operator = metadata.operator(operatorId).orElseThrow();
    write(operatorId, operator.subtasks().stream().map(subtask -> {
      Optional<KeyedHandle> keyed = subtask.managedKeyed().map(handle -> change.apply((KeyGroupsFile) handle));
      return new SubtaskMetadata(subtask.index(), false, subtask.managedOperator(), subtask.rawOperator(), keyed, subtask.rawKeyed(), List.of(), List.of());
    }).toArray(SubtaskMetadata[]::new));
    return Verified.of(folder);
  }

  private void write(String operatorId, SubtaskMetadata... subtasks) throws Exception {
    List<OperatorMetadata> operators = metadata.operators().stream().map(each -> each.operatorId().equals(operatorId) ? new OperatorMetadata(each.name(),
        each.uid(), each.operatorId(), each.parallelism(), each.maxParallelism(), each.coordinatorState(), false, List.of(subtasks)) : each).toList();
    ByteWriter out = new ByteWriter();
    MetadataWriter.write(new SnapshotMetadata(metadata.version(), metadata.checkpointId(), metadata.masterStates(), operators, 0), out);
    Files.write(folder.resolve("_metadata"), out.toByteArray());
  }
}
