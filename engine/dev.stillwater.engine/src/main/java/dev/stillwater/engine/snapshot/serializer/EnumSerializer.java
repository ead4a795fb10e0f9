package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.value.EnumValue;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Constants of an enum: the position in the snapshot's list, or Scala's number, as int. A key's hash code is that of an object's identity in Java, so there
 * is none.
 *
 * <p>THREADING: immutable; any thread.
 *
 * <p>SOURCE: Flink 2.3, {@code EnumSerializer}; Flink 1.18, {@code ScalaEnumSerializerSnapshot}.
 */
final class EnumSerializer extends FlinkSerializer {
  private static final int CONSTANTS_MAX = 1 << 16;
  private static final int VERSION = 3;

  private final Map<Integer, EnumValue> constants;

  private EnumSerializer(SnapshotSource source, String typeName, Map<Integer, EnumValue> constants) {
    super(source, simpleName(typeName), Integer.BYTES);
    this.constants = Map.copyOf(constants);
  }

  /** Reads the body of the snapshot: class, then the names of the constants. */
  static ValueSerializer parse(SnapshotParser parser) throws SnapshotException {
    return parse(parser, false);
  }

  /** Reads the body of the snapshot of Scala's enumerations, in which each name has a number of its own. */
  static ValueSerializer parseNumbered(SnapshotParser parser) throws SnapshotException {
    return parse(parser, true);
  }

  private static ValueSerializer parse(SnapshotParser parser, boolean isNumbered) throws SnapshotException {
    parser.requireVersion(VERSION, VERSION);
    ByteReader in = parser.in();
    String typeName = in.readUtf();
    Place place = in.place();
    int count = in.readCount("constants of an enum");
    if (count > CONSTANTS_MAX) {
      throw new Corrupt(place, "an enum cannot have so many constants.", CONSTANTS_MAX + " at most", Integer.toString(count));
    }
    Map<Integer, EnumValue> constants = new LinkedHashMap<>();
    for (int index = 0; index < count; index++) {
      String name = in.readUtf();
      int ordinal = isNumbered ? in.readInt() : index;
      constants.put(ordinal, new EnumValue(typeName, name, ordinal));
    }
    return new EnumSerializer(parser.source(), typeName, constants);
  }

  @Override
  public Object read(ByteReader in) throws SnapshotException {
    int ordinal = in.readInt();
    EnumValue constant = constants.get(ordinal);
    if (constant == null) {
      throw new Corrupt(new Place(in.name(), in.offset() - Integer.BYTES), "this is no constant of the enum " + typeText() + ".",
          "one of its " + constants.size() + " constants", Integer.toString(ordinal));
    }
    return constant;
  }

  @Override
  public void skip(ByteReader in) throws SnapshotException {
    in.skip(Integer.BYTES);
  }

  @Override
  public void write(Object value, ByteWriter out) {
    EnumValue constant = cast(EnumValue.class, value, this);
    if (!constant.equals(constants.get(constant.ordinal()))) {
      throw new IllegalArgumentException(value + " is no constant of the enum " + typeText() + ".");
    }
    out.writeInt(constant.ordinal());
  }
}
