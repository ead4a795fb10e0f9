package dev.stillwater.cli;

import dev.stillwater.compiler.CompileOptions;
import dev.stillwater.compiler.JobCheck;
import dev.stillwater.engine.checkpoint.ClaimMode;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Refused;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.file.ConfinedStorage;
import dev.stillwater.host.CheckpointOverrides;
import dev.stillwater.host.ProblemText;
import dev.stillwater.host.ProcessExit;
import dev.stillwater.host.RunRequest;
import dev.stillwater.host.preflight.Preflight;
import dev.stillwater.host.preflight.PreflightReport;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLoadResult;
import dev.stillwater.model.JobProblem;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code check JOB}: says what is wrong with a job; runs nothing of it. With a snapshot it says whether the job starts from it, and what would be lost.
 *
 * <p>THREADING: stateless.
 */
final class CheckVerb implements Verb {
  private static final String FORMAT = "--format";
  private static final String JSON = "--json";
  private static final String FROM = "--from";
  private static final String SET = "--set";
  private static final String PARALLELISM = "--parallelism";
  private static final String CHECKPOINT_DIR = "--checkpoint-dir";
  private static final String QUICK = "--quick";

  @Override
  public String name() {
    return "check";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(name());
    spec.usageMessage().customSynopsis("stillwater check JOB [--from SNAPSHOT|latest [--checkpoint-dir DIR] [--set UID.PARAM=VALUE]... [--parallelism N] "
        + "[--quick] [--read-elsewhere]] [--format text|json] [--json] [--debug]");
    spec.usageMessage().description("Says what is wrong with a job and what to do about it; runs nothing of it.",
        "Exit code 0 when the job has no errors, 1 when it has, 2 when it cannot be read.",
        "With --from it says whether the job starts from a snapshot, what becomes of each state, and what would help.",
        "Exit code 0 when it starts cleanly, 1 when state would be lost, 2 when it cannot start.");
    spec.addPositional(PositionalParamSpec.builder().paramLabel("JOB").arity("1").required(true).type(Path.class).description("The job file.").build());
    spec.addOption(OptionSpec.builder(FORMAT).paramLabel("FORMAT").type(String.class).completionCandidates(List.of("text", "json"))
        .description("text (default), a line a problem, or json, one document.").build());
    spec.addOption(OptionSpec.builder(JSON).description("Short for --format json.").build());
    spec.addOption(OptionSpec.builder(FROM).paramLabel("SNAPSHOT").type(String.class)
        .description("The savepoint or checkpoint that the job is to start from; 'latest' is that of 'run'.").build());
    spec.addOption(OptionSpec.builder(CHECKPOINT_DIR).paramLabel("DIR").type(Path.class).description("Where 'latest' looks, as in 'run'.").build());
    spec.addOption(OptionSpec.builder(SET).paramLabel("UID.PARAM=VALUE").arity("1").type(List.class).auxiliaryTypes(String.class)
        .description("Change a parameter of one operator, as in 'run'; may be repeated.").build());
    spec.addOption(OptionSpec.builder(PARALLELISM).paramLabel("N").type(Integer.class).description("The job's default parallelism, as in 'run'.").build());
    spec.addOption(OptionSpec.builder(QUICK).description("Do not read the entries of keyed state: compares types alone, which overlooks windows of another size.")
        .build());
    spec.addOption(SnapshotArguments.elsewhereOption());
    return spec;
  }

  @Override
  public int run(ParseResult parsed, CommandSurroundings surroundings) {
    boolean isJson = isJson(parsed);
    Path job = parsed.matchedPositionalValue(0, null);
    Path file = surroundings.resolve(job);
    if (parsed.hasMatchedOption(FROM)) {
      return preflight(parsed, job, isJson, surroundings);
    }
    requireFrom(parsed);
    JobLoadResult loaded = JobFile.load(file);
    List<JobProblem> problems = loaded.job().map(read -> loaded.problemsWith(JobCheck.check(read, file))).orElse(loaded.problems());
    boolean isReadable = loaded.job().isPresent();
    boolean isValid = isReadable && problems.stream().noneMatch(JobProblem::isError);
    if (isJson) {
      surroundings.out().println(document(job, isReadable, isValid, problems));
    } else {
      PrintStream target = isReadable ? surroundings.out() : surroundings.err();
      problems.forEach(problem -> target.println(ProblemText.line(job.toString(), problem)));
      if (problems.isEmpty()) {
        target.println(job + ": no problems");
      }
    }
    return isValid ? ProcessExit.DONE : isReadable ? ProcessExit.NO : ProcessExit.CANNOT;
  }

