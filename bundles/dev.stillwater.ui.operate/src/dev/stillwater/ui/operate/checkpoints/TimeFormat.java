package dev.stillwater.ui.operate.checkpoints;

import java.text.FieldPosition;
import java.text.Format;
import java.text.ParsePosition;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;

/**
 * Times of this machine's zone on the axis of a chart, whose ticks are milliseconds or dates.
 *
 * <p>THREADING: immutable.
 */
final class TimeFormat extends Format {
  private static final long serialVersionUID = 1L;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  @Override
  public StringBuffer format(Object value, StringBuffer target, FieldPosition position) {
    long ms = value instanceof Date date ? date.getTime() : ((Number) value).longValue();
    return target.append(TIME.format(Instant.ofEpochMilli(ms).atZone(ZoneId.systemDefault())));
  }

  /** Nothing: a time of day stands for no moment, and the chart takes every label as right then. */
  @Override
  public Object parseObject(String source, ParsePosition position) {
    return null;
  }
}
