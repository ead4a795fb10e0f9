package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import java.util.HexFormat;

/**
 * Entries of a state in a RocksDB instance, whose keys and values have the canonical form.
 *
 * <p>THREADING: one thread.
 */
final class RocksEntries extends KeyedEntries {
  private final RocksStateReader.Iterator iterator;
  private final int prefixBytes;
  private final String name;

  RocksEntries(RocksStateReader.Iterator iterator, int prefixBytes, String name, ProgressListener listener) {
    super(listener);
    this.iterator = iterator;
    this.prefixBytes = prefixBytes;
    this.name = name;
  }

  @Override
  boolean next() throws SnapshotException {
    step();
    if (!iterator.next()) {
      return false;
    }
    keyBytes = iterator.key();
    if (keyBytes.length <= prefixBytes) {
      throw new Corrupt(Place.of(name), "a key is too short.", prefixBytes + 1 + " bytes at least", Integer.toString(keyBytes.length));
    }
    keyFrom = prefixBytes;
    keyTo = keyBytes.length;
    keyOffset = prefixBytes;
    keyGroup = CompositeKeys.keyGroup(keyBytes, 0, prefixBytes);
    valueBytes = iterator.value();
    valueFrom = 0;
    valueTo = valueBytes.length;
    return true;
  }

  @Override
  long sizeBytes() {
    return (long) keyBytes.length + valueBytes.length;
  }

  @Override
  String position() {
    return HexFormat.of().formatHex(keyBytes);
  }

  @Override
  String fileName() {
    return name;
  }

  @Override
  public void close() {
    iterator.close();
  }
}
