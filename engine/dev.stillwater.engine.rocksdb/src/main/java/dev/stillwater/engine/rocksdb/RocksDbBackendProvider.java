package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.state.StateBackend;

/**
 * Makes the state backend {@code rocksdb}.
 *
 * <p>THREADING: any thread.
 */
public final class RocksDbBackendProvider implements StateBackend.Provider {
  @Override
  public StateBackendSettings.Kind kind() {
    return StateBackendSettings.Kind.ROCKSDB;
  }

  @Override
  public StateBackend create(StateBackendSettings settings, Storage storage) {
    return new RocksDbStateBackend(settings);
  }
}
