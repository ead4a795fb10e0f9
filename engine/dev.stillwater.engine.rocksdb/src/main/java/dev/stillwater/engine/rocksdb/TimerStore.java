package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.rocksdb.ByteCache.Node;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.keyed.CompositeKeys;
import dev.stillwater.engine.snapshot.write.KeyedState;
import dev.stillwater.engine.state.QueuedTimers;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeSet;
import org.rocksdb.RocksDBException;

/**
 * The timers of a service for one kind of time, in Flink's layout. The next ones are on the heap, see {@link TimerHeads}, and so is what was changed since
 * the last snapshot.
 *
 * <p>THREADING: the subtask.
 */
final class TimerStore extends ByteState implements QueuedTimers.Queue {
  private static final byte[] NOTHING = {};

  private final TimerHeads heads;
  private final ByteWriter keyBytes = new ByteWriter();
  private final ByteWriter valueBytes = new ByteWriter();
  private final ByteWriter timerBytes = new ByteWriter();
  private final ByteWriter prefixOfGroup = new ByteWriter();

  TimerStore(RocksDbKeyedBackend backend, KeyedState description) {
    super(backend, description, Optional.empty());
    heads = new TimerHeads(backend.range().first(), backend.range().count(), keys.prefixBytes(), this::refill);
  }

  @Override
  public boolean isDone() {
    return true;
  }

  @Override
  public void write(Node node, Batch batch) throws RocksDBException {
    keyBytes.truncate(0).writeBytes(node.key);
    if (node.value == null) {
      batch.delete(family().id(), keyBytes);
    } else {
      batch.put(family().id(), keyBytes, valueBytes);
    }
  }

  private byte[] bytes(int keyGroup, Object namespace, long time) {
    CompositeKeys.writeKeyGroup(keyGroup, keys.prefixBytes(), timerBytes.truncate(0));
    CompositeKeys.writeTimestamp(time, timerBytes);
    backend.keySerializer().write(backend.currentKey(), timerBytes);
    description.namespace().write(namespace, timerBytes);
    return timerBytes.toByteArray();
  }

  @Override
  public void add(Object namespace, long time) {
    int keyGroup = keys.keyGroup(backend.currentKey());
    byte[] timer = bytes(keyGroup, namespace, time);
    weight.add(timer.length);
    limit();
    cache.own(timer).value = NOTHING;
    try {
      heads.add(keyGroup, timer);
    } catch (RocksDBException e) {
      throw backend.failure(e);
    }
  }

  @Override
  public void remove(Object namespace, long time) {
    int keyGroup = keys.keyGroup(backend.currentKey());
    remove(keyGroup, bytes(keyGroup, namespace, time));
  }

  private void remove(int keyGroup, byte[] timer) {
    limit();
    cache.own(timer).value = null;
    try {
      heads.remove(keyGroup, timer);
    } catch (RocksDBException e) {
      throw backend.failure(e);
    }
  }

  @Override
  public long firstTime() {
    byte[] first = heads.first();
    return first == null ? Long.MAX_VALUE : time(first);
  }

  private long time(byte[] timer) {
    long time = 0;
    for (int index = 0; index < Long.BYTES; index++) {
      time = time << Byte.SIZE | timer[keys.prefixBytes() + index] & 0xff;
    }
    return time ^ Long.MIN_VALUE;
  }

  @Override
  public boolean fireFirst(long upToMs, QueuedTimers.Firing firing) {
    byte[] first = heads.first();
    if (first == null || time(first) > upToMs) {
      return false;
    }
    try {
      ByteReader in = ByteReader.of(description.name(), 0, first, keys.prefixBytes() + Long.BYTES, first.length - keys.prefixBytes() - Long.BYTES);
      Object key = backend.keySerializer().read(in);
      Object namespace = description.namespace().read(in);
      remove(CompositeKeys.keyGroup(first, 0, keys.prefixBytes()), first);
      backend.currentKey(key);
      backend.currentNamespace(namespace);
      firing.fire(namespace, time(first));
      return true;
    } catch (SnapshotException e) {
      throw unreadable(e);
    }
  }

  /** What the cache says counts; the instance may or may not have what is just being written. */
  private boolean refill(int keyGroup, byte[] behind, TreeSet<byte[]> head, int count) throws RocksDBException {
    CompositeKeys.writeKeyGroup(keyGroup, keys.prefixBytes(), prefixOfGroup.truncate(0));
    byte[] prefix = prefixOfGroup.toByteArray();
    byte[] end = PaneIndex.behind(prefix);
    byte[] from = behind.length == 0 ? prefix : Arrays.copyOf(behind, behind.length + 1);
    NavigableMap<byte[], Node> cached = cache.between(from, end);
    if (cache.hasStored()) {
      try (DbCursor cursor = backend.db().cursor(family(), from, end)) {
        while (head.size() <= count && cursor.next()) {
          byte[] timer = Arrays.copyOf(cursor.key(), cursor.keyLength());
          if (!cached.containsKey(timer)) {
            head.add(timer);
          }
        }
      }
    }
    int added = 0;
    for (Map.Entry<byte[], Node> each : cached.entrySet()) {
      if (each.getValue().value != null) {
        head.add(each.getKey());
        if (++added > count) {
          break;
        }
      }
    }
    boolean hasMore = head.size() > count;
    while (head.size() > count) {
      head.pollLast();
    }
    return hasMore;
  }

  @Override
  void restored() throws RocksDBException {
    super.restored();
    heads.load();
  }
}
