package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.value.BytesValue;
import dev.stillwater.engine.snapshot.value.EitherValue;
import dev.stillwater.engine.snapshot.value.EnumValue;
import dev.stillwater.engine.snapshot.value.GlobalWindowValue;
import dev.stillwater.engine.snapshot.value.OpaqueValue;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.snapshot.value.TtlValue;
import dev.stillwater.engine.snapshot.value.TupleValue;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values that the golden file holds, as they must be decoded. */
final class GoldenValues {
  private static final Map<String, Object> VALUES = new HashMap<>();

  static {
    putBasics();
    putArrays();
    putComposites();
    putStructs();
    putOperators();
    putAvro();
    putSql();
  }

  private GoldenValues() {
  }

  static boolean has(String name) {
    return VALUES.containsKey(name);
  }

  static Object of(String name) {
    return VALUES.get(name);
  }

  /** An object: names and values in turn. */
  static StructValue struct(String typeName, Object... namesAndValues) {
    List<String> names = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (int index = 0; index < namesAndValues.length; index += 2) {
      names.add((String) namesAndValues[index]);
      values.add(namesAndValues[index + 1]);
    }
    return new StructValue(typeName, names, values);
  }

  static TupleValue tuple(Object... values) {
    return new TupleValue(Arrays.asList(values));
  }

  private static void putBasics() {
    VALUES.put("boolean", true);
    VALUES.put("byte", (byte) -7);
    VALUES.put("short", (short) -300);
    VALUES.put("int", 123456789);
    VALUES.put("long", -1234567890123L);
    VALUES.put("float", 1.5f);
    VALUES.put("double", -0.1);
    VALUES.put("char", 'é');
    VALUES.put("string", "aé✓😀\0");
    VALUES.put("string-null", null);
    VALUES.put("string-long", "x".repeat(200));
    VALUES.put("void", null);
    VALUES.put("bigint", new BigInteger("-123456789012345678901234567890"));
    VALUES.put("bigint-ten", BigInteger.TEN);
    VALUES.put("bigint-null", null);
    VALUES.put("bigdec", new BigDecimal("-1234.5600"));
    VALUES.put("bigdec-one", BigDecimal.ONE);
    VALUES.put("bigdec-null", null);
    VALUES.put("date", Instant.ofEpochMilli(1234567890123L));
    VALUES.put("sqldate", Instant.ofEpochMilli(1234567890000L));
    VALUES.put("sqltime", Instant.ofEpochMilli(45296000L));
    VALUES.put("sqltimestamp", Instant.ofEpochSecond(-2, 123456789));
    VALUES.put("sqltimestamp-null", null);
    VALUES.put("instant", Instant.ofEpochSecond(-5, 999999999));
    VALUES.put("instant-null", null);
    VALUES.put("localdate", LocalDate.of(-44, 3, 15));
    VALUES.put("localdate-null", null);
    VALUES.put("localtime", LocalTime.of(23, 59, 58, 7));
    VALUES.put("localdatetime", LocalDateTime.of(2024, 2, 29, 1, 2, 3, 4));
    VALUES.put("localdatetime-null", null);
    for (String name : List.of("boolean", "byte", "short", "int", "long", "float", "double", "char")) {
      VALUES.put(name + "value", VALUES.get(name));
    }
    VALUES.put("stringvalue", "aé✓");
    VALUES.put("nullvalue", null);
  }

  private static void putArrays() {
    VALUES.put("bytes", new BytesValue(new byte[] {1, -1, 0}));
    VALUES.put("booleans", List.of(true, false));
    VALUES.put("shorts", List.of((short) 1, (short) -2));
    VALUES.put("ints", List.of(1, -2));
    VALUES.put("longs", List.of(1L, -2L));
    VALUES.put("floats", List.of(1f, -2.5f));
    VALUES.put("doubles", List.of(1.0, -2.5));
    VALUES.put("chars", List.of('a', 'é'));
    VALUES.put("strings", Arrays.asList("a", null));
    VALUES.put("array", Arrays.asList(1L, null, -2L));
  }

  private static void putComposites() {
    VALUES.put("list", List.of("a", "b"));
    VALUES.put("set", List.of("a", "b"));
    VALUES.put("arraylist", List.of(1L, 2L));
    Map<String, Long> map = new LinkedHashMap<>();
    map.put("b", 1L);
    map.put("a", null);
    VALUES.put("map", map);
    VALUES.put("tuple0", tuple());
    VALUES.put("tuple2", tuple(5L, "x"));
    VALUES.put("tuple3", tuple(5L, 6, true));
    VALUES.put("tuple2-null", tuple(null, "x"));
    VALUES.put("tuple2-void", tuple(VoidNamespaceValue.INSTANCE, 5L));
    VALUES.put("either-left", new EitherValue(true, 7L));
    VALUES.put("either-right", new EitherValue(false, "r"));
    VALUES.put("nullable", 7L);
    VALUES.put("nullable-null", null);
    VALUES.put("nullable-padded", null);
    VALUES.put("enum", new EnumValue("golden.GoldenSerializers$Color", "GREEN", 1));
    VALUES.put("ttl", new TtlValue(1700000000000L, "v"));
    VALUES.put("ttlaware", 5L);
    VALUES.put("timer", tuple(-5L, 9L, VoidNamespaceValue.INSTANCE));
    VALUES.put("timer-window", tuple(5L, "k", new TimeWindowValue(1, 2)));
    VALUES.put("voidnamespace", VoidNamespaceValue.INSTANCE);
    VALUES.put("timewindow", new TimeWindowValue(-1, 3600000));
    VALUES.put("globalwindow", GlobalWindowValue.INSTANCE);
    VALUES.put("nested", Map.of(tuple(1, "k"), Arrays.asList(1L, null)));
  }

