package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.UnreadableSerializer;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.value.StructValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * POJOs: a byte that says whether the object is null, of the class itself or of a subclass, then each field behind a byte that is 1 for null.
 *
 * <p>A field whose serializer is not known takes all the bytes that are left; the value then ends with that field.
 *
 * <p>THREADING: immutable; any thread.
 *
 * <p>SOURCE: Flink 2.3, {@code PojoSerializer}, {@code PojoSerializerSnapshotData}, {@code LinkedOptionalMapSerializer}.
 */
final class PojoSerializer extends FlinkSerializer {
  private static final int IS_NULL = 1;
  private static final int NO_SUBCLASS = 2;
  private static final int IS_SUBCLASS = 4;
  private static final int IS_TAGGED_SUBCLASS = 8;
  private static final int VERSION = 2;

  private final String className;
  private final List<String> fieldNames;
  private final List<ValueSerializer> fields;
  private final List<String> taggedNames;
  private final List<ValueSerializer> tagged;
  private final Map<String, ValueSerializer> subclasses;
  private final boolean isSelfDelimiting;

  private PojoSerializer(SnapshotSource source, String className, Map<String, ValueSerializer> fields, Map<String, ValueSerializer> tagged,
      Map<String, ValueSerializer> subclasses) {
    super(source, text(className, fields), VARIABLE_LENGTH);
    this.className = className;
    this.fieldNames = List.copyOf(fields.keySet());
    this.fields = List.copyOf(fields.values());
    this.taggedNames = List.copyOf(tagged.keySet());
    this.tagged = List.copyOf(tagged.values());
    this.subclasses = Map.copyOf(subclasses);
    isSelfDelimiting = areSelfDelimiting(this.fields) && areSelfDelimiting(this.tagged) && areSelfDelimiting(List.copyOf(subclasses.values()));
  }

  private static String text(String className, Map<String, ValueSerializer> fields) {
    StringJoiner text = new StringJoiner(", ", simpleName(className) + "{", "}");
    fields.forEach((name, field) -> text.add(name + ": " + field.typeText()));
    return text.toString();
  }

  /** Reads the body of the snapshot: class, fields, subclasses with a tag, subclasses without one. */
  static ValueSerializer parse(SnapshotParser parser) throws SnapshotException {
    parser.requireVersion(VERSION, VERSION);
    String className = parser.in().readUtf();
    Map<String, ValueSerializer> fields = parser.readOptionalMap();
    Map<String, ValueSerializer> tagged = parser.readOptionalMap();
    Map<String, ValueSerializer> subclasses = parser.readOptionalMap();
    return new PojoSerializer(parser.source(), className, fields, tagged, subclasses);
  }

  @Override
  public boolean isSelfDelimiting() {
    return isSelfDelimiting;
  }

  @Override
  public Object read(ByteReader in) throws SnapshotException {
    int flags = readFlags(in);
    if (flags == IS_NULL) {
      return null;
    }
    if (flags != NO_SUBCLASS) {
      return subclass(flags, in).read(in);
    }
    Object[] values = new Object[fields.size()];
    for (int index = 0; index < values.length; index++) {
      if (!in.readBoolean()) {
        ValueSerializer field = fields.get(index);
        values[index] = field.read(in);
        if (!isSelfDelimiting && CollectionSerializers.hasTakenAll(field, in)) {
          return new StructValue(className, fieldNames.subList(0, index + 1), Arrays.asList(values).subList(0, index + 1));
        }
      }
    }
    return new StructValue(className, fieldNames, Arrays.asList(values));
  }

  @Override
  public void skip(ByteReader in) throws SnapshotException {
    int flags = readFlags(in);
    if (flags == IS_NULL) {
      return;
    }
    if (flags != NO_SUBCLASS) {
      subclass(flags, in).skip(in);
      return;
    }
    for (ValueSerializer field : fields) {
      if (!in.readBoolean()) {
        field.skip(in);
        if (!isSelfDelimiting && CollectionSerializers.hasTakenAll(field, in)) {
          return;
        }
      }
    }
  }

  /** Names of the fields, in the order of {@link #parts}. */
  List<String> fieldNames() {
    return fieldNames;
  }

  /**
   * What the bytes before the fields of an object say.
   *
   * @param isNull whether there is no object
   * @param subclass serializer of the subclass that it is of; empty for an object of the class itself
   */
  record Shape(boolean isNull, Optional<ValueSerializer> subclass) {
    /** For people. */
    String text() {
      return isNull ? "null" : subclass.map(ValueSerializer::typeText).orElse("the class itself");
    }
  }

  /** Reads what stands before the fields. */
  Shape readShape(ByteReader in) throws SnapshotException {
    int flags = readFlags(in);
    return new Shape(flags == IS_NULL, flags == IS_NULL || flags == NO_SUBCLASS ? Optional.empty() : Optional.of(subclass(flags, in)));
  }

  private int readFlags(ByteReader in) throws SnapshotException {
    int flags = in.readUnsignedByte();
    if (flags != IS_NULL && flags != NO_SUBCLASS && flags != IS_SUBCLASS && flags != IS_TAGGED_SUBCLASS) {
      throw new Corrupt(new Place(in.name(), in.offset() - 1), "this cannot be an object of the class " + className + ".", "1, 2, 4 or 8",
          Integer.toString(flags));
    }
    return flags;
  }

  private ValueSerializer subclass(int flags, ByteReader in) throws SnapshotException {
    Place place = in.place();
    if (flags == IS_TAGGED_SUBCLASS) {
      int tag = in.readUnsignedByte();
      if (tag >= tagged.size()) {
        throw new Corrupt(place, "this is the tag of no subclass of " + className + ".", "a tag below " + tagged.size(), Integer.toString(tag));
      }
      return tagged.get(tag);
    }
    String name = in.readUtf();
    ValueSerializer subclass = subclasses.get(name);
    if (subclass == null) {
      throw new UnreadableSerializer(place, name, "the snapshot does not say how objects of this subclass of " + className + " are written.");
    }
    return subclass;
  }

  @Override
  public void write(Object value, ByteWriter out) {
    if (value == null) {
      out.writeByte(IS_NULL);
      return;
    }
    StructValue struct = cast(StructValue.class, value, this);
    if (struct.typeName().equals(className)) {
      writeFields(struct, out);
    } else if (taggedNames.contains(struct.typeName())) {
      int tag = taggedNames.indexOf(struct.typeName());
      tagged.get(tag).write(value, out.writeByte(IS_TAGGED_SUBCLASS).writeByte(tag));
    } else if (subclasses.containsKey(struct.typeName())) {
      subclasses.get(struct.typeName()).write(value, out.writeByte(IS_SUBCLASS).writeUtf(struct.typeName()));
    } else {
      throw new IllegalArgumentException(struct.typeName() + " is no subclass of " + className + " that the snapshot knows.");
    }
  }

  private void writeFields(StructValue struct, ByteWriter out) {
    List<Object> values = struct.values();
    if (values.size() != fields.size() && (isSelfDelimiting || values.size() > fields.size())) {
      throw new IllegalArgumentException("An object of the class " + className + " needs " + fields.size() + " fields, not " + values.size() + ".");
    }
    out.writeByte(NO_SUBCLASS);
    for (int index = 0; index < values.size(); index++) {
      out.writeBoolean(values.get(index) == null);
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
