package dev.stillwater.host;

import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.JobState;
import dev.stillwater.engine.JobStatus;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far a running job is, as one line of text that passes from the job's own JVM to whoever started it.
 *
 * <p>THREADING: immutable.
 *
 * @param state state of the job: a name of {@link JobState}
 * @param recordsIn records that the sources have read
 * @param recordsOut records that the sinks have taken
 * @param badLines lines that the sources could not read and put aside
 * @param percent how much of the input is read, 0 to 100; empty when the input has no end
 * @param operators the same by operator uid, in the order of the plan
 */
public record JobProgress(
    String state, long recordsIn, long recordsOut, long badLines, OptionalInt percent, Map<String, OperatorProgress> operators) {
  /** Begins every progress line on the error stream of a job's JVM; the rest of the line is JSON. */
  public static final String LINE_START = "@stillwater ";

  /**
   * How far one operator is.
   *
   * @param recordsIn records that its subtasks have received
   * @param recordsOut records that its subtasks have emitted
   * @param busyPercent share of the time in which its busiest subtask was not waiting, 0 to 100
   */
  public record OperatorProgress(long recordsIn, long recordsOut, int busyPercent) {
  }

  public JobProgress {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(percent, "percent");
    operators = Collections.unmodifiableMap(new LinkedHashMap<>(operators));
  }

  /** The progress of a job of the status. */
  public static JobProgress of(JobStatus status) {
    Map<String, OperatorProgress> operators = new LinkedHashMap<>();
    for (JobStatus.OperatorStatus operator : status.operators()) {
      operators.put(operator.uid(), new OperatorProgress(operator.recordsIn(), operator.recordsOut(), operator.busyPercent()));
    }
    return new JobProgress(status.state().name(), status.recordsIn(), status.recordsOut(), status.badLines(), status.percent(), operators);
  }

  /** The line, without a line end. */
  public String toLine() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("state", state);
    document.put("recordsIn", recordsIn);
    document.put("recordsOut", recordsOut);
    document.put("badLines", badLines);
    percent.ifPresent(value -> document.put("percent", value));
    Map<String, Object> byUid = new LinkedHashMap<>();
    operators.forEach((uid, operator) -> byUid.put(uid, operatorDocument(operator)));
    document.put("operators", byUid);
    return LINE_START + Json.text(document);
  }

  /** The progress that the line tells; empty for any other line. Fields that this version does not know are passed over. */
  public static Optional<JobProgress> parse(String line) {
    if (!line.startsWith(LINE_START)) {
      return Optional.empty();
    }
    try {
      if (!(Json.parse(line.substring(LINE_START.length())) instanceof Map<?, ?> document)) {
        return Optional.empty();
      }
      Map<String, OperatorProgress> operators = new LinkedHashMap<>();
      if (document.get("operators") instanceof Map<?, ?> byUid) {
        byUid.forEach((uid, value) -> {
          if (value instanceof Map<?, ?> operator) {
            operators.put(String.valueOf(uid), new OperatorProgress(number(operator, "in"), number(operator, "out"), (int) number(operator, "busyPercent")));
          }
        });
      }
      OptionalInt percent = document.get("percent") instanceof Number value ? OptionalInt.of(value.intValue()) : OptionalInt.empty();
      return Optional.of(new JobProgress(String.valueOf(document.get("state")), number(document, "recordsIn"),
          number(document, "recordsOut"), number(document, "badLines"), percent, operators));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> operatorDocument(OperatorProgress operator) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("in", operator.recordsIn());
    document.put("out", operator.recordsOut());
    document.put("busyPercent", operator.busyPercent());
    return document;
  }

  private static long number(Map<?, ?> document, String name) {
    return document.get(name) instanceof Number value ? value.longValue() : 0;
  }
}
