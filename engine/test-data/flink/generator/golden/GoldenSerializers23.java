package golden;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.SetSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.formats.avro.typeutils.AvroSerializer;
import org.apache.flink.runtime.state.ttl.TtlAwareSerializer;
import org.apache.flink.streaming.api.functions.sink.legacy.TwoPhaseCommitSinkFunction;

/** What Flink 1.20 has not, or in another package. */
public final class GoldenSerializers23 {
  private static final String SCHEMA = """
      {"type": "record", "name": "All", "namespace": "golden", "fields": [
        {"name": "i", "type": "int"}, {"name": "l", "type": "long"}, {"name": "f", "type": "float"}, {"name": "d", "type": "double"},
        {"name": "b", "type": "boolean"}, {"name": "n", "type": "null"}, {"name": "s", "type": "string"}, {"name": "y", "type": "bytes"},
        {"name": "x", "type": {"type": "fixed", "name": "Two", "size": 2}}, {"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["A", "B"]}},
        {"name": "a", "type": {"type": "array", "items": "int"}}, {"name": "z", "type": {"type": "array", "items": "string"}},
        {"name": "m", "type": {"type": "map", "values": "long"}}, {"name": "u", "type": ["null", "string", "All"]},
        {"name": "date", "type": {"type": "int", "logicalType": "date"}}, {"name": "tm", "type": {"type": "int", "logicalType": "time-millis"}},
        {"name": "tu", "type": {"type": "long", "logicalType": "time-micros"}}, {"name": "ts", "type": {"type": "long", "logicalType": "timestamp-millis"}},
        {"name": "tsu", "type": {"type": "long", "logicalType": "timestamp-micros"}},
        {"name": "lt", "type": {"type": "long", "logicalType": "local-timestamp-millis"}},
        {"name": "dec", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
        {"name": "fd", "type": {"type": "fixed", "name": "FD", "size": 4, "logicalType": "decimal", "precision": 9, "scale": 3}}
      ]}""";

  private GoldenSerializers23() {
  }

  private static GenericRecord record(Schema schema, Object union) {
    GenericRecord all = new GenericData.Record(schema);
    Object[] values = {1, -2L, 1.5f, -2.5, true, null, "aé", ByteBuffer.wrap(new byte[] {1, 2, 3}),
        new GenericData.Fixed(schema.getField("x").schema(), new byte[] {9, 8}), new GenericData.EnumSymbol(schema.getField("e").schema(), "B"), List.of(1, 2, 3),
        new ArrayList<>(), Map.of("k", 5L), union, 19000, 45296000, 45296000001L, 1700000000123L, -1L, 1700000000123L,
        ByteBuffer.wrap(new byte[] {(byte) 0xff, 0x38}), new GenericData.Fixed(schema.getField("fd").schema(), new byte[] {0, 0, 4, (byte) 0xd2})};
    for (int index = 0; index < values.length; index++) {
      all.put(index, values[index]);
    }
    return all;
  }

  public static void add() throws Exception {
    GoldenSerializers.add("set", new SetSerializer<>(StringSerializer.INSTANCE), new TreeSet<>(List.of("a", "b")));
    GoldenSerializers.add("ttlaware", new TtlAwareSerializer<>(LongSerializer.INSTANCE), 5L);
    Schema schema = new Schema.Parser().parse(SCHEMA);
    GenericRecord inner = record(schema, "text");
    GoldenSerializers.add("avro", new AvroSerializer<>(GenericRecord.class, schema), inner);
    GoldenSerializers.add("avro-nested", new AvroSerializer<>(GenericRecord.class, schema), record(schema, inner));
    TwoPhaseCommitSinkFunction.StateSerializer<String, Long> states =
        new TwoPhaseCommitSinkFunction.StateSerializer<>(StringSerializer.INSTANCE, LongSerializer.INSTANCE);
    TwoPhaseCommitSinkFunction.TransactionHolder<String> transaction = holder("t", 5);
    GoldenSerializers.add("twophase", states, new TwoPhaseCommitSinkFunction.State<>(transaction, List.of(transaction), Optional.of(8L)));
    GoldenSerializers.add("twophase-none", states, new TwoPhaseCommitSinkFunction.State<>(null, List.of(), Optional.empty()));
    GoldenSql.add();
  }

  private static <T> TwoPhaseCommitSinkFunction.TransactionHolder<T> holder(T handle, long time) throws Exception {
    return new TwoPhaseCommitSinkFunction.TransactionHolder<>(handle, time);
  }
}
