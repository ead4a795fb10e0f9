package dev.stillwater.compiler;

import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.task.JobCode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A job that is ready to run: its plan and its code.
 *
 * <p>THREADING: immutable.
 *
 * @param plan the plan
 * @param sources the generated Java source by class name
 * @param code the way into the generated classes
 * @param isFromCache whether the classes came from the cache, so that nothing was compiled
 */
public record CompiledJob(JobPlan plan, Map<String, String> sources, JobCode code, boolean isFromCache) {
  public CompiledJob {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(code, "code");
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
  }

  /** All generated source, for people. */
  public String generatedSource() {
    return sources.entrySet().stream().map(entry -> "// " + entry.getKey() + "\n" + entry.getValue()).collect(Collectors.joining("\n"));
  }
}
