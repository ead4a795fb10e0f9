package dev.stillwater.cli;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.edit.Edit;
import dev.stillwater.engine.snapshot.edit.EditReport;
import dev.stillwater.engine.snapshot.edit.SnapshotCopier;
import dev.stillwater.engine.snapshot.edit.SnapshotDisposer;
import dev.stillwater.engine.snapshot.edit.SnapshotEditor;
import dev.stillwater.host.ProcessExit;
import dev.stillwater.host.catalog.CatalogEntry.By;
import dev.stillwater.host.catalog.SavepointCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code snapshot copy|move|edit|dispose}: does something with a snapshot as a whole.
 *
 * <p>THREADING: stateless.
 */
final class SnapshotVerb implements Verb {
  private static final String COPY = "copy";
  private static final String MOVE = "move";
  private static final String EDIT = "edit";
  private static final String DISPOSE = "dispose";
  private static final List<String> FORMATS = List.of(OutputFormat.TEXT, OutputFormat.JSON);

  @Override
  public String name() {
    return "snapshot";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(name());
    spec.usageMessage().customSynopsis("stillwater snapshot copy|move|edit|dispose ...");
    spec.usageMessage().description("Copies, moves, edits and disposes of snapshots together with what stands beside them.");
    spec.addSubcommand(COPY, withTarget(COPY, "SNAPSHOT TARGET", "Copies a snapshot with all its files and its sidecar.",
        "Files that lie elsewhere, such as those an incremental checkpoint shares, are brought along."));
    spec.addSubcommand(MOVE, withTarget(MOVE, "SNAPSHOT TARGET", "Moves a snapshot with all its files and its sidecar.",
        "What other snapshots share stays where it is, too."));
    CommandSpec edit = withTarget(EDIT, "SNAPSHOT TARGET [EDIT]...", "Writes an edited copy of a snapshot; the original is only read.",
        "The copy holds all its files and metadata of version 3, which Flink 1.13 and later read.");
    EditArguments.addTo(edit);
    spec.addSubcommand(EDIT, edit);
    CommandSpec dispose = subcommand(DISPOSE, "SNAPSHOT", "Removes a snapshot, its sidecar, and those of its shared files that no other snapshot beside it needs.",
        "Refuses, with exit code 2, if another snapshot would lose files.");
    spec.addSubcommand(DISPOSE, dispose);
    return spec;
  }

  private static CommandSpec withTarget(String name, String synopsis, String... description) {
    CommandSpec spec = subcommand(name, synopsis, description);
    spec.addPositional(SnapshotArguments.snapshot("TARGET", 1, "The folder of the result, which must not exist yet."));
    return spec;
  }

  private static CommandSpec subcommand(String name, String synopsis, String... description) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().customSynopsis("stillwater snapshot " + name + " " + synopsis + " [--format text|json] [--json] [--root DIR] [--debug]");
    spec.usageMessage().description(description);
    spec.addPositional(SnapshotArguments.snapshot("SNAPSHOT", 0, "The snapshot's folder" + (name.equals(DISPOSE) || name.equals(MOVE) ? "."
        : ", its _metadata file, or a zip or tar.gz of the folder.")));
    spec.addOption(OutputFormat.formatOption(FORMATS, "text (default) or json, one document."));
    spec.addOption(OutputFormat.jsonOption());
    spec.addOption(SnapshotArguments.rootOption());
    return spec;
  }

  @Override
  public int run(ParseResult parsed, CommandSurroundings surroundings) {
    String what = parsed.commandSpec().name();
    if (what.equals(name())) {
      throw new UsageException("say what is to be done with the snapshot: copy, move, edit or dispose. Try 'stillwater snapshot --help'.");
    }
    boolean isJson = OutputFormat.of(parsed, FORMATS).equals(OutputFormat.JSON);
    Path source = surroundings.resolve(parsed.matchedPositionalValue(0, null));
    Path target = surroundings.resolve(parsed.matchedPositionalValue(1, Path.of("")));
    return ForegroundWork.run(parsed, surroundings, work -> {
      SnapshotOptions options = work.options(parsed);
      EditReport report = switch (what) {
        case COPY -> SnapshotCopier.copy(source, target, options, work);
        case MOVE -> SnapshotCopier.move(source, target, options, work);
        case EDIT -> edit(parsed, source, target, surroundings, work);
        default -> SnapshotDisposer.dispose(source, options, work);
      };
      work.clearProgress();
      note(what, source, report, surroundings);
      print(what, report, isJson, surroundings);
      return ProcessExit.DONE;
    });
  }

  /** The catalogue of the user goes on knowing the snapshots that it knows. */
  private static void note(String what, Path source, EditReport report, CommandSurroundings surroundings) throws SnapshotException {
    SavepointCatalog catalog = SavepointCatalog.user();
    try {
      if (catalog.entry(source).isPresent()) {
        switch (what) {
          case MOVE -> catalog.moved(source, report.snapshot());
          case DISPOSE -> catalog.disposed(source);
          default -> catalog.record(report.snapshot(), By.COPIED);
        }
      }
    } catch (IOException e) {
      surroundings.err().println("warning: the catalogue of savepoints cannot be written: " + IoReason.of(e));
    }
  }

  /** Edits; the report says what the original holds, too, so that a person sees how much is left out. */
  private static EditReport edit(ParseResult parsed, Path source, Path target, CommandSurroundings surroundings, ForegroundWork work)
      throws SnapshotException {
    List<Edit> edits;
    ReferencedFiles original;
    try (SnapshotView snapshot = SnapshotArguments.open(parsed, 0, surroundings, work)) {
      edits = EditArguments.edits(parsed, snapshot, surroundings);
      original = ReferencedFiles.of(snapshot, Storage.local());
    }
    EditReport report = SnapshotEditor.edit(source, target, edits, work.options(parsed), work);
    List<String> changes = new ArrayList<>(report.changes());
    changes.add("The original has " + Quantity.size(original.sizeBytes()) + " in " + Quantity.counted(original.fileCount(), "file", "files") + ".");
    return new EditReport(report.snapshot(), changes, report.files(), report.sizeBytes());
  }

  private static void print(String what, EditReport report, boolean isJson, CommandSurroundings surroundings) {
    if (isJson) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("snapshot", report.snapshot().toString());
      document.put("changes", report.changes());
      document.put("fileCount", report.files());
      document.put("sizeBytes", report.sizeBytes());
      surroundings.out().println(Json.text(document));
      return;
    }
    report.changes().forEach(surroundings.out()::println);
    String files = Quantity.size(report.sizeBytes()) + " in " + Quantity.counted(report.files(), "file", "files");
    surroundings.out().println(switch (what) {
      case COPY -> "Copied " + files + " to " + report.snapshot();
      case MOVE -> "Moved " + files + " to " + report.snapshot();
      case EDIT -> "Wrote " + files + " to " + report.snapshot();
      default -> "Removed " + report.snapshot() + ": " + files;
    });
  }
}
