package dev.stillwater.engine.snapshot.value;

/**
 * A stretch of time.
 *
 * <p>THREADING: immutable.
 *
 * @param start first millisecond since 1970-01-01T00:00:00Z
 * @param end the millisecond after the last
 */
public record TimeWindowValue(long start, long end) {
}
