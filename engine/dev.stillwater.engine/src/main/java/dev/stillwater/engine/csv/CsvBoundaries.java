package dev.stillwater.engine.csv;

/**
 * Follows the bytes of a CSV file just closely enough to know where records end: the state of the quotes and the number of lines.
 *
 * <p>THREADING: one thread.
 */
final class CsvBoundaries {
  /** Where in a record a byte stands. */
  enum Place {
    /** The next byte is the first of a field. */
    FIELD_START,
    /** In a field without quotes, or behind the closing quote. */
    PLAIN,
    /** Between quotes. */
    QUOTED,
    /** Behind a quote that either closes the field or is the first of two. */
    AFTER_QUOTE
  }

  private final byte delimiter;
  private Place place;
  private long lines;

  CsvBoundaries(CsvFormat format, Place place) {
    delimiter = (byte) format.delimiter();
    this.place = place;
  }

  /** Number of line ends seen, those between quotes included. */
  long lines() {
    return lines;
  }

  /** Follows all the bytes from the index to below the end. */
  void skip(byte[] bytes, int from, int end) {
    if (from == end) {
      return;
    }
    if ((place == Place.FIELD_START || place == Place.PLAIN) && count(bytes, from, end, (byte) '"') == 0) {
      lines += count(bytes, from, end, (byte) '\n');
      byte last = bytes[end - 1];
      place = last == delimiter || last == '\n' ? Place.FIELD_START : Place.PLAIN;
      return;
    }
    for (int index = from; index < end; index++) {
      step(bytes[index]);
    }
  }

  /** Follows the bytes up to the next end of a record; returns the index behind it, or -1 if there is none before the end. */
  int nextRecord(byte[] bytes, int from, int end) {
    for (int index = from; index < end; index++) {
      if (step(bytes[index])) {
        return index + 1;
      }
    }
    return -1;
  }

  /** Whether the record ends with the byte. */
  private boolean step(byte value) {
    if (value == '\n') {
      lines++;
    }
    if (place == Place.QUOTED) {
      place = value == '"' ? Place.AFTER_QUOTE : Place.QUOTED;
      return false;
    }
    if (value == '\n') {
      place = Place.FIELD_START;
      return true;
    }
    if (value == delimiter) {
      place = Place.FIELD_START;
    } else if (value == '"' && place != Place.PLAIN) {
      place = Place.QUOTED;
    } else {
      place = Place.PLAIN;
    }
    return false;
  }

  /** A plain loop that the JIT turns into vector instructions. */
  static int count(byte[] bytes, int from, int end, byte wanted) {
    int count = 0;
    for (int index = from; index < end; index++) {
      count += bytes[index] == wanted ? 1 : 0;
    }
    return count;
  }
}
