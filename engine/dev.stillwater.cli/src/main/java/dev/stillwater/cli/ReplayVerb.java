package dev.stillwater.cli;

import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.compare.ComparisonResult;
import dev.stillwater.engine.compare.WantedKey;
import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.ProblemText;
import dev.stillwater.host.ProcessExit;
import dev.stillwater.host.replay.ComparedReplays;
import dev.stillwater.host.replay.Comparison;
import dev.stillwater.host.replay.ComparisonFile;
import dev.stillwater.host.replay.KeptComparison;
import dev.stillwater.host.replay.PreparedReplay;
import dev.stillwater.host.replay.ReplayDocuments;
import dev.stillwater.host.replay.ReplayRequest;
import dev.stillwater.host.replay.SidedSettings;
import dev.stillwater.host.replay.SingleReplay;
import dev.stillwater.host.replay.UntilText;
import dev.stillwater.host.replay.VersionName;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code replay}: runs a version of a job over recorded input again, or two and compares them.
 *
 * <p>THREADING: stateless.
 */
final class ReplayVerb implements Verb {
  /** What is done; what went wrong is told by the caller. */
  @FunctionalInterface
  interface Body {
    int run() throws CannotStartException, SnapshotException;
  }

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(name());
    spec.usageMessage().customSynopsis("stillwater replay --from SNAPSHOT [--job A] [--job B] [--until END] [OPTIONS]", "stillwater replay COMPARISON [--report FILE]",
        "stillwater replay --all [FOLDER]");
    spec.usageMessage().description("Runs a job over recorded input again, or compares two versions of it.",
        "Begins with a snapshot. Of two versions it says whether they agree, and where they first differ if not. Sources are only read and sinks touch nothing.",
        "Exit code 0 when the versions are equal (or the one has come to its end), 1 when they differ (or the one failed), 2 when they cannot be compared.");
    ReplayArguments.addTo(spec);
    return spec;
  }

  @Override
  public int run(ParseResult parsed, CommandSurroundings surroundings) {
    boolean isJson = OutputFormat.of(parsed, ReplayArguments.FORMATS).equals(OutputFormat.JSON);
    Path named = parsed.matchedPositionalValue(0, null);
    if (parsed.hasMatchedOption(ReplayArguments.ALL)) {
      ReplayArguments.refuseOptionsOfFile(parsed, ReplayArguments.ALL);
      ReplayArguments.refuseOptionsOfOne(parsed);
      Path folder = named == null ? Path.of("") : named;
      return ForegroundWork.run(parsed, surroundings, work -> guarded(parsed, surroundings, work, () -> ReplayAll.run(folder, isJson, surroundings, work)));
    }
    if (named != null) {
      ReplayArguments.refuseOptionsOfFile(parsed, "a comparison file");
      return ForegroundWork.run(parsed, surroundings, work -> guarded(parsed, surroundings, work, () -> {
        Path file = surroundings.resolve(named);
        Comparison comparison = ComparisonFile.read(file);
        ReplayRequest request = comparison.request(file.toAbsolutePath().normalize().getParent()).withSpeed(ReplayArguments.speed(parsed));
        return compare(parsed, comparison, request, surroundings, work);
      }));
    }
    Comparison comparison = ReplayArguments.comparison(parsed);
    ReplayRequest request = request(comparison, surroundings);
    boolean isMode = ReplayModes.isAsked(parsed, request.b().isPresent());
    return ForegroundWork.run(parsed, surroundings, work -> guarded(parsed, surroundings, work, () -> {
      ReplayRequest known = ReplayModes.withLatest(parsed, comparison.snapshot().orElse(""), request, surroundings);
      if (isMode) {
        return ReplayModes.run(parsed, known, isJson, surroundings, work);
      }
      return known.b().isPresent() ? compare(parsed, comparison, known, surroundings, work) : single(parsed, known, isJson, surroundings, work);
    }));
  }

  private static String title(Comparison comparison, PreparedReplay prepared) {
    return comparison.name().isEmpty() ? prepared.a().compiled().name() + " and " + prepared.b().orElseThrow().compiled().name() : comparison.name();
  }

  private static int compare(ParseResult parsed, Comparison comparison, ReplayRequest request, CommandSurroundings surroundings, ForegroundWork work)
      throws CannotStartException, SnapshotException {
    ComparisonOutput output = ComparisonOutput.of(parsed, surroundings);
    Optional<WantedKey> behind = ReplayArguments.behind(parsed);
    PreparedReplay prepared = PreparedReplay.prepare(request, work.newFolder(), work);
    prepared.notes().forEach(surroundings.err()::println);
    Optional<Path> kept = path(parsed, ReplayArguments.SAVE, surroundings);
    if (kept.isPresent()) {
      KeptComparison.write(comparison, prepared, kept.get());
      surroundings.err().println("The comparison is kept in " + kept.get() + ".");
    }
    ComparisonResult result = ComparedReplays.run(prepared, comparison.equality(), behind, work);
    work.clearProgress();
    output.print(result, title(comparison, prepared), surroundings);
    return switch (result.outcome()) {
      case EQUAL -> ProcessExit.DONE;
      case DIFFERENT -> ProcessExit.NO;
      case NOT_COMPARED -> ProcessExit.CANNOT;
    };
  }

  /** Says what kept the work from being done, and with which problems of which job. */
  static int guarded(ParseResult parsed, CommandSurroundings surroundings, ForegroundWork work, Body body) throws SnapshotException {
    try {
      return body.run();
    } catch (CannotStartException problem) {
      work.clearProgress();
      problem.problems().forEach(found -> surroundings.err().println(ProblemText.line(problem.file(), found)));
      return refused(parsed, surroundings, problem.getMessage(), problem);
    } catch (JobFailureException failure) {
      work.clearProgress();
      return refused(parsed, surroundings, failure.failure().text(), failure);
    }
  }

  private static int refused(ParseResult parsed, CommandSurroundings surroundings, String message, Throwable problem) {
    surroundings.err().println("error: " + message);
    if (parsed.hasMatchedOption("--debug")) {
      surroundings.err().println(StillwaterCommand.traceOf(problem));
    }
    return ProcessExit.CANNOT;
  }

  /** What the options ask for; their paths count from the current folder. */
  private static ReplayRequest request(Comparison comparison, CommandSurroundings surroundings) {
    Path folder = surroundings.currentFolder().toAbsolutePath().normalize();
    try {
      Optional<VersionName> b = comparison.b().isEmpty() ? Optional.empty() : Optional.of(VersionName.parse(comparison.b(), folder));
      return new ReplayRequest(comparison.snapshot().map(surroundings.currentFolder()::resolve), VersionName.parse(comparison.a(), folder), b,
          new SidedSettings(comparison.settings()), folder, UntilText.parse(comparison.until(), folder), comparison.conditions());
    } catch (InvalidPathException notAPath) {
      throw new UsageException("'" + notAPath.getInput() + "' cannot be a path.");
    } catch (IllegalArgumentException problem) {
      throw new UsageException(problem.getMessage());
    }
  }

  private static int single(ParseResult parsed, ReplayRequest request, boolean isJson, CommandSurroundings surroundings, ForegroundWork work)
      throws CannotStartException, SnapshotException {
    PreparedReplay prepared = PreparedReplay.prepare(request, work.newFolder(), work);
    prepared.notes().forEach(surroundings.err()::println);
    SingleReplay.Outcome outcome = SingleReplay.run(prepared, path(parsed, ReplayArguments.OUT, surroundings), path(parsed, ReplayArguments.SAVEPOINT, surroundings), work);
    work.clearProgress();
    outcome.notes().forEach(surroundings.err()::println);
    if (isJson) {
      surroundings.out().println(Json.text(ReplayDocuments.document(prepared, outcome)));
    } else {
      SingleReplayOutput.lines(prepared, outcome).forEach(surroundings.out()::println);
    }
    return outcome.failure().isPresent() ? ProcessExit.NO : ProcessExit.DONE;
  }

  /** The path that an option names. */
  static Optional<Path> path(ParseResult parsed, String option, CommandSurroundings surroundings) {
    String text = parsed.matchedOptionValue(option, null);
    try {
      return Optional.ofNullable(text).map(Path::of).map(surroundings::resolve);
    } catch (InvalidPathException notAPath) {
      throw new UsageException(option + ": '" + text + "' cannot be a path.");
    }
  }
}
