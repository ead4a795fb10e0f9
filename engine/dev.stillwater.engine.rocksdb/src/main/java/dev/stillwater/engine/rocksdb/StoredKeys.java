package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.keyed.CompositeKeys;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.write.KeyedState;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.rocksdb.RocksDBException;

/**
 * Visits the keys and namespaces that an instance has something for.
 *
 * <p>THREADING: the subtask.
 */
final class StoredKeys {
  private StoredKeys() {
  }

  /** Visits each key and namespace of a state once. Cost: the state. */
  static void forEach(RocksDbKeyedBackend backend, KeyedState state, BiConsumer<Object, Object> keyAndNamespace) throws RocksDBException, SnapshotException {
    ValueSerializer keys = backend.keySerializer();
    ValueSerializer namespaces = state.namespace();
    boolean isAmbiguous = CompositeKeys.isAmbiguous(keys, namespaces);
    int prefixBytes = CompositeKeys.prefixBytes(backend.range().maxParallelism());
    byte[] last = {};
    ByteReader in = ByteReader.of("RocksDB, state '" + state.name() + "'", 0, last, 0, 0);
    try (DbCursor cursor = backend.db().cursor(backend.db().family(state.name()), new byte[0], new byte[0])) {
      while (cursor.next()) {
        byte[] key = cursor.key();
        // Those of one map lie together.
        if (last.length > 0 && cursor.keyLength() >= last.length && Arrays.equals(key, 0, last.length, last, 0, last.length)) {
          continue;
        }
        in.reset(0, key, prefixBytes, cursor.keyLength() - prefixBytes);
        Object decoded = keys.read(in);
        skipLength(in, isAmbiguous, 0);
        int start = (int) in.offset();
        Object namespace = namespaces.read(in);
        skipLength(in, isAmbiguous, start);
        last = Arrays.copyOf(key, prefixBytes + (int) in.offset());
        keyAndNamespace.accept(decoded, namespace);
      }
    }
  }

  private static void skipLength(ByteReader in, boolean isAmbiguous, int start) throws SnapshotException {
    if (isAmbiguous) {
      in.skip(CompositeKeys.lengthBytes((int) in.offset() - start));
    }
  }
}
