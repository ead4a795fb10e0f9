package dev.stillwater.cli;

import dev.stillwater.engine.compare.ChangeSink;
import dev.stillwater.engine.compare.DiffOptions;
import dev.stillwater.engine.compare.DiffResult;
import dev.stillwater.engine.compare.EntryChange;
import dev.stillwater.engine.compare.OperatorDiff;
import dev.stillwater.engine.compare.SnapshotDiff;
import dev.stillwater.engine.compare.StateDiff;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.text.Utf8Text;
import dev.stillwater.host.ProcessExit;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code diff A B}: says in what two snapshots, or two jobs, differ.
 *
 * <p>THREADING: stateless.
 */
final class DiffVerb implements Verb {
  private static final String LIMIT = "--limit";
  private static final int LIMIT_DEFAULT = 20;
  private static final List<String> FORMATS = List.of(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSON_LINES);

  @Override
  public String name() {
    return "diff";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(name());
    spec.usageMessage().customSynopsis("stillwater diff BEFORE AFTER [--uid UID] [--limit N] [--format text|json|jsonl] [--json]",
        "                  [--root DIR] [--read-elsewhere] [--debug]");
    spec.usageMessage().description("Says in what two snapshots differ, or two jobs.",
        "Of snapshots it compares entries and source positions, of jobs (FILE or FILE@GIT_REVISION) all but order and layout. The snapshots may be of different backends, forms, versions of Flink and parallelisms.",
        "Exit code 0 when they are equal, 1 when they differ, 2 when they cannot be compared in full.");
    spec.addPositional(SnapshotArguments.snapshot("BEFORE", 0, "The earlier snapshot: folder, _metadata file, zip or tar.gz; or a job."));
    spec.addPositional(SnapshotArguments.snapshot("AFTER", 1, "The later snapshot, or job."));
    spec.addOption(OptionSpec.builder(SnapshotArguments.UID).paramLabel("UID").arity("1").type(String.class)
        .description("Only the operator with this uid (or id, or name).").build());
    spec.addOption(OptionSpec.builder(LIMIT).paramLabel("N").type(Integer.class)
        .description("Print so many changes of each state; 20 if not given, in jsonl all.").build());
    spec.addOption(OutputFormat.formatOption(FORMATS, "text (default), json, one document, or jsonl, an object a line: the numbers first, then the changes."));
    spec.addOption(OutputFormat.jsonOption());
    spec.addOption(SnapshotArguments.rootOption());
    spec.addOption(SnapshotArguments.elsewhereOption());
    return spec;
  }

  @Override
  public int run(ParseResult parsed, CommandSurroundings surroundings) {
    String format = OutputFormat.of(parsed, FORMATS);
    if (JobDiffOutput.isAsked(parsed.matchedPositionalValue(0, Path.of("")).toString(), parsed.matchedPositionalValue(1, Path.of("")).toString())) {
      return ForegroundWork.run(parsed, surroundings, work -> JobDiffOutput.run(parsed, format, surroundings, work));
    }
    Integer limit = parsed.matchedOptionValue(LIMIT, null);
    if (limit != null && limit < 0) {
      throw new UsageException("--limit " + limit + " is not possible; give 0 or more.");
    }
    boolean isStreamed = format.equals(OutputFormat.JSON_LINES) && limit == null;
    DiffOptions options = DiffOptions.keeping(isStreamed ? 0 : limit == null ? LIMIT_DEFAULT : limit);
    return ForegroundWork.run(parsed, surroundings, work -> {
      try (SnapshotView before = SnapshotArguments.open(parsed, 0, surroundings, work);
          SnapshotView after = SnapshotArguments.open(parsed, 1, surroundings, work)) {
        String uid = parsed.matchedOptionValue(SnapshotArguments.UID, null);
        SnapshotDiff diff = new SnapshotDiff(before, after, uid == null ? options : options.ofOperator(operatorId(before, after, uid)));
        DiffResult result = named(diff.compare(work), uid, before);
        work.clearProgress();
        print(parsed, result, format, surroundings);
        if (isStreamed) {
          printChanges(diff, result, surroundings, work);
        }
        surroundings.out().flush();
        return code(result, work);
      }
    });
  }

