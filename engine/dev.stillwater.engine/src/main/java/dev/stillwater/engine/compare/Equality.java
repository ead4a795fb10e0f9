package dev.stillwater.engine.compare;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What counts as equal when results of two versions are compared.
 *
 * <p>Two numbers are equal when they differ by no more than the larger of the absolute tolerance and the relative tolerance times the larger magnitude. Key
 * fields are never tolerant. Fields are named alone, for all sinks and streams, or as {@code uid.field} for those of one.
 *
 * <p>THREADING: immutable.
 *
 * @param isOrderIgnored whether the order of results does not matter
 * @param ignoredFields fields that are not compared
 * @param toleranceAbsolute difference up to which numbers are equal, 0 or more
 * @param toleranceRelative share of the larger magnitude up to which numbers are equal, 0 or more
 * @param keyFields fields that say which result of A and of B are the same one; empty to align by text, times and event time
 * @param windows ranges of event time; results outside all of them are left out, those without event time are not. Empty for all results
 * @param isEventTimeCompared whether the event time of a result, which sinks do not write, counts as one of its fields
 */
public record Equality(boolean isOrderIgnored, Set<String> ignoredFields, double toleranceAbsolute, double toleranceRelative, List<String> keyFields,
    List<TimeRange> windows, boolean isEventTimeCompared) {
  /** All fields must be the same, in any order. */
  public static final Equality EXACT = new Equality(true, Set.of(), 0, 0, List.of(), List.of(), false);

  public Equality {
    ignoredFields = Set.copyOf(ignoredFields);
    keyFields = List.copyOf(keyFields);
    windows = List.copyOf(windows);
    if (!(toleranceAbsolute >= 0) || !(toleranceRelative >= 0)) {
      throw new IllegalArgumentException("The tolerance " + toleranceAbsolute + ", " + toleranceRelative + " is not possible; expected 0 or more.");
    }
  }

  /**
   * A range of event time.
   *
   * @param from first point in time
   * @param to point in time behind the last one
   */
  public record TimeRange(Instant from, Instant to) {
    public TimeRange {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("The window from " + from + " to " + to + " is empty; its end must lie behind its beginning.");
      }
    }

    private boolean contains(long millis) {
      return millis >= from.toEpochMilli() && millis < to.toEpochMilli();
    }
  }

  /** The same with or without regard to order. */
  public Equality withOrderIgnored(boolean isIgnored) {
    return new Equality(isIgnored, ignoredFields, toleranceAbsolute, toleranceRelative, keyFields, windows, isEventTimeCompared);
  }

  /** The same with these fields ignored in place of others. */
  public Equality withIgnoredFields(Set<String> fields) {
    return new Equality(isOrderIgnored, fields, toleranceAbsolute, toleranceRelative, keyFields, windows, isEventTimeCompared);
  }

  /** The same with other tolerances. */
  public Equality withTolerance(double absolute, double relative) {
    return new Equality(isOrderIgnored, ignoredFields, absolute, relative, keyFields, windows, isEventTimeCompared);
  }

  /** The same with other key fields. */
  public Equality withKeyFields(List<String> fields) {
    return new Equality(isOrderIgnored, ignoredFields, toleranceAbsolute, toleranceRelative, fields, windows, isEventTimeCompared);
  }

  /** The same with other windows. */
  public Equality withWindows(List<TimeRange> ranges) {
    return new Equality(isOrderIgnored, ignoredFields, toleranceAbsolute, toleranceRelative, keyFields, ranges, isEventTimeCompared);
  }

  /** The same for whatever runs between operators: all event times, which count themselves. */
  Equality ofStreams() {
    return new Equality(isOrderIgnored, ignoredFields, toleranceAbsolute, toleranceRelative, keyFields, List.of(), true);
  }

  /** Whether the field of a sink or stream is not compared. */
  boolean isIgnored(String name, String field) {
    return ignoredFields.contains(field) || ignoredFields.contains(name + '.' + field);
  }

  /** Those of the key fields that concern the sink or stream, without its name. */
  Set<String> keysOf(String name) {
    Set<String> keys = new LinkedHashSet<>();
    String prefix = name + '.';
    keyFields.forEach(field -> keys.add(field.startsWith(prefix) ? field.substring(prefix.length()) : field));
    return keys;
  }

  boolean isTolerant() {
    return toleranceAbsolute > 0 || toleranceRelative > 0;
  }

  /** Whether two numbers are equal; not a number equals itself. */
  boolean isNear(double a, double b) {
    return Double.compare(a, b) == 0 || Math.abs(a - b) <= Math.max(toleranceAbsolute, toleranceRelative * Math.max(Math.abs(a), Math.abs(b)));
  }

  /** Whether a result of the event time is compared. */
  boolean isInside(long eventTimeMs, long noTimestamp) {
    if (windows.isEmpty() || eventTimeMs == noTimestamp) {
      return true;
    }
    for (TimeRange range : windows) {
      if (range.contains(eventTimeMs)) {
        return true;
      }
    }
    return false;
  }
}
