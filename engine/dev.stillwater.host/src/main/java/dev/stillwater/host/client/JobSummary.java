package dev.stillwater.host.client;

import java.util.OptionalLong;

/**
 * A job of a list of jobs.
 *
 * <p>THREADING: immutable.
 *
 * @param jobId id, 32 hexadecimal digits
 * @param name name
 * @param state what it does, in Flink's words, which may be more than the engine knows
 * @param startTimeMs when it began, wall clock in milliseconds
 * @param endTimeMs when it ended; empty while it runs
 * @param durationMs how long it has run
 * @param tasks number of subtasks
 * @param runningTasks number of those that run
 */
public record JobSummary(String jobId, String name, String state, long startTimeMs, OptionalLong endTimeMs, long durationMs, long tasks, long runningTasks) {
  private static final int NAME_MAX = 300;
  private static final int STATE_MAX = 40;

  static JobSummary of(Document job) {
    OptionalLong end = job.number("end-time");
    return new JobSummary(job.text("jid").orElse(""), job.text("name", NAME_MAX).orElse(""), job.text("state", STATE_MAX).orElse("UNKNOWN"), job.number("start-time").orElse(-1),
        end.isPresent() && end.getAsLong() >= 0 ? end : OptionalLong.empty(), job.number("duration").orElse(0),
        job.object("tasks").map(tasks -> tasks.number("total").orElse(0)).orElse(0L), job.object("tasks").map(tasks -> tasks.number("running").orElse(0)).orElse(0L));
  }
}
