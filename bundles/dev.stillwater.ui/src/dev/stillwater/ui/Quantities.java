package dev.stillwater.ui;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.Locale;

/**
 * How the product shows numbers: every number with its unit, short enough for a label, the same everywhere.
 *
 * <p>THREADING: any thread.
 */
public final class Quantities {
  private static final String[] SIZE_UNITS = {"KB", "MB", "GB", "TB", "PB", "EB"};
  private static final long SECOND_MS = 1_000;
  private static final long MINUTE_MS = 60 * SECOND_MS;
  private static final long HOUR_MS = 60 * MINUTE_MS;
  private static final long DAY_MS = 24 * HOUR_MS;

  private Quantities() {
  }

  /** A size such as {@code 512 bytes}, {@code 1.5 KB}, {@code 64 MB}; units are powers of 1024, three digits at most. */
  public static String bytes(long sizeBytes) {
    if (sizeBytes < 0) {
      return "-" + bytes(sizeBytes == Long.MIN_VALUE ? Long.MAX_VALUE : -sizeBytes);
    }
    if (sizeBytes < 1024) {
      return sizeBytes == 1 ? "1 byte" : sizeBytes + " bytes";
    }
    double value = sizeBytes / 1024.0;
    int unit = 0;
    while (value >= 999.5 && unit < SIZE_UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return threeDigits(value) + " " + SIZE_UNITS[unit];
  }

  /** A duration such as {@code 250 ms}, {@code 1.5 s}, {@code 2 min 5 s}, {@code 3 h 12 min}, {@code 4 d 2 h}: two units at most. */
  public static String duration(Duration duration) {
    return durationMs(duration.toMillis());
  }

  /** {@link #duration} of milliseconds. */
  public static String durationMs(long durationMs) {
    if (durationMs < 0) {
      return "-" + durationMs(durationMs == Long.MIN_VALUE ? Long.MAX_VALUE : -durationMs);
    }
    if (durationMs < SECOND_MS) {
      return durationMs + " ms";
    }
    if (durationMs < MINUTE_MS) {
      return BigDecimal.valueOf(durationMs).movePointLeft(3).setScale(1, RoundingMode.DOWN).stripTrailingZeros().toPlainString() + " s";
    }
    if (durationMs < HOUR_MS) {
      return twoUnits(durationMs, MINUTE_MS, "min", SECOND_MS, "s");
    }
    if (durationMs < DAY_MS) {
      return twoUnits(durationMs, HOUR_MS, "h", MINUTE_MS, "min");
    }
    return twoUnits(durationMs, DAY_MS, "d", HOUR_MS, "h");
  }

  /** A number of records such as {@code 1 record} or {@code 20,000 records}, exact. */
  public static String records(long records) {
    return counted(records, "record", "records");
  }

  /** A number of things such as {@code 1 entry} or {@code 20,000 entries}, exact: the number and its noun, in the plural where that is due. */
  public static String counted(long number, String one, String many) {
    return count(number) + " " + (number == 1 ? one : many);
  }

  /** A number of entries of a state, exact. */
  public static String entries(long entries) {
    return counted(entries, "entry", "entries");
  }

  /** A number of operators, exact. */
  public static String operators(long operators) {
    return counted(operators, "operator", "operators");
  }

  /** A number of files, exact. */
  public static String files(long files) {
    return counted(files, "file", "files");
  }

  /** A number of subtasks, exact. */
  public static String subtasks(long subtasks) {
    return counted(subtasks, "subtask", "subtasks");
  }

  /** A number of snapshots, exact. */
  public static String snapshots(long snapshots) {
    return counted(snapshots, "snapshot", "snapshots");
  }

  /** A number of changes, exact. */
  public static String changes(long changes) {
    return counted(changes, "change", "changes");
  }

  /** How often: {@code once}, {@code 2 times}. */
  public static String times(long times) {
    return times == 1 ? "once" : count(times) + " times";
  }

  /** An exact whole number with the separators of the English locale, {@code 20,000}. */
  public static String count(long number) {
    return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
  }

  /** A whole number for small places: exact below 10,000, else three digits, {@code 20 k}, {@code 1.25 M}, {@code 3 G}. */
  public static String shortCount(long number) {
    double size = Math.abs((double) number);
    if (size < 10_000) {
      return count(number);
    }
    if (size < 999_500) {
      return threeDigits(number / 1e3) + " k";
    }
    return size < 999_500_000 ? threeDigits(number / 1e6) + " M" : threeDigits(number / 1e9) + " G";
  }

  /** A rate such as {@code 12 records/s}, {@code 1.25 M records/s}; {@code n/a} when it is not a number. */
  public static String rate(double recordsPerSecond) {
    if (Double.isNaN(recordsPerSecond) || Double.isInfinite(recordsPerSecond)) {
      return "n/a";
    }
    double size = Math.abs(recordsPerSecond);
    if (size < 999.5) {
      return threeDigits(recordsPerSecond) + " records/s";
    }
    if (size < 999_500) {
      return threeDigits(recordsPerSecond / 1_000) + " k records/s";
    }
    return threeDigits(recordsPerSecond / 1_000_000) + " M records/s";
  }

  /** A share such as {@code 37 %}; the argument is in percent and is bounded to 0..100. */
  public static String percent(double percent) {
    if (Double.isNaN(percent)) {
      return "n/a";
    }
    return Math.round(Math.max(0, Math.min(100, percent))) + " %";
  }

  private static String twoUnits(long durationMs, long unitMs, String unit, long smallUnitMs, String smallUnit) {
    long small = durationMs % unitMs / smallUnitMs;
    String text = durationMs / unitMs + " " + unit;
    return small == 0 ? text : text + " " + small + " " + smallUnit;
  }

  private static String threeDigits(double value) {
    double size = Math.abs(value);
    int decimals = size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
    String text = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    return text.indexOf('.') < 0 ? text : text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
