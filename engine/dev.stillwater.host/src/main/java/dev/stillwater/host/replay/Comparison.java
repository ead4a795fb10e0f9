package dev.stillwater.host.replay;

import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.compare.Equality;
import dev.stillwater.engine.replay.ReplayLimit;
import dev.stillwater.engine.replay.ReplaySpeed;
import dev.stillwater.host.CannotStartException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A comparison that a project keeps, as it stands in a {@code .comparison} file; {@code docs/formats/comparison.md}.
 *
 * <p>THREADING: immutable.
 *
 * @param name what it is called; empty for the file's name
 * @param description what it is for
 * @param snapshot path of the snapshot; empty for the beginning of the input
 * @param a the first version, as {@link VersionName#parse} reads it
 * @param b the second version
 * @param settings changes of parameters, as {@link SidedSettings} reads them
 * @param until where it ends, as {@link UntilText} reads it
 * @param equality what counts as equal
 * @param conditions how it runs; the speed is not kept
 */
public record Comparison(String name, String description, Optional<String> snapshot, String a, String b, List<String> settings, String until, Equality equality,
    ReplayRequest.Conditions conditions) {
  /** Ending of the files' names, with the dot. */
  public static final String SUFFIX = ".comparison";

  public Comparison {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(snapshot, "snapshot");
    Objects.requireNonNull(a, "a");
    Objects.requireNonNull(b, "b");
    settings = List.copyOf(settings);
    Objects.requireNonNull(until, "until");
    Objects.requireNonNull(equality, "equality");
    Objects.requireNonNull(conditions, "conditions");
  }

  /** The same at another speed, which no file keeps. */
  public Comparison withSpeed(ReplaySpeed speed) {
    ReplayRequest.Conditions other = new ReplayRequest.Conditions(conditions.openSinks(), conditions.parallelism(), conditions.backend(), conditions.seed(), speed,
        conditions.allowsNonRestoredState(), conditions.tapsStreams());
    return new Comparison(name, description, snapshot, a, b, settings, until, equality, other);
  }

  /**
   * What is to be replayed.
   *
   * @param folder the folder of the file, from which its paths count
   * @throws CannotStartException if a text of it is not understood
   */
  public ReplayRequest request(Path folder) throws CannotStartException {
    try {
      Optional<Path> from = snapshot.map(path -> folder.resolve(path).toAbsolutePath().normalize());
      ReplayLimit limit = UntilText.parse(until, folder);
      return new ReplayRequest(from, VersionName.parse(a, folder), Optional.of(VersionName.parse(b, folder)), new SidedSettings(settings), folder, limit, conditions);
    } catch (InvalidPathException e) {
      throw new CannotStartException("The snapshot '" + snapshot.orElse("") + "' cannot be a path.", e);
    } catch (IllegalArgumentException e) {
      throw new CannotStartException(e.getMessage(), e);
    }
  }

  /** The conditions of a comparison file. */
  static ReplayRequest.Conditions conditions(Set<String> openSinks, OptionalInt parallelism, StateBackendSettings.Kind backend, long seed,
      boolean allowsNonRestoredState, boolean tapsStreams) {
    return new ReplayRequest.Conditions(openSinks, parallelism, backend, seed, ReplaySpeed.AS_FAST_AS_POSSIBLE, allowsNonRestoredState, tapsStreams);
  }
}
