package dev.stillwater.host.rest;

import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.JobFailureRecord;
import dev.stillwater.engine.JobState;
import dev.stillwater.engine.JobStatus;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.host.JobRun;
import dev.stillwater.host.JobSettings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A job that runs in this process, with what is told of it.
 *
 * <p>THREADING: any thread.
 *
 * @param run the run; started
 * @param numbers its live numbers
 */
record HostedJob(JobRun run, LiveNumbers numbers) {
  /** The running job. */
  JobExecution execution() {
    return run.running();
  }

  /** Its id. */
  String jobId() {
    return execution().jobId();
  }

  /** Its plan. */
  JobPlan plan() {
    return execution().plan();
  }

  /** Its settings. */
  JobSettings settings() {
    return run.settings();
  }

  /** What it does. */
  JobState state() {
    return execution().status().state();
  }

  /** When it began, wall clock in milliseconds. */
  long startTimeMs() {
    return execution().stateTimeMs(JobState.RUNNING).orElseGet(() -> execution().stateTimeMs(JobState.CREATED).orElseThrow());
  }

  /** When it ended, wall clock in milliseconds; -1 before. */
  long endTimeMs() {
    JobState state = state();
    return state.isTerminal() ? execution().stateTimeMs(state).orElse(-1) : -1;
  }

  /** How long it has run, in milliseconds. */
  long durationMs() {
    return execution().status().runTimeMs();
  }

  /** When each state began last, wall clock in milliseconds; 0 for one that has not come. */
  Map<String, Long> timestamps() {
    Map<String, Long> times = new LinkedHashMap<>();
    times.put("INITIALIZING", execution().stateTimeMs(JobState.CREATED).orElse(0));
    Arrays.stream(JobState.values()).forEach(state -> times.put(state.name(), execution().stateTimeMs(state).orElse(0)));
    times.put("SUSPENDED", 0L);
    times.put("RECONCILING", 0L);
    return times;
  }

  /** When its state changed last, wall clock in milliseconds. */
  long lastModificationMs() {
    return Arrays.stream(JobState.values()).map(execution()::stateTimeMs).filter(OptionalLong::isPresent).mapToLong(OptionalLong::getAsLong).max().orElse(0);
  }

  /** Its failures, the last first; the one that ended it is among them. */
  List<JobFailureRecord> failures() {
    return execution().failures().reversed();
  }

  /** Its numbers over all subtasks. */
  JobStatus status() {
    return execution().status();
  }
}
