package dev.stillwater.cli;

import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.ProcessExit;
import dev.stillwater.host.replay.JobVersions;
import dev.stillwater.model.JobDiff;
import dev.stillwater.model.JobDiff.Change;
import dev.stillwater.model.job.Job;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ParseResult;

/**
 * {@code diff A.job B.job}: says in what two jobs differ.
 *
 * <p>THREADING: the thread of the command.
 */
final class JobDiffOutput {
  private static final int SHOWN_MAX = 100;

  private JobDiffOutput() {
  }

  /** Whether both are jobs; refuses a job and a snapshot. */
  static boolean isAsked(String before, String after) {
    boolean isBefore = JobVersions.isJob(before);
    if (isBefore != JobVersions.isJob(after)) {
      throw new UsageException("'" + (isBefore ? before : after) + "' is a job and '" + (isBefore ? after : before) + "' is not; give two jobs or two snapshots.");
    }
    return isBefore;
  }

  /** Compares the jobs and prints how they differ; the exit code. */
  static int run(ParseResult parsed, String format, CommandSurroundings surroundings, ForegroundWork work) throws SnapshotException {
    return ReplayVerb.guarded(parsed, surroundings, work, () -> {
      String before = parsed.matchedPositionalValue(0, Path.of("")).toString();
      String after = parsed.matchedPositionalValue(1, Path.of("")).toString();
      List<Change> changes = JobDiff.compare(load(before, surroundings, work), load(after, surroundings, work));
      switch (format) {
        case OutputFormat.JSON -> surroundings.out().println(document(before, after, changes));
        case OutputFormat.JSON_LINES -> changes.forEach(change -> surroundings.out().println(Json.text(change(change))));
        default -> print(changes, surroundings.out());
      }
      return changes.isEmpty() ? ProcessExit.DONE : ProcessExit.NO;
    });
  }

  private static Job load(String named, CommandSurroundings surroundings, ForegroundWork work) throws CannotStartException {
    return JobVersions.load(named, surroundings.currentFolder(), work.newFolder(), work);
  }

  private static void print(List<Change> changes, PrintStream out) {
    out.println(changes.isEmpty() ? "Equal: the jobs say the same." : "Different: " + Quantity.counted(changes.size(), "change", "changes") + ".");
    String last = "";
    for (Change change : changes) {
      String part = (change.subject().text() + " " + change.name()).strip();
      if (!part.equals(last)) {
        out.println();
        out.println(part);
        last = part;
      }
      switch (change.kind()) {
        case ADDED -> out.println("  + " + shown(change.newValue().orElse("")));
        case REMOVED -> out.println("  - " + shown(change.oldValue().orElse("")));
        case CHANGED -> out.println("  ~ " + change.feature() + ": " + change.oldValue().map(JobDiffOutput::shown).orElse("(not set)") + " -> "
            + change.newValue().map(JobDiffOutput::shown).orElse("(not set)"));
      }
    }
  }

  private static String shown(String value) {
    String line = value.replace('\n', ' ');
    return line.length() > SHOWN_MAX ? line.substring(0, SHOWN_MAX) + "..." : line;
  }

  private static String document(String before, String after, List<Change> changes) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("before", before);
    document.put("after", after);
    document.put("equal", changes.isEmpty());
    document.put("changes", new ArrayList<>(changes.stream().map(JobDiffOutput::change).toList()));
    return Json.text(document);
  }

  private static Map<String, Object> change(Change change) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("change", change.kind().text());
    members.put("subject", change.subject().text());
    members.put("name", change.name());
    members.put("feature", change.feature());
    members.put("oldValue", change.oldValue());
    members.put("newValue", change.newValue());
    return members;
  }
}
