package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * Flink's encodings of times.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: Flink 2.3, {@code DateSerializer}, {@code SqlTimestampSerializer}, {@code InstantSerializer}, {@code LocalDateSerializer} and so on.
 */
final class Times {
  private static final int NANOS_PER_SECOND = 1_000_000_000;

  private Times() {
  }

  /** Milliseconds of an instant that came from milliseconds. */
  static long epochMilli(Instant instant) {
    try {
      return instant.toEpochMilli();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(instant + " is out of range for a date, which counts milliseconds.", e);
    }
  }

  /** {@code java.util.Date} and the dates and times of SQL: milliseconds. */
  static Instant readDate(ByteReader in) throws SnapshotException {
    long millis = in.readLong();
    return millis == Long.MIN_VALUE ? null : Instant.ofEpochMilli(millis);
  }

  static void writeDate(ByteWriter out, Instant value) {
    out.writeLong(value == null ? Long.MIN_VALUE : epochMilli(value));
  }

  /** {@code java.sql.Timestamp}: milliseconds and, again, the nanoseconds of the second. */
  static Instant readTimestamp(ByteReader in) throws SnapshotException {
    long millis = in.readLong();
    if (millis == Long.MIN_VALUE) {
      in.skip(Integer.BYTES);
      return null;
    }
    long seconds = Math.floorDiv(millis, 1000L);
    if (seconds * 1000L > millis) {
      throw in.corrupt("these milliseconds are out of range for a timestamp.", "a number that can be rounded to seconds", Long.toString(millis));
    }
    return Instant.ofEpochSecond(seconds, readNanos(in));
  }

  static void writeTimestamp(ByteWriter out, Instant value) {
    if (value == null) {
      out.writeLong(Long.MIN_VALUE).writeInt(0);
    } else {
      out.writeLong(epochMilli(value)).writeInt(value.getNano());
    }
  }

  static Instant readInstant(ByteReader in) throws SnapshotException {
    Place place = in.place();
    long seconds = in.readLong();
    if (seconds == Long.MIN_VALUE) {
      requireNull(in.readInt() == Integer.MIN_VALUE, place);
      return null;
    }
    int nanos = readNanos(in);
    try {
      return Instant.ofEpochSecond(seconds, nanos);
    } catch (DateTimeException e) {
      throw outOfRange(place, e);
    }
  }

  static void writeInstant(ByteWriter out, Instant value) {
    if (value == null) {
      out.writeLong(Long.MIN_VALUE).writeInt(Integer.MIN_VALUE);
    } else {
      out.writeLong(value.getEpochSecond()).writeInt(value.getNano());
    }
  }

  static LocalDate readLocalDate(ByteReader in) throws SnapshotException {
    Place place = in.place();
    int year = in.readInt();
    int month = in.readByte();
    int day = in.readByte();
    if (year == Integer.MIN_VALUE) {
      return null;
    }
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      throw outOfRange(place, e);
    }
  }

  static void writeLocalDate(ByteWriter out, LocalDate value) {
    if (value == null) {
      out.writeInt(Integer.MIN_VALUE).writeShort(Short.MIN_VALUE);
    } else {
      out.writeInt(value.getYear()).writeByte(value.getMonthValue()).writeByte(value.getDayOfMonth());
    }
  }

  static LocalTime readLocalTime(ByteReader in) throws SnapshotException {
    Place place = in.place();
    int hour = in.readByte();
    int minute = in.readByte();
    int second = in.readByte();
    int nano = in.readInt();
    if (hour == Byte.MIN_VALUE) {
      return null;
    }
    try {
      return LocalTime.of(hour, minute, second, nano);
    } catch (DateTimeException e) {
      throw outOfRange(place, e);
    }
  }

  static void writeLocalTime(ByteWriter out, LocalTime value) {
    if (value == null) {
      out.writeByte(Byte.MIN_VALUE).writeShort(Short.MIN_VALUE).writeInt(Integer.MIN_VALUE);
    } else {
      out.writeByte(value.getHour()).writeByte(value.getMinute()).writeByte(value.getSecond()).writeInt(value.getNano());
    }
  }

  static LocalDateTime readLocalDateTime(ByteReader in) throws SnapshotException {
    Place place = in.place();
    LocalDate date = readLocalDate(in);
    LocalTime time = readLocalTime(in);
    requireNull(date == null == (time == null), place);
    return date == null ? null : LocalDateTime.of(date, time);
  }

  static void writeLocalDateTime(ByteWriter out, LocalDateTime value) {
    writeLocalDate(out, value == null ? null : value.toLocalDate());
    writeLocalTime(out, value == null ? null : value.toLocalTime());
  }

  private static int readNanos(ByteReader in) throws SnapshotException {
    Place place = in.place();
    int nanos = in.readInt();
    if (nanos < 0 || nanos >= NANOS_PER_SECOND) {
      throw new Corrupt(place, "these cannot be the nanoseconds of a second.", "0 to 999999999", Integer.toString(nanos));
    }
    return nanos;
  }

  private static void requireNull(boolean isConsistent, Place place) throws Corrupt {
    if (!isConsistent) {
      throw new Corrupt(place, "one half of a time is null, the other is not.", "both or none", "one");
    }
  }

  private static Corrupt outOfRange(Place place, DateTimeException cause) {
    return new Corrupt(place, "this is no time: " + cause.getMessage() + ".", cause);
  }
}
