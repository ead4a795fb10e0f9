package dev.stillwater.engine.state;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.write.KeyedState;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the entries of states that are written by hand become bytes: by the serializers of key and value. A list has its elements with commas between. A map is
 * one entry of a snapshot for each of its keys, so that its values are not written here.
 *
 * <p>THREADING: immutable; any thread.
 */
public final class ObjectCodec extends EntryCodec<ObjectEntry> {
  private static final char LIST_SEPARATOR = ',';

  private final ValueSerializer key;
  private final KeyedState description;

  ObjectCodec(ValueSerializer key, KeyedState description) {
    this.key = key;
    this.description = description;
  }

  @Override
  public ValueSerializer keySerializer() {
    return key;
  }

  @Override
  public ValueSerializer valueSerializer() {
    return description.value().orElseThrow();
  }

  @Override
  public ObjectEntry newEntry() {
    return new ObjectEntry(null, null, 0);
  }

  @Override
  public ObjectEntry copy(ObjectEntry entry) {
    ObjectEntry copy = new ObjectEntry(entry.key, entry.namespace, entry.keyHash);
    copy.value = switch (entry.value) {
      case ListValue list -> list.copy();
      case Map<?, ?> map -> new LinkedHashMap<>(map);
      case null -> null;
      default -> entry.value;
    };
    return copy;
  }

  @Override
  public void writeKey(ObjectEntry entry, ByteWriter out) {
    key.write(entry.key, out);
  }

  @Override
  public void writeValue(ObjectEntry entry, ByteWriter out) {
    ValueSerializer serializer = valueSerializer();
    if (description.kind() != StateKind.LIST) {
      serializer.write(entry.value, out);
      return;
    }
    boolean isFirst = true;
    for (Object element : ((ListValue) entry.value).view()) {
      if (!isFirst) {
        out.writeByte(LIST_SEPARATOR);
      }
      isFirst = false;
      serializer.write(element, out);
    }
  }

  @Override
  public void readKey(ObjectEntry entry, ByteReader in) throws SnapshotException {
    entry.key = key.read(in);
  }

  @Override
  public void readValue(ObjectEntry entry, ByteReader in) throws SnapshotException {
    if (description.kind() != StateKind.LIST) {
      entry.value = valueSerializer().read(in);
      return;
    }
    ListValue list = new ListValue();
    while (!in.isAtEnd()) {
      if (list.size() > 0 && in.readByte() != LIST_SEPARATOR) {
        throw in.corrupt("the elements of a list are not separated.", "a comma (0x2c)", "another byte");
      }
      list.add(valueSerializer().read(in));
    }
    entry.value = list;
  }

  @Override
  public boolean isSameKey(ObjectEntry one, ObjectEntry other) {
    return one.key.equals(other.key) && one.namespace.equals(other.namespace);
  }
}
