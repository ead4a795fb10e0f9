package dev.stillwater.engine.snapshot;

/**
 * How much a state holds.
 *
 * <p>THREADING: immutable.
 *
 * @param entries number of entries
 * @param sizeBytes bytes of the entries in the files
 * @param isExact whether the numbers were counted and not estimated
 */
public record StateSize(long entries, long sizeBytes, boolean isExact) {
}
