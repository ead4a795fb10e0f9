package dev.stillwater.engine.compare;

import dev.stillwater.engine.replay.ReplaySpec;
import dev.stillwater.engine.replay.ReplayVersion;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * One of two versions that are compared.
 *
 * <p>THREADING: immutable; {@link #tapped} is asked by the thread that compares.
 *
 * @param spec what is replayed and how; the version captures sinks and need not tap streams. Who hears its rows is not asked
 * @param tapped compiles the same version with all streams tapped; asked when results differ, or streams are to be compared in any case
 */
public record ComparedVersion(ReplaySpec spec, Supplier<ReplayVersion> tapped) {
  public ComparedVersion {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(tapped, "tapped");
  }

  /** Name of the version. */
  public String name() {
    return spec.version().name();
  }
}
