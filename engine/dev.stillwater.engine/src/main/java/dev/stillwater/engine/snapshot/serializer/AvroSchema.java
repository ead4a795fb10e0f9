package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.value.BytesValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads an Avro schema as JSON.
 *
 * <p>THREADING: one thread; for one schema.
 *
 * <p>SOURCE: Avro 1.11 specification, "Schema Declaration" and "Logical Types".
 */
final class AvroSchema {
  private static final long MILLIS = 1_000;
  private static final long MICROS = 1_000_000;
  private static final long NANOS = 1_000_000_000;

  private final Map<String, AvroType> named = new HashMap<>();

  private AvroSchema() {
  }

  /**
   * The type of a schema.
   *
   * @throws IllegalArgumentException if it is none
   */
  static AvroType parse(String text) {
    return new AvroSchema().type(Json.parse(text), "");
  }

  private AvroType type(Object schema, String namespace) {
    return switch (schema) {
      case String name -> ofName(name, namespace);
      case List<?> union -> {
        List<AvroType> types = new ArrayList<>();
        union.forEach(type -> types.add(type(type, namespace)));
        yield new AvroType.OfUnion(types);
      }
      case Map<?, ?> declared -> ofDeclaration(declared, namespace);
      default -> throw new IllegalArgumentException("'" + schema + "' is no type of an Avro schema.");
    };
  }

  private AvroType ofName(String name, String namespace) {
    AvroType basic = basic(name);
    if (basic != null) {
      return basic;
    }
    AvroType known = named.get(fullName(name, namespace));
    known = known == null ? named.get(name) : known;
    if (known == null) {
      throw new IllegalArgumentException("The Avro schema does not declare the type '" + name + "'.");
    }
    return known;
  }

  private static AvroType basic(String name) {
    return switch (name) {
      case "null" -> AvroType.OfBasic.of(name, Codec.ofNullable(Void.class, in -> null, (out, value) -> {
      }), 0);
      case "boolean" -> AvroType.OfBasic.of(name, Codecs.BOOLEAN, 1);
      case "int" -> AvroType.OfBasic.of(name, Codecs.INT, Integer.BYTES);
      case "long" -> AvroType.OfBasic.of(name, Codecs.LONG, Long.BYTES);
      case "float" -> AvroType.OfBasic.of(name, Codecs.FLOAT, Float.BYTES);
      case "double" -> AvroType.OfBasic.of(name, Codecs.DOUBLE, Double.BYTES);
      case "bytes" -> new AvroType.OfBasic(name, Codecs.BYTES, Codecs::skipBytes);
      case "string" -> AvroType.OfBasic.ofText();
      default -> null;
    };
  }

  private static String fullName(String name, String namespace) {
    return name.indexOf('.') >= 0 || namespace.isEmpty() ? name : namespace + "." + name;
  }

  private AvroType ofDeclaration(Map<?, ?> declared, String namespace) {
    Object type = declared.get("type");
    if (!(type instanceof String kind)) {
      return type(member(declared, "type", Object.class), namespace);
    }
    return switch (kind) {
      case "record", "error" -> record(declared, namespace);
      case "enum" -> {
        String name = name(declared, namespace);
        List<?> symbols = member(declared, "symbols", List.class);
        AvroType found = AvroType.OfBasic.ofEnum(name, symbols.stream().map(String::valueOf).toList());
        named.put(name, found);
        yield found;
      }
      case "array" -> new AvroType.OfItems(type(member(declared, "items", Object.class), namespace), false);
      case "map" -> new AvroType.OfItems(type(member(declared, "values", Object.class), namespace), true);
      case "fixed" -> fixed(declared, namespace);
      default -> logical(declared, kind, -1).orElseGet(() -> ofName(kind, namespace));
    };
  }

  private AvroType record(Map<?, ?> declared, String namespace) {
    String name = name(declared, namespace);
    AvroType.OfRecord found = new AvroType.OfRecord(name);
    named.put(name, found);
    String inner = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    Map<String, AvroType> fields = new LinkedHashMap<>();
    for (Object field : member(declared, "fields", List.class)) {
      if (!(field instanceof Map<?, ?> one)) {
        throw new IllegalArgumentException("A field of the Avro record '" + name + "' is no object.");
      }
      fields.put(member(one, "name", String.class), type(member(one, "type", Object.class), inner));
    }
    found.complete(fields);
    return found;
  }

  private AvroType fixed(Map<?, ?> declared, String namespace) {
    String name = name(declared, namespace);
    long size = member(declared, "size", Long.class);
    if (size < 0 || size > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("The Avro type '" + name + "' cannot have " + size + " bytes.");
    }
    AvroType found = logical(declared, "fixed", (int) size).orElseGet(() -> AvroType.OfBasic.ofFixed(name, (int) size));
    named.put(name, found);
    return found;
  }

