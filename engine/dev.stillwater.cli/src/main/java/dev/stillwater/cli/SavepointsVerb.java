package dev.stillwater.cli;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.host.ProcessExit;
import dev.stillwater.host.catalog.CatalogEntry;
import dev.stillwater.host.catalog.CatalogTree;
import dev.stillwater.host.catalog.CatalogTree.JobNode;
import dev.stillwater.host.catalog.CatalogTree.RunNode;
import dev.stillwater.host.catalog.CatalogTree.SnapshotNode;
import dev.stillwater.host.catalog.CatalogTree.VersionNode;
import dev.stillwater.host.catalog.JobVersion;
import dev.stillwater.host.catalog.Restorability;
import dev.stillwater.host.catalog.SavepointCatalog;
import dev.stillwater.host.catalog.StartedRun;
import java.io.PrintStream;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code savepoints}: the snapshots that this user has taken or opened, by job and version, and the runs that began with them.
 *
 * <p>THREADING: stateless.
 */
final class SavepointsVerb implements Verb {
  private static final String JOB = "--job";
  private static final String INDENT = "  ";
  private static final List<String> FORMATS = List.of(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSON_LINES);

  @Override
  public String name() {
    return "savepoints";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(name());
    spec.usageMessage().customSynopsis("stillwater savepoints [--job NAME] [--format text|json|jsonl] [--json] [--debug]");
    spec.usageMessage().description("Shows the snapshots that this user has taken or opened.",
        "By job and version of the job, each with what was started from it and whether it still restores.");
    spec.addOption(OptionSpec.builder(JOB).paramLabel("NAME").type(String.class).description("Only those of the job of the name.").build());
    spec.addOption(OutputFormat.formatOption(FORMATS, "text, json or jsonl, a snapshot a line."));
    spec.addOption(OutputFormat.jsonOption());
    return spec;
  }

  @Override
  public int run(ParseResult parsed, CommandSurroundings surroundings) {
    String format = OutputFormat.of(parsed, FORMATS);
    SavepointCatalog catalog = SavepointCatalog.user();
    Optional<String> job = Optional.ofNullable(parsed.matchedOptionValue(JOB, null));
    List<CatalogEntry> entries = catalog.entries().stream().filter(entry -> job.isEmpty() || entry.origin().jobName().equals(job.get())).toList();
    List<StartedRun> runs = catalog.runs();
    switch (format) {
      case OutputFormat.JSON -> surroundings.out().println(Json.text(Map.of("savepoints", entries.stream().map(entry -> document(entry, runs)).toList())));
      case OutputFormat.JSON_LINES -> entries.forEach(entry -> surroundings.out().println(Json.text(document(entry, runs))));
      default -> text(entries, runs, job, surroundings);
    }
    return ProcessExit.DONE;
  }

  private static Map<String, Object> document(CatalogEntry entry, List<StartedRun> runs) {
    Map<String, Object> document = new LinkedHashMap<>(entry.toMembers());
    Restorability restorability = restorability(entry);
    document.put("restorable", restorability.state() == Restorability.State.RESTORABLE);
    document.put("reason", restorability.reason().isEmpty() ? Optional.empty() : Optional.of(restorability.reason()));
    document.put("runs", runs.stream().filter(run -> run.snapshotId().equals(entry.id())).map(StartedRun::toMembers).toList());
    return document;
  }

  private static Restorability restorability(CatalogEntry entry) {
    try {
      return Restorability.of(entry, ProgressListener.NONE);
    } catch (SnapshotException.Cancelled nobodyCancels) {
      throw new IllegalStateException(nobodyCancels);
    }
  }

  private static void text(List<CatalogEntry> entries, List<StartedRun> runs, Optional<String> job, CommandSurroundings surroundings) {
    if (entries.isEmpty()) {
      surroundings.err().println(job.map(name -> "No savepoint of a job '" + name + "' is known.")
          .orElse("No savepoints are known. Take one with 'savepoint JOB_ID'."));
      return;
    }
    for (JobNode node : CatalogTree.of(entries, runs).jobs()) {
      surroundings.out().println((node.name().isEmpty() ? "Snapshots of unknown jobs" : node.name()) + node.jobPath().map(path -> " (" + path + ")")
          .orElse(""));
      for (VersionNode version : node.versions()) {
        surroundings.out().println(INDENT + (version.number() == 0 ? "Version not known" : "Version " + version.number() + version.version()
            .map(JobVersion::shortText)
            .map(text -> " (" + text + ")").orElse("")));
        version.snapshots().forEach(snapshot -> print(snapshot, INDENT.repeat(2), surroundings.out()));
      }
    }
  }

  private static void print(SnapshotNode snapshot, String indent, PrintStream out) {
    CatalogEntry entry = snapshot.entry();
    Restorability restorability = restorability(entry);
    out.println(indent + entry.words().label().map(label -> "'" + label + "' ").orElse("") + entry.time().truncatedTo(ChronoUnit.SECONDS) + "  "
        + entry.form().format() + " "
        + entry.form().purpose() + ", " + Quantity.size(entry.form().sizeBytes()) + ", by " + entry.book().user() + " (" + entry.book().by().text() + ")");
    out.println(indent + INDENT + entry.path());
    entry.words().note().ifPresent(note -> out.println(indent + INDENT + "Note: " + note.replace("\n", " ")));
    if (!restorability.reason().isEmpty()) {
      out.println(indent + INDENT + "Does not restore. " + restorability.reason());
    }
    for (RunNode run : snapshot.runs()) {
      out.println(indent + INDENT + "Started from it: run " + run.run().jobId() + (run.versionNumber() == 0 ? "" : " of version " + run.versionNumber())
          + run.snapshots().stream().findFirst().map(last -> ", which has left " + Quantity.counted(run.snapshots().size(), "snapshot", "snapshots"))
              .orElse(""));
    }
  }
}
