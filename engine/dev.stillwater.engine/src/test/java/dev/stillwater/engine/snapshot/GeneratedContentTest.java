package dev.stillwater.engine.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rarer kinds of snapshots decode to exactly what their jobs put in. */
class GeneratedContentTest {
  @ParameterizedTest
  @ValueSource(strings = {"1.20.5/types-canonical", "1.20.5/kryo-canonical", "1.20.5/file-merging-checkpoint", "1.20.5/changelog-checkpoint", "1.20.5/finished-subtasks",
      "1.20.5/unaligned-checkpoint", "2.3.0/types-canonical", "2.3.0/kryo-canonical", "2.3.0/file-merging-checkpoint", "2.3.0/changelog-checkpoint", "2.3.0/changelog-memory",
      "2.3.0/finished-subtasks", "2.3.0/unaligned-checkpoint", "2.3.0/window-fixed", "2.3.0/kryo-heap"})
  void aSnapshotHoldsWhatTheJobPutIn(String fixture) throws SnapshotException, IOException {
    assertEquals(GeneratedContent.expected(fixture), GeneratedContent.of(FlinkSnapshots.last(fixture)));
  }

  /** Nothing in the heap's form says where a value ends that cannot be decoded. What stands before it is given, and what stands in other key groups. */
  @Test
  void onlyValuesOfTheUnknownSubclassAreMissingFromTheHeapsForm() throws SnapshotException, IOException {
    List<String> missing = GeneratedContent.expected("2.3.0/types-heap");
    missing.removeAll(GeneratedContent.of(FlinkSnapshots.last("2.3.0/types-heap")));
    assertEquals(List.of(), missing.stream().filter(line -> !line.contains("state=\"unregistered\"") || !line.contains("hex=")).toList());
  }
}
