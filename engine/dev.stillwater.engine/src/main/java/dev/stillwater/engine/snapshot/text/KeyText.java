package dev.stillwater.engine.snapshot.text;

import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.snapshot.value.BytesValue;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.snapshot.value.TupleValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A key as a person writes it: the plain text of a number, a text or a time, JSON of a tuple, row or object. What type the key has is seen from another key
 * of the same state.
 *
 * <p>THREADING: immutable.
 *
 * @param text what the person wrote
 */
public record KeyText(String text) {
  private static final String HEX_START = "0x";

  /** A text that is not of the type. */
  private static final class DoesNotFit extends Exception {
    private static final long serialVersionUID = 1L;

    DoesNotFit() {
      super(null, null, false, false);
    }
  }

  /** The key as a value like another key; empty if the text cannot be one. */
  public Optional<Object> like(Object key) {
    try {
      return Optional.of(isNested(key) ? nested(key, parsed()) : simple(key, text));
    } catch (DoesNotFit | IllegalArgumentException | DateTimeException notOfTheType) {
      return Optional.empty();
    }
  }

  /** Whether keys like this one are found by comparing texts alone, since a text cannot be made a value. */
  public static boolean isCompared(Object key) {
    return isNested(key) || !(key instanceof Number || key instanceof String || key instanceof Boolean || key instanceof Character);
  }

  /** Whether the key is the one that was written, compared as text, or as JSON where it is nested. */
  public boolean matches(Object key) {
    if (CsvFormat.plain(key).equals(text)) {
      return true;
    }
    try {
      return isNested(key) && parsed().equals(Json.parse(ValueJson.text(key)));
    } catch (DoesNotFit | IllegalArgumentException notJson) {
      return false;
    }
  }

  private static boolean isNested(Object key) {
    return key instanceof TupleValue || key instanceof StructValue || key instanceof List || key instanceof Map;
  }

  private Object parsed() throws DoesNotFit {
    try {
      return Json.parse(text);
    } catch (IllegalArgumentException notJson) {
      throw new DoesNotFit();
    }
  }

  private static Object nested(Object like, Object json) throws DoesNotFit {
    return switch (like) {
      case TupleValue tuple when json instanceof List<?> list && list.size() == tuple.values().size() -> new TupleValue(elements(tuple.values(), list));
      case StructValue struct when json instanceof Map<?, ?> map && map.size() == struct.fieldNames().size() -> {
        List<Object> members = new ArrayList<>();
        for (String name : struct.fieldNames()) {
          if (!map.containsKey(name)) {
            throw new DoesNotFit();
          }
          members.add(map.get(name));
        }
        yield new StructValue(struct.typeName(), struct.fieldNames(), elements(struct.values(), members));
      }
      // A field that is null in every key that was seen can have any type.
      case null -> throw new DoesNotFit();
      case Boolean flag when json instanceof Boolean -> json;
      case String other when json instanceof String -> json;
      case Number number when json instanceof Number -> simple(like, json.toString());
      case Object other when json instanceof String written && !(other instanceof Number) -> simple(like, written);
      default -> throw new DoesNotFit();
    };
  }

  private static List<Object> elements(List<Object> like, List<?> json) throws DoesNotFit {
    List<Object> elements = new ArrayList<>();
    for (int index = 0; index < json.size(); index++) {
      // An empty Optional is the null of JSON.
      elements.add(json.get(index) instanceof Optional<?> ? null : nested(like.get(index), json.get(index)));
    }
    return elements;
  }

  /** A key like which others are, put together from several: a field that is null in one shows its type in another. Empty without keys. Cost: number of keys. */
  public static Optional<Object> example(List<?> keys) {
    Object example = null;
    for (Object key : keys) {
      example = example == null ? key : completed(example, key);
    }
    return Optional.ofNullable(example);
  }

  private static Object completed(Object example, Object other) {
    return switch (example) {
      case null -> other;
      case TupleValue some when other instanceof TupleValue more && more.values().size() == some.values().size() -> new TupleValue(completed(some.values(), more.values()));
      case StructValue some when other instanceof StructValue more && more.fieldNames().equals(some.fieldNames()) ->
          new StructValue(some.typeName(), some.fieldNames(), completed(some.values(), more.values()));
      default -> example;
    };
  }

  private static List<Object> completed(List<Object> some, List<Object> more) {
    List<Object> all = new ArrayList<>();
    for (int index = 0; index < some.size(); index++) {
      all.add(completed(some.get(index), more.get(index)));
    }
    return all;
  }

  private static Object simple(Object like, String text) throws DoesNotFit {
    return switch (like) {
      case String other -> text;
      case Long number -> Long.valueOf(text);
      case Integer number -> Integer.valueOf(text);
      case Short number -> Short.valueOf(text);
      case Byte number -> Byte.valueOf(text);
      case Double number -> Double.valueOf(text);
      case Float number -> Float.valueOf(text);
      case BigInteger number -> new BigInteger(text);
      case BigDecimal number -> new BigDecimal(text);
      case Boolean flag when text.equals("true") || text.equals("false") -> Boolean.valueOf(text);
      case Character character when text.length() == 1 -> text.charAt(0);
      case Instant time -> Instant.parse(text);
      case LocalDate time -> LocalDate.parse(text);
      case LocalDateTime time -> LocalDateTime.parse(text);
      case BytesValue bytes when text.startsWith(HEX_START) -> new BytesValue(HexFormat.of().parseHex(text.substring(HEX_START.length())));
      default -> throw new DoesNotFit();
    };
  }
}
