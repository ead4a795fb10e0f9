package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.value.BytesValue;
import dev.stillwater.engine.snapshot.value.EnumValue;
import dev.stillwater.engine.snapshot.value.StructValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A type of an Avro schema, with the bytes that Flink writes for its values: they are not those of Avro's own binary encoding; numbers, lengths and
 * positions have a fixed size, and only the counts of arrays and maps are variable.
 *
 * <p>THREADING: immutable once the schema has been parsed.
 *
 * <p>SOURCE: Flink 2.3, {@code DataOutputEncoder}, {@code DataInputDecoder}; Avro 1.11, {@code GenericDatumWriter}.
 */
abstract sealed class AvroType {
  private static final int DEPTH_MAX = 512;
  private static final int EMPTY_ITEMS_MAX = 1 << 10;

  /** Reads a value that lies so deep in the outermost one. */
  abstract Object read(ByteReader in, int depth) throws SnapshotException;

  abstract void skip(ByteReader in, int depth) throws SnapshotException;

  abstract void write(Object value, ByteWriter out);

  /** Whether {@link #write} takes the value; decides between the types of a union. */
  abstract boolean accepts(Object value);

  /** The type for people. */
  abstract String text();

  static int deeper(int depth, ByteReader in) throws SnapshotException {
    if (depth == DEPTH_MAX) {
      throw in.corrupt("an Avro value nests too deep.", DEPTH_MAX + " levels at most", "one more");
    }
    return depth + 1;
  }

