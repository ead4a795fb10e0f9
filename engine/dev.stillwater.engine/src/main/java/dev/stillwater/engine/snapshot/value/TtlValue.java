package dev.stillwater.engine.snapshot.value;

/**
 * A value with a time to live.
 *
 * <p>THREADING: immutable.
 *
 * @param lastAccess when it was last written (or read), in milliseconds since 1970-01-01T00:00:00Z
 * @param value the value; may be null
 */
public record TtlValue(long lastAccess, Object value) {
}
