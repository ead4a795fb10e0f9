package dev.stillwater.engine.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.state.EvolutionContract;
import dev.stillwater.engine.state.StateBackend;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;

/** States whose types have changed, before RocksDB with caches that are much too small. */
class RocksDbEvolutionTest extends EvolutionContract {
  @Override
  protected StateBackend newBackend(Path workFolder) {
    return new RocksDbStateBackend(new StateBackendSettings(StateBackendSettings.Kind.ROCKSDB, Optional.of(workFolder), true, 8 << 20, 1, 1));
  }

  @AfterAll
  static void nothingStaysOpen() {
    assertEquals(0, NativeHandles.open());
  }
}