  /** The items of an array or map come in blocks, each behind their number; 0 ends them. */
  private static long readItemCount(ByteReader in) throws SnapshotException {
    Place place = in.place();
    long count = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += 7) {
      int next = in.readUnsignedByte();
      count |= (next & 0x7fL) << shift;
      if (next < 0x80) {
        return count;
      }
    }
    throw new Corrupt(place, "the number of items in an Avro value cannot be right.", "a number up to 34359738367", "more");
  }

  private static void writeItemCount(ByteWriter out, int count) {
    int left = count;
    while (left >>> 7 != 0) {
      out.writeByte(left | 0x80);
      left >>>= 7;
    }
    if (count > 0) {
      out.writeByte(left);
    }
  }

  /** Types without others in them. */
  static final class OfBasic extends AvroType {
    private final String text;
    private final Codec<Object> codec;
    private final BasicType.Skipper skipper;

    @SuppressWarnings("unchecked")
    OfBasic(String text, Codec<?> codec, BasicType.Skipper skipper) {
      this.text = text;
      this.codec = (Codec<Object>) codec;
      this.skipper = skipper;
    }

    static OfBasic of(String text, Codec<?> codec, int length) {
      return new OfBasic(text, codec, in -> in.skip(length));
    }

    static OfBasic ofText() {
      return new OfBasic("string", Codecs.UTF8, Codecs::skipBytes);
    }

    static OfBasic ofFixed(String name, int size) {
      return of(name, Codec.of(BytesValue.class, in -> new BytesValue(in.readBytes(size)), (out, value) -> {
        if (value.bytes().length != size) {
          throw new IllegalArgumentException("A value of the type " + name + " has " + size + " bytes, not " + value.bytes().length + ".");
        }
        out.writeBytes(value.bytes());
      }), size);
    }

    static OfBasic ofEnum(String name, List<String> symbols) {
      List<EnumValue> constants = new ArrayList<>();
      symbols.forEach(symbol -> constants.add(new EnumValue(name, symbol, constants.size())));
      return of(name, Codec.of(EnumValue.class, in -> {
        int ordinal = in.readInt();
        if (ordinal < 0 || ordinal >= constants.size()) {
          throw new Corrupt(new Place(in.name(), in.offset() - Integer.BYTES), "this is no symbol of the enum " + name + ".", "0 to " + (constants.size() - 1),
              Integer.toString(ordinal));
        }
        return constants.get(ordinal);
      }, (out, value) -> {
        if (!constants.contains(value)) {
          throw new IllegalArgumentException(value + " is no symbol of the enum " + name + ".");
        }
        out.writeInt(value.ordinal());
      }), Integer.BYTES);
    }

    @Override
    Object read(ByteReader in, int depth) throws SnapshotException {
      return codec.reader().read(in);
    }

    @Override
    void skip(ByteReader in, int depth) throws SnapshotException {
      skipper.skip(in);
    }

    @Override
    void write(Object value, ByteWriter out) {
      codec.writer().write(out, codec.checked(value));
    }

    @Override
    boolean accepts(Object value) {
      return value == null ? codec.isNullAllowed() : codec.type().isInstance(value);
    }

    @Override
    String text() {
      return text;
    }
  }

  /** Records: the fields one after the other. The fields are set after the type is made, since they may refer to it. */
  static final class OfRecord extends AvroType {
    private final String name;
    private List<String> fieldNames = List.of();
    private List<AvroType> fields = List.of();

    OfRecord(String name) {
      this.name = name;
    }

    void complete(Map<String, AvroType> all) {
      fieldNames = List.copyOf(all.keySet());
      fields = List.copyOf(all.values());
    }

    @Override
    Object read(ByteReader in, int depth) throws SnapshotException {
      int inner = deeper(depth, in);
      Object[] values = new Object[fields.size()];
      for (int index = 0; index < values.length; index++) {
        values[index] = fields.get(index).read(in, inner);
      }
      return new StructValue(name, fieldNames, Arrays.asList(values));
    }

    @Override
    void skip(ByteReader in, int depth) throws SnapshotException {
      int inner = deeper(depth, in);
      for (AvroType field : fields) {
        field.skip(in, inner);
      }
    }

    @Override
    void write(Object value, ByteWriter out) {
      if (!accepts(value) || ((StructValue) value).values().size() != fields.size()) {
        throw new IllegalArgumentException("This is no record " + name + " with " + fields.size() + " fields: " + value);
      }
      List<Object> values = ((StructValue) value).values();
      for (int index = 0; index < values.size(); index++) {
        fields.get(index).write(values.get(index), out);
      }
    }

    @Override
    boolean accepts(Object value) {
      return value instanceof StructValue struct && struct.typeName().equals(name);
    }

    @Override
    String text() {
      return FlinkSerializer.simpleName(name);
    }

    /** The record with its fields. */
    String longText() {
      StringBuilder text = new StringBuilder(text()).append('{');
      for (int index = 0; index < fields.size(); index++) {
        text.append(index == 0 ? "" : ", ").append(fieldNames.get(index)).append(": ").append(fields.get(index).text());
      }
      return text.append('}').toString();
    }
  }

  /** Arrays, and maps with text keys. */
  static final class OfItems extends AvroType {
    private final AvroType item;
    private final boolean isMap;

    OfItems(AvroType item, boolean isMap) {
      this.item = item;
      this.isMap = isMap;
    }

    @Override
    Object read(ByteReader in, int depth) throws SnapshotException {
      int inner = deeper(depth, in);
      List<Object> items = new ArrayList<>();
      Map<Object, Object> entries = new LinkedHashMap<>();
      for (long count = readItemCount(in); count > 0; count = readItemCount(in)) {
        long before = in.offset();
        for (long left = count; left > 0; left--) {
          if (isMap) {
            entries.put(Codecs.UTF8.reader().read(in), item.read(in, inner));
          } else {
            items.add(item.read(in, inner));
            if (in.offset() == before) {
              return emptyItems(items, count, in);
            }
          }
        }
      }
      return isMap ? entries : items;
    }

    /** Items without bytes are all the same; they take one block, and no more memory than one item. */
    private static List<Object> emptyItems(List<Object> items, long count, ByteReader in) throws SnapshotException {
      if (items.size() > 1 || count > EMPTY_ITEMS_MAX || readItemCount(in) != 0) {
        throw in.corrupt("there are too many items without any bytes.", EMPTY_ITEMS_MAX + " at most, in one block", "more");
      }
      return Collections.nCopies((int) count, items.get(0));
    }

    @Override
    void skip(ByteReader in, int depth) throws SnapshotException {
      int inner = deeper(depth, in);
      boolean isFirst = true;
      for (long count = readItemCount(in); count > 0; count = readItemCount(in)) {
        long before = in.offset();
        for (long left = count; left > 0; left--) {
          if (isMap) {
            Codecs.skipBytes(in);
          }
          item.skip(in, inner);
          if (in.offset() == before) {
            emptyItems(isFirst ? List.of("") : List.of("", ""), count, in);
            return;
          }
          isFirst = false;
        }
      }
    }

    @Override
    void write(Object value, ByteWriter out) {
      if (!accepts(value)) {
        throw new IllegalArgumentException("A value of the type " + text() + " cannot be " + value + ".");
      }
      if (isMap) {
        Map<?, ?> entries = (Map<?, ?>) value;
        writeItemCount(out, entries.size());
        entries.forEach((key, one) -> {
          Codecs.UTF8.writer().write(out, String.valueOf(key));
          item.write(one, out);
        });
      } else {
        List<?> items = (List<?>) value;
        writeItemCount(out, items.size());
        items.forEach(one -> item.write(one, out));
      }
      out.writeByte(0);
    }

    @Override
    boolean accepts(Object value) {
      return isMap ? value instanceof Map : value instanceof List;
    }

    @Override
    String text() {
      return isMap ? "map<" + item.text() + ">" : "array<" + item.text() + ">";
    }
  }

  /** One of several types: its position as int, then the value. */
  static final class OfUnion extends AvroType {
    private final List<AvroType> types;

    OfUnion(List<AvroType> types) {
      this.types = List.copyOf(types);
    }

    private AvroType branch(ByteReader in) throws SnapshotException {
      int index = in.readInt();
      if (index < 0 || index >= types.size()) {
        throw new Corrupt(new Place(in.name(), in.offset() - Integer.BYTES), "this is no type of an Avro union.", "0 to " + (types.size() - 1),
            Integer.toString(index));
      }
      return types.get(index);
    }

    @Override
    Object read(ByteReader in, int depth) throws SnapshotException {
      return branch(in).read(in, deeper(depth, in));
    }

    @Override
    void skip(ByteReader in, int depth) throws SnapshotException {
      branch(in).skip(in, deeper(depth, in));
    }

    @Override
    void write(Object value, ByteWriter out) {
      for (int index = 0; index < types.size(); index++) {
        if (types.get(index).accepts(value)) {
          types.get(index).write(value, out.writeInt(index));
          return;
        }
      }
      throw new IllegalArgumentException("A value of the type " + text() + " cannot be " + value + ".");
    }

    @Override
    boolean accepts(Object value) {
      return types.stream().anyMatch(type -> type.accepts(value));
    }

    @Override
    String text() {
      StringBuilder text = new StringBuilder();
      types.forEach(type -> text.append(text.isEmpty() ? "" : "|").append(type.text()));
      return text.toString();
    }
  }
}
