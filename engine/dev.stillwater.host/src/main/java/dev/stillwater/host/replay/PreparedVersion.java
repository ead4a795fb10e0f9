package dev.stillwater.host.replay;

import dev.stillwater.compiler.CompileException;
import dev.stillwater.compiler.CompileOptions;
import dev.stillwater.compiler.ReplayCompiler;
import dev.stillwater.engine.replay.ReplayVersion;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.model.job.Job;
import java.util.Optional;
import java.util.Set;

/**
 * A version with all that was said about it applied: the job as it is replayed.
 *
 * <p>THREADING: the thread that prepared it.
 *
 * @param side {@code A} or {@code B}
 * @param name how the version was named
 * @param job the job as it runs, with recorded inputs and settings
 * @param loaded where it came from
 */
public record PreparedVersion(String side, String name, Job job, LoadedVersion loaded) {
  /**
   * Compiles it. Cost: a second or so, unless its classes are in the user's cache.
   *
   * @throws CannotStartException if the job has errors, or a sink that is to stay open is none
   */
  public ReplayVersion compile(Set<String> openSinks, boolean tapsStreams) throws CannotStartException {
    CompileOptions options = new CompileOptions(loaded.baseFolder(), loaded.jobName(), Optional.of(CompileOptions.userCache()));
    try {
      return ReplayCompiler.compile(loaded.toCompile(), options, openSinks, tapsStreams).named(side);
    } catch (CompileException e) {
      throw new CannotStartException("The job " + name + " (version " + side + ") has errors.", e.problems());
    } catch (IllegalArgumentException e) {
      throw new CannotStartException("--open-sink: " + e.getMessage(), e);
    }
  }
}
