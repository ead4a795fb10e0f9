package dev.stillwater.engine.snapshot.text;

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
import java.util.List;
import java.util.Map;

/**
 * Decoded values of state as JSON; {@code docs/command-line.md} has the table. A time to live is left out: only the value behind it is written.
 *
 * <p>THREADING: stateless.
 */
public final class ValueJson {
  /** A decimal whose plain notation would take more digits is written as a text in scientific notation. */
  private static final int PLAIN_DIGITS_MAX = 1000;

  private ValueJson() {
  }

  /** The value as a text. */
  public static String text(Object value) {
    Utf8Text text = new Utf8Text(64);
    append(value, text);
    return text.toString();
  }

  /** Appends the value in one line. */
  public static void append(Object value, Utf8Text out) {
    if (value instanceof Long number) {
      out.number(number);
    } else if (value instanceof String text) {
      out.quoted(text);
    } else if (value == null || value == VoidNamespaceValue.INSTANCE) {
      out.ascii("null");
    } else if (value instanceof Integer number) {
      out.number(number);
    } else if (value instanceof StructValue struct) {
      appendStruct(struct, out);
    } else if (value instanceof TupleValue tuple) {
      appendList(tuple.values(), out);
    } else if (value instanceof List<?> list) {
      appendList(list, out);
    } else if (value instanceof Map<?, ?> map) {
      appendMap(map, out);
    } else if (value instanceof TimeWindowValue window) {
      out.ascii("{\"start\":").number(window.start()).ascii(",\"end\":").number(window.end()).ascii('}');
    } else if (value instanceof TtlValue ttl) {
      append(ttl.value(), out);
    } else {
      appendRare(value, out);
    }
  }

  private static void appendRare(Object value, Utf8Text out) {
    switch (value) {
      case Double number -> appendFloating(number, Double.toString(number), out);
      case Float number -> appendFloating(number, Float.toString(number), out);
      case Boolean flag -> out.ascii(flag.toString());
      case Byte number -> out.number(number);
      case Short number -> out.number(number);
      case BigDecimal decimal -> appendDecimal(decimal, out);
      case BigInteger number -> out.ascii(number.toString());
      case EnumValue constant -> out.quoted(constant.constant());
      case EitherValue either -> {
        out.ascii(either.isLeft() ? "{\"left\":" : "{\"right\":");
        append(either.value(), out);
        out.ascii('}');
      }
      case BytesValue bytes -> out.ascii("\"0x").hex(bytes.bytes()).ascii('"');
      case OpaqueValue opaque -> out.ascii("{\"serializer\":").quoted(opaque.serializerClass()).ascii(",\"hex\":\"").hex(opaque.bytes()).ascii("\"}");
      case GlobalWindowValue window -> out.ascii("\"global\"");
      // Characters, and points in time, whose text is ISO 8601.
      default -> out.quoted(value.toString());
    }
  }

  private static void appendStruct(StructValue struct, Utf8Text out) {
    List<String> names = struct.fieldNames();
    List<Object> values = struct.values();
    out.ascii('{');
    for (int index = 0; index < names.size(); index++) {
      if (index > 0) {
        out.ascii(',');
      }
      out.quoted(names.get(index)).ascii(':');
      append(values.get(index), out);
    }
    out.ascii('}');
  }

  private static void appendList(List<?> list, Utf8Text out) {
    out.ascii('[');
    for (int index = 0; index < list.size(); index++) {
      if (index > 0) {
        out.ascii(',');
      }
      append(list.get(index), out);
    }
    out.ascii(']');
  }

  /** An object where all keys are texts, else a list of pairs. */
  private static void appendMap(Map<?, ?> map, Utf8Text out) {
    boolean isObject = true;
    for (Object key : map.keySet()) {
      isObject &= key instanceof String;
    }
    out.ascii(isObject ? '{' : '[');
    boolean isFirst = true;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.ascii(isFirst ? "" : ",");
      isFirst = false;
      if (isObject) {
        out.quoted((String) entry.getKey()).ascii(':');
        append(entry.getValue(), out);
      } else {
        out.ascii("{\"key\":");
        append(entry.getKey(), out);
        out.ascii(",\"value\":");
        append(entry.getValue(), out);
        out.ascii('}');
      }
    }
    out.ascii(isObject ? '}' : ']');
  }

  /** JSON has no numbers for infinities and what is not a number: they are texts. */
  private static void appendFloating(double number, String digits, Utf8Text out) {
    if (Double.isFinite(number)) {
      out.ascii(digits);
    } else {
      out.ascii('"').ascii(digits).ascii('"');
    }
  }

  private static void appendDecimal(BigDecimal decimal, Utf8Text out) {
    if (Math.abs((long) decimal.scale()) > PLAIN_DIGITS_MAX) {
      out.ascii('"').ascii(decimal.toString()).ascii('"');
    } else {
      out.ascii(decimal.toPlainString());
    }
  }
}
