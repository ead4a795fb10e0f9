package dev.stillwater.compiler;

import dev.stillwater.engine.replay.ReplayVersion;
import dev.stillwater.model.job.Job;
import java.util.Set;

/**
 * Compiles a job to be replayed: its sinks hand their rows to whoever replays and touch nothing.
 *
 * <p>THREADING: stateless; the caller owns the job while it is compiled.
 */
public final class ReplayCompiler {
  private ReplayCompiler() {
  }

  /**
   * Compiles the job, which is not changed. Cost as {@link JobCompiler#compile}.
   *
   * @param openSinks uids of sinks that are left as they are and write
   * @param tapsStreams whether the rows of all streams are handed over as well
   * @throws CompileException with all problems if the job has errors
   * @throws IllegalArgumentException if an open sink is no sink of the job; the message is for people
   */
  public static ReplayVersion compile(Job job, CompileOptions options, Set<String> openSinks, boolean tapsStreams) throws CompileException {
    throw new UnsupportedOperationException("not yet");
  }
}
