package dev.stillwater.cli;

import dev.stillwater.engine.compare.ComparisonResult.Outcome;
import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.ProcessExit;
import dev.stillwater.host.replay.Comparison;
import dev.stillwater.host.replay.ComparisonSuite;
import dev.stillwater.host.replay.ComparisonSuite.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code replay --all}: the comparisons below a folder, a line each.
 *
 * <p>THREADING: the thread of the command.
 */
final class ReplayAll {
  private ReplayAll() {
  }

  /** Runs them; the exit code is the worst of all. */
  static int run(Path folder, boolean isJson, CommandSurroundings surroundings, ForegroundWork work) throws CannotStartException, SnapshotException {
    Path base = surroundings.resolve(folder);
    List<Path> files = ComparisonSuite.find(base);
    if (files.isEmpty()) {
      throw new CannotStartException("There is no file *" + Comparison.SUFFIX + " below " + base.toAbsolutePath().normalize() + ", so nothing was compared.", List.of());
    }
    List<Entry> entries = new ArrayList<>();
    for (Path file : files) {
      Entry entry = ComparisonSuite.run(file, work.newFolder(), work);
      entries.add(entry);
      work.clearProgress();
      if (!isJson) {
        surroundings.out().println(String.format(Locale.ROOT, "%-12s %s: %s", word(entry.outcome()), named(folder, base, file), entry.text()));
        surroundings.out().flush();
      }
    }
    if (isJson) {
      surroundings.out().println(document(entries, folder, base));
    } else {
      surroundings.err().println(Quantity.counted(entries.size(), "comparison", "comparisons") + ": " + count(entries, Outcome.EQUAL) + " equal, "
          + count(entries, Outcome.DIFFERENT) + " different, " + count(entries, Outcome.NOT_COMPARED) + " not compared.");
    }
    return count(entries, Outcome.NOT_COMPARED) > 0 ? ProcessExit.CANNOT : count(entries, Outcome.DIFFERENT) > 0 ? ProcessExit.NO : ProcessExit.DONE;
  }

  private static String named(Path folder, Path base, Path file) {
    return folder.resolve(base.relativize(file)).normalize().toString();
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case EQUAL -> "equal";
      case DIFFERENT -> "different";
      case NOT_COMPARED -> "not compared";
    };
  }

  private static long count(List<Entry> entries, Outcome outcome) {
    return entries.stream().filter(entry -> entry.outcome() == outcome).count();
  }

  private static String document(List<Entry> entries, Path folder, Path base) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("equal", count(entries, Outcome.EQUAL));
    document.put("different", count(entries, Outcome.DIFFERENT));
    document.put("notCompared", count(entries, Outcome.NOT_COMPARED));
    document.put("comparisons", entries.stream().map(entry -> {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("file", named(folder, base, entry.file()));
      members.put("outcome", outcome(entry.outcome()));
      members.put("text", entry.text());
      members.put("runTimeMs", entry.runTimeMs());
      return members;
    }).toList());
    return Json.text(document);
  }

  /** The name in JSON. */
  static String outcome(Outcome outcome) {
    return outcome == Outcome.NOT_COMPARED ? "notCompared" : word(outcome);
  }
}
