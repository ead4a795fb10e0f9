package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;

/**
 * Avro records, generic, specific or reflected, by the schema in the snapshot.
 *
 * <p>THREADING: immutable; any thread.
 *
 * <p>SOURCE: flink-avro 2.3, {@code AvroSerializerSnapshot}, {@code AvroSerializer}.
 */
final class AvroSerializer extends FlinkSerializer {
  static final String SNAPSHOT_CLASS = "org.apache.flink.formats.avro.typeutils.AvroSerializerSnapshot";
  private static final int FIRST_WITH_CLASS = 2;
  private static final int FIRST_WITH_LONG_TEXTS = 3;

  private final AvroType type;

  private AvroSerializer(SnapshotSource source, AvroType type) {
    super(source, type instanceof AvroType.OfRecord record ? record.longText() : type.text(), VARIABLE_LENGTH);
    this.type = type;
  }

  /** Reads the body of the snapshot: class and schema. A schema that cannot be read makes the values opaque. */
  static ValueSerializer parse(SnapshotParser parser) throws SnapshotException {
    parser.requireVersion(1, FIRST_WITH_LONG_TEXTS);
    ByteReader in = parser.in();
    boolean isLong = parser.version() >= FIRST_WITH_LONG_TEXTS;
    String className = parser.version() < FIRST_WITH_CLASS ? "Avro" : isLong ? Texts.readRequired(in) : in.readUtf();
    String schema = isLong ? Texts.readRequired(in) : in.readUtf();
    try {
      return new AvroSerializer(parser.source(), AvroSchema.parse(schema));
    } catch (IllegalArgumentException | ArithmeticException e) {
      return new OpaqueSerializer(parser.source(), simpleName(className));
    }
  }

  @Override
  public Object read(ByteReader in) throws SnapshotException {
    return type.read(in, 0);
  }

  @Override
  public void skip(ByteReader in) throws SnapshotException {
    type.skip(in, 0);
  }

  @Override
  public void write(Object value, ByteWriter out) {
    type.write(value, out);
  }
}
