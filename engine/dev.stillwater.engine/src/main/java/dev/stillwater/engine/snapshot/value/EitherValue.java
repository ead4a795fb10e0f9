package dev.stillwater.engine.snapshot.value;

/**
 * One of two.
 *
 * <p>THREADING: immutable.
 *
 * @param isLeft whether the value is the left one
 * @param value the value; may be null
 */
public record EitherValue(boolean isLeft, Object value) {
}
