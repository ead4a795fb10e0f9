package generator;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.SetTypeInfo;
import org.apache.flink.formats.avro.typeutils.AvroSerializer;
import org.apache.flink.formats.avro.typeutils.GenericRecordAvroTypeInfo;

/** Avro records, generic and of a class, and sets: what the jars for 1.20.5 lack. */
public final class AvroTypes {
  static final Schema TRIP = new Schema.Parser().parse("""
      {"type": "record", "name": "Trip", "namespace": "generator", "fields": [
        {"name": "id", "type": "long"},
        {"name": "note", "type": ["null", "string"]},
        {"name": "fares", "type": {"type": "array", "items": "double"}},
        {"name": "marks", "type": {"type": "map", "values": "int"}},
        {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["SHORT", "LONG"]}},
        {"name": "code", "type": {"type": "fixed", "name": "Code", "size": 3}},
        {"name": "raw", "type": "bytes"},
        {"name": "rate", "type": "float"},
        {"name": "isOpen", "type": "boolean"},
        {"name": "stop", "type": ["null", {"type": "record", "name": "Stop", "fields": [
          {"name": "place", "type": "string"}, {"name": "next", "type": ["null", "Stop"]}]}]},
        {"name": "count", "type": ["int", "string"]}
      ]}""");

  /** A record of a class, as Avro's compiler makes them. */
  public static class Ride extends SpecificRecordBase {
    public static final Schema SCHEMA$ = new Schema.Parser().parse("""
        {"type": "record", "name": "Ride", "namespace": "generator.AvroTypes$", "fields": [
          {"name": "id", "type": "int"}, {"name": "rider", "type": {"type": "string", "avro.java.string": "String"}}, {"name": "tip", "type": ["null", "double"]}]}""");
    private int id;
    private String rider;
    private Double tip;

    public Ride() {
    }

    @Override
    public Schema getSchema() {
      return SCHEMA$;
    }

    @Override
    public Object get(int field) {
      return switch (field) {
        case 0 -> id;
        case 1 -> rider;
        default -> tip;
      };
    }

    @Override
    public void put(int field, Object value) {
      switch (field) {
        case 0 -> id = (Integer) value;
        case 1 -> rider = value.toString();
        default -> tip = (Double) value;
      }
    }
  }

  private AvroTypes() {
  }

  static Object trip(long id) {
    GenericRecord trip = new GenericData.Record(TRIP);
    trip.put("id", id);
    trip.put("note", id % 2 == 0 ? null : TypesJob.word(id));
    trip.put("fares", new ArrayList<>(List.of(1.5, id / 2.0)));
    trip.put("marks", id % 3 == 0 ? new LinkedHashMap<>() : new LinkedHashMap<>(Map.of("m" + id, (int) id)));
    trip.put("kind", new GenericData.EnumSymbol(TRIP.getField("kind").schema(), id % 2 == 0 ? "SHORT" : "LONG"));
    trip.put("code", new GenericData.Fixed(TRIP.getField("code").schema(), new byte[] {1, (byte) id, -1}));
    trip.put("raw", ByteBuffer.wrap(new byte[] {(byte) id}));
    trip.put("rate", id / 4f);
    trip.put("isOpen", id % 2 == 1);
    if (id % 3 != 0) {
      Schema stop = TRIP.getField("stop").schema().getTypes().get(1);
      GenericRecord last = new GenericData.Record(stop);
      last.put("place", "last");
      GenericRecord first = new GenericData.Record(stop);
      first.put("place", "first");
      first.put("next", last);
      trip.put("stop", first);
    }
    trip.put("count", id % 2 == 0 ? (Object) (int) id : "many");
    return trip;
  }

  /** A trip as the command line prints it. */
  static Map<String, Object> tripFields(long id) {
    Map<String, Object> trip = new LinkedHashMap<>();
    trip.put("id", id);
    trip.put("note", id % 2 == 0 ? null : TypesJob.word(id));
    trip.put("fares", List.of(1.5, id / 2.0));
    trip.put("marks", id % 3 == 0 ? Map.of() : Map.of("m" + id, (int) id));
    trip.put("kind", id % 2 == 0 ? "SHORT" : "LONG");
    trip.put("code", new byte[] {1, (byte) id, -1});
    trip.put("raw", new byte[] {(byte) id});
    trip.put("rate", id / 4f);
    trip.put("isOpen", id % 2 == 1);
    Map<String, Object> last = new LinkedHashMap<>();
    last.put("place", "last");
    last.put("next", null);
    Map<String, Object> first = new LinkedHashMap<>();
    first.put("place", "first");
    first.put("next", last);
    trip.put("stop", id % 3 == 0 ? null : first);
    trip.put("count", id % 2 == 0 ? (Object) (int) id : "many");
    return trip;
  }

  static Object ride(long id) {
    Ride ride = new Ride();
    ride.put(0, (int) id);
    ride.put(1, TypesJob.word(id));
    ride.put(2, id % 2 == 0 ? null : id / 2.0);
    return ride;
  }

  static Map<String, Object> rideFields(long id) {
    Map<String, Object> ride = new LinkedHashMap<>();
    ride.put("id", (int) id);
    ride.put("rider", TypesJob.word(id));
    ride.put("tip", id % 2 == 0 ? null : id / 2.0);
    return ride;
  }

  public static List<Columns> operators() {
    return List.of(new Columns("avro", Types.LONG, TypesJob.KEYS, id -> id, false, List.of(
        Column.value("generic", new GenericRecordAvroTypeInfo(TRIP), AvroTypes::trip),
        Column.value("specific", new AvroSerializer<>(Ride.class), AvroTypes::ride),
        Column.value("set", new SetTypeInfo<>(Types.INT), id -> id == 0 ? Set.of() : Set.of((int) id)))));
  }

  public static void expect(Expected expected) {
    for (long id = 0; id < TypesJob.KEYS; id++) {
      expected.keyed("avro", "generic", "value", id, null, null, tripFields(id));
      expected.keyed("avro", "specific", "value", id, null, null, rideFields(id));
      expected.keyed("avro", "set", "value", id, null, null, id == 0 ? List.of() : List.of((int) id));
    }
  }
}
