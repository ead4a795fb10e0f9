package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.serializer.CollectionSerializers.Flag;
import dev.stillwater.engine.snapshot.serializer.CollectionSerializers.OfElements;
import dev.stillwater.engine.snapshot.serializer.CollectionSerializers.OfMap;
import dev.stillwater.engine.snapshot.serializer.CompositeSerializers.LengthRule;
import dev.stillwater.engine.snapshot.serializer.CompositeSerializers.OfEither;
import dev.stillwater.engine.snapshot.serializer.CompositeSerializers.OfNullable;
import dev.stillwater.engine.snapshot.serializer.CompositeSerializers.OfTimer;
import dev.stillwater.engine.snapshot.serializer.CompositeSerializers.OfTtl;
import dev.stillwater.engine.snapshot.serializer.CompositeSerializers.OfTuple;
import dev.stillwater.engine.snapshot.serializer.CompositeSerializers.OfWrapped;
import dev.stillwater.engine.snapshot.serializer.SnapshotParser.OuterData;
import dev.stillwater.engine.snapshot.serializer.StructSerializers.OfRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The classes of serializers' snapshots that are known here, and how the body of each is read.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: Flink 1.20 and 2.3.
 */
final class SnapshotClasses {
  static final String BASE = "org.apache.flink.api.common.typeutils.base.";
  static final String RUNTIME = "org.apache.flink.api.java.typeutils.runtime.";
  static final String STATE = "org.apache.flink.runtime.state.";
  static final String TTL = STATE + "ttl.TtlStateFactory$TtlSerializerSnapshot";
  static final String SCALA = "org.apache.flink.api.scala.typeutils.";
  static final String LIST = BASE + "ListSerializerSnapshot";
  static final String MAP = BASE + "MapSerializerSnapshot";
  static final String TUPLE = RUNTIME + "TupleSerializerSnapshot";
  static final String TIMER = "org.apache.flink.streaming.api.operators.TimerSerializerSnapshot";
  static final String TUPLE_CLASS = "org.apache.flink.api.java.tuple.Tuple";

  private static final int FIRST_WITH_ROW_KIND = 3;

  private static final Map<String, BodyParser> PARSERS = new HashMap<>();

  /** Reads the body of a snapshot whose class name and version have been read. */
  @FunctionalInterface
  interface BodyParser {
    ValueSerializer parse(SnapshotParser parser) throws SnapshotException;
  }

  static {
    for (BasicType type : BasicType.values()) {
      PARSERS.put(type.snapshotClass(), parser -> {
        parser.readSimpleBody();
        return new BasicSerializer(parser.source(), type);
      });
    }
    PARSERS.put(RowSerializer.SNAPSHOT_CLASS, RowSerializer::parse);
    PARSERS.put(BASE + "EnumSerializer$EnumSerializerSnapshot", EnumSerializer::parse);
    PARSERS.put(RUNTIME + "PojoSerializerSnapshot", PojoSerializer::parse);
    PARSERS.put(AvroSerializer.SNAPSHOT_CLASS, AvroSerializer::parse);
    PARSERS.put(SCALA + "ScalaEnumSerializerSnapshot", EnumSerializer::parseNumbered);
    putCollections();
    putComposites();
    putWrappers();
    putOpaque();
    FlinkOperatorSnapshots.putInto(PARSERS);
    SqlSnapshots.putInto(PARSERS);
  }

  private SnapshotClasses() {
  }

  static Optional<BodyParser> parserOf(String className) {
    return Optional.ofNullable(PARSERS.get(className));
  }

  private static void putCollections() {
    PARSERS.put(LIST, parser -> elements(parser, "List", Flag.NONE));
    PARSERS.put(STATE + "ArrayListSerializerSnapshot", parser -> elements(parser, "List", Flag.NONE));
    PARSERS.put(BASE + "SetSerializerSnapshot", parser -> elements(parser, "Set", Flag.IS_NULL));
    PARSERS.put(MAP, parser -> {
      List<ValueSerializer> nested = parser.readCompositeBody(2, OuterData.NONE);
      return new OfMap(parser.source(), nested.get(0), nested.get(1));
    });
    PARSERS.put(BASE + "GenericArraySerializerSnapshot", parser -> {
      ValueSerializer element = parser.readCompositeBody(1, version -> parser.in().readUtf()).get(0);
      return array(parser, element);
    });
    PARSERS.put(BASE + "GenericArraySerializerConfigSnapshot", parser -> {
      parser.requireVersion(2, 2);
      parser.in().readUtf();
      return array(parser, parser.readNestedSnapshots(1).get(0));
    });
    PARSERS.put(SCALA + "TraversableSerializerSnapshot", parser -> {
      ValueSerializer element = parser.readCompositeBody(1, version -> parser.in().readUtf()).get(0);
      return new OfElements(parser.source(), "Traversable<" + element.typeText() + ">", element, Flag.IS_PRESENT);
    });
  }

  private static ValueSerializer array(SnapshotParser parser, ValueSerializer element) {
    return new OfElements(parser.source(), element.typeText() + "[]", element, Flag.IS_PRESENT);
  }

  private static ValueSerializer elements(SnapshotParser parser, String name, Flag flag) throws SnapshotException {
    ValueSerializer element = parser.readCompositeBody(1, OuterData.NONE).get(0);
    return new OfElements(parser.source(), name + "<" + element.typeText() + ">", element, flag);
  }

