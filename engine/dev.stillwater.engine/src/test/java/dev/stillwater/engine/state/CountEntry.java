package dev.stillwater.engine.state;

import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;

/** A count for each long, as generated entries are. */
public final class CountEntry extends StateEntry {
  static final RowType KEY = RowType.of(RowField.required("key", ValueType.LONG));
  static final RowType VALUE = RowType.of(RowField.required("n_count", ValueType.LONG));

  /** The key. */
  public long key;
  /** The value. */
  public long count;

  /** Finds or makes the entry of the key, as generated code does, to be changed. */
  public static CountEntry find(StateTable table, long key) {
    int hash = Long.hashCode(key);
    StateEntry[] slots = table.slots();
    int slot = StateTable.firstSlot(hash, slots.length);
    StateEntry found = slots[slot];
    while (found != null) {
      if (found.keyHash == hash && ((CountEntry) found).key == key) {
        return (CountEntry) (table.isOwn(found) ? found : table.own(found, slot));
      }
      slot = slot + 1 & slots.length - 1;
      found = slots[slot];
    }
    CountEntry entry = (CountEntry) table.takeFree().orElseGet(CountEntry::new);
    entry.count = 0;
    entry.key = key;
    entry.keyHash = hash;
    table.insert(entry, slot);
    return entry;
  }

  /** Name and types of a state of counts. */
  public static StateDescriptor descriptor(String name, boolean isWindowed) {
    return new StateDescriptor(name, KEY, VALUE, isWindowed);
  }

  /** Bytes of the entries. */
  public static final class Codec extends EntryCodec<CountEntry> {
    private final ValueSerializer values = Serializers.ofRow(VALUE);

    @Override
    public ValueSerializer keySerializer() {
      return Serializers.ofLong();
    }

    @Override
    public ValueSerializer valueSerializer() {
      return values;
    }

    @Override
    public CountEntry newEntry() {
      return new CountEntry();
    }

    @Override
    public CountEntry copy(CountEntry entry) {
      CountEntry copy = new CountEntry();
      copy.key = entry.key;
      copy.count = entry.count;
      return copy;
    }

    @Override
    public void writeKey(CountEntry entry, ByteWriter out) {
      out.writeLong(entry.key);
    }

    @Override
    public void writeValue(CountEntry entry, ByteWriter out) {
      out.writeLong(entry.count);
    }

    @Override
    public void readKey(CountEntry entry, ByteReader in) throws SnapshotException {
      entry.key = in.readLong();
      entry.keyHash = Long.hashCode(entry.key);
    }

    @Override
    public void readValue(CountEntry entry, ByteReader in) throws SnapshotException {
      entry.count = in.readLong();
    }

    @Override
    public boolean isSameKey(CountEntry one, CountEntry other) {
      return one.key == other.key;
    }
  }
}
