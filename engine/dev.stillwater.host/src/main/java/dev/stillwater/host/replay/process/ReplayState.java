package dev.stillwater.host.replay.process;

import dev.stillwater.engine.json.Json;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.registry.JobEntry.Identity;
import dev.stillwater.host.replay.FileFields;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a replay is and what came of it, as it stands in {@code state.json} of its folder.
 *
 * <p>THREADING: immutable.
 *
 * @param phase how far it is
 * @param process the process that works on it; before that has begun the one that started it
 * @param startMs when it began, wall clock in milliseconds
 * @param endMs when it ended, wall clock in milliseconds; empty before
 * @param progress what is being done
 * @param result what came of it
 */
public record ReplayState(Phase phase, Identity process, long startMs, OptionalLong endMs, Progress progress, Result result) {
  private static final long VERSION = 1;
  private static final List<String> FIELDS = List.of("formatVersion", "phase", "pid", "processStart", "started", "ended", "doing", "records", "eventTime",
      "outcome",
      "verdict", "message");

  /** How far a replay is. */
  public enum Phase {
    /** Its process starts, or looks whether it has everything it needs. */
    PREPARING,
    /** It replays. */
    RUNNING,
    /** It has come to its end; {@link Result} says to which. */
    FINISHED,
    /** It could not be done. */
    FAILED,
    /** It was stopped by a person, or with the workbench. */
    CANCELLED;

    /** Whether nothing more happens. */
    public boolean isTerminal() {
      return this == FINISHED || this == FAILED || this == CANCELLED;
    }
  }

  /** What a finished replay has found. */
  public enum Outcome {
    /** Both versions do the same. */
    EQUAL,
    /** They do not. */
    DIFFERENT,
    /** They could not be compared. */
    NOT_COMPARED,
    /** The one version has come to the end of its input. */
    ENDED,
    /** The one version fails. */
    BREAKS
  }

  /**
   * What is being done.
   *
   * @param doing in words: {@code comparing results, input records}; empty at first
   * @param records number that belongs to the words, mostly of input records; 0 where there is none
   * @param eventTimeMs event time that was reached, in milliseconds since 1970
   */
  public record Progress(String doing, long records, OptionalLong eventTimeMs) {
    /** Nothing yet. */
    public static final Progress NONE = new Progress("", 0, OptionalLong.empty());

    public Progress {
      Objects.requireNonNull(doing, "doing");
      Objects.requireNonNull(eventTimeMs, "eventTimeMs");
    }
  }

  /**
   * What came of it.
   *
   * @param outcome what was found
   * @param verdict the same in a sentence
   * @param message why it could not be done
   */
  public record Result(Optional<Outcome> outcome, Optional<String> verdict, Optional<String> message) {
    /** Nothing yet. */
    public static final Result NONE = new Result(Optional.empty(), Optional.empty(), Optional.empty());

    public Result {
      Objects.requireNonNull(outcome, "outcome");
      Objects.requireNonNull(verdict, "verdict");
      Objects.requireNonNull(message, "message");
    }

    /** What was found. */
    static Result of(Outcome outcome, String verdict) {
      return new Result(Optional.of(outcome), Optional.of(verdict), Optional.empty());
    }

    /** Why nothing was found. */
    static Result because(String message) {
      return new Result(Optional.empty(), Optional.empty(), Optional.of(message));
    }
  }

  public ReplayState {
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(process, "process");
    Objects.requireNonNull(endMs, "endMs");
    Objects.requireNonNull(progress, "progress");
    Objects.requireNonNull(result, "result");
  }

  /** A replay that this process is about to start. */
  static ReplayState created(long nowMs) {
    return new ReplayState(Phase.PREPARING, Identity.own(), nowMs, OptionalLong.empty(), Progress.NONE, Result.NONE);
  }

  /** The same so far. */
  ReplayState at(Phase newPhase, Progress newProgress) {
    return new ReplayState(newPhase, process, startMs, OptionalLong.empty(), newProgress, Result.NONE);
  }

  /** The same at its end. */
  ReplayState ended(Phase end, long nowMs, Result newResult) {
    return new ReplayState(end, process, startMs, OptionalLong.of(nowMs), progress, newResult);
  }

  /** How long it has taken up to now, or took, in milliseconds. */
  public long durationMs(long nowMs) {
    return Math.max(0, endMs.orElse(nowMs) - startMs);
  }

  /** The text of the file. */
  public String toText() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("formatVersion", VERSION);
    members.put("phase", phase.name().toLowerCase(Locale.ROOT));
    members.put("pid", process.pid());
    members.put("processStart", process.startTimeMs());
    members.put("started", startMs);
    endMs.ifPresent(time -> members.put("ended", time));
    if (!progress.doing().isBlank()) {
      members.put("doing", progress.doing());
    }
    members.put("records", progress.records());
    progress.eventTimeMs().ifPresent(time -> members.put("eventTime", time));
    result.outcome().ifPresent(outcome -> members.put("outcome", outcome.name().toLowerCase(Locale.ROOT)));
    result.verdict().filter(text -> !text.isBlank()).ifPresent(text -> members.put("verdict", text));
    result.message().filter(text -> !text.isBlank()).ifPresent(text -> members.put("message", text));
    return Json.text(members) + "\n";
  }

  /**
   * The state of a text; strict as {@link ReplayOrder#parse}.
   *
   * @param name the file, for messages
   * @throws CannotStartException if it is none; names file, line and field
   */
  public static ReplayState parse(String text, String name) throws CannotStartException {
    FileFields fields = FileFields.parse(text, name, FIELDS);
    long version = fields.requiredNumber("formatVersion");
    if (version != VERSION) {
      throw fields.problem("formatVersion", "The version " + version + " is not known here; expected " + VERSION + ". A later Stillwater reads it.");
    }
    String phase = fields.choice("phase", names(Phase.values())).orElseThrow(() -> fields.problem("phase", "The field is missing."));
    Optional<Outcome> outcome = fields.choice("outcome", names(Outcome.values())).map(each -> Outcome.valueOf(each.toUpperCase(Locale.ROOT)));
    return new ReplayState(Phase.valueOf(phase.toUpperCase(Locale.ROOT)), new Identity(fields.requiredNumber("pid"), fields.requiredNumber("processStart")),
        fields.requiredNumber("started"), optional(fields, "ended"),
        new Progress(fields.text("doing").orElse(""), fields.requiredNumber("records"), optional(fields, "eventTime")),
        new Result(outcome, fields.text("verdict"), fields.text("message")));
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }

  private static OptionalLong optional(FileFields fields, String name) throws CannotStartException {
    Optional<Long> number = fields.number(name);
    return number.isPresent() ? OptionalLong.of(number.get()) : OptionalLong.empty();
  }
}
