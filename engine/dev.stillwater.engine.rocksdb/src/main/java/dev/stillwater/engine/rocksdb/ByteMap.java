package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.rocksdb.ByteCache.Node;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.value.TtlValue;
import dev.stillwater.engine.snapshot.write.KeyedState;
import dev.stillwater.engine.state.MapState;
import dev.stillwater.engine.state.Ttl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.rocksdb.RocksDBException;

/**
 * A map state with an entry of its own for each key of a map, so that no map is ever read or written as a whole.
 *
 * <p>THREADING: the subtask.
 *
 * @param <K> type of the keys inside the map
 * @param <V> type of the values
 */
final class ByteMap<K, V> extends ByteState implements MapState<K, V> {
  private final ValueSerializer userKeys;
  private final ByteWriter keyBytes = new ByteWriter();
  private final ByteWriter valueBytes = new ByteWriter();
  private final ByteWriter sample = new ByteWriter();

  ByteMap(RocksDbKeyedBackend backend, KeyedState description, Optional<Ttl> ttl) {
    super(backend, description, ttl);
    userKeys = description.userKey().orElseThrow();
  }

  @Override
  public void write(Node node, Batch batch) throws RocksDBException {
    keyBytes.truncate(0).writeBytes(node.key);
    if (node.value == null) {
      batch.delete(family().id(), keyBytes);
    } else {
      values().write(node.value, valueBytes.truncate(0).writeBoolean(false));
      batch.put(family().id(), keyBytes, valueBytes);
    }
  }

  private byte[] bytesOf(K key) {
    ByteWriter bytes = bytes(namespace());
    userKeys.write(key, bytes);
    return bytes.toByteArray();
  }

  /** What is stored, as it is; null when there is nothing. */
  private Object stored(byte[] key) {
    Node node = cache.find(key);
    if (node == null) {
      limit();
      node = cache.loaded(key, read(key) ? decode(reader) : null);
    }
    return node.value;
  }

  private Object decode(ByteReader in) {
    try {
      return in.readBoolean() ? null : values().read(in);
    } catch (SnapshotException e) {
      throw unreadable(e);
    }
  }

  private void set(byte[] key, Object value) {
    if (value != null && weight.isSampleDue()) {
      values().write(value, sample.truncate(0));
      weight.add(key.length + sample.size());
    }
    limit();
    cache.own(key).value = value;
  }

  @Override
  public V get(K key) {
    byte[] bytes = bytesOf(key);
    return seen(bytes, stored(bytes));
  }

  @SuppressWarnings("unchecked") // The state only ever gives what was put into it, or what its serializer read.
  private V seen(byte[] key, Object value) {
    if (value == null || ttl.isEmpty()) {
      return (V) value;
    }
    Object inner = ((TtlValue) value).value();
    if (ttl.get().isExpired(value)) {
      set(key, null);
      return ttl.get().showsExpired() ? (V) inner : null;
    }
    if (ttl.get().isRenewedByReads()) {
      set(key, ttl.get().wrap(inner));
    }
    return (V) inner;
  }

  @Override
  public void put(K key, V value) {
    set(bytesOf(key), ttl.isPresent() ? ttl.get().wrap(value) : value);
  }

  @Override
  public void remove(K key) {
    set(bytesOf(key), null);
  }

  /** Takes an entry of the current map; false stops. */
  @FunctionalInterface
  private interface Visitor {
    boolean visit(byte[] key, Object value) throws SnapshotException;
  }

  @Override
  public boolean isEmpty() {
    boolean[] isEmpty = {true};
    walk(bytes(namespace()).toByteArray(), (key, value) -> isEmpty[0] = false);
    return isEmpty[0];
  }

  @Override
  @SuppressWarnings("unchecked") // As in seen.
  public void forEach(BiConsumer<? super K, ? super V> action) {
    byte[] prefix = bytes(namespace()).toByteArray();
    if (ttl.isEmpty()) {
      walk(prefix, (key, value) -> {
        action.accept((K) userKey(key, prefix.length), (V) value);
        return true;
      });
      return;
    }
    List<byte[]> found = new ArrayList<>();
    walk(prefix, (key, value) -> found.add(key));
    for (byte[] key : found) {
      V value = seen(key, stored(key));
      if (value != null) {
        try {
          action.accept((K) userKey(key, prefix.length), value);
        } catch (SnapshotException e) {
          throw unreadable(e);
        }
      }
    }
  }

  private Object userKey(byte[] key, int from) throws SnapshotException {
    return userKeys.read(ByteReader.of(description.name(), 0, key, from, key.length - from));
  }

  @Override
  public void clear() {
    List<byte[]> found = new ArrayList<>();
    walk(bytes(namespace()).toByteArray(), (key, value) -> found.add(key));
    found.forEach(key -> set(key, null));
  }

  /** Goes over what the cache and the instance have together; what the cache says counts. Cost: the map. */
  private void walk(byte[] prefix, Visitor visitor) {
    byte[] behind = PaneIndex.behind(prefix);
    // A copy, since whoever is called may use other keys, and with them change the cache.
    NavigableMap<byte[], Node> cached = new TreeMap<>(cache.between(prefix, behind));
    try {
      if (cache.hasStored()) {
        try (DbCursor cursor = backend.db().cursor(family(), prefix, behind)) {
          while (cursor.next()) {
            byte[] key = Arrays.copyOf(cursor.key(), cursor.keyLength());
            if (!visitUpTo(key, cached, visitor)) {
              return;
            }
            if (cached.remove(key) == null) {
              cursor.loadValue();
              Object value = decode(ByteReader.of(description.name(), 0, cursor.value(), 0, cursor.valueLength()));
              if (value != null && !visitor.visit(key, value)) {
                return;
              }
            }
          }
        }
      }
      visitUpTo(null, cached, visitor);
    } catch (RocksDBException e) {
      throw backend.failure(e);
    } catch (SnapshotException e) {
      throw unreadable(e);
    }
  }

  /** Visits what is cached up to a key, that one included, or all; the entry of the key itself stays. */
  private static boolean visitUpTo(byte[] key, NavigableMap<byte[], Node> cached, Visitor visitor) throws SnapshotException {
    while (!cached.isEmpty() && (key == null || Arrays.compareUnsigned(cached.firstKey(), key) <= 0)) {
      boolean isKey = key != null && Arrays.equals(cached.firstKey(), key);
      Node node = cached.firstEntry().getValue();
      if (node.value != null && !visitor.visit(node.key, node.value)) {
        return false;
      }
      if (isKey) {
        return true;
      }
      cached.pollFirstEntry();
    }
    return true;
  }
}
