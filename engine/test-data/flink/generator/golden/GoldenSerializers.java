package golden;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.BooleanValueSerializer;
import org.apache.flink.api.common.typeutils.base.ByteValueSerializer;
import org.apache.flink.api.common.typeutils.base.CharValueSerializer;
import org.apache.flink.api.common.typeutils.base.DoubleValueSerializer;
import org.apache.flink.api.common.typeutils.base.EnumSerializer;
import org.apache.flink.api.common.typeutils.base.FloatValueSerializer;
import org.apache.flink.api.common.typeutils.base.GenericArraySerializer;
import org.apache.flink.api.common.typeutils.base.IntSerializer;
import org.apache.flink.api.common.typeutils.base.IntValueSerializer;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.LongValueSerializer;
import org.apache.flink.api.common.typeutils.base.MapSerializer;
import org.apache.flink.api.common.typeutils.base.NullValueSerializer;
import org.apache.flink.api.common.typeutils.base.ShortValueSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.common.typeutils.base.StringValueSerializer;
import org.apache.flink.api.common.typeutils.base.VoidSerializer;
import org.apache.flink.api.java.tuple.Tuple0;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.api.java.typeutils.runtime.EitherSerializer;
import org.apache.flink.api.java.typeutils.runtime.NullableSerializer;
import org.apache.flink.api.java.typeutils.runtime.RowSerializer;
import org.apache.flink.api.java.typeutils.runtime.Tuple0Serializer;
import org.apache.flink.api.java.typeutils.runtime.TupleSerializer;
import org.apache.flink.cep.nfa.DeweyNumber;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.NFAStateSerializer;
import org.apache.flink.cep.nfa.sharedbuffer.EventId;
import org.apache.flink.cep.nfa.sharedbuffer.Lockable;
import org.apache.flink.cep.nfa.sharedbuffer.NodeId;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferEdge;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferNode;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferNodeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.ArrayListSerializer;
import org.apache.flink.runtime.state.JavaSerializer;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.runtime.state.ttl.TtlStateFactory;
import org.apache.flink.runtime.state.ttl.TtlValue;
import org.apache.flink.streaming.api.operators.TimerHeapInternalTimer;
import org.apache.flink.streaming.api.operators.TimerSerializer;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.api.windowing.windows.GlobalWindow;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.streaming.runtime.streamrecord.StreamElementSerializer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.types.BooleanValue;
import org.apache.flink.types.ByteValue;
import org.apache.flink.types.CharValue;
import org.apache.flink.types.DoubleValue;
import org.apache.flink.types.Either;
import org.apache.flink.types.FloatValue;
import org.apache.flink.types.IntValue;
import org.apache.flink.types.LongValue;
import org.apache.flink.types.NullValue;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.apache.flink.types.ShortValue;
import org.apache.flink.types.StringValue;

/** Writes the bytes that Flink's serializers and their snapshots give for known values: name, snapshot, getLength, hashCode, value. */
public final class GoldenSerializers {
  /** A colour. */
  public enum Color { RED, GREEN }

  /** A class with a subclass. */
  public static class Shape {
    public int corners;
    public String name;
    public Long area;
  }

  /** The subclass. */
  public static class Square extends Shape {
    public double side;
  }

  /** What Flink leaves to Kryo. */
  public static class Blob implements java.io.Serializable {
    private final int size;

    public Blob(int size) {
      this.size = size;
    }
  }

  static final List<String> LINES = new ArrayList<>();

  private GoldenSerializers() {
  }

  @SuppressWarnings("unchecked")
  static void add(String name, TypeSerializer<?> serializer, Object value) throws IOException {
    DataOutputSerializer bytes = new DataOutputSerializer(64);
    ((TypeSerializer<Object>) serializer).serialize(value, bytes);
    DataOutputSerializer snapshot = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(snapshot, serializer.snapshotConfiguration());
    HexFormat hex = HexFormat.of();
    LINES.add(String.join("|", name, hex.formatHex(snapshot.getCopyOfBuffer()), Integer.toString(serializer.getLength()),
        hasStableHash(value) ? Integer.toString(value.hashCode()) : "-", hex.formatHex(bytes.getCopyOfBuffer())));
  }

