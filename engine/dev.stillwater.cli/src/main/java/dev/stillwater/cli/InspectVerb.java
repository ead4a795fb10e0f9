package dev.stillwater.cli;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.text.KeyText;
import dev.stillwater.host.ProcessExit;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code inspect SNAPSHOT}: says what is in a snapshot, or prints its entries.
 *
 * <p>THREADING: stateless.
 */
final class InspectVerb implements Verb {
  private static final String ENTRIES = "--entries";
  private static final String OPERATOR_ID = "--operator-id";
  private static final String STATE = "--state";
  private static final String KEY = "--key";
  private static final String LIMIT = "--limit";
  private static final String COUNT = "--count";
  private static final List<String> OF_ENTRIES = List.of(SnapshotArguments.UID, OPERATOR_ID, STATE, KEY, LIMIT);
  private static final List<String> SUMMARY_FORMATS = List.of(OutputFormat.TEXT, OutputFormat.JSON);
  private static final List<String> ENTRY_FORMATS = List.of(OutputFormat.JSON_LINES, OutputFormat.CSV);

  @Override
  public String name() {
    return "inspect";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(name());
    spec.usageMessage().customSynopsis("stillwater inspect SNAPSHOT [--count] [--format text|json] [--json] [--root DIR] [--read-elsewhere] [--debug]",
        "       stillwater inspect SNAPSHOT --entries [--uid UID | --operator-id HEX] [--state NAME]",
        "                   [--key KEY] [--limit N] [--format jsonl|csv] [--root DIR] [--read-elsewhere] [--debug]");
    spec.usageMessage().description("Says what is in a savepoint or checkpoint; with --entries prints the entries.",
        "The snapshot may be Stillwater's or Flink's. Runs no code of the job and needs none of its classes. Exit code 0, or 2 when something could not be read.");
    spec.addPositional(SnapshotArguments.snapshot("SNAPSHOT", 0, "The snapshot's folder, its _metadata file, or a zip or tar.gz of the folder."));
    spec.addOption(OptionSpec.builder(COUNT).description("Count the entries exactly where they would be estimated; reads all state.").build());
    spec.addOption(OptionSpec.builder(ENTRIES).description("Print the entries, one a line.").build());
    spec.addOption(text(SnapshotArguments.UID, "UID", "Only entries of the operator with this uid (or name)."));
    spec.addOption(text(OPERATOR_ID, "HEX", "Only entries of the operator with this id."));
    spec.addOption(text(STATE, "NAME", "Only entries of states with this name."));
    spec.addOption(text(KEY, "KEY", "Only entries of this key: its text, or JSON for tuples, rows and objects."));
    spec.addOption(OptionSpec.builder(LIMIT).paramLabel("N").type(Long.class).description("Stop after so many entries.").build());
    spec.addOption(OutputFormat.formatOption(List.of("text", "json", "jsonl", "csv"),
        "text (default) or json, one document; with --entries jsonl (default), an object a line, or csv."));
    spec.addOption(OutputFormat.jsonOption());
    spec.addOption(SnapshotArguments.rootOption());
    spec.addOption(SnapshotArguments.elsewhereOption());
    return spec;
  }

  private static OptionSpec text(String name, String label, String description) {
    return OptionSpec.builder(name).paramLabel(label).arity("1").type(String.class).description(description).build();
  }

  @Override
  public int run(ParseResult parsed, CommandSurroundings surroundings) {
    boolean isEntries = parsed.hasMatchedOption(ENTRIES);
    if (!isEntries) {
      OF_ENTRIES.stream().filter(parsed::hasMatchedOption).findFirst().ifPresent(option -> {
        throw new UsageException(option + " chooses entries. Add --entries.");
      });
    } else if (parsed.hasMatchedOption(COUNT)) {
      throw new UsageException("--count and --entries exclude each other. Give one of them.");
    }
    String format = OutputFormat.of(parsed, isEntries ? ENTRY_FORMATS : SUMMARY_FORMATS);
    EntryListing.Request request = request(parsed);
    return ForegroundWork.run(parsed, surroundings, work -> {
      try (SnapshotView snapshot = SnapshotArguments.open(parsed, 0, surroundings, work)) {
        snapshot.notes().forEach(note -> surroundings.err().println("warning: " + note));
        return isEntries ? new EntryListing(request, surroundings, work).print(snapshot, format.equals(OutputFormat.CSV))
            : summary(snapshot, parsed, format, surroundings, work);
      }
    });
  }

  private static EntryListing.Request request(ParseResult parsed) {
    String uid = parsed.matchedOptionValue(SnapshotArguments.UID, null);
    String operatorId = parsed.matchedOptionValue(OPERATOR_ID, null);
    String state = parsed.matchedOptionValue(STATE, null);
    String key = parsed.matchedOptionValue(KEY, null);
    long limit = parsed.matchedOptionValue(LIMIT, Long.MAX_VALUE);
    if (uid != null && operatorId != null) {
      throw new UsageException("--uid and --operator-id exclude each other. Give one of them.");
    }
    if (limit < 1) {
      throw new UsageException("--limit " + limit + " is not possible; give 1 or more.");
    }
    return new EntryListing.Request(Optional.ofNullable(uid), Optional.ofNullable(operatorId), Optional.ofNullable(state),
        Optional.ofNullable(key).map(KeyText::new), limit);
  }

  private static int summary(SnapshotView snapshot, ParseResult parsed, String format, CommandSurroundings surroundings, ForegroundWork work)
      throws SnapshotException {
    SnapshotSummary summary = SnapshotSummary.of(snapshot, parsed.matchedPositionalValue(0, snapshot.files().namedPath()).toString(),
        parsed.hasMatchedOption(COUNT), work);
    work.clearProgress();
    if (format.equals(OutputFormat.JSON)) {
      surroundings.out().println(SummaryJson.document(summary));
    } else {
      SummaryText.lines(summary).forEach(surroundings.out()::println);
    }
    surroundings.out().flush();
    summary.problems().forEach(work::report);
    return summary.problems().isEmpty() ? ProcessExit.DONE : ProcessExit.CANNOT;
  }
}
