package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.rocksdb.LocalDb.Family;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import dev.stillwater.engine.snapshot.write.KeyedState;
import dev.stillwater.engine.state.Ttl;
import java.util.List;
import java.util.Optional;
import org.rocksdb.RocksDBException;

/**
 * A state whose entries are found by the bytes of their keys.
 *
 * <p>THREADING: the subtask.
 */
abstract class ByteState implements ByteCache.Codec {
  final RocksDbKeyedBackend backend;
  final KeyedState description;
  final KeyBytes keys;
  final ByteCache cache = new ByteCache(this);
  final LocalDb.Value stored = new LocalDb.Value();
  final ByteReader reader;
  final Optional<Ttl> ttl;
  final EntryWeight weight = new EntryWeight();
  private final boolean hasNamespaces;
  private final ByteWriter probe = new ByteWriter();
  private Family family;

  ByteState(RocksDbKeyedBackend backend, KeyedState description, Optional<Ttl> ttl) {
    this.backend = backend;
    this.description = description;
    this.ttl = ttl;
    keys = new KeyBytes(backend.keySerializer(), description.namespace(), backend.range());
    hasNamespaces = !Serializers.areEqual(description.namespace(), Serializers.ofVoidNamespace());
    reader = ByteReader.of("RocksDB, state '" + description.name() + "'", 0, stored.bytes, 0, 0);
  }

  final ValueSerializer values() {
    return description.value().orElseThrow();
  }

  final Family family() throws RocksDBException {
    if (family == null) {
      family = backend.db().family(description.name());
    }
    return family;
  }

  /** The namespace that the state belongs to now. */
  final Object namespace() {
    return hasNamespaces ? backend.namespace() : VoidNamespaceValue.INSTANCE;
  }

  /** Bytes of the current key and a namespace. */
  final ByteWriter bytes(Object namespace) {
    return keys.of(backend.currentKey(), namespace);
  }

  /** Reads what the instance has for a key; false when it has nothing. */
  final boolean read(byte[] key) {
    if (!cache.hasStored()) {
      return false;
    }
    try {
      if (!backend.db().get(family(), probe.truncate(0).writeBytes(key), stored)) {
        return false;
      }
      reader.reset(0, stored.bytes, 0, stored.length);
      weight.add(key.length + stored.length);
      return true;
    } catch (RocksDBException e) {
      throw backend.failure(e);
    }
  }

  /** Makes sure that the cache does not grow. */
  final void limit() {
    long most = backend.entriesMax(weight);
    if (!cache.evict(most)) {
      backend.makeRoom();
      cache.shrink(most);
    }
  }

  final RuntimeException unreadable(SnapshotException e) {
    return new IllegalStateException(e.getMessage(), e);
  }

  /** What has been changed and not been written, for a snapshot. */
  final List<ByteCache.Frozen> freeze() {
    return cache.freeze();
  }

  /** Makes sure that the family is there, also when it holds nothing. */
  void open() throws RocksDBException {
    family();
  }

  /** What was changed up to now is being written to the instance. */
  void written() {
    // Only lists keep an account of it.
  }

  /** The instance holds what a snapshot had. */
  void restored() throws RocksDBException {
    cache.markStored();
  }
}
