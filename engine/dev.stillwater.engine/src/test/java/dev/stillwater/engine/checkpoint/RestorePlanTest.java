package dev.stillwater.engine.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.io.MemoryStorage;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.io.StorageOutput;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.write.OperatorState;
import dev.stillwater.engine.snapshot.write.OperatorStateWriter;
import dev.stillwater.engine.snapshot.write.OperatorWriter;
import dev.stillwater.engine.snapshot.write.SnapshotIdentity;
import dev.stillwater.engine.snapshot.write.SnapshotWriter;
import dev.stillwater.engine.task.RestoredState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestorePlanTest {
  private static final int CHECKPOINT_NUMBER_AT = 15;
  private static final Path FOLDER = Path.of("/snapshots/chk-7");

  private final Storage storage = new MemoryStorage();

  /** Two subtasks of 'source', with three and two positions, a union list and a broadcast map; all in the metadata if they are to be. */
  private void write(int inlineBytesMax, int maxParallelism) throws SnapshotException {
    SnapshotIdentity identity = SnapshotIdentity.savepoint(7, "0".repeat(32), "test", Instant.EPOCH)
        .withOperators(Map.of(OperatorIds.ofUid("source"), "source"), Map.of());
    try (SnapshotWriter writer = SnapshotWriter.begin(storage, FOLDER, identity, inlineBytesMax, ProgressListener.NONE)) {
      OperatorWriter operator = writer.operator(OperatorIds.ofUid("source"), 2, maxParallelism);
      for (int subtask = 0; subtask < 2; subtask++) {
        OperatorStateWriter state = operator.operatorState(subtask, List.of(OperatorState.list("positions", Serializers.ofLong()),
            OperatorState.union("watermark", Serializers.ofLong()), OperatorState.broadcast("rules", Serializers.ofString(), Serializers.ofLong())));
        for (long element = 0; element < 3 - subtask; element++) {
          state.add("positions", subtask * 10 + element);
        }
        state.add("watermark", 100L + subtask);
        state.put("rules", "a", 1L);
        state.finish();
      }
      writer.commit();
    }
  }

  private static List<List<Object>> positions(RestorePlan plan, int parallelism) {
    List<List<Object>> positions = new ArrayList<>();
    for (int subtask = 0; subtask < parallelism; subtask++) {
      RestoredState state = plan.operatorState("source", subtask);
      assertTrue(state.isRestored());
      assertEquals(7, state.checkpointId());
      assertEquals(List.of(100L, 101L), state.list("watermark"));
      assertEquals(Map.of("a", 1L), state.map("rules"));
      positions.add(state.list("positions"));
    }
    return positions;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20 << 10})
  void operatorState_goesRoundOverOtherSubtasks_andBackToTheSameOnes(int inlineBytesMax) throws SnapshotException {
    // Catches elements that are lost or given twice, and state in the metadata that a restore does not see.
    write(inlineBytesMax, 128);
    assertEquals(inlineBytesMax == 0, storage.exists(FOLDER.resolve(OperatorIds.ofUid("source") + "-0-7-operator")));
    assertEquals(List.of(List.of(0L, 1L, 2L), List.of(10L, 11L)), positions(restore(2), 2));
    assertEquals(List.of(List.of(0L, 10L), List.of(1L, 11L), List.of(2L)), positions(restore(3), 3));
    assertEquals(List.of(List.of(0L, 1L, 2L, 10L, 11L)), positions(restore(1), 1));
    RestoredState other = restore(1).operatorState("sink", 0);
    assertTrue(other.isRestored() && other.lists().isEmpty());
  }

  private RestorePlan restore(int parallelism) {
    return RestorePlan.of(CoordinatorHarness.plan("source", parallelism, "sink", 1), FOLDER, storage, false);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20 << 10})
  void otherBytes_areRefused(int inlineBytesMax) throws Exception {
    // Catches states, in files or in the metadata, that another byte has turned into others, which nobody notices.
    write(inlineBytesMax, 128);
    Path file = FOLDER.resolve(inlineBytesMax == 0 ? OperatorIds.ofUid("source") + "-0-7-operator" : "_metadata");
    byte[] bytes = new byte[Math.toIntExact(storage.sizeBytes(file))];
    try (StorageInput input = storage.openInput(file)) {
      assertEquals(bytes.length, input.read(0, bytes, 0, bytes.length));
    }
    bytes[inlineBytesMax == 0 ? bytes.length - 1 : CHECKPOINT_NUMBER_AT] ^= 1;
    storage.delete(file);
    try (StorageOutput output = storage.create(file)) {
      output.write(bytes, 0, bytes.length);
      output.force();
    }
    String text = assertThrows(JobFailureException.class, () -> restore(1)).getMessage();
    assertTrue(text.contains("the bytes are not those that were written"), text);
  }

  @Test
  void unclaimedState_isRefusedWithWhatWouldBeLost_unlessAllowed() throws SnapshotException {
    // Catches state that is dropped in silence after a uid was changed.
    write(0, 128);
    JobPlan renamed = CoordinatorHarness.plan("other", 1, "sink", 1);
    String text = assertThrows(JobFailureException.class, () -> RestorePlan.of(renamed, FOLDER, storage, false)).getMessage();
    assertTrue(text.contains("uid 'source'") && text.contains("'positions' with 5 entries") && text.contains("would be lost")
        && text.contains("--allow-non-restored-state"), text);
    assertTrue(RestorePlan.of(renamed, FOLDER, storage, true).operatorState("other", 0).lists().isEmpty());
  }

  @Test
  void otherMaxParallelism_isRefused() throws SnapshotException {
    // Catches keys that land in the wrong subtask because key groups were counted otherwise.
    write(0, 4);
    String other = assertThrows(JobFailureException.class, () -> restore(2)).getMessage();
    assertTrue(other.contains("max parallelism 128") && other.contains("written with 4"), other);
    String above = assertThrows(JobFailureException.class, () -> restore(5)).getMessage();
    assertTrue(above.contains("parallelism is 5") && above.contains("max parallelism 4"), above);
  }

  @Test
  void missingSnapshot_isSaid() {
    // Catches a start from nothing where a snapshot was asked for.
    String text = assertThrows(JobFailureException.class, () -> restore(1)).getMessage();
    assertTrue(text.contains("chk-7"), text);
  }
}
