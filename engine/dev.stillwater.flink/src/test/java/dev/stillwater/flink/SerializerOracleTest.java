package dev.stillwater.flink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.serializer.SerializerSnapshotReader;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.value.BytesValue;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.snapshot.value.TupleValue;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import dev.stillwater.engine.state.KeyGroups;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshotSerializationUtil;
import org.apache.flink.api.common.typeutils.base.BooleanSerializer;
import org.apache.flink.api.common.typeutils.base.DoubleSerializer;
import org.apache.flink.api.common.typeutils.base.IntSerializer;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.MapSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.api.java.typeutils.runtime.TupleSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.TimerSerializer;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The serializers that our snapshots are written with, held against Flink's: bytes of values, bytes of their snapshots, lengths, hashes of keys. */
class SerializerOracleTest {
  private static final List<String> TEXTS = List.of("", "a", "comma,", "\u00fcml\u00e4ut", "\u2713\ud83d\ude00", "\u0000\u007f\u0080\u3fff\u4000\uffff",
      "x".repeat(300));

  /** A serializer of ours, Flink's, and values in both worlds. */
  record Pair(String name, ValueSerializer ours, TypeSerializer<?> flink, Map<Object, Object> values) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Pair> pairs() {
    Map<Object, Object> booleans = same(List.of(true, false));
    Map<Object, Object> ints = same(List.of(0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE));
    Map<Object, Object> longs = same(List.of(0L, 1L, -1L, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE));
    Map<Object, Object> doubles = same(List.of(0d, -0d, 1.5, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE));
    Map<Object, Object> texts = same(TEXTS);
    Map<Object, Object> bytes = new LinkedHashMap<>();
    for (String text : TEXTS) {
      bytes.put(new BytesValue(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)), text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    Map<Object, Object> tuples = new LinkedHashMap<>();
    Map<Object, Object> triples = new LinkedHashMap<>();
    Map<Object, Object> nested = new LinkedHashMap<>();
    Map<Object, Object> lists = new LinkedHashMap<>();
    Map<Object, Object> maps = new LinkedHashMap<>();
    for (String text : TEXTS) {
      tuples.put(new TupleValue(List.of(text, -7L)), Tuple2.of(text, -7L));
      triples.put(new TupleValue(List.of(3, true, 1.5)), Tuple3.of(3, true, 1.5));
      nested.put(new TupleValue(List.of(new TupleValue(List.of(text, 1L)), 2)), Tuple2.of(Tuple2.of(text, 1L), 2));
      lists.put(List.of(text, "b", text), List.of(text, "b", text));
      maps.put(map(text), map(text));
    }
    lists.put(List.of(), List.of());
    maps.put(Map.of(), Map.of());
    Map<Object, Object> windows = Map.of(new TimeWindowValue(-5, 1L << 41), new TimeWindow(-5, 1L << 41));
    TypeSerializer<?> tuple = new TupleSerializer<>(tupleClass(Tuple2.class), new TypeSerializer<?>[] {StringSerializer.INSTANCE, LongSerializer.INSTANCE});
    ValueSerializer ourTuple = Serializers.ofTuple(List.of(Serializers.ofString(), Serializers.ofLong()));
    return Stream.of(new Pair("boolean", Serializers.ofBoolean(), BooleanSerializer.INSTANCE, booleans),
        new Pair("int", Serializers.ofInt(), IntSerializer.INSTANCE, ints),
        new Pair("long", Serializers.ofLong(), LongSerializer.INSTANCE, longs), new Pair("double", Serializers.ofDouble(), DoubleSerializer.INSTANCE, doubles),
        new Pair("string", Serializers.ofString(), StringSerializer.INSTANCE, texts),
        new Pair("bytes", Serializers.ofBytes(), BytePrimitiveArraySerializer.INSTANCE, bytes),
        new Pair("tuple", ourTuple, tuple, tuples),
        new Pair("tuple of fixed length", Serializers.ofTuple(List.of(Serializers.ofInt(), Serializers.ofBoolean(), Serializers.ofDouble())),
            new TupleSerializer<>(tupleClass(Tuple3.class),
            new TypeSerializer<?>[] {IntSerializer.INSTANCE, BooleanSerializer.INSTANCE, DoubleSerializer.INSTANCE}), triples),
        new Pair("tuple in tuple", Serializers.ofTuple(List.of(ourTuple, Serializers.ofInt())),
            new TupleSerializer<>(tupleClass(Tuple2.class), new TypeSerializer<?>[] {tuple, IntSerializer.INSTANCE}), nested),
        new Pair("list", Serializers.ofList(Serializers.ofString()), new ListSerializer<>(StringSerializer.INSTANCE), lists),
        new Pair("map", Serializers.ofMap(Serializers.ofString(), Serializers.ofLong()),
        new MapSerializer<>(StringSerializer.INSTANCE, LongSerializer.INSTANCE), maps),
        new Pair("time window", Serializers.ofTimeWindow(), new TimeWindow.Serializer(), windows),
        new Pair("void namespace", Serializers.ofVoidNamespace(), VoidNamespaceSerializer.INSTANCE,
        Map.of(VoidNamespaceValue.INSTANCE, VoidNamespace.INSTANCE)),
        new Pair("timer", Serializers.ofTimer(ourTuple, Serializers.ofTimeWindow()), new TimerSerializer<>(tuple, new TimeWindow.Serializer()), Map.of()),
        new Pair("timer without namespace", Serializers.ofTimer(Serializers.ofLong(), Serializers.ofVoidNamespace()),
            new TimerSerializer<>(LongSerializer.INSTANCE, VoidNamespaceSerializer.INSTANCE), Map.of()));
  }

