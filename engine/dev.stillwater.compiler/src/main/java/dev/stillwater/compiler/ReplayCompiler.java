package dev.stillwater.compiler;

import dev.stillwater.compiler.generate.ReplayTraits;
import dev.stillwater.engine.replay.ReplayVersion;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
    OperatorCatalog catalog = OperatorCatalog.standard();
    Set<String> sinks = job.getOperators().stream().filter(operator -> catalog.kind(operator.getKind()).filter(OperatorKind::isSink).isPresent())
        .map(Operator::getUid).collect(Collectors.toCollection(TreeSet::new));
    for (String open : openSinks) {
      if (!sinks.contains(open)) {
        throw new IllegalArgumentException("The job '" + job.getName() + "' has no sink '" + open + "' that could be left open; it has " + sinks + ".");
      }
    }
    sinks.removeAll(openSinks);
    CompiledJob compiled = JobCompiler.compile(job, options, Optional.of(new ReplayTraits(sinks, tapsStreams)));
    return new ReplayVersion(job.getName() == null ? options.jobName() : job.getName(), compiled.plan(), compiled.code(), sinks,
        !job.eIsSet(JobPackage.Literals.JOB__MAX_PARALLELISM));
  }
}