  private static String name(Map<?, ?> declared, String namespace) {
    return fullName(member(declared, "name", String.class), declared.get("namespace") instanceof String own ? own : namespace);
  }

  private static <T> T member(Map<?, ?> declared, String name, Class<T> type) {
    Object value = declared.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException("The Avro schema lacks '" + name + "' or has something else in its place.");
    }
    return type.cast(value);
  }

  /** Types with another meaning than their bytes; what is not known keeps its plain type, as the specification demands. */
  private static Optional<AvroType> logical(Map<?, ?> declared, String kind, int size) {
    String logical = String.valueOf(declared.get("logicalType"));
    Codec<?> codec = switch (kind + "/" + logical) {
      case "int/date" -> Codec.of(LocalDate.class, in -> LocalDate.ofEpochDay(in.readInt()), (out, date) -> out.writeInt(Math.toIntExact(date.toEpochDay())));
      case "int/time-millis" ->
          Codec.of(LocalTime.class, in -> time(in, in.readInt(), NANOS / MILLIS), (out, time) -> out.writeInt((int) (time.toNanoOfDay() / (NANOS / MILLIS))));
      case "long/time-micros" ->
          Codec.of(LocalTime.class, in -> time(in, in.readLong(), NANOS / MICROS), (out, time) -> out.writeLong(time.toNanoOfDay() / (NANOS / MICROS)));
      case "long/timestamp-millis" -> instant(MILLIS);
      case "long/timestamp-micros" -> instant(MICROS);
      case "long/timestamp-nanos" -> instant(NANOS);
      case "long/local-timestamp-millis" -> local(MILLIS);
      case "long/local-timestamp-micros" -> local(MICROS);
      case "long/local-timestamp-nanos" -> local(NANOS);
      case "bytes/decimal", "fixed/decimal" -> decimal(declared.get("scale") instanceof Long scale ? Math.toIntExact(scale) : 0, size);
      default -> null;
    };
    if (codec == null) {
      return Optional.empty();
    }
    return Optional.of(switch (kind) {
      case "int" -> AvroType.OfBasic.of(logical, codec, Integer.BYTES);
      case "long" -> AvroType.OfBasic.of(logical, codec, Long.BYTES);
      case "fixed" -> AvroType.OfBasic.of(logical, codec, size);
      default -> new AvroType.OfBasic(logical, codec, Codecs::skipBytes);
    });
  }

  private static LocalTime time(ByteReader in, long units, long nanosPerUnit) throws SnapshotException {
    try {
      return LocalTime.ofNanoOfDay(Math.multiplyExact(units, nanosPerUnit));
    } catch (DateTimeException | ArithmeticException e) {
      throw new Corrupt(in.place(), units + " is no time of a day.", e);
    }
  }

  private static Codec<?> instant(long perSecond) {
    return Codec.of(Instant.class, in -> readInstant(in, perSecond), (out, value) -> out.writeLong(units(value, perSecond)));
  }

  private static Codec<?> local(long perSecond) {
    return Codec.of(LocalDateTime.class, in -> LocalDateTime.ofInstant(readInstant(in, perSecond), ZoneOffset.UTC),
        (out, value) -> out.writeLong(units(value.toInstant(ZoneOffset.UTC), perSecond)));
  }

  private static Instant readInstant(ByteReader in, long perSecond) throws SnapshotException {
    long units = in.readLong();
    return Instant.ofEpochSecond(Math.floorDiv(units, perSecond), Math.floorMod(units, perSecond) * (NANOS / perSecond));
  }

  private static long units(Instant value, long perSecond) {
    try {
      long fraction = value.getNano() / (NANOS / perSecond);
      return value.getEpochSecond() < 0 ? Math.addExact(Math.multiplyExact(value.getEpochSecond() + 1, perSecond), fraction - perSecond)
          : Math.addExact(Math.multiplyExact(value.getEpochSecond(), perSecond), fraction);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(value + " is out of range.", e);
    }
  }

  private static Codec<?> decimal(int scale, int size) {
    return Codec.of(BigDecimal.class, in -> {
      int length = size < 0 ? in.readCount("bytes of a decimal") : size;
      byte[] bytes = in.readBytes(length);
      return new BigDecimal(length == 0 ? BigInteger.ZERO : new BigInteger(bytes), scale);
    }, (out, value) -> {
      if (value.scale() != scale) {
        throw new IllegalArgumentException(value + " has not the scale " + scale + ".");
      }
      byte[] bytes = value.unscaledValue().toByteArray();
      if (size < 0) {
        Codecs.writeBytes(out, new BytesValue(bytes));
      } else if (bytes.length > size) {
        throw new IllegalArgumentException(value + " does not fit into " + size + " bytes.");
      } else {
        for (int pad = bytes.length; pad < size; pad++) {
          out.writeByte(value.signum() < 0 ? -1 : 0);
        }
        out.writeBytes(bytes);
      }
    });
  }
}