  private static boolean hasStableHash(Object value) {
    return value instanceof Comparable<?> && !value.getClass().getName().startsWith("org.apache.avro") && !(value instanceof Enum)
        && !(value instanceof NullValue) && !(value instanceof EventId) && !value.getClass().getName().startsWith("org.apache.flink.table")
        || value instanceof Tuple2 || value instanceof Tuple3 || value instanceof Tuple0 || value instanceof Either;
  }

  static <T> TypeSerializer<T> of(TypeInformation<T> type) {
    return type.createSerializer(new SerializerConfigImpl());
  }

  public static void main(String[] arguments) throws Exception {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    basics();
    arrays();
    composites();
    operators();
    try {
      Class.forName("golden.GoldenSerializers23").getMethod("add").invoke(null);
    } catch (ClassNotFoundException e) {
      LINES.add("# only what both lines have");
    }
    Files.write(Path.of(arguments[0]), LINES);
  }

  private static void basics() throws Exception {
    add("boolean", of(Types.BOOLEAN), true);
    add("byte", of(Types.BYTE), (byte) -7);
    add("short", of(Types.SHORT), (short) -300);
    add("int", of(Types.INT), 123456789);
    add("long", of(Types.LONG), -1234567890123L);
    add("float", of(Types.FLOAT), 1.5f);
    add("double", of(Types.DOUBLE), -0.1);
    add("char", of(Types.CHAR), 'é');
    add("string", of(Types.STRING), "aé✓😀\0");
    add("string-null", of(Types.STRING), null);
    add("string-long", of(Types.STRING), "x".repeat(200));
    add("void", VoidSerializer.INSTANCE, null);
    add("bigint", of(Types.BIG_INT), new BigInteger("-123456789012345678901234567890"));
    add("bigint-ten", of(Types.BIG_INT), BigInteger.TEN);
    add("bigint-null", of(Types.BIG_INT), null);
    add("bigdec", of(Types.BIG_DEC), new BigDecimal("-1234.5600"));
    add("bigdec-one", of(Types.BIG_DEC), BigDecimal.ONE);
    add("bigdec-null", of(Types.BIG_DEC), null);
    add("date", of(TypeInformation.of(Date.class)), new Date(1234567890123L));
    add("sqldate", of(Types.SQL_DATE), new java.sql.Date(1234567890000L));
    add("sqltime", of(Types.SQL_TIME), new java.sql.Time(45296000L));
    java.sql.Timestamp timestamp = new java.sql.Timestamp(-1500L);
    timestamp.setNanos(123456789);
    add("sqltimestamp", of(Types.SQL_TIMESTAMP), timestamp);
    add("sqltimestamp-null", of(Types.SQL_TIMESTAMP), null);
    add("instant", of(Types.INSTANT), Instant.ofEpochSecond(-5, 999999999));
    add("instant-null", of(Types.INSTANT), null);
    add("localdate", of(Types.LOCAL_DATE), LocalDate.of(-44, 3, 15));
    add("localdate-null", of(Types.LOCAL_DATE), null);
    add("localtime", of(Types.LOCAL_TIME), LocalTime.of(23, 59, 58, 7));
    add("localdatetime", of(Types.LOCAL_DATE_TIME), LocalDateTime.of(2024, 2, 29, 1, 2, 3, 4));
    add("localdatetime-null", of(Types.LOCAL_DATE_TIME), null);
    add("booleanvalue", BooleanValueSerializer.INSTANCE, BooleanValue.TRUE);
    add("bytevalue", ByteValueSerializer.INSTANCE, new ByteValue((byte) -7));
    add("shortvalue", ShortValueSerializer.INSTANCE, new ShortValue((short) -300));
    add("intvalue", IntValueSerializer.INSTANCE, new IntValue(123456789));
    add("longvalue", LongValueSerializer.INSTANCE, new LongValue(-1234567890123L));
    add("floatvalue", FloatValueSerializer.INSTANCE, new FloatValue(1.5f));
    add("doublevalue", DoubleValueSerializer.INSTANCE, new DoubleValue(-0.1));
    add("charvalue", CharValueSerializer.INSTANCE, new CharValue('é'));
    add("stringvalue", StringValueSerializer.INSTANCE, new StringValue("aé✓"));
    add("nullvalue", NullValueSerializer.INSTANCE, NullValue.getInstance());
  }

