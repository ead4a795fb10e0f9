package dev.stillwater.engine.compare;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.compare.ResultDifference.KeyValue;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sentence in which a comparison says what it has found.
 *
 * <p>THREADING: stateless.
 */
final class Verdict {
  private static final Pattern LINE = Pattern.compile("(?:.*[/\\\\])?([^/\\\\]+):(\\d+)");

  private Verdict() {
  }

  /** The sentence. */
  static String of(ComparisonResult result) {
    Optional<String> failures = failures(result);
    if (failures.isPresent()) {
      return failures.get();
    }
    if (result.sinks().stream().allMatch(SinkDiff::isEqual)) {
      return result.isStateCounted() && result.hasOtherState() ? otherState(result) : equal(result) + ".";
    }
    if (result.differenceCount() == 0) {
      String notes = result.sinks().stream().flatMap(sink -> sink.columnNotes().stream().map(note -> note + " (sink " + sink.name() + ")"))
          .collect(Collectors.joining(", "));
      return "The values of all " + counted(result.total(), "result") + " are equal, but not their columns: " + notes + ".";
    }
    return number(result.differenceCount()) + " of " + counted(result.total(), "result") + (result.differenceCount() == 1 ? " differs" : " differ")
        + origin(result) + first(result) + cause(result) + ".";
  }

  private static String equal(ComparisonResult result) {
    long total = result.total();
    return total == 0 ? result.isEmpty() ? "Nothing was compared: no input record was read" : "Neither version has a result" : total == 1 ? "The one result is equal" : "All " + counted(total, "result") + " are equal";
  }

  private static String otherState(ComparisonResult result) {
    List<String> operators = result.operators().stream().filter(OperatorComparison::hasOtherState).map(OperatorComparison::uid).toList();
    return result.total() == 0 ? "Neither version has a result, but the state at the end of " + operators(operators) + " differs" + cause(result) + "." : equal(result) + ", but not the state at the end of " + operators(operators) + cause(result) + ".";
  }

  private static Optional<String> failures(ComparisonResult result) {
    Optional<JobFailure> a = result.a().failure();
    Optional<JobFailure> b = result.b().failure();
    if (a.isEmpty() && b.isEmpty()) {
      return Optional.empty();
    }
    String before = result.differenceCount() == 0 ? result.total() == 0 ? "there were no results before" : "the " + counted(result.total(), "result") + " before "
        + (result.total() == 1 ? "is" : "are") + " equal" : number(result.differenceCount()) + " of the " + counted(result.total(), "result") + " before differ";
    if (a.isPresent() && b.isPresent()) {
      return Optional.of((result.outcome() == ComparisonResult.Outcome.NOT_COMPARED ? "Not compared to the end: both versions fail, " : "Both versions fail, ")
          + "A" + at(a.get()) + ", B" + at(b.get()) + "; " + before + ". " + sentence(a.get()));
    }
    JobFailure failure = a.or(() -> b).orElseThrow();
    return Optional.of((a.isPresent() ? "Only A fails" : "Only B fails") + at(failure) + "; " + untilOneFails(result, a.isPresent(), before) + ". " + sentence(failure));
  }

  /** The version that does not fail goes on to its end: what it alone has is mostly what comes behind the failure of the other. */
  private static String untilOneFails(ComparisonResult result, boolean isA, String before) {
    long more = result.sinks().stream().mapToLong(sink -> isA ? sink.onlyB() : sink.onlyA()).sum();
    if (more == 0 || more < result.differenceCount()) {
      return more == 0 ? before : number(result.differenceCount()) + " of " + counted(result.total(), "result") + " differ, with those that " + (isA ? "B" : "A") + " goes on to";
    }
    long equal = result.total() - more;
    String first = equal == 0 ? "it has no results before" : "the " + counted(equal, "result") + " before " + (equal == 1 ? "is" : "are") + " equal";
    return first + ", and " + (isA ? "B" : "A") + " goes on to " + number(more) + " more";
  }

  private static String at(JobFailure failure) {
    return failure.uid().map(uid -> " in operator " + uid).orElse("") + failure.position().map(position -> ", at the record at " + place(position)).orElse("");
  }

  /** A line of a file as other sentences about records name it, without its folders. */
  private static String place(String position) {
    Matcher line = LINE.matcher(position);
    return line.matches() ? line.group(1) + " line " + line.group(2) : position;
  }

  private static String sentence(JobFailure failure) {
    return failure.message().replaceAll("[.\\s]+$", "") + ".";
  }

  private static String origin(ComparisonResult result) {
    if (!result.origins().isEmpty()) {
      return (result.origins().size() == 1 ? ", all in " : ", in ") + operators(result.origins());
    }
    if (result.divergence().isPresent()) {
      return ", first in operator " + result.divergence().get().operator();
    }
    List<String> sinks = result.sinks().stream().filter(sink -> !sink.isEqual()).map(SinkDiff::name).toList();
    return sinks.size() == 1 ? ", all in sink " + sinks.getFirst() : ", in sinks " + listed(sinks);
  }

  private static String operators(List<String> uids) {
    return (uids.size() == 1 ? "operator " : "operators ") + listed(uids);
  }

  private static String listed(List<String> names) {
    return names.size() == 1 ? names.getFirst() : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }

  private static String first(ComparisonResult result) {
    Optional<ResultDifference> difference = result.firstDifference();
    if (difference.isEmpty()) {
      return "";
    }
    ResultRow row = difference.get().row();
    String key = key(difference.get());
    Optional<Contribution.Window> window = row.window();
    String at = key.isEmpty() ? "" : "key " + key;
    if (window.isPresent()) {
      at += (at.isEmpty() ? "" : ", ") + "window " + StateValueText.time(window.get().startMs());
    } else if (row.eventTime().isPresent()) {
      at += (at.isEmpty() ? "" : ", ") + "time " + StateValueText.time(row.timestampMs());
    }
    return at.isEmpty() ? "" : ", first at " + at;
  }

  /** The key's values but for its times. */
  private static String key(ResultDifference difference) {
    RowType type = difference.row().type();
    return difference.key().stream().filter(field -> type.field(field.field()).map(column -> column.type() != ValueType.TIMESTAMP).orElse(true))
        .map(KeyValue::value).collect(Collectors.joining(", "));
  }

  private static String cause(ComparisonResult result) {
    Optional<Divergence> divergence = result.divergence();
    if (divergence.isEmpty() || divergence.get().record().isEmpty()) {
      return "";
    }
    String position = divergence.get().record().get().position();
    boolean isCause = isBehind(result, divergence.get().recordNumber()) || result.firstDifference().map(divergence.get()::concerns).orElse(true);
    return (isCause ? ", caused by the record at " : "; the versions part at the record at ") + position;
  }

  /** Whether the record is among those behind the first result that differs, as far as these were looked for. */
  private static boolean isBehind(ComparisonResult result, long recordNumber) {
    return result.contribution().stream().flatMap(found -> Stream.concat(found.a().stream(), found.b().stream())).anyMatch(arrival -> arrival.recordNumber() == recordNumber);
  }

  private static String counted(long count, String what) {
    return number(count) + ' ' + what + (count == 1 ? "" : "s");
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
