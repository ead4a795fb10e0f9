package dev.stillwater.cli;

import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.host.catalog.CatalogEntry.By;
import dev.stillwater.host.client.SavepointOrder;
import dev.stillwater.model.LocalFolder;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options of {@code savepoint} and {@code stop} about how the savepoint is to be.
 *
 * <p>THREADING: stateless.
 */
final class SavepointArguments {
  static final List<String> FORMATS = List.of(OutputFormat.TEXT, OutputFormat.JSON);
  private static final String LABEL = "--label";
  private static final String NOTE = "--note";
  private static final String TYPE = "--type";
  private static final List<String> TYPES = List.of("canonical", "native");

  private SavepointArguments() {
  }

  /** Adds the options to a verb. */
  static void addTo(CommandSpec spec) {
    spec.addOption(OptionSpec.builder(LABEL).paramLabel("LABEL").type(String.class).description("What the savepoint is called, beside its folder's name.").build());
    spec.addOption(OptionSpec.builder(NOTE).paramLabel("NOTE").type(String.class).description("What is to be remembered of it: why it was taken.").build());
    spec.addOption(OptionSpec.builder(TYPE).paramLabel("TYPE").type(String.class).completionCandidates(TYPES)
        .description("canonical (default): restores on any state backend. native: the backend's own form, faster.").build());
    spec.addOption(OutputFormat.formatOption(FORMATS, "text: the path of the savepoint alone; json: an object with jobId and savepoint."));
    spec.addOption(OutputFormat.jsonOption());
  }

  /** What the options say, with the folder that was named. */
  static SavepointOrder parse(ParseResult parsed, Optional<String> directory, CommandSurroundings surroundings) {
    String type = parsed.matchedOptionValue(TYPE, TYPES.getFirst());
    if (!TYPES.contains(type.toLowerCase(Locale.ROOT))) {
      throw new UsageException(TYPE + ": '" + type + "' is not known; expected " + String.join(" or ", TYPES) + ".");
    }
    Optional<String> label = Optional.ofNullable(parsed.matchedOptionValue(LABEL, null));
    if (label.filter(String::isBlank).isPresent()) {
      throw new UsageException(LABEL + " needs a text.");
    }
    return new SavepointOrder(directory.map(text -> absolute(text, surroundings)), label, SnapshotFormat.valueOf(type.toUpperCase(Locale.ROOT)))
        .withNote(Optional.ofNullable(parsed.matchedOptionValue(NOTE, null))).by(By.COMMAND_LINE);
  }

  private static String absolute(String text, CommandSurroundings surroundings) {
    if (text.isBlank()) {
      throw new UsageException("The folder for the savepoint is empty. Name one, or leave it out for the job's own.");
    }
    try {
      return LocalFolder.resolve(surroundings.currentFolder(), text).toString();
    } catch (InvalidPathException notAPath) {
      throw new UsageException("'" + text + "' cannot be a path.");
    } catch (IllegalArgumentException foreign) {
      throw new UsageException(foreign.getMessage());
    }
  }
}