  private static void putComposites() {
    PARSERS.put(TUPLE, SnapshotClasses::tuple);
    PARSERS.put(TIMER, parser -> {
      List<ValueSerializer> nested = parser.readCompositeBody(2, OuterData.NONE);
      return new OfTimer(parser.source(), nested.get(0), nested.get(1));
    });
    PARSERS.put(TTL, SnapshotClasses::ttl);
    PARSERS.put(RUNTIME + "NullableSerializer$NullableSerializerSnapshot", SnapshotClasses::nullable);
    PARSERS.put(RUNTIME + "JavaEitherSerializerSnapshot", parser -> {
      List<ValueSerializer> nested = parser.readCompositeBody(2, OuterData.NONE);
      return new OfEither(parser.source(), nested.get(0), nested.get(1), 0);
    });
    PARSERS.put(SCALA + "ScalaEitherSerializerSnapshot", parserOf(RUNTIME + "JavaEitherSerializerSnapshot").orElseThrow());
    PARSERS.put(RUNTIME + "EitherSerializerSnapshot", parser -> {
      parser.requireVersion(2, 2);
      List<ValueSerializer> nested = parser.readNestedSnapshots(2);
      return new OfEither(parser.source(), nested.get(0), nested.get(1), 0);
    });
    PARSERS.put(SCALA + "ScalaOptionSerializerSnapshot", parser -> {
      ValueSerializer value = parser.readCompositeBody(1, OuterData.NONE).get(0);
      return new OfNullable(parser.source(), value, false, 0);
    });
    PARSERS.put(SCALA + "ScalaCaseClassSerializerSnapshot", SnapshotClasses::tuple);
    PARSERS.put(SCALA + "Tuple2CaseClassSerializerSnapshot", SnapshotClasses::tuple);
    PARSERS.put(RUNTIME + "RowSerializer$RowSerializerSnapshot", parser -> {
      boolean[] hasKind = {false};
      List<ValueSerializer> fields = parser.readCompositeBody(version -> hasKind[0] =
          version >= FIRST_WITH_ROW_KIND && (version == FIRST_WITH_ROW_KIND || parser.in().readBoolean()));
      return new OfRow(parser.source(), fields, hasKind[0]);
    });
  }

  private static void putWrappers() {
    PARSERS.put(STATE + "ttl.TtlAwareSerializerSnapshot", parser -> {
      parser.requireVersion(1, 1);
      parser.in().readBoolean();
      ValueSerializer inner = parser.parseNested();
      return new OfWrapped(parser.source(), inner);
    });
    PARSERS.put("org.apache.flink.api.common.typeutils.SingleThreadAccessCheckingTypeSerializer$SingleThreadAccessCheckingTypeSerializerSnapshot", parser -> {
      ValueSerializer inner = parser.readCompositeBody(1, OuterData.NONE).get(0);
      return new OfWrapped(parser.source(), inner);
    });
  }

  /** Snapshots whose end is known, of serializers whose values need the job's classes. */
  private static void putOpaque() {
    PARSERS.put(RUNTIME + "kryo.KryoSerializerSnapshot", parser -> {
      parser.requireVersion(2, 2);
      String typeName = parser.in().readUtf();
      parser.skipOptionalMap();
      parser.skipOptionalMap();
      parser.skipOptionalMap();
      return new OpaqueSerializer(parser.source(), "Kryo<" + FlinkSerializer.simpleName(typeName) + ">");
    });
    for (String name : List.of("ValueSerializer$ValueSerializerSnapshot", "CopyableValueSerializer$CopyableValueSerializerSnapshot",
        "WritableSerializer$WritableSerializerSnapshot")) {
      PARSERS.put(RUNTIME + name, parser -> {
        parser.requireVersion(2, 2);
        String typeName = parser.in().readUtf();
        return new OpaqueSerializer(parser.source(), FlinkSerializer.simpleName(typeName));
      });
    }
    PARSERS.put(STATE + "JavaSerializer$JavaSerializerSnapshot", parser -> {
      parser.readSimpleBody();
      return new OpaqueSerializer(parser.source(), "Serializable");
    });
  }

  private static ValueSerializer tuple(SnapshotParser parser) throws SnapshotException {
    String[] className = {""};
    List<ValueSerializer> fields = parser.readCompositeBody(version -> className[0] = parser.in().readUtf());
    boolean isTuple = className[0].equals(TUPLE_CLASS + fields.size());
    return new OfTuple(parser.source(), FlinkSerializer.simpleName(className[0]), fields, LengthRule.SUM_OF_POSITIVE, isTuple);
  }

  private static ValueSerializer ttl(SnapshotParser parser) throws SnapshotException {
    long at = parser.in().offset();
    List<ValueSerializer> nested = parser.readCompositeBody(2, OuterData.NONE);
    if (nested.get(0).fixedLength() != Long.BYTES) {
      throw new Corrupt(new Place(parser.in().name(), at), "the time of a value with a time to live must be a Long.", "Long", nested.get(0).typeText());
    }
    return new OfTtl(parser.source(), nested.get(0), nested.get(1));
  }

  private static ValueSerializer nullable(SnapshotParser parser) throws SnapshotException {
    ByteReader in = parser.in();
    long at = in.offset();
    int[] padding = {0};
    ValueSerializer value = parser.readCompositeBody(1, version -> padding[0] = in.readCount("bytes of padding")).get(0);
    if (padding[0] != 0 && padding[0] != value.fixedLength()) {
      throw new Corrupt(new Place(in.name(), at), "the padding of a nullable value cannot be right.", "0 or " + value.fixedLength(),
          Integer.toString(padding[0]));
    }
    return new OfNullable(parser.source(), value, true, padding[0]);
  }
}
