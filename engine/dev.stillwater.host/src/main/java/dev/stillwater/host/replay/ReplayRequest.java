package dev.stillwater.host.replay;

import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.replay.ReplayLimit;
import dev.stillwater.engine.replay.ReplaySpeed;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is to be replayed: a snapshot, one version of a job or two, and what is changed of them.
 *
 * <p>THREADING: immutable.
 *
 * @param snapshot folder, metadata file or archive, absolute; empty for the beginning of the input
 * @param a the version, or the first of two
 * @param b the second version, if two are compared
 * @param settings changes of parameters
 * @param currentFolder where relative paths of the settings count from
 * @param until where the replay ends
 * @param conditions how it runs
 */
public record ReplayRequest(Optional<Path> snapshot, VersionName a, Optional<VersionName> b, SidedSettings settings, Path currentFolder, ReplayLimit until,
    Conditions conditions) {
  /**
   * How a replay runs.
   *
   * <p>THREADING: immutable.
   *
   * @param openSinks uids of sinks that write as they would in a run
   * @param parallelism default parallelism; 1 for all operators if empty
   * @param backend where the state lives
   * @param seed of the order in which subtasks take their steps
   * @param speed how fast event time goes on
   * @param allowsNonRestoredState whether state of the snapshot may belong to no operator
   * @param tapsStreams whether streams are looked at as well as sinks
   */
  public record Conditions(Set<String> openSinks, OptionalInt parallelism, StateBackendSettings.Kind backend, long seed, ReplaySpeed speed,
      boolean allowsNonRestoredState, boolean tapsStreams) {
    /** As a replay runs when nothing is said. */
    public static final Conditions PLAIN = new Conditions(Set.of(), OptionalInt.empty(), StateBackendSettings.Kind.FILESYSTEM, 0, ReplaySpeed.AS_FAST_AS_POSSIBLE,
        false, false);

    public Conditions {
      openSinks = Set.copyOf(openSinks);
      Objects.requireNonNull(parallelism, "parallelism");
      Objects.requireNonNull(backend, "backend");
      Objects.requireNonNull(speed, "speed");
    }
  }

  public ReplayRequest {
    Objects.requireNonNull(snapshot, "snapshot");
    Objects.requireNonNull(a, "a");
    Objects.requireNonNull(b, "b");
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(currentFolder, "currentFolder");
    Objects.requireNonNull(until, "until");
    Objects.requireNonNull(conditions, "conditions");
  }

  /** The same at another speed. */
  public ReplayRequest withSpeed(ReplaySpeed speed) {
    Conditions other = new Conditions(conditions.openSinks(), conditions.parallelism(), conditions.backend(), conditions.seed(), speed,
        conditions.allowsNonRestoredState(), conditions.tapsStreams());
    return new ReplayRequest(snapshot, a, b, settings, currentFolder, until, other);
  }
}
