package dev.stillwater.cli;

import dev.stillwater.compiler.CompileOptions;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.JobRun;
import dev.stillwater.host.ProblemText;
import dev.stillwater.host.ProcessExit;
import dev.stillwater.host.RunRequest;
import dev.stillwater.host.catalog.SavepointCatalog;
import dev.stillwater.model.ParameterValues;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code run JOB}: runs a job in the foreground of this process, or in one of its own.
 *
 * <p>THREADING: stateless.
 */
final class RunVerb implements Verb {
  private static final String SET = "--set";
  private static final String PARALLELISM = "--parallelism";
  private static final String FOR = "--for";
  private static final String EXPLAIN = "--explain";
  private static final String DETACHED = "--detached";

  @Override
  public String name() {
    return "run";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(name());
    spec.usageMessage().customSynopsis("stillwater run JOB [--set UID.PARAM=VALUE]... [--parallelism N] " + CheckpointArguments.SYNOPSIS
        + " [--for DURATION] [--detached] [--explain] [--debug]");
    spec.usageMessage().description("Runs a job in the foreground until its input ends or it is interrupted.",
        "Exit code 0 when the job finished, 1 when it failed, 2 when it could not start.");
    spec.addPositional(PositionalParamSpec.builder().paramLabel("JOB").arity("1").required(true).type(Path.class).description("The job file.").build());
    spec.addOption(OptionSpec.builder(SET).paramLabel("UID.PARAM=VALUE").arity("1").type(List.class).auxiliaryTypes(String.class)
        .description("Change a parameter of one operator; may be repeated. Relative paths count from the current folder.").build());
    spec.addOption(OptionSpec.builder(PARALLELISM).paramLabel("N").type(Integer.class)
        .description("Number of subtasks of every operator that sets none of its own.").build());
    CheckpointArguments.addTo(spec);
    spec.addOption(OptionSpec.builder(FOR).paramLabel("DURATION").type(String.class)
        .description("Cancel the job after this time, such as 30s or 5min, with exit code 0.").build());
    spec.addOption(OptionSpec.builder(DETACHED).description("Return when the job runs, in a process of its own, and print its id and where it answers as JSON; "
        + "then see 'list', 'savepoint', 'stop', 'cancel' and 'checkpoints'.").build());
    spec.addOption(OptionSpec.builder(EXPLAIN).description("Print plan, chains and generated code; do not run.").build());
    return spec;
  }

  @Override
  public int run(ParseResult parsed, CommandSurroundings surroundings) {
    Optional<Duration> limit = limit(parsed.matchedOptionValue(FOR, null));
    Path job = parsed.matchedPositionalValue(0, null);
    List<String> settings = parsed.matchedOptionValue(SET, List.of());
    RunRequest request = new RunRequest(surroundings.resolve(job), settings, parallelism(parsed.matchedOptionValue(PARALLELISM, null)),
        surroundings.currentFolder(), Optional.of(CompileOptions.userCache()), CheckpointArguments.parse(parsed, surroundings));
    boolean isDebug = parsed.hasMatchedOption("--debug");
    try {
      if (parsed.hasMatchedOption(DETACHED)) {
        if (parsed.hasMatchedOption(EXPLAIN)) {
          throw new UsageException(DETACHED + " runs the job and " + EXPLAIN + " does not. Give one of them.");
        }
        return new DetachedRun(surroundings).run(request, job, limit);
      }
      JobRun run = JobRun.prepare(request);
      run.recordIn(SavepointCatalog.user());
      run.warnings().forEach(warning -> surroundings.err().println(ProblemText.line(job.toString(), warning)));
      run.notes().forEach(surroundings.err()::println);
      if (parsed.hasMatchedOption(EXPLAIN)) {
        surroundings.out().println(run.compiled().plan().toText());
        surroundings.out().println(run.compiled().generatedSource());
        return ProcessExit.DONE;
      }
      return new ForegroundRun(run, surroundings, isDebug).run(limit);
    } catch (CannotStartException problem) {
      problem.problems().forEach(found -> surroundings.err().println(ProblemText.line(job.toString(), found)));
      surroundings.err().println("error: " + problem.getMessage());
      if (isDebug) {
        surroundings.err().println(StillwaterCommand.traceOf(problem));
      }
      return ProcessExit.CANNOT;
    }
  }

  private static OptionalInt parallelism(Integer value) {
    if (value == null) {
      return OptionalInt.empty();
    }
    if (value < 1) {
      throw new UsageException("The parallelism " + value + " is not possible; give 1 or more.");
    }
    return OptionalInt.of(value);
  }

  private static Optional<Duration> limit(String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(ParameterValues.parseDuration(text));
    } catch (IllegalArgumentException problem) {
      throw new UsageException(FOR + ": " + problem.getMessage());
    }
  }
}
