package dev.stillwater.model;

import dev.stillwater.model.catalog.ParameterSpec;
import dev.stillwater.model.catalog.ParameterType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses and prints the texts of parameters; one form for job files, property fields and the command line.
 *
 * <p>Every parse method throws {@link IllegalArgumentException} with a sentence that says what was found and what was expected.
 *
 * <p>THREADING: stateless.
 */
public final class ParameterValues {
  private static final Pattern QUANTITY = Pattern.compile("(-?\\d{1,18}) ?([A-Za-z]+)");
  private static final Map<String, Long> MILLIS_BY_UNIT = new LinkedHashMap<>();
  private static final Map<String, Long> BYTES_BY_UNIT = new LinkedHashMap<>();

  static {
    MILLIS_BY_UNIT.put("d", 86_400_000L);
    MILLIS_BY_UNIT.put("h", 3_600_000L);
    MILLIS_BY_UNIT.put("min", 60_000L);
    MILLIS_BY_UNIT.put("s", 1_000L);
    MILLIS_BY_UNIT.put("ms", 1L);
    BYTES_BY_UNIT.put("TB", 1L << 40);
    BYTES_BY_UNIT.put("GB", 1L << 30);
    BYTES_BY_UNIT.put("MB", 1L << 20);
    BYTES_BY_UNIT.put("KB", 1L << 10);
    BYTES_BY_UNIT.put("B", 1L);
  }

  private ParameterValues() {}

  /**
   * Checks a text against the type, the choices and the limits of a parameter; whether a schema or field of the name exists is not asked.
   *
   * @throws IllegalArgumentException if the text does not fit
   */
  public static void check(ParameterSpec parameter, String text) {
    checkType(parameter, text);
    parameter.limits().minimum().ifPresent(minimum -> checkMinimum(parameter.type(), text, minimum));
    parameter.limits().pattern().ifPresent(pattern -> {
      if (!Pattern.matches(pattern, text)) {
        throw new IllegalArgumentException("'" + shown(text) + "' is not allowed here; expected " + parameter.limits().expected() + ".");
      }
    });
  }

  /** Parses {@code 200ms}, {@code 6s}, {@code 5min}, {@code 6h} or {@code 1d}; whole numbers, a minus is allowed. */
  public static Duration parseDuration(String text) {
    return Duration.ofMillis(parseQuantity(text, MILLIS_BY_UNIT, "a duration such as 200ms, 6s, 5min, 6h or 1d"));
  }

  /** As {@link #parseDuration}, in milliseconds; a whole number without unit means milliseconds, as in job files and in launch files of old. */
  public static long parseMilliseconds(String text) {
    String stripped = text.strip();
    boolean isPlainNumber = !stripped.isEmpty() && stripped.chars().allMatch(character -> character >= '0' && character <= '9');
    return parseDuration(isPlainNumber ? stripped + "ms" : stripped).toMillis();
  }

  /** Prints a duration in the largest unit that holds it exactly, down to milliseconds; what is below a millisecond is cut off. */
  public static String formatDuration(Duration duration) {
    return formatQuantity(duration.toMillis(), MILLIS_BY_UNIT, "0s");
  }

  /** Parses a number of bytes such as {@code 64MB}; units B, KB, MB, GB, TB are powers of 1024, as in Flink. */
  public static long parseSizeBytes(String text) {
    long sizeBytes = parseQuantity(text, BYTES_BY_UNIT, "a size such as 512KB, 64MB or 1GB");
    if (sizeBytes < 0) {
      throw new IllegalArgumentException("'" + shown(text) + "' is negative; expected a size of 0B or more.");
    }
    return sizeBytes;
  }

  /** Prints a number of bytes in the largest unit that holds it exactly. */
  public static String formatSizeBytes(long sizeBytes) {
    return formatQuantity(sizeBytes, BYTES_BY_UNIT, "0B");
  }

  /** Parses an ISO 8601 date and time, or a date alone (midnight); without zone it is UTC. */
  public static Instant parseTimestamp(String text) {
    String trimmed = text.strip();
    try {
      if (trimmed.indexOf('T') < 0) {
        return LocalDate.parse(trimmed).atStartOfDay().toInstant(ZoneOffset.UTC);
      }
      boolean hasZone = trimmed.endsWith("Z") || trimmed.indexOf('+') > 0 || trimmed.lastIndexOf('-') > trimmed.indexOf('T');
      return hasZone ? OffsetDateTime.parse(trimmed).toInstant() : LocalDateTime.parse(trimmed).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'" + shown(text) + "' is not a point in time; expected ISO 8601 such as 2001-01-31T12:00:00 (UTC) or 2001-01-31T12:00:00+01:00.", e);
    }
  }

