package dev.stillwater.cli;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.host.ProblemText;
import dev.stillwater.host.ProcessExit;
import dev.stillwater.host.report.SnapshotReport;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLoadResult;
import dev.stillwater.model.job.Job;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code report SNAPSHOT}: what there is to say about a snapshot, findings first, as text, JSON or a page of HTML.
 *
 * <p>THREADING: stateless.
 */
final class ReportVerb implements Verb {
  private static final String HTML = "html";
  private static final List<String> FORMATS = List.of(OutputFormat.TEXT, OutputFormat.JSON, HTML);
  private static final String AGAINST = "--against";
  private static final String JOB = "--job";

  @Override
  public String name() {
    return "report";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(name());
    spec.usageMessage().customSynopsis("stillwater report SNAPSHOT [--against OLDER] [--job JOB] [--format text|json|html] [--json] [--root DIR]",
        "                  [--read-elsewhere] [--debug]");
    spec.usageMessage().description("Tells a stranger what is in a snapshot: findings first, then sizes.",
        "Looks at a bounded part of each state; 'verify' reads all of it.",
        "Exit code 0 when nothing was found that breaks a restore, 1 when something was, 2 when it is no snapshot or could not be compared with the older one.");
    spec.addPositional(SnapshotArguments.snapshot("SNAPSHOT", 0, "The snapshot's folder, its _metadata file, or a zip or tar.gz of the folder."));
    spec.addOption(OptionSpec.builder(AGAINST).paramLabel("OLDER").type(Path.class)
        .description("An older snapshot, to say what has changed since; reads both whole.").build());
    spec.addOption(OptionSpec.builder(JOB).paramLabel("JOB").type(Path.class)
        .description("The job whose operators claim the state; without it the job that a snapshot of ours holds.").build());
    spec.addOption(OutputFormat.formatOption(FORMATS, "text (default), json, one document, or html, one page that needs nothing else."));
    spec.addOption(OutputFormat.jsonOption());
    spec.addOption(SnapshotArguments.rootOption());
    spec.addOption(SnapshotArguments.elsewhereOption());
    return spec;
  }

  @Override
  public int run(ParseResult parsed, CommandSurroundings surroundings) {
    String format = OutputFormat.of(parsed, FORMATS);
    Optional<Job> job = job(parsed, surroundings);
    Path named = parsed.matchedPositionalValue(0, Path.of(""));
    Path older = parsed.matchedOptionValue(AGAINST, null);
    return ForegroundWork.run(parsed, surroundings, work -> {
      SnapshotReport report;
      try (SnapshotView view = SnapshotArguments.open(parsed, 0, surroundings, work)) {
        SnapshotReport alone = SnapshotReport.of(view, named.toString(), job, work);
        report = older == null ? alone : against(alone, view, older, parsed, surroundings, work);
      }
      work.clearProgress();
      switch (format) {
        case HTML -> surroundings.out().print(report.html());
        case OutputFormat.JSON -> surroundings.out().println(report.json());
        default -> report.lines().forEach(surroundings.out()::println);
      }
      boolean isCompared = report.comparison().filter(comparison -> !comparison.result().isComplete()).isEmpty();
      return !isCompared ? ProcessExit.CANNOT : report.hasErrors() ? ProcessExit.NO : ProcessExit.DONE;
    });
  }

  private static SnapshotReport against(SnapshotReport report, SnapshotView view, Path older, ParseResult parsed, CommandSurroundings surroundings,
      ForegroundWork work)
      throws SnapshotException {
    try (SnapshotView before = SnapshotArguments.open(parsed, older, surroundings, work)) {
      return report.against(view, before, older.toString(), work);
    }
  }

  private static Optional<Job> job(ParseResult parsed, CommandSurroundings surroundings) {
    Path path = parsed.matchedOptionValue(JOB, null);
    if (path == null) {
      return Optional.empty();
    }
    JobLoadResult loaded = JobFile.load(surroundings.resolve(path));
    if (loaded.job().isEmpty()) {
      throw new UsageException("the job cannot be read. " + loaded.problems().stream().map(problem -> ProblemText.line(path.toString(), problem))
          .collect(Collectors.joining(" ")));
    }
    return loaded.job();
  }
}
