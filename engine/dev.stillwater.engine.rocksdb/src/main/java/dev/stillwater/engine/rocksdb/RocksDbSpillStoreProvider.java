package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.compare.SpillStore;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Puts what a comparison cannot hold in memory into RocksDB.
 *
 * <p>THREADING: any thread.
 */
public final class RocksDbSpillStoreProvider implements SpillStore.Provider {
  @Override
  public SpillStore open(Path folder) throws IOException {
    return RocksDbSpillStore.below(folder);
  }
}
