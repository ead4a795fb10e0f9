package dev.stillwater.engine.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException.Refused;
import org.junit.jupiter.api.Test;

/** Without the module that reads RocksDB, its snapshots still say what they hold; this module's tests run without it. */
class RocksDbModuleTest {
  @Test
  void whatIsMissingIsNamedWhenEntriesAreWanted() throws SnapshotException {
    try (SnapshotView snapshot = SnapshotReader.open(FlinkSnapshots.last("2.3.0/native-rocksdb"), SnapshotOptions.local(), ProgressListener.NONE)) {
      StateView count = snapshot.operatorOfUid("keyed-a").orElseThrow().state("count").orElseThrow();
      assertEquals("Long", count.valueTypeText());
      Refused problem = assertThrows(Refused.class, () -> count.count(ProgressListener.NONE));
      assertTrue(problem.getMessage().contains("dev.stillwater.engine.rocksdb"), problem.getMessage());
    }
  }
}
