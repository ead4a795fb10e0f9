package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.serializer.CompositeSerializers.LengthRule;
import dev.stillwater.engine.snapshot.value.StructValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/**
 * Serializers of objects with named fields other than POJOs: Flink's rows, objects of Flink's own operators, elements of streams.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: Flink 2.3, {@code RowSerializer}, {@code MaskUtils}, {@code StreamElementSerializer}.
 */
final class StructSerializers {
  private StructSerializers() {
  }

  private static String structText(String name, List<String> names, List<ValueSerializer> fields) {
    StringJoiner text = new StringJoiner(", ", name + "{", "}");
    for (int index = 0; index < names.size(); index++) {
      text.add(names.get(index) + ": " + fields.get(index).typeText());
    }
    return text.toString();
  }

  private static List<Object> fieldValues(FlinkSerializer serializer, Object value, int count) {
    List<Object> values = FlinkSerializer.cast(StructValue.class, value, serializer).values();
    if (values.size() != count && (serializer.isSelfDelimiting() || values.size() > count)) {
      throw new IllegalArgumentException("A value of the type " + serializer.typeText() + " needs " + count + " fields, not " + values.size() + ".");
    }
    return values;
  }

  /** Fields one after the other. */
  static final class OfStruct extends FlinkSerializer {
    private final String typeName;
    private final List<String> names;
    private final List<ValueSerializer> fields;
    private final boolean isSelfDelimiting;

    OfStruct(SnapshotSource source, String typeName, List<String> names, List<ValueSerializer> fields, LengthRule rule) {
      super(source, structText(typeName, names, fields), CompositeSerializers.lengthSum(fields, rule));
      this.typeName = typeName;
      this.names = List.copyOf(names);
      this.fields = List.copyOf(fields);
      isSelfDelimiting = areSelfDelimiting(fields);
    }

    @Override
    public boolean isSelfDelimiting() {
      return isSelfDelimiting;
    }

    @Override
    public Object read(ByteReader in) throws SnapshotException {
      Object[] values = new Object[fields.size()];
      for (int index = 0; index < values.length; index++) {
        values[index] = fields.get(index).read(in);
        if (CollectionSerializers.hasTakenAll(fields.get(index), in)) {
          return new StructValue(typeName, names.subList(0, index + 1), Arrays.asList(values).subList(0, index + 1));
        }
      }
      return new StructValue(typeName, names, Arrays.asList(values));
    }

    @Override
    public void skip(ByteReader in) throws SnapshotException {
      for (ValueSerializer field : fields) {
        field.skip(in);
        if (CollectionSerializers.hasTakenAll(field, in)) {
          return;
        }
      }
    }

    @Override
    public void write(Object value, ByteWriter out) {
      List<Object> values = fieldValues(this, value, fields.size());
      for (int index = 0; index < values.size(); index++) {
        fields.get(index).write(values.get(index), out);
      }
    }

    @Override
    public List<ValueSerializer> parts() {
      return fields;
    }
  }

  /**
   * Flink's rows: two bits for the kind of the row (in older snapshots none) and one for each field that is null, the highest bit first, then the fields
   * that are not null. The snapshot holds no names; fields are f0, f1 and so on. The type name is empty for a row of the kind INSERT, else it is the kind.
   */
  static final class OfRow extends FlinkSerializer {
    private static final List<String> KINDS = List.of("", "UPDATE_BEFORE", "UPDATE_AFTER", "DELETE");
    private static final int KIND_BITS = 2;

    private final List<ValueSerializer> fields;
    private final List<String> names;
    private final int kindBits;
    private final int maskBytes;
    private final boolean isSelfDelimiting;

    OfRow(SnapshotSource source, List<ValueSerializer> fields, boolean hasKind) {
      this(source, fields, IntStream.range(0, fields.size()).mapToObj(index -> "f" + index).toList(), hasKind);
    }

    private OfRow(SnapshotSource source, List<ValueSerializer> fields, List<String> names, boolean hasKind) {
      super(source, structText("Row", names, fields), VARIABLE_LENGTH);
      this.fields = fields;
      this.names = names;
      kindBits = hasKind ? KIND_BITS : 0;
      maskBytes = (kindBits + fields.size() + 7) / 8;
      isSelfDelimiting = areSelfDelimiting(fields);
    }

