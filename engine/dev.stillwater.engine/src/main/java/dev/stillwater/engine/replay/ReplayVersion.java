package dev.stillwater.engine.replay;

import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.task.JobCode;
import java.util.Objects;
import java.util.Set;

/**
 * A job as it is replayed: its plan, and code in which sinks are captured and streams perhaps tapped. The compiler's {@code ReplayCompiler} makes it.
 *
 * <p>THREADING: immutable; may be replayed by several threads at a time.
 *
 * @param name what people call the version, such as {@code A} or the job's file
 * @param plan the plan; captured sinks keep their uid
 * @param code the code of the plan
 * @param captured uids of the sinks whose rows go to the {@link RowListener} and nowhere else
 * @param adoptsMaxParallelism whether the job sets no max parallelism, so that it takes over that of the snapshot
 */
public record ReplayVersion(String name, JobPlan plan, JobCode code, Set<String> captured, boolean adoptsMaxParallelism) {
  public ReplayVersion {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(code, "code");
    captured = Set.copyOf(captured);
  }

  /** The same under another name. */
  public ReplayVersion named(String other) {
    return new ReplayVersion(other, plan, code, captured, adoptsMaxParallelism);
  }
}
