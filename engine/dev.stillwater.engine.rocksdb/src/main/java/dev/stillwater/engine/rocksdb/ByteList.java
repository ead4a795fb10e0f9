package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.rocksdb.ByteCache.Node;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.value.TtlValue;
import dev.stillwater.engine.snapshot.write.KeyedState;
import dev.stillwater.engine.state.ListState;
import dev.stillwater.engine.state.Ttl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rocksdb.RocksDBException;

/**
 * A list state that is never read to append to it: what is added waits as bytes on the heap and is merged to the list by RocksDB.
 *
 * <p>THREADING: the subtask.
 *
 * @param <V> type of the elements
 */
final class ByteList<V> extends ByteState implements ListState<V> {
  private static final char SEPARATOR = ',';

  private final ByteWriter keyBytes = new ByteWriter();
  private long tailBytes;

  ByteList(RocksDbKeyedBackend backend, KeyedState description, Optional<Ttl> ttl) {
    super(backend, description, ttl);
  }

  /** What was added to a list in one generation, or put in its place. THREADING: the subtask; once frozen nothing of it changes. */
  private static final class Tail {
    private final ByteWriter bytes = new ByteWriter(32);
    /** Whether the list is these bytes alone, whatever the instance has. */
    private boolean isWhole;
  }

  @Override
  public Object renewed(Object value) {
    return null;
  }

  @Override
  public boolean isDone() {
    return true;
  }

  @Override
  public boolean isWrittenOnce() {
    return true;
  }

  @Override
  public void write(Node node, Batch batch) throws RocksDBException {
    Tail tail = (Tail) node.value;
    keyBytes.truncate(0).writeBytes(node.key);
    if (!tail.isWhole) {
      batch.merge(family().id(), keyBytes, tail.bytes);
    } else if (tail.bytes.size() == 0) {
      batch.delete(family().id(), keyBytes);
    } else {
      batch.put(family().id(), keyBytes, tail.bytes);
    }
  }

  private Tail tail(byte[] key) {
    if (weight.isSampleDue()) {
      weight.add(key.length);
    }
    limit();
    if (tailBytes > backend.tailBytesMax()) {
      backend.makeRoom();
    }
    Node node = cache.own(key);
    if (node.value == null) {
      node.value = new Tail();
    }
    return (Tail) node.value;
  }

  private void append(Tail tail, Object element) {
    int before = tail.bytes.size();
    if (before > 0) {
      tail.bytes.writeByte(SEPARATOR);
    }
    values().write(element, tail.bytes);
    tailBytes += tail.bytes.size() - before;
  }

  @Override
  public void add(V value) {
    add(namespace(), ttl.isPresent() ? ttl.get().wrap(value) : value);
  }

  private void add(Object namespace, Object element) {
    append(tail(bytes(namespace).toByteArray()), element);
  }

  @Override
  public void update(List<V> values) {
    List<Object> elements = new ArrayList<>();
    for (V value : values) {
      elements.add(ttl.isPresent() ? ttl.get().wrap(value) : value);
    }
    replace(bytes(namespace()).toByteArray(), elements);
  }

  private void replace(byte[] key, List<Object> elements) {
    Tail tail = tail(key);
    tail.bytes.truncate(0);
    tail.isWhole = true;
    for (Object element : elements) {
      append(tail, element);
    }
  }

  @Override
  public void clear() {
    replace(bytes(namespace()).toByteArray(), List.of());
  }

  /** All elements as they are stored. Cost: the list. */
  private List<Object> stored(byte[] key) {
    Node node = cache.find(key);
    boolean isWritten = node != null && cache.isClean(node);
    Tail tail = node == null || isWritten ? null : (Tail) node.value;
    List<Object> elements = new ArrayList<>();
    if (tail == null || !tail.isWhole) {
      // What was frozen and is just being written could be seen twice or not at all.
      backend.settle(cache);
      node = cache.find(key);
      tail = node == null || cache.isClean(node) ? null : (Tail) node.value;
      if (read(key)) {
        decode(reader, elements);
      }
    }
    if (tail != null) {
      decode(ByteReader.of(description.name(), 0, tail.bytes.array(), 0, tail.bytes.size()), elements);
    }
    return elements;
  }

  private void decode(ByteReader in, List<Object> target) {
    try {
      boolean isFirst = true;
      while (!in.isAtEnd()) {
        if (!isFirst && in.readByte() != SEPARATOR) {
          throw in.corrupt("the elements of a list are not separated.", "a comma (0x2c)", "another byte");
        }
        isFirst = false;
        target.add(values().read(in));
      }
    } catch (SnapshotException e) {
      throw unreadable(e);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // The state only ever gives what was put into it, or what its serializer read.
  public List<V> get() {
    byte[] key = bytes(namespace()).toByteArray();
    List<Object> elements = stored(key);
    return (List<V>) (ttl.isPresent() && !elements.isEmpty() ? seen(key, elements, ttl.get()) : elements);
  }

  /** The elements that may be seen; those that have expired are taken out of the list, and reads may renew the others. */
  private List<Object> seen(byte[] key, List<Object> elements, Ttl rules) {
    List<Object> seen = new ArrayList<>();
    List<Object> kept = new ArrayList<>();
    for (Object element : elements) {
      boolean isExpired = rules.isExpired(element);
      Object value = ((TtlValue) element).value();
      if (!isExpired || rules.showsExpired()) {
        seen.add(value);
      }
      if (!isExpired) {
        kept.add(rules.isRenewedByReads() ? rules.wrap(value) : element);
      }
    }
    if (kept.size() < elements.size() || rules.isRenewedByReads()) {
      replace(key, kept);
    }
    return seen;
  }

  /** Moves what the source namespaces hold for the current key to the end of the target's list. */
  void merge(Object target, List<Object> sources) {
    for (Object source : sources) {
      if (!source.equals(target)) {
        byte[] key = bytes(source).toByteArray();
        List<Object> elements = stored(key);
        if (!elements.isEmpty()) {
          replace(key, List.of());
          elements.forEach(element -> add(target, element));
        }
      }
    }
  }

  /** Everything has been written. */
  @Override
  void written() {
    tailBytes = 0;
  }
}
