package dev.stillwater.engine.snapshot.findings;

import java.util.Locale;

/**
 * Numbers in findings, for people.
 *
 * <p>THREADING: stateless.
 */
public final class Sizes {
  private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

  private Sizes() {
  }

  /** A number of bytes with a unit of a power of 1000: {@code 812 bytes}, {@code 164.3 kB}. */
  public static String text(long sizeBytes) {
    if (sizeBytes < 1000) {
      return sizeBytes + (sizeBytes == 1 ? " byte" : " bytes");
    }
    double value = sizeBytes / 1000.0;
    int unit = 0;
    while (value >= 999.95 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }

  /** The number with a comma before every three digits. */
  public static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** The number and its noun, in the plural where that is due: {@code 1 entry}, {@code 2,000 entries}. */
  public static String counted(long number, String one, String many) {
    return grouped(number) + " " + (number == 1 ? one : many);
  }

  /** A share in percent, without decimals. */
  public static String percent(long part, long whole) {
    return whole == 0 ? "0 %" : Math.round(100.0 * part / whole) + " %";
  }
}
