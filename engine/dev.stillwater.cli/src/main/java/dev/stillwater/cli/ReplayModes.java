package dev.stillwater.cli;

import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.CheckpointOverrides;
import dev.stillwater.host.ProcessExit;
import dev.stillwater.host.replay.DeterminismCheck;
import dev.stillwater.host.replay.LatestSnapshot;
import dev.stillwater.host.replay.PreparedReplay;
import dev.stillwater.host.replay.ReplayDocuments;
import dev.stillwater.host.replay.ReplayRequest;
import dev.stillwater.host.replay.ReplayToFailure;
import dev.stillwater.host.replay.VersionName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * What {@code replay} does with one version beside letting it run: looks for the record that breaks it, or whether it does the same twice.
 *
 * <p>THREADING: stateless.
 */
final class ReplayModes {
  static final String TO_FAILURE = "--to-failure";
  static final String CHECK_DETERMINISM = "--check-determinism";
  static final String CHECKPOINT_DIR = "--checkpoint-dir";
  /** All of them; a comparison file knows none. */
  static final List<String> OPTIONS = List.of(TO_FAILURE, CHECK_DETERMINISM, CHECKPOINT_DIR);

  private ReplayModes() {
  }

  /** Adds the options to the verb. */
  static void addTo(CommandSpec spec) {
    spec.addOption(OptionSpec.builder(TO_FAILURE).description("Of one version: go on to the record before the one that breaks the job, and show the operator, what it knew "
        + "then, and the record.").build());
    spec.addOption(OptionSpec.builder(CHECK_DETERMINISM).description("Of one version: replay it twice, and name the first operator that does not do the same.").build());
    spec.addOption(OptionSpec.builder(CHECKPOINT_DIR).paramLabel("DIR").type(String.class).description("Where --from latest looks for the newest checkpoint of the job; "
        + "without it in the folder of the job's settings.").build());
  }

  /** Whether the options ask for one of them, which go with one version. */
  static boolean isAsked(ParseResult parsed, boolean hasTwoVersions) {
    boolean isToFailure = parsed.hasMatchedOption(TO_FAILURE);
    boolean isCheck = parsed.hasMatchedOption(CHECK_DETERMINISM);
    if (isToFailure && isCheck) {
      throw new UsageException(TO_FAILURE + " does not go with " + CHECK_DETERMINISM + "; give one of them.");
    }
    String asked = isToFailure ? TO_FAILURE : CHECK_DETERMINISM;
    if ((isToFailure || isCheck) && hasTwoVersions) {
      throw new UsageException(asked + " is about one version; leave out the second --job.");
    }
    if (isCheck && parsed.hasMatchedOption(ReplayArguments.SAVEPOINT) || (isToFailure || isCheck) && parsed.hasMatchedOption(ReplayArguments.OUT)) {
      throw new UsageException(asked + " leaves no results" + (isCheck ? " and no savepoint; leave out --out and --savepoint." : "; leave out --out."));
    }
    if ((isToFailure || isCheck) && parsed.hasMatchedOption(ReplayArguments.SPEED)) {
      throw new UsageException(asked + " goes as fast as possible; leave out " + ReplayArguments.SPEED + ".");
    }
    return isToFailure || isCheck;
  }

  /** The request with the newest checkpoint where it names {@code latest}; says which one that is. */
  static ReplayRequest withLatest(ParseResult parsed, String from, ReplayRequest request, CommandSurroundings surroundings) throws CannotStartException {
    if (!from.equals(CheckpointOverrides.LATEST)) {
      if (parsed.hasMatchedOption(CHECKPOINT_DIR)) {
        throw new UsageException(CHECKPOINT_DIR + " goes with --from " + CheckpointOverrides.LATEST + ".");
      }
      return request;
    }
    if (!(request.a() instanceof VersionName.OfFile job)) {
      throw new UsageException("--from " + CheckpointOverrides.LATEST + " needs the job's file to know whose checkpoints are meant; name it first: --job FILE.");
    }
    LatestSnapshot latest = LatestSnapshot.find(job.file(), ReplayVerb.path(parsed, CHECKPOINT_DIR, surroundings));
    latest.passedOver().forEach(problem -> surroundings.err().println("warning: " + problem));
    surroundings.err().println("Begins with the checkpoint " + latest.folder() + ".");
    return new ReplayRequest(Optional.of(latest.folder()), request.a(), request.b(), request.settings(), request.currentFolder(), request.until(), request.conditions());
  }

  /** Does what the options ask for. */
  static int run(ParseResult parsed, ReplayRequest request, boolean isJson, CommandSurroundings surroundings, ForegroundWork work)
      throws CannotStartException, SnapshotException {
    PreparedReplay prepared = PreparedReplay.prepare(request, work.newFolder(), work);
    prepared.notes().forEach(surroundings.err()::println);
    return parsed.hasMatchedOption(TO_FAILURE) ? toFailure(parsed, prepared, isJson, surroundings, work) : checkDeterminism(prepared, isJson, surroundings, work);
  }

  private static int toFailure(ParseResult parsed, PreparedReplay prepared, boolean isJson, CommandSurroundings surroundings, ForegroundWork work)
      throws CannotStartException, SnapshotException {
    Optional<Path> savepoint = ReplayVerb.path(parsed, ReplayArguments.SAVEPOINT, surroundings);
    ReplayToFailure.Outcome outcome = ReplayToFailure.run(prepared, savepoint, work);
    work.clearProgress();
    outcome.notes().forEach(surroundings.err()::println);
    if (isJson) {
      surroundings.out().println(Json.text(ReplayDocuments.document(prepared, outcome)));
    } else {
      FailureOutput.lines(prepared, outcome).forEach(surroundings.out()::println);
    }
    return outcome.scene().isPresent() ? ProcessExit.NO : ProcessExit.DONE;
  }

  private static int checkDeterminism(PreparedReplay prepared, boolean isJson, CommandSurroundings surroundings, ForegroundWork work)
      throws CannotStartException, SnapshotException {
    DeterminismCheck.Outcome outcome = DeterminismCheck.run(prepared, work);
    work.clearProgress();
    if (isJson) {
      surroundings.out().println(DeterminismOutput.document(prepared, outcome));
    } else {
      DeterminismOutput.lines(prepared, outcome).forEach(surroundings.out()::println);
    }
    return outcome.isSame() ? ProcessExit.DONE : ProcessExit.NO;
  }
}
