package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.state.TableBackend;
import java.util.List;
import java.util.Map;

/**
 * What of all states has been changed and not been written to the instance, as it was at one moment.
 *
 * <p>THREADING: made by the subtask, read by one thread at a time. LIFECYCLE: close it; a second time does nothing.
 *
 * @param tables typed states and values
 * @param changes lists, maps and timers
 */
record RocksDbFrozen(TableBackend.Frozen tables, Map<ByteState, List<ByteCache.Frozen>> changes) implements AutoCloseable {
  @Override
  public void close() {
    tables.close();
  }
}
