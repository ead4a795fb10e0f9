package dev.stillwater.host;

import dev.stillwater.engine.JobStatus;
import dev.stillwater.engine.plan.JobPlan;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a run says to people while it runs and at its end.
 *
 * <p>THREADING: stateless.
 */
public final class RunReport {
  private static final int BAD_LINES_SHOWN = 5;
  private static final String QUOTE = "\"";

  private RunReport() {
  }

  /** One line on how far the job is: {@code 37 %, 12,000 records read, 310 written, 4.0 s}. */
  public static String progress(JobStatus status) {
    OptionalInt percent = status.percent();
    return (percent.isPresent() ? percent.getAsInt() + " %, " : "") + counts(status) + ", " + seconds(status);
  }

  /** The lines at the end of a run: what became of it, results and where they lie, lines that could not be read. Reads the head of each file of bad lines. */
  public static List<String> end(JobStatus status, JobPlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add(switch (status.state()) {
      case FINISHED -> "Finished in ";
      case FAILED -> "Failed after ";
      case CREATED, RUNNING, FAILING, RESTARTING, CANCELLING, CANCELED -> "Cancelled after ";
    } + seconds(status) + ": " + counts(status) + ".");
    for (JobStatus.OperatorStatus operator : status.operators()) {
      if (operator.lateRecords() > 0) {
        lines.add("uid '" + operator.uid() + "': " + number(operator.lateRecords(), "record") + " came too late for a window and "
            + (operator.lateRecords() == 1 ? "was" : "were") + " left out. A larger outOfOrderness of the source waits longer.");
      }
      if (operator.badLines() > 0) {
        lines.add(badLines(operator, plan));
      }
      path(plan, operator.uid(), "path").filter(path -> operator.role() == JobStatus.Role.SINK)
          .ifPresent(path -> lines.add("uid '" + operator.uid() + "': " + number(operator.recordsIn(), "record") + " written to " + path));
    }
    status.failure().ifPresent(failure -> lines.add("error: " + failure.text()));
    return lines;
  }

  private static String badLines(JobStatus.OperatorStatus operator, JobPlan plan) {
    String text = "uid '" + operator.uid() + "': " + number(operator.badLines(), "line") + " could not be read";
    Optional<Path> file = path(plan, operator.uid(), "badLines");
    if (file.isEmpty()) {
      return text + ".";
    }
    List<String> first = firstBadLines(file.get());
    String more = operator.badLines() > first.size() ? ", ..." : "";
    return text + (first.isEmpty() ? "" : " (" + String.join(", ", first) + more + ")") + "; see " + file.get();
  }

  /** The first bad lines as {@code line 17: reason}. */
  private static List<String> firstBadLines(Path file) {
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      reader.readLine();
      for (String line = reader.readLine(); line != null && lines.size() < BAD_LINES_SHOWN; line = reader.readLine()) {
        String[] columns = line.split(QUOTE + ",|," + QUOTE, 4);
        if (columns.length >= 3 && columns[1].chars().allMatch(Character::isDigit) && !columns[1].isEmpty()) {
          lines.add("line " + columns[1] + ": " + columns[2].replace("\"\"", QUOTE));
        }
      }
    } catch (IOException unreadable) {
      return List.of();
    }
    return lines;
  }

  private static Optional<Path> path(JobPlan plan, String uid, String parameter) {
    return Optional.ofNullable(plan.operator(uid).parameters().get(parameter)).map(Path::of);
  }

  private static String counts(JobStatus status) {
    return number(status.recordsIn(), "record") + " read, " + String.format(Locale.ROOT, "%,d written", status.recordsOut());
  }

  private static String number(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }

  private static String seconds(JobStatus status) {
    return String.format(Locale.ROOT, "%.1f s", status.runTimeMs() / 1000.0);
  }
}
