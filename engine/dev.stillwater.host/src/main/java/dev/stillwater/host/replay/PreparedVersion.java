package dev.stillwater.host.replay;

import dev.stillwater.compiler.CompileException;
import dev.stillwater.compiler.CompileOptions;
import dev.stillwater.compiler.ReplayCompiler;
import dev.stillwater.engine.replay.ReplayVersion;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.CheckpointOverrides;
import dev.stillwater.host.JobSettings;
import dev.stillwater.model.job.Job;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A version with all that was said about it applied: the job as it is replayed.
 *
 * <p>THREADING: the thread that prepared it.
 */
public final class PreparedVersion {
  private final String side;
  private final LoadedVersion loaded;
  private final ReplayVersion compiled;

  private PreparedVersion(String side, LoadedVersion loaded, ReplayVersion compiled) {
    this.side = side;
    this.loaded = loaded;
    this.compiled = compiled;
  }

  /** Compiles a version that is ready. */
  static PreparedVersion of(String side, LoadedVersion loaded, Set<String> openSinks, boolean tapsStreams) throws CannotStartException {
    return new PreparedVersion(side, loaded, compile(side, loaded, openSinks, tapsStreams));
  }

  /** {@code A} or {@code B}. */
  public String side() {
    return side;
  }

  /** How the version was named. */
  public String name() {
    return loaded.name().text();
  }

  /** The job as it runs, with recorded inputs and settings. */
  public Job job() {
    return loaded.job();
  }

  /** Where relative paths of the job count from. */
  public Path baseFolder() {
    return loaded.baseFolder();
  }

  /** Where savepoints of the job go if no other place is named. */
  public Path savepointFolder() {
    return JobSettings.of(loaded.job(), CheckpointOverrides.NONE, loaded.baseFolder(), loaded.jobName()).savepointDirectory();
  }

  /** Where it came from. */
  LoadedVersion loaded() {
    return loaded;
  }

  /** What is replayed. */
  public ReplayVersion compiled() {
    return compiled;
  }

  /**
   * The version with taps on all its streams and all sinks captured. Cost: as compiling, a second or so unless its classes are in the user's cache.
   *
   * @throws CannotStartException if the job has errors
   */
  public ReplayVersion tapped() throws CannotStartException {
    return compile(side, loaded, Set.of(), true);
  }

  private static ReplayVersion compile(String side, LoadedVersion loaded, Set<String> openSinks, boolean tapsStreams) throws CannotStartException {
    CompileOptions options = new CompileOptions(loaded.baseFolder(), loaded.jobName(), Optional.of(CompileOptions.userCache()));
    try {
      return ReplayCompiler.compile(loaded.toCompile(), options, openSinks, tapsStreams).named(loaded.name() instanceof VersionName.OfSnapshot ? "the job of the snapshot" : loaded.name().text());
    } catch (CompileException e) {
      throw new CannotStartException("The job " + loaded.name().text() + " (version " + side + ") has errors.", e.problems(), loaded.name().text());
    } catch (IllegalArgumentException e) {
      throw new CannotStartException("The sinks to open (--open-sink): version " + side + " (" + loaded.name().text() + "): " + e.getMessage(), e);
    }
  }
}