  @SuppressWarnings("unchecked")
  private static <T> Class<T> tupleClass(Class<?> type) {
    return (Class<T>) type;
  }

  private static Map<Object, Object> same(List<?> values) {
    Map<Object, Object> map = new LinkedHashMap<>();
    values.forEach(value -> map.put(value, value));
    return map;
  }

  private static Map<String, Long> map(String text) {
    Map<String, Long> map = new LinkedHashMap<>();
    map.put(text + "z", 5L);
    map.put("b" + text, -1L);
    return map;
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void valueBytes_areFlinks(Pair pair) throws Exception {
    // Catches a value that Flink would read wrongly, or one of Flink's that we would.
    for (Map.Entry<Object, Object> value : pair.values().entrySet()) {
      ByteWriter out = new ByteWriter();
      pair.ours().write(value.getKey(), out);
      DataOutputSerializer expected = new DataOutputSerializer(64);
      serialize(pair.flink(), value.getValue(), expected);
      assertArrayEquals(expected.getCopyOfBuffer(), out.toByteArray(), value.toString());
      assertEquals(value.getKey(), pair.ours().read(ByteReader.of(ByteSource.of("value", out.toByteArray()))));
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void snapshotBytes_areFlinks(Pair pair) throws Exception {
    // Catches a header that Flink would not accept: class names, versions, magic numbers, nested snapshots.
    DataOutputSerializer expected = new DataOutputSerializer(256);
    TypeSerializerSnapshotSerializationUtil.writeSerializerSnapshot(expected, pair.flink().snapshotConfiguration());
    ByteWriter out = new ByteWriter();
    pair.ours().writeSnapshot(out);
    byte[] withVersion = new ByteWriter().writeInt(2).writeBytes(out.toByteArray()).toByteArray();
    assertArrayEquals(expected.getCopyOfBuffer(), withVersion);
    TypeSerializerSnapshot<?> restored = TypeSerializerSnapshotSerializationUtil.readSerializerSnapshot(new DataInputDeserializer(withVersion), getClass()
        .getClassLoader());
    assertEquals(pair.flink(), restored.restoreSerializer());
    assertEquals(pair.ours().typeText(), SerializerSnapshotReader.read(ByteReader.of(ByteSource.of("snapshot", out.toByteArray()))).typeText());
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void fixedLength_isFlinks(Pair pair) {
    // Catches keys laid out otherwise: Flink puts lengths behind keys and namespaces of variable length.
    assertEquals(pair.flink().getLength(), pair.ours().fixedLength());
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void keyHash_isJavasHashCode(Pair pair) {
    // Catches keys that land in another key group than Flink looks for them in.
    for (Map.Entry<Object, Object> value : pair.values().entrySet()) {
      OptionalInt hash = pair.ours().keyHash(value.getKey());
      if (value.getValue() instanceof Boolean || value.getValue() instanceof Number || value.getValue() instanceof String || value.getValue() instanceof Tuple2
          || value.getValue() instanceof Tuple3) {
        assertEquals(OptionalInt.of(value.getValue().hashCode()), hash, value.toString());
        for (int maxParallelism : new int[] {1, 128, 1000, 32_768}) {
          assertEquals(KeyGroupRangeAssignment.assignToKeyGroup(value.getValue(), maxParallelism), KeyGroups.keyGroup(hash.getAsInt(), maxParallelism),
              value.toString());
        }
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static void serialize(TypeSerializer<?> serializer, Object value, DataOutputSerializer out) throws Exception {
    ((TypeSerializer<Object>) serializer).serialize(value, out);
  }
}
