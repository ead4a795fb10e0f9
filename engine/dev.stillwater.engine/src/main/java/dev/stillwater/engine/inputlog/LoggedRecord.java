package dev.stillwater.engine.inputlog;

import java.util.Objects;

/**
 * A record of an input log. The bytes are not copied.
 *
 * <p>THREADING: immutable, if nobody changes the bytes.
 *
 * @param number number of the record, from 1
 * @param arrivalMs when the source took it, in milliseconds since 1970-01-01T00:00:00Z
 * @param bytes the record as it came; of a line of text the bytes without its end
 */
public record LoggedRecord(long number, long arrivalMs, byte[] bytes) {
  public LoggedRecord {
    Objects.requireNonNull(bytes, "bytes");
  }
}
