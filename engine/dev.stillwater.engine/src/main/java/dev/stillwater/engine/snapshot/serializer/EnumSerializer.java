package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.value.EnumValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Constants of an enum: the position in the snapshot's list as int. A key's hash code is that of an object's identity in Java, so there is none.
 *
 * <p>THREADING: immutable; any thread.
 *
 * <p>SOURCE: Flink 2.3, {@code EnumSerializer}; Flink 1.20, {@code ScalaEnumSerializerSnapshot}.
 */
final class EnumSerializer extends FlinkSerializer {
  private static final int CONSTANTS_MAX = 1 << 16;
  private static final int VERSION = 3;

  private final List<EnumValue> constants;

  private EnumSerializer(SnapshotSource source, String typeName, List<EnumValue> constants) {
    super(source, simpleName(typeName), Integer.BYTES);
    this.constants = List.copyOf(constants);
  }

  /** Reads the body of the snapshot: class, then the names of the constants. */
  static ValueSerializer parse(SnapshotParser parser) throws SnapshotException {
    parser.requireVersion(VERSION, VERSION);
    ByteReader in = parser.in();
    String typeName = in.readUtf();
    Place place = in.place();
    int count = in.readCount("constants of an enum");
    if (count > CONSTANTS_MAX) {
      throw new Corrupt(place, "an enum cannot have so many constants.", CONSTANTS_MAX + " at most", Integer.toString(count));
    }
    List<EnumValue> constants = new ArrayList<>();
    for (int ordinal = 0; ordinal < count; ordinal++) {
      constants.add(new EnumValue(typeName, in.readUtf(), ordinal));
    }
    return new EnumSerializer(parser.source(), typeName, constants);
  }

  @Override
  int minLength() {
    return Integer.BYTES;
  }

  @Override
  public Object read(ByteReader in) throws SnapshotException {
    int ordinal = in.readInt();
    if (ordinal < 0 || ordinal >= constants.size()) {
      throw new Corrupt(new Place(in.name(), in.offset() - Integer.BYTES), "this is no constant of the enum " + typeText() + ".",
          "0 to " + (constants.size() - 1), Integer.toString(ordinal));
    }
    return constants.get(ordinal);
  }

  @Override
  public void skip(ByteReader in) throws SnapshotException {
    in.skip(Integer.BYTES);
  }

  @Override
  public void write(Object value, ByteWriter out) {
    int ordinal = constants.indexOf(cast(EnumValue.class, value, this));
    if (ordinal < 0) {
      throw new IllegalArgumentException(value + " is no constant of the enum " + typeText() + ".");
    }
    out.writeInt(ordinal);
  }
}
