package dev.stillwater.engine.jsonl;

import dev.stillwater.engine.csv.CsvNumbers;
import dev.stillwater.engine.jsonl.JsonMembers.Kind;
import dev.stillwater.engine.source.RecordScanner;
import dev.stillwater.engine.source.RecordValues;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The values of the current line by column of the schema. Numbers are numbers and texts are texts; a time is a text in ISO 8601 or a number of milliseconds
 * since 1970, a decimal a number or a text, bytes a text of hexadecimal digits, and a double may be one of the texts NaN, Infinity and -Infinity.
 *
 * <p>THREADING: the subtask of the source.
 */
public final class JsonValues extends RecordValues {
  private static final int DECIMAL_EXPONENT_MAX = 10_000;

  private final String[] names;
  private final JsonMembers members;
  private final CsvNumbers numbers = new CsvNumbers();
  private LineScanner scanner;

  JsonValues(String[] names, JsonMembers members) {
    this.names = names;
    this.members = members;
  }

  @Override
  protected void read(RecordScanner records) {
    scanner = (LineScanner) records;
  }

  /** Whether the column is null or missing. */
  public boolean isEmpty(int column) {
    return members.kind(column) == Kind.NULL || members.kind(column) == Kind.MISSING;
  }

  /** An int. */
  public int intValue(int column) {
    return (int) whole(column, Integer.MIN_VALUE, Integer.MAX_VALUE, "a whole number between -2147483648 and 2147483647");
  }

  /** A long. */
  public long longValue(int column) {
    return whole(column, Long.MIN_VALUE, Long.MAX_VALUE, "a whole number of 64 bits");
  }

  private long whole(int column, long min, long max, String expected) {
    if (members.kind(column) != Kind.NUMBER) {
      bad(column, expected);
      return 0;
    }
    long value = numbers.whole(scanner.buffer(), members.start(column), members.end(column), min, max);
    if (numbers.isBad()) {
      bad(column, expected);
    }
    return value;
  }

  /** A double. */
  public double doubleValue(int column) {
    if (members.kind(column) == Kind.NUMBER) {
      return numbers.floating(scanner.buffer(), members.start(column), members.end(column));
    }
    String text = members.kind(column) == Kind.TEXT ? raw(column) : "";
    switch (text) {
      case "NaN" -> {
        return Double.NaN;
      }
      case "Infinity" -> {
        return Double.POSITIVE_INFINITY;
      }
      case "-Infinity" -> {
        return Double.NEGATIVE_INFINITY;
      }
      default -> {
        bad(column, "a number");
        return 0;
      }
    }
  }

  /** A point in time in milliseconds. */
  public long timestampValue(int column) {
    String expected = "a time such as \"2001-01-01T00:47:00\", or milliseconds since 1970";
    if (members.kind(column) == Kind.NUMBER) {
      return whole(column, Long.MIN_VALUE, Long.MAX_VALUE, expected);
    }
    if (members.kind(column) != Kind.TEXT) {
      bad(column, expected);
      return 0;
    }
    long value = numbers.timestamp(scanner.buffer(), members.start(column), members.end(column));
    if (numbers.isBad()) {
      bad(column, expected);
    }
    return value;
  }

  /** A boolean. */
  public boolean booleanValue(int column) {
    if (members.kind(column) != Kind.TRUE && members.kind(column) != Kind.FALSE) {
      bad(column, "true or false");
    }
    return members.kind(column) == Kind.TRUE;
  }

  /** A string. */
  public String stringValue(int column) {
    if (members.kind(column) != Kind.TEXT) {
      bad(column, "a text in quotes");
      return "";
    }
    Optional<String> text = JsonTexts.unescape(scanner.buffer(), members.start(column), members.end(column));
    if (text.isEmpty()) {
      bad(column, "text in UTF-8 without halves of surrogate pairs");
    }
    return text.orElse("");
  }

  /** A decimal. */
  public BigDecimal decimalValue(int column) {
    if (members.kind(column) == Kind.NUMBER || members.kind(column) == Kind.TEXT) {
      try {
        BigDecimal value = new BigDecimal(raw(column));
        if (Math.abs((long) value.scale()) <= DECIMAL_EXPONENT_MAX) {
          return value;
        }
      } catch (NumberFormatException e) {
        bad(column, "a decimal number");
        return BigDecimal.ZERO;
      }
    }
    bad(column, "a decimal number");
    return BigDecimal.ZERO;
  }

  /** Bytes, as hexadecimal digits. */
  public byte[] bytesValue(int column) {
    if (members.kind(column) == Kind.TEXT) {
      try {
        return HexFormat.of().parseHex(raw(column));
      } catch (IllegalArgumentException e) {
        bad(column, "pairs of hexadecimal digits in quotes");
        return new byte[0];
      }
    }
    bad(column, "pairs of hexadecimal digits in quotes");
    return new byte[0];
  }

  /** Says that the column must have a value and has none. */
  public void missing(int column) {
    bad(column, "an event time");
  }

  private String raw(int column) {
    return new String(scanner.buffer(), members.start(column), members.end(column) - members.start(column), StandardCharsets.UTF_8);
  }

  private void bad(int column, String expected) {
    if (isBad()) {
      return;
    }
    String found = members.kind(column) == Kind.MISSING ? "nothing" : "'" + shortened(raw(column)) + "'";
    reason("column " + names[column] + ": found " + found + ", expected " + expected);
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }
}
