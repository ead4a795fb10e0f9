package dev.stillwater.host.registry;

import dev.stillwater.engine.JobState;
import dev.stillwater.engine.json.Json;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the registry knows of a job: who it is, where its process answers, and what became of it.
 *
 * <p>THREADING: immutable.
 *
 * @param jobId id of the run, 32 hexadecimal digits
 * @param name name of the job
 * @param jobFile its file, absolute
 * @param process its process
 * @param rest where it answers: {@code http://127.0.0.1:PORT}
 * @param state what it did when it was last heard of
 * @param startTimeMs when it began, wall clock in milliseconds
 * @param endTimeMs when it ended, wall clock in milliseconds; empty while it runs
 * @param failure why it failed, in words for its author
 */
public record JobEntry(String jobId, String name, Optional<String> jobFile, Identity process, URI rest, JobState state, long startTimeMs,
    OptionalLong endTimeMs, Optional<String> failure) {
  /**
   * A process: numbers of processes are used again, so its start belongs to it.
   *
   * @param pid number of the process
   * @param startTimeMs when it began, wall clock in milliseconds; 0 when the system does not tell
   */
  public record Identity(long pid, long startTimeMs) {
    /** The process that this runs in. */
    public static Identity own() {
      ProcessHandle own = ProcessHandle.current();
      return new Identity(own.pid(), own.info().startInstant().map(start -> start.toEpochMilli()).orElse(0L));
    }

    /** Whether the process runs still, and is not a later one of its number. */
    public boolean runs() {
      return Liveness.runs(this);
    }
  }

  public JobEntry {
    Objects.requireNonNull(jobId, "jobId");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(jobFile, "jobFile");
    Objects.requireNonNull(process, "process");
    Objects.requireNonNull(rest, "rest");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(endTimeMs, "endTimeMs");
    Objects.requireNonNull(failure, "failure");
  }

  /** The same job at its end. */
  public JobEntry ended(JobState how, long timeMs, Optional<String> why) {
    return new JobEntry(jobId, name, jobFile, process, rest, how, startTimeMs, OptionalLong.of(timeMs), why);
  }

  /** The entry as the text of its file. */
  String toText() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("jobId", jobId);
    document.put("name", name);
    document.put("jobFile", jobFile);
    document.put("pid", process.pid());
    document.put("processStartTime", process.startTimeMs());
    document.put("rest", rest.toString());
    document.put("state", state.name());
    document.put("startTime", startTimeMs);
    document.put("endTime", endTimeMs.isPresent() ? Optional.of(endTimeMs.getAsLong()) : Optional.empty());
    document.put("failure", failure);
    return Json.text(document);
  }

  /**
   * The entry of a text.
   *
   * @throws IllegalArgumentException if it is not one
   */
  static JobEntry parse(String text, Path file) {
    if (!(Json.parse(text) instanceof Map<?, ?> document)) {
      throw new IllegalArgumentException(file + " holds no JSON object.");
    }
    OptionalLong end = document.get("endTime") instanceof Number number ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
    return new JobEntry(string(document, "jobId", file), string(document, "name", file), optional(document, "jobFile"),
        new Identity(number(document, "pid", file), number(document, "processStartTime", file)), address(string(document, "rest", file), file),
        JobState.valueOf(string(document, "state", file)), number(document, "startTime", file), end, optional(document, "failure"));
  }

  private static URI address(String text, Path file) {
    URI address = URI.create(text);
    if (!"http".equals(address.getScheme()) || address.getHost() == null) {
      throw new IllegalArgumentException(file + " has '" + text + "' as the address of its process; expected http://HOST:PORT.");
    }
    return address;
  }

  private static Optional<String> optional(Map<?, ?> document, String name) {
    return document.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private static String string(Map<?, ?> document, String name, Path file) {
    return optional(document, name).orElseThrow(() -> new IllegalArgumentException(file + " has no text '" + name + "'."));
  }

  private static long number(Map<?, ?> document, String name, Path file) {
    if (document.get(name) instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalArgumentException(file + " has no number '" + name + "'.");
  }
}