  private static void arrays() throws Exception {
    add("bytes", of(Types.PRIMITIVE_ARRAY(Types.BYTE)), new byte[] {1, -1, 0});
    add("booleans", of(Types.PRIMITIVE_ARRAY(Types.BOOLEAN)), new boolean[] {true, false});
    add("shorts", of(Types.PRIMITIVE_ARRAY(Types.SHORT)), new short[] {1, -2});
    add("ints", of(Types.PRIMITIVE_ARRAY(Types.INT)), new int[] {1, -2});
    add("longs", of(Types.PRIMITIVE_ARRAY(Types.LONG)), new long[] {1, -2});
    add("floats", of(Types.PRIMITIVE_ARRAY(Types.FLOAT)), new float[] {1, -2.5f});
    add("doubles", of(Types.PRIMITIVE_ARRAY(Types.DOUBLE)), new double[] {1, -2.5});
    add("chars", of(Types.PRIMITIVE_ARRAY(Types.CHAR)), new char[] {'a', 'é'});
    add("strings", of(org.apache.flink.api.common.typeinfo.BasicArrayTypeInfo.STRING_ARRAY_TYPE_INFO), new String[] {"a", null});
    add("array", new GenericArraySerializer<>(Long.class, LongSerializer.INSTANCE), new Long[] {1L, null, -2L});
  }

  private static void composites() throws Exception {
    TypeSerializer<Long> longs = LongSerializer.INSTANCE;
    TypeSerializer<String> strings = StringSerializer.INSTANCE;
    add("list", new ListSerializer<>(strings), List.of("a", "b"));
    add("arraylist", new ArrayListSerializer<>(longs), new ArrayList<>(List.of(1L, 2L)));
    Map<String, Long> map = new LinkedHashMap<>();
    map.put("b", 1L);
    map.put("a", null);
    add("map", new MapSerializer<>(strings, longs), map);
    add("tuple0", Tuple0Serializer.INSTANCE, Tuple0.INSTANCE);
    add("tuple2", of(Types.TUPLE(Types.LONG, Types.STRING)), Tuple2.of(5L, "x"));
    add("tuple3", of(Types.TUPLE(Types.LONG, Types.INT, Types.BOOLEAN)), Tuple3.of(5L, 6, true));
    add("tuple2-null", of(Types.TUPLE(Types.STRING, Types.STRING)), Tuple2.of(null, "x"));
    @SuppressWarnings({"unchecked", "rawtypes"})
    TypeSerializer<Tuple2<VoidNamespace, Long>> empty =
        new TupleSerializer(Tuple2.class, new TypeSerializer<?>[] {VoidNamespaceSerializer.INSTANCE, longs});
    add("tuple2-void", empty, Tuple2.of(VoidNamespace.INSTANCE, 5L));
    add("either-left", new EitherSerializer<>(longs, strings), Either.Left(7L));
    add("either-right", new EitherSerializer<>(longs, strings), Either.Right("r"));
    add("nullable", NullableSerializer.wrap(longs, false), 7L);
    add("nullable-null", NullableSerializer.wrap(longs, false), null);
    add("nullable-padded", NullableSerializer.wrap(longs, true), null);
    add("enum", new EnumSerializer<>(Color.class), Color.GREEN);
    TypeSerializer<?>[] fields = {longs, strings, IntSerializer.INSTANCE, longs, longs, longs, longs};
    add("row", new RowSerializer(fields), Row.ofKind(RowKind.INSERT, 1L, null, 2, 3L, null, 4L, null));
    add("row-delete", new RowSerializer(fields), Row.ofKind(RowKind.DELETE, 1L, "s", 2, 3L, null, 4L, 5L));
    add("row-update", new RowSerializer(fields), Row.ofKind(RowKind.UPDATE_BEFORE, null, "s", 2, 3L, null, 4L, 5L));
    add("row-legacy", new RowSerializer(fields, null, false), Row.of(1L, null, 2, 3L, null, 4L, 5L));
    pojos();
    add("ttl", new TtlStateFactory.TtlSerializer<>(longs, strings), new TtlValue<>("v", 1700000000000L));
    add("timer", new TimerSerializer<>(longs, VoidNamespaceSerializer.INSTANCE), new TimerHeapInternalTimer<>(-5L, 9L, VoidNamespace.INSTANCE));
    add("timer-window", new TimerSerializer<>(strings, new TimeWindow.Serializer()), new TimerHeapInternalTimer<>(5L, "k", new TimeWindow(1, 2)));
    add("voidnamespace", VoidNamespaceSerializer.INSTANCE, VoidNamespace.INSTANCE);
    add("timewindow", new TimeWindow.Serializer(), new TimeWindow(-1, 3600000));
    add("globalwindow", new GlobalWindow.Serializer(), GlobalWindow.get());
    add("java", new JavaSerializer<>(), new Blob(3));
    add("nested", new MapSerializer<>(of(Types.TUPLE(Types.INT, Types.STRING)), new ListSerializer<>(NullableSerializer.wrap(longs, false))),
        Map.of(Tuple2.of(1, "k"), Arrays.asList(1L, null)));
  }