    @Override
    public boolean isSelfDelimiting() {
      return isSelfDelimiting;
    }

    private static boolean isSet(byte[] mask, int bit) {
      return (mask[bit >> 3] & 0x80 >> (bit & 7)) != 0;
    }

    private static void set(byte[] mask, int bit) {
      mask[bit >> 3] |= (byte) (0x80 >> (bit & 7));
    }

    @Override
    public Object read(ByteReader in) throws SnapshotException {
      byte[] mask = in.readBytes(maskBytes);
      String kind = kindBits == 0 ? "" : KINDS.get((isSet(mask, 0) ? 1 : 0) + (isSet(mask, 1) ? 2 : 0));
      Object[] values = new Object[fields.size()];
      for (int index = 0; index < values.length; index++) {
        if (!isSet(mask, kindBits + index)) {
          values[index] = fields.get(index).read(in);
          if (CollectionSerializers.hasTakenAll(fields.get(index), in)) {
            return new StructValue(kind, names.subList(0, index + 1), Arrays.asList(values).subList(0, index + 1));
          }
        }
      }
      return new StructValue(kind, names, Arrays.asList(values));
    }

    @Override
    public void skip(ByteReader in) throws SnapshotException {
      byte[] mask = in.readBytes(maskBytes);
      for (int index = 0; index < fields.size(); index++) {
        if (!isSet(mask, kindBits + index)) {
          fields.get(index).skip(in);
          if (CollectionSerializers.hasTakenAll(fields.get(index), in)) {
            return;
          }
        }
      }
    }

    @Override
    public void write(Object value, ByteWriter out) {
      List<Object> values = fieldValues(this, value, fields.size());
      int kind = KINDS.indexOf(((StructValue) value).typeName());
      if (values.size() != fields.size()) {
        throw new IllegalArgumentException("A row that was cut off behind a field which cannot be decoded cannot be written.");
      }
      if (kind < 0 || kindBits == 0 && kind > 0) {
        throw new IllegalArgumentException("'" + ((StructValue) value).typeName() + "' is no kind of a row that the type " + typeText() + " can hold.");
      }
      byte[] mask = new byte[maskBytes];
      for (int bit = 0; bit < kindBits; bit++) {
        if ((kind & 1 << bit) != 0) {
          set(mask, bit);
        }
      }
      for (int index = 0; index < values.size(); index++) {
        if (values.get(index) == null) {
          set(mask, kindBits + index);
        }
      }
      out.writeBytes(mask);
      for (int index = 0; index < values.size(); index++) {
        if (values.get(index) != null) {
          fields.get(index).write(values.get(index), out);
        }
      }
    }

    @Override
    public List<ValueSerializer> parts() {
      return fields;
    }
  }

  /** One of several kinds of objects, told apart by a byte before them. */
  static final class OfTagged extends FlinkSerializer {
    private final Map<Integer, OfStruct> byTag;

    OfTagged(SnapshotSource source, String typeText, Map<Integer, OfStruct> byTag) {
      super(source, typeText, VARIABLE_LENGTH);
      this.byTag = Map.copyOf(byTag);
    }

    @Override
    public boolean isSelfDelimiting() {
      return areSelfDelimiting(List.copyOf(byTag.values()));
    }

    private OfStruct tagged(ByteReader in) throws SnapshotException {
      int tag = in.readUnsignedByte();
      OfStruct struct = byTag.get(tag);
      if (struct == null) {
        throw new Corrupt(new Place(in.name(), in.offset() - 1), "this cannot be a " + typeText() + ".",
            "one of the tags " + byTag.keySet().stream().sorted().toList(), Integer.toString(tag));
      }
      return struct;
    }

    @Override
    public Object read(ByteReader in) throws SnapshotException {
      return tagged(in).read(in);
    }

    @Override
    public void skip(ByteReader in) throws SnapshotException {
      tagged(in).skip(in);
    }

    @Override
    public void write(Object value, ByteWriter out) {
      String name = cast(StructValue.class, value, this).typeName();
      for (Map.Entry<Integer, OfStruct> entry : byTag.entrySet()) {
        if (entry.getValue().typeName.equals(name)) {
          entry.getValue().write(value, out.writeByte(entry.getKey()));
          return;
        }
      }
      throw new IllegalArgumentException(name + " is no kind of " + typeText() + ".");
    }
  }
}
