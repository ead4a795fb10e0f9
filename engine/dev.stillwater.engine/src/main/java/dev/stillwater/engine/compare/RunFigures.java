package dev.stillwater.engine.compare;

import dev.stillwater.engine.JobFailure;
import java.util.Optional;

/**
 * One side of a comparison as a whole.
 *
 * <p>THREADING: immutable.
 *
 * @param name name of the version
 * @param recordsRead input records
 * @param runTimeMs how long it took, in milliseconds
 * @param failure why it failed, if it did
 */
public record RunFigures(String name, long recordsRead, long runTimeMs, Optional<JobFailure> failure) {
}