  private static void pojos() throws Exception {
    TypeSerializer<Shape> shapes = of(TypeInformation.of(Shape.class));
    Shape shape = new Shape();
    shape.corners = 3;
    add("pojo", shapes, shape);
    add("pojo-null", shapes, null);
    Square square = new Square();
    square.corners = 4;
    square.name = "q";
    square.area = 9L;
    square.side = 3;
    TypeSerializer<Shape> seen = of(TypeInformation.of(Shape.class));
    seen.serialize(square, new DataOutputSerializer(64));
    add("pojo-subclass", seen, square);
    SerializerConfigImpl config = new SerializerConfigImpl();
    config.registerPojoType(Square.class);
    add("pojo-tagged", TypeInformation.of(Shape.class).createSerializer(config), square);
    add("kryo", of(TypeInformation.of(Blob.class)), new Blob(5));
  }

  private static void operators() throws Exception {
    add("element-record", new StreamElementSerializer<>(LongSerializer.INSTANCE), new StreamRecord<>(7L, 1000L));
    add("element-bare", new StreamElementSerializer<>(LongSerializer.INSTANCE), new StreamRecord<>(7L));
    add("element-watermark", new StreamElementSerializer<>(LongSerializer.INSTANCE), new Watermark(99));
    EventId id = new EventId(3, 1700000000000L);
    NodeId node = new NodeId(id, "start");
    add("eventid", EventId.EventIdSerializer.INSTANCE, id);
    add("nodeid", new NodeId.NodeIdSerializer(), node);
    add("nodeid-null", new NodeId.NodeIdSerializer(), null);
    DeweyNumber version = DeweyNumber.fromString("1.0.2");
    add("dewey", DeweyNumber.DeweyNumberSerializer.INSTANCE, version);
    SharedBufferEdge edge = new SharedBufferEdge(node, version);
    add("edge", new SharedBufferEdge.SharedBufferEdgeSerializer(), edge);
    add("lockable", new Lockable.LockableTypeSerializer<>(StringSerializer.INSTANCE), new Lockable<>("event", 2));
    SharedBufferNode shared = new SharedBufferNode();
    shared.addEdge(edge);
    add("sharednode", new SharedBufferNodeSerializer(), shared);
    NFAState state = new NFAState(List.of(ComputationState.createState("mid", node, version, 10L, 20L, id), ComputationState.createStartState("start")));
    add("nfa", new NFAStateSerializer(), state);
  }
}