  private static void requireFrom(ParseResult parsed) {
    for (String option : List.of(CHECKPOINT_DIR, SET, PARALLELISM, QUICK, SnapshotArguments.ELSEWHERE)) {
      if (parsed.hasMatchedOption(option)) {
        throw new UsageException(option + " belongs to a start from a snapshot. Name one with " + FROM + ".");
      }
    }
  }

  private static int preflight(ParseResult parsed, Path job, boolean isJson, CommandSurroundings surroundings) {
    RunRequest request = request(parsed, job, surroundings);
    return ForegroundWork.run(parsed, surroundings, work -> {
      requireConfined(parsed, request, work);
      PreflightReport report = Preflight.of(request, !parsed.hasMatchedOption(QUICK), work);
      work.clearProgress();
      if (isJson) {
        surroundings.out().println(PreflightOutput.document(job, report));
      } else {
        PrintStream target = report.snapshot().isEmpty() && report.verdict() == PreflightReport.Verdict.CANNOT_START ? surroundings.err() : surroundings.out();
        PreflightOutput.lines(job, report).forEach(target::println);
      }
      return PreflightOutput.code(report);
    });
  }

  /** A start would follow the snapshot's pointers wherever they lead, so whoever only asks is asked first. */
  private static void requireConfined(ParseResult parsed, RunRequest request, ForegroundWork work) throws SnapshotException {
    String from = request.checkpoints().from().orElseThrow();
    if (parsed.hasMatchedOption(SnapshotArguments.ELSEWHERE) || from.equals(CheckpointOverrides.LATEST)) {
      return;
    }
    Path snapshot = Path.of(from);
    ConfinedStorage storage = new ConfinedStorage(Storage.local(), snapshot, Set.of());
    try (SnapshotView view = SnapshotReader.open(snapshot, new SnapshotOptions(storage, Optional.empty(), work.options(parsed).scratchFolder()), work)) {
      List<Path> elsewhere = storage.refusedOf(view).stream().sorted().toList();
      if (!elsewhere.isEmpty()) {
        throw new Refused(Place.of(from), ForegroundWork.elsewhere(elsewhere), "Add " + SnapshotArguments.ELSEWHERE + " to read them, as a start does.");
      }
    } catch (SnapshotException.Cancelled | Refused stopped) {
      throw stopped;
    } catch (SnapshotException unreadable) {
      // The preflight says the same with what it means for the start.
      return;
    }
  }

  private static RunRequest request(ParseResult parsed, Path job, CommandSurroundings surroundings) {
    String from = parsed.matchedOptionValue(FROM, "");
    if (from.isBlank()) {
      throw new UsageException(FROM + " needs a path, or 'latest'.");
    }
    String snapshot = from.equals(CheckpointOverrides.LATEST) ? from : surroundings.resolve(Path.of(from)).toString();
    Integer parallelism = parsed.matchedOptionValue(PARALLELISM, null);
    if (parallelism != null && parallelism < 1) {
      throw new UsageException("The parallelism " + parallelism + " is not possible; give 1 or more.");
    }
    Optional<Path> directory = Optional.ofNullable(parsed.<Path>matchedOptionValue(CHECKPOINT_DIR, null)).map(surroundings::resolve);
    CheckpointOverrides checkpoints = new CheckpointOverrides(Optional.empty(), OptionalLong.empty(), directory, OptionalInt.empty(), Optional.of(snapshot), false,
        ClaimMode.NO_CLAIM);
    return new RunRequest(surroundings.resolve(job), parsed.matchedOptionValue(SET, List.of()),
        parallelism == null ? OptionalInt.empty() : OptionalInt.of(parallelism), surroundings.currentFolder(), Optional.of(CompileOptions.userCache()), checkpoints);
  }

  private static boolean isJson(ParseResult parsed) {
    String format = parsed.matchedOptionValue(FORMAT, parsed.hasMatchedOption(JSON) ? "json" : "text");
    return switch (format) {
      case "json" -> true;
      case "text" -> false;
      default -> throw new UsageException("There is no format '" + format + "'. There are: text, json.");
    };
  }

  private static String document(Path job, boolean isReadable, boolean isValid, List<JobProblem> problems) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("job", job.toString());
    document.put("readable", isReadable);
    document.put("valid", isValid);
    document.put("problems", problems.stream().map(ProblemText::document).toList());
    return Json.text(document);
  }
}
