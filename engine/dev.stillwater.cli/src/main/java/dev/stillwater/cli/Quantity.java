package dev.stillwater.cli;

import java.util.Locale;

/**
 * Numbers for people.
 *
 * <p>THREADING: stateless.
 */
final class Quantity {
  private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

  private Quantity() {
  }

  /** The number with a comma before every three digits. */
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A number of bytes with a unit of a power of 1000: {@code 812 bytes}, {@code 164.3 kB}. */
  static String size(long sizeBytes) {
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

  /** The number and its noun, in the plural where that is due: {@code 1 entry}, {@code 2 files}. */
  static String counted(long number, String one, String many) {
    return grouped(number) + " " + (number == 1 ? one : many);
  }
}