  private static String operatorId(SnapshotView before, SnapshotView after, String uid) {
    return before.operatorOfUid(uid).or(() -> before.operator(uid)).orElseGet(() -> SnapshotArguments.operator(after, uid)).operatorId();
  }

  /** The result with the uid that the person named, where the snapshots know only its hash. */
  private static DiffResult named(DiffResult result, String uid, SnapshotView before) {
    Optional<String> id = Optional.ofNullable(uid).flatMap(before::operatorOfUid).map(OperatorView::operatorId);
    return new DiffResult(result.operators().stream().map(operator -> operator.uid().isPresent() || !id.equals(Optional.of(operator.operatorId())) ? operator
        : new OperatorDiff(operator.operatorId(), uid, Optional.of(uid), operator.presence(), operator.states(), operator.positions(), operator.notes(),
            operator.problem())).toList());
  }

  private static int code(DiffResult result, ForegroundWork work) {
    if (result.isComplete()) {
      return result.isEqual() ? ProcessExit.DONE : ProcessExit.NO;
    }
    // One damaged place may end the comparison of many states; it is told once.
    Set<String> told = new HashSet<>();
    for (OperatorDiff operator : result.operators()) {
      operator.problem().filter(problem -> told.add(problem.getMessage())).ifPresent(work::report);
      operator.states().forEach(state -> state.problem().filter(problem -> told.add(problem.getMessage())).ifPresent(work::report));
    }
    return ProcessExit.CANNOT;
  }

  private static void print(ParseResult parsed, DiffResult result, String format, CommandSurroundings surroundings) {
    String before = parsed.matchedPositionalValue(0, Path.of("")).toString();
    String after = parsed.matchedPositionalValue(1, Path.of("")).toString();
    switch (format) {
      case OutputFormat.JSON -> surroundings.out().println(DiffJson.document(before, after, result));
      case OutputFormat.JSON_LINES -> {
        DiffJson.lines(before, after, result).forEach(surroundings.out()::println);
        result.operators().forEach(operator -> operator.states().forEach(state -> {
          ChangePrinter printer = new ChangePrinter(DiffJson.lineStart(operator, state), surroundings, () -> { });
          state.changes().forEach(printer::take);
          printer.drain();
        }));
      }
      default -> DiffText.lines(result).forEach(surroundings.out()::println);
    }
  }

  /** Compares the states that differ once more and prints their changes as they are found. */
  private static void printChanges(SnapshotDiff diff, DiffResult result, CommandSurroundings surroundings, ForegroundWork work) throws SnapshotException {
    for (OperatorDiff operator : result.operators()) {
      for (StateDiff state : operator.states()) {
        if (state.differences() > 0 && state.problem().isEmpty()) {
          ChangePrinter printer = new ChangePrinter(DiffJson.lineStart(operator, state), surroundings, work::clearProgress);
          diff.changes(operator, state, printer, work);
          printer.drain();
        }
      }
    }
  }

  /** Prints changes as lines until nobody reads them any more. */
  private static final class ChangePrinter implements ChangeSink {
    private static final int BUFFER_BYTES = 1 << 16;

    private final byte[] start;
    private final CommandSurroundings surroundings;
    private final Runnable beforePrinting;
    private final Utf8Text buffer = new Utf8Text(2 * BUFFER_BYTES);
    private boolean isReaderGone;

    ChangePrinter(byte[] start, CommandSurroundings surroundings, Runnable beforePrinting) {
      this.start = start;
      this.surroundings = surroundings;
      this.beforePrinting = beforePrinting;
    }

    @Override
    public boolean isOpen() {
      return !isReaderGone;
    }

    @Override
    public void take(EntryChange change) {
      DiffJson.appendChange(change, buffer.bytes(start));
      buffer.ascii('\n');
      if (buffer.size() >= BUFFER_BYTES) {
        drain();
      }
    }

    /** Hands over what is in the buffer. */
    void drain() {
      if (buffer.size() > 0) {
        beforePrinting.run();
        buffer.drainTo(surroundings.out());
        isReaderGone = surroundings.out().checkError();
      }
    }
  }
}
