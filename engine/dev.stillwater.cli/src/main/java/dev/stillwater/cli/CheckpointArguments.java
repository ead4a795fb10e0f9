package dev.stillwater.cli;

import dev.stillwater.compiler.expression.NameSuggestion;
import dev.stillwater.engine.checkpoint.CheckpointSettings;
import dev.stillwater.engine.checkpoint.ClaimMode;
import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.host.CheckpointOverrides;
import dev.stillwater.model.LocalFolder;
import dev.stillwater.model.ParameterValues;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options of {@code run} about checkpoints, state backend and the snapshot to begin with.
 *
 * <p>THREADING: stateless.
 */
final class CheckpointArguments {
  /** How the options stand in the synopsis of a verb. */
  static final String SYNOPSIS = "[--backend memory|filesystem|rocksdb] [--checkpoint-interval DURATION] [--checkpoint-dir DIR] [--retain N] "
      + "[--from SNAPSHOT|latest] [--allow-non-restored-state] [--claim-mode claim|no-claim]";
  private static final String BACKEND = "--backend";
  private static final String INTERVAL = "--checkpoint-interval";
  private static final String DIRECTORY = "--checkpoint-dir";
  private static final String RETAIN = "--retain";
  private static final String FROM = "--from";
  private static final String ALLOW = "--allow-non-restored-state";
  private static final String CLAIM_MODE = "--claim-mode";
  private static final String CLAIM = "claim";
  private static final String NO_CLAIM = "no-claim";

  private CheckpointArguments() {
  }

  /** Adds the options to a verb. */
  static void addTo(CommandSpec spec) {
    spec.addOption(option(BACKEND, "KIND", "State backend in place of the job's own: memory, filesystem or rocksdb."));
    spec.addOption(option(INTERVAL, "DURATION", "Time between two checkpoints, such as 200ms or 6s."));
    spec.addOption(option(DIRECTORY, "DIR", "Folder of the checkpoints: they lie in DIR/<job id>/chk-<n>. Without an interval of the job or the option above "
        + "a checkpoint is taken every 10 s."));
    spec.addOption(OptionSpec.builder(RETAIN).paramLabel("N").type(Integer.class)
        .description("Number of completed checkpoints that are kept, also after the job has finished.").build());
    spec.addOption(option(FROM, "SNAPSHOT", "Begin with the state of a savepoint or checkpoint; 'latest' takes the newest complete checkpoint of this job below "
        + "the folder of the checkpoints, and begins anew when there is none."));
    spec.addOption(OptionSpec.builder(ALLOW).description("Begin although state of the snapshot belongs to no operator of the job, and is lost.").build());
    spec.addOption(option(CLAIM_MODE, "MODE", "Who owns the snapshot of --from: no-claim (default) leaves it alone; with claim the job deletes it once later "
        + "checkpoints have replaced it."));
  }

  private static OptionSpec option(String name, String label, String description) {
    return OptionSpec.builder(name).paramLabel(label).type(String.class).description(description).build();
  }

  /** What the options say. */
  static CheckpointOverrides parse(ParseResult parsed, CommandSurroundings surroundings) {
    Optional<String> from = text(parsed, FROM)
        .map(text -> text.equals(CheckpointOverrides.LATEST) ? text : path(surroundings, FROM, text).toString());
    Optional<String> claimMode = text(parsed, CLAIM_MODE);
    if (claimMode.isPresent() && !List.of(CLAIM, NO_CLAIM).contains(claimMode.get())) {
      throw new UsageException(CLAIM_MODE + ": '" + claimMode.get() + "' is not known; expected " + CLAIM + " or " + NO_CLAIM + ".");
    }
    if (from.isEmpty() && (claimMode.isPresent() || parsed.hasMatchedOption(ALLOW))) {
      throw new UsageException((claimMode.isPresent() ? CLAIM_MODE : ALLOW) + " says how to begin with a snapshot; name one with " + FROM + ".");
    }
    return new CheckpointOverrides(text(parsed, BACKEND).map(CheckpointArguments::backend), interval(text(parsed, INTERVAL)),
        text(parsed, DIRECTORY).map(text -> path(surroundings, DIRECTORY, text)), retained(parsed.matchedOptionValue(RETAIN, null)), from,
        parsed.hasMatchedOption(ALLOW), claimMode.filter(CLAIM::equals).isPresent() ? ClaimMode.CLAIM : ClaimMode.NO_CLAIM);
  }

  private static Optional<String> text(ParseResult parsed, String option) {
    return Optional.ofNullable(parsed.matchedOptionValue(option, null));
  }

  private static Path path(CommandSurroundings surroundings, String option, String text) {
    if (text.isBlank()) {
      throw new UsageException(option + " needs a path.");
    }
    try {
      return LocalFolder.resolve(surroundings.currentFolder(), text);
    } catch (InvalidPathException notAPath) {
      throw new UsageException(option + ": '" + text + "' cannot be a path.");
    } catch (IllegalArgumentException problem) {
      throw new UsageException(option + ": " + problem.getMessage());
    }
  }

  private static StateBackendSettings.Kind backend(String text) {
    List<String> names = Arrays.stream(StateBackendSettings.Kind.values()).map(StateBackendSettings.Kind::text).toList();
    if (!names.contains(text)) {
      throw new UsageException(BACKEND + ": '" + text + "' is not known; expected " + String.join(", ", names) + "."
          + NameSuggestion.nearest(text, names).map(name -> " Did you mean '" + name + "'?").orElse(""));
    }
    return StateBackendSettings.Kind.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static OptionalLong interval(Optional<String> text) {
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    long ms;
    try {
      ms = ParameterValues.parseDuration(text.get()).toMillis();
    } catch (IllegalArgumentException problem) {
      throw new UsageException(INTERVAL + ": " + problem.getMessage());
    }
    if (ms < CheckpointSettings.INTERVAL_MS_MIN) {
      throw new UsageException(INTERVAL + ": '" + text.get() + "' is too short; expected " + CheckpointSettings.INTERVAL_MS_MIN + "ms or more.");
    }
    return OptionalLong.of(ms);
  }

  private static OptionalInt retained(Integer value) {
    if (value != null && value < 1) {
      throw new UsageException(RETAIN + ": " + value + " is not possible; give 1 or more.");
    }
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