  /** Prints a point in time as ISO 8601 with {@code Z}. */
  public static String formatTimestamp(Instant timestamp) {
    return timestamp.toString();
  }

  /** Parses {@code true} or {@code false}; nothing else, so that a typing error is not taken for false. */
  public static boolean parseBoolean(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("'" + shown(text) + "' is neither true nor false.");
    };
  }

  /** Parses a whole number of 64 bits. */
  public static long parseLong(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + shown(text) + "' is not a whole number between " + Long.MIN_VALUE + " and " + Long.MAX_VALUE + ".", e);
    }
  }

  /** Parses a finite floating-point number. */
  public static double parseDouble(String text) {
    double value;
    try {
      value = Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + shown(text) + "' is not a number; expected digits with a point, such as 0.25.", e);
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("'" + shown(text) + "' is not a finite number.");
    }
    return value;
  }

  private static void checkType(ParameterSpec parameter, String text) {
    switch (parameter.type()) {
      case STRING -> { }
      case BOOLEAN -> parseBoolean(text);
      case LONG -> parseLong(text);
      case DOUBLE -> parseDouble(text);
      case DURATION -> parseDuration(text);
      case SIZE -> parseSizeBytes(text);
      case TIMESTAMP -> parseTimestamp(text);
      case PATH -> checkPath(text);
      case SCHEMA -> checkNotBlank(text, "the name of a schema of the job");
      case FIELD -> checkNotBlank(text, "the name of a field");
      case CHOICE -> {
        if (!parameter.choices().contains(text)) {
          throw new IllegalArgumentException("'" + shown(text) + "' is none of the choices; expected one of " + String.join(", ", parameter.choices()) + ".");
        }
      }
    }
  }

  private static void checkPath(String text) {
    checkNotBlank(text, "a path");
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("'" + shown(text) + "' holds a zero character; no file system takes that.");
    }
  }

  private static void checkNotBlank(String text, String expected) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("The value is empty; expected " + expected + ".");
    }
  }

  private static void checkMinimum(ParameterType type, String text, String minimum) {
    boolean isBelow = switch (type) {
      case LONG -> parseLong(text) < parseLong(minimum);
      case DOUBLE -> parseDouble(text) < parseDouble(minimum);
      case DURATION -> parseDuration(text).compareTo(parseDuration(minimum)) < 0;
      case SIZE -> parseSizeBytes(text) < parseSizeBytes(minimum);
      case TIMESTAMP -> parseTimestamp(text).isBefore(parseTimestamp(minimum));
      case STRING, BOOLEAN, PATH, SCHEMA, FIELD, CHOICE -> false;
    };
    if (isBelow) {
      throw new IllegalArgumentException("'" + shown(text) + "' is too small; expected " + minimum + " or more.");
    }
  }

  private static long parseQuantity(String text, Map<String, Long> units, String expected) {
    Matcher matcher = QUANTITY.matcher(text.strip());
    Long factor = matcher.matches() ? units.get(matcher.group(2)) : null;
    if (factor == null) {
      throw new IllegalArgumentException("'" + shown(text) + "' is not understood; expected " + expected + ".");
    }
    try {
      return Math.multiplyExact(Long.parseLong(matcher.group(1)), factor);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("'" + shown(text) + "' is too large; expected " + expected + ".", e);
    }
  }

  private static String formatQuantity(long quantity, Map<String, Long> units, String zero) {
    if (quantity == 0) {
      return zero;
    }
    for (Map.Entry<String, Long> unit : units.entrySet()) {
      if (quantity % unit.getValue() == 0) {
        return quantity / unit.getValue() + unit.getKey();
      }
    }
    throw new IllegalStateException("No unit holds " + quantity + ".");
  }

  /** Keeps a message readable when the text is huge or holds control characters. */
  static String shown(String text) {
    return shown(text, 80);
  }

  /** As {@link #shown(String)}, with another number of characters. */
  static String shown(String text, int lengthMax) {
    String cut = text.length() > lengthMax ? text.substring(0, lengthMax) + "..." : text;
    return cut.codePoints().anyMatch(Character::isISOControl) ? cut.replaceAll("\\p{Cntrl}", "?") : cut;
  }
}