  private static void putStructs() {
    VALUES.put("row", row("", 1L, null, 2, 3L, null, 4L, null));
    VALUES.put("row-delete", row("DELETE", 1L, "s", 2, 3L, null, 4L, 5L));
    VALUES.put("row-update", row("UPDATE_BEFORE", null, "s", 2, 3L, null, 4L, 5L));
    VALUES.put("row-legacy", row("", 1L, null, 2, 3L, null, 4L, 5L));
    VALUES.put("pojo", struct("golden.GoldenSerializers$Shape", "area", null, "corners", 3, "name", null));
    VALUES.put("pojo-null", null);
    StructValue square = struct("golden.GoldenSerializers$Square", "area", 9L, "corners", 4, "name", "q", "side", 3.0);
    VALUES.put("pojo-subclass", square);
    VALUES.put("pojo-tagged", square);
  }

  private static StructValue row(String kind, Object... values) {
    List<String> names = new ArrayList<>();
    for (int index = 0; index < values.length; index++) {
      names.add("f" + index);
    }
    return new StructValue(kind, names, Arrays.asList(values));
  }

  private static void putOperators() {
    VALUES.put("element-record", struct("RecordWithTimestamp", "timestamp", 1000L, "value", 7L));
    VALUES.put("element-bare", struct("Record", "value", 7L));
    VALUES.put("element-watermark", struct("Watermark", "timestamp", 99L));
    StructValue id = struct("EventId", "id", 3, "timestamp", 1700000000000L);
    StructValue node = struct("NodeId", "eventId", id, "pageName", "start");
    StructValue edge = struct("SharedBufferEdge", "target", node, "version", List.of(1, 0, 2));
    VALUES.put("eventid", id);
    VALUES.put("nodeid", node);
    VALUES.put("nodeid-null", null);
    VALUES.put("dewey", List.of(1, 0, 2));
    VALUES.put("edge", edge);
    VALUES.put("lockable", struct("Lockable", "references", 2, "element", "event"));
    VALUES.put("sharednode", List.of(struct("Lockable", "references", 0, "element", edge)));
    StructValue middle = struct("ComputationState", "state", "mid", "previousEvent", node, "version", List.of(1, 0, 2), "startTimestamp", 10L,
        "previousTimestamp", 20L, "startEvent", id);
    StructValue start = struct("ComputationState", "state", "start", "previousEvent", null, "version", List.of(1), "startTimestamp", -1L,
        "previousTimestamp", -1L, "startEvent", null);
    VALUES.put("nfa", struct("NFAState", "partialMatches", List.of(middle, start), "completedMatches", List.of()));
    StructValue transaction = struct("Transaction", "handle", "t", "startTime", 5L);
    VALUES.put("twophase", struct("State", "pendingTransaction", transaction, "pendingCommitTransactions", List.of(transaction), "context", 8L));
    VALUES.put("twophase-none", struct("State", "pendingTransaction", null, "pendingCommitTransactions", List.of(), "context", null));
  }

  private static void putAvro() {
    StructValue inner = avro("text");
    VALUES.put("avro", inner);
    VALUES.put("avro-nested", avro(inner));
  }

  private static StructValue avro(Object union) {
    return struct("golden.All", "i", 1, "l", -2L, "f", 1.5f, "d", -2.5, "b", true, "n", null, "s", "aé", "y", new BytesValue(new byte[] {1, 2, 3}),
        "x", new BytesValue(new byte[] {9, 8}), "e", new EnumValue("golden.E", "B", 1), "a", List.of(1, 2, 3), "z", List.of(), "m", Map.of("k", 5L),
        "u", union, "date", LocalDate.ofEpochDay(19000), "tm", LocalTime.of(12, 34, 56), "tu", LocalTime.of(12, 34, 56, 1000),
        "ts", Instant.ofEpochMilli(1700000000123L), "tsu", Instant.ofEpochSecond(-1, 999999000),
        "lt", LocalDateTime.of(2023, 11, 14, 22, 13, 20, 123000000), "dec", new BigDecimal("-2.00"), "fd", new BigDecimal("1.234"));
  }

  private static void putSql() {
    VALUES.put("sql-row", row("UPDATE_AFTER", true, (byte) -1, (short) -2, 3, 4L, 1.5f, -2.5, "short", "a longer text é", new BytesValue(new byte[] {1, 2}),
        new BigDecimal("-12.34"), new BigDecimal("123456789012345678901.234"), Instant.ofEpochMilli(1700000000123L), Instant.ofEpochSecond(-1, 999000005),
        LocalDate.ofEpochDay(19000), LocalTime.of(12, 34, 56), row("", 7, "inner text"), null,
        opaque("ArrayDataSerializer$ArrayDataSerializerSnapshot", "02000000000000000100000002000000"),
        opaque("MapDataSerializer$MapDataSerializerSnapshot", "1000000001000000000000006b000000000000810100000000000000" + "0100000000000000")));
    VALUES.put("sql-string", "aé");
    VALUES.put("sql-decimal", new BigDecimal("-12.34"));
    VALUES.put("sql-decimal-long", new BigDecimal("1.234"));
    VALUES.put("sql-timestamp", Instant.ofEpochMilli(5));
    VALUES.put("sql-timestamp-long", Instant.ofEpochSecond(-1, 999000005));
  }

  private static OpaqueValue opaque(String snapshotClass, String hex) {
    return new OpaqueValue("org.apache.flink.table.runtime.typeutils." + snapshotClass, HexFormat.of().parseHex(hex));
  }
}
