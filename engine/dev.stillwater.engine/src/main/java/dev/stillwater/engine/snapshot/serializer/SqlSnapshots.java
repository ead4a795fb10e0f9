package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.serializer.CompositeSerializers.LengthRule;
import dev.stillwater.engine.snapshot.serializer.SnapshotClasses.BodyParser;
import dev.stillwater.engine.snapshot.serializer.SnapshotParser.OuterData;
import dev.stillwater.engine.snapshot.serializer.SqlSerializers.OfBinaryRow;
import dev.stillwater.engine.snapshot.serializer.SqlSerializers.OfFramed;
import dev.stillwater.engine.snapshot.serializer.StructSerializers.OfStruct;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The snapshots of the serializers of Flink SQL. The types that they hold in the form of Java's serialization are passed over.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: flink-table 2.3, {@code org.apache.flink.table.runtime.typeutils}.
 */
final class SqlSnapshots {
  private static final String TYPES = "org.apache.flink.table.runtime.typeutils.";
  private static final int FIELDS_MAX = 1 << 16;
  private static final int DIGITS_MAX = 38;
  private static final int VERSION = 3;

  private SqlSnapshots() {
  }

  static void putInto(Map<String, BodyParser> parsers) {
    parsers.put(TYPES + "RowDataSerializer$RowDataSerializerSnapshot", SqlSnapshots::row);
    parsers.put(TYPES + "BinaryRowDataSerializer$BinaryRowDataSerializerSnapshot", parser -> {
      parser.requireVersion(VERSION, VERSION);
      parser.in().readInt();
      return new OfFramed(parser.source(), "BinaryRow");
    });
    parsers.put(TYPES + "ArrayDataSerializer$ArrayDataSerializerSnapshot", parser -> framed(parser, "Array", 2));
    parsers.put(TYPES + "MapDataSerializer$MapDataSerializerSnapshot", parser -> framed(parser, "Map", 4));
    parsers.put(TYPES + "DecimalDataSerializer$DecimalSerializerSnapshot", parser -> {
      parser.requireVersion(VERSION, VERSION);
      int precision = readDigits(parser);
      int scale = readDigits(parser);
      return SqlSerializers.decimal(parser.source(), precision, scale);
    });
    parsers.put(TYPES + "TimestampDataSerializer$TimestampDataSerializerSnapshot", parser -> {
      parser.requireVersion(1, 1);
      int precision = readDigits(parser);
      return SqlSerializers.timestamp(parser.source(), precision);
    });
    parsers.put(TYPES + "WindowKeySerializer$WindowKeySerializerSnapshot", parser -> {
      ValueSerializer key = parser.readCompositeBody(1, OuterData.NONE).get(0);
      return new OfStruct(parser.source(), "WindowKey", List.of("window", "key"), List.of(BasicType.LONG.serializer(), key), LengthRule.VARIABLE);
    });
  }

  private static ValueSerializer row(SnapshotParser parser) throws SnapshotException {
    parser.requireVersion(VERSION, VERSION);
    ByteReader in = parser.in();
    int count = in.readCount("fields of a row");
    if (count > FIELDS_MAX) {
      throw in.corrupt("a row cannot have so many fields.", FIELDS_MAX + " at most", Integer.toString(count));
    }
    List<String> types = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      types.add(JavaStream.skip(in));
    }
    List<ValueSerializer> fields = parser.readNestedSnapshots(count);
    return new OfBinaryRow(parser.source(), fields, types);
  }

  private static ValueSerializer framed(SnapshotParser parser, String name, int objects) throws SnapshotException {
    parser.requireVersion(VERSION, VERSION);
    for (int left = objects; left > 0; left--) {
      JavaStream.skip(parser.in());
    }
    return new OfFramed(parser.source(), name);
  }

  private static int readDigits(SnapshotParser parser) throws SnapshotException {
    int digits = parser.in().readInt();
    if (digits < 0 || digits > DIGITS_MAX) {
      throw parser.in().corrupt("a number of digits cannot be right.", "0 to " + DIGITS_MAX, Integer.toString(digits));
    }
    return digits;
  }
}
