package dev.stillwater.cli;

import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.edit.Edit;
import dev.stillwater.host.ProblemText;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLoadResult;
import dev.stillwater.model.job.Operator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options of {@code snapshot edit} and the edits that they ask for.
 *
 * <p>THREADING: stateless.
 */
final class EditArguments {
  private static final String DROP_OPERATOR = "--drop-operator";
  private static final String DROP_STATE = "--drop-state";
  private static final String CHANGE_UID = "--change-uid";
  private static final String REMOVE_UNCLAIMED = "--remove-unclaimed";
  private static final String JOB = "--job";
  private static final String CLAIMED = "--claimed";
  private static final String MAX_PARALLELISM = "--max-parallelism";
  private static final String METADATA_VERSION = "--metadata-version";
  private static final String CHECKPOINT_ID = "--checkpoint-id";
  private static final String CANONICAL = "--canonical";
  private static final int METADATA_VERSION_WRITTEN = 3;
  private static final char STATE_SEPARATOR = '/';

  private EditArguments() {
  }

  /** Adds the options. */
  static void addTo(CommandSpec spec) {
    repeated(spec, DROP_OPERATOR, "OPERATOR", "Leave out an operator, named by its uid or id.");
    repeated(spec, DROP_STATE, "OPERATOR/STATE", "Leave out one state of an operator.");
    repeated(spec, CHANGE_UID, "OLD=NEW", "Give the state of the operator OLD (uid or id) to the uid NEW.");
    spec.addOption(OptionSpec.builder(REMOVE_UNCLAIMED).description("Leave out what no operator claims; needs --job or --claimed.").build());
    spec.addOption(OptionSpec.builder(JOB).paramLabel("JOB").type(Path.class).description("The job whose operators claim their state.").build());
    spec.addOption(OptionSpec.builder(CLAIMED).paramLabel("UID[/STATE],...").type(String.class)
        .description("The uids that claim their state, or single states of theirs.").build());
    repeated(spec, MAX_PARALLELISM, "[OPERATOR=]N", "Give all operators, or one, another max parallelism; keys go to their new key groups.");
    spec.addOption(OptionSpec.builder(CANONICAL).description("Write keyed state in the canonical form, which every backend restores.").build());
    spec.addOption(OptionSpec.builder(CHECKPOINT_ID).paramLabel("N").type(Long.class).description("Give the snapshot another checkpoint id.").build());
    spec.addOption(OptionSpec.builder(METADATA_VERSION).paramLabel("3").type(Integer.class)
        .description("Version of the copy's metadata: always 3, which Flink 1.13 and later read.").build());
  }

  private static void repeated(CommandSpec spec, String name, String label, String description) {
    spec.addOption(OptionSpec.builder(name).paramLabel(label).arity("1").type(List.class).auxiliaryTypes(String.class)
        .description(description + " May be repeated.").build());
  }

  /**
   * The edits, in the order of the options above; uids of names with slashes are told apart by looking into the snapshot.
   *
   * @throws UsageException if an option makes no sense
   */
  static List<Edit> edits(ParseResult parsed, SnapshotView snapshot, CommandSurroundings surroundings) {
    List<Edit> edits = new ArrayList<>();
    values(parsed, DROP_OPERATOR).forEach(operator -> edits.add(new Edit.DropOperator(known(snapshot, operator))));
    for (String value : values(parsed, DROP_STATE)) {
      int slash = slash(snapshot, value);
      if (slash < 0) {
        throw new UsageException(DROP_STATE + " '" + value + "' names no state. Give OPERATOR/STATE.");
      }
      edits.add(new Edit.DropState(known(snapshot, value.substring(0, slash)), value.substring(slash + 1)));
    }
    for (String value : values(parsed, CHANGE_UID)) {
      int equal = value.indexOf('=');
      if (equal <= 0 || equal == value.length() - 1) {
        throw new UsageException(CHANGE_UID + " '" + value + "' is not understood. Give OLD=NEW.");
      }
      edits.add(new Edit.ChangeUid(known(snapshot, value.substring(0, equal)), value.substring(equal + 1)));
    }
    claims(parsed, snapshot, surroundings).ifPresent(claims -> edits.add(new Edit.DropUnclaimed(claims)));
    values(parsed, MAX_PARALLELISM).forEach(value -> edits.add(maxParallelism(snapshot, value)));
    if (parsed.hasMatchedOption(CANONICAL)) {
      edits.add(new Edit.ToCanonical());
    }
    if (parsed.hasMatchedOption(CHECKPOINT_ID)) {
      long id = parsed.matchedOptionValue(CHECKPOINT_ID, 0L);
      if (id < 0) {
        throw new UsageException(CHECKPOINT_ID + " " + id + " is not possible; give 0 or more.");
      }
      edits.add(new Edit.ChangeCheckpointId(id));
    }
    int version = parsed.matchedOptionValue(METADATA_VERSION, METADATA_VERSION_WRITTEN);
    if (version != METADATA_VERSION_WRITTEN) {
      throw new UsageException("Metadata of version " + version + " is not written, only version 3, which Flink 1.13 and later read.");
    }
    return edits;
  }

  private static List<String> values(ParseResult parsed, String option) {
    return parsed.matchedOptionValue(option, List.of());
  }

  private static String known(SnapshotView snapshot, String operator) {
    SnapshotArguments.operator(snapshot, operator);
    return operator;
  }

  private static Edit maxParallelism(SnapshotView snapshot, String value) {
    int equal = value.lastIndexOf('=');
    Optional<String> operator = equal < 0 ? Optional.empty() : Optional.of(known(snapshot, value.substring(0, equal)));
    try {
      return new Edit.ChangeMaxParallelism(operator, Integer.parseInt(value.substring(equal + 1)));
    } catch (NumberFormatException notANumber) {
      throw new UsageException(MAX_PARALLELISM + " '" + value + "' is not understood. Give a number from 1 to 32768, or OPERATOR=NUMBER.");
    }
  }

  /** Place of the slash between operator and state: the first one behind the name of an operator, as uids and names of states may hold slashes. */
  private static int slash(SnapshotView snapshot, String value) {
    for (int slash = value.indexOf(STATE_SEPARATOR); slash >= 0; slash = value.indexOf(STATE_SEPARATOR, slash + 1)) {
      String operator = value.substring(0, slash);
      if (snapshot.operatorOfUid(operator).or(() -> snapshot.operator(operator)).isPresent()) {
        return slash;
      }
    }
    return value.indexOf(STATE_SEPARATOR);
  }

  private static Optional<Map<String, Optional<Set<String>>>> claims(ParseResult parsed, SnapshotView snapshot, CommandSurroundings surroundings) {
    Path job = parsed.matchedOptionValue(JOB, null);
    String claimed = parsed.matchedOptionValue(CLAIMED, null);
    if (!parsed.hasMatchedOption(REMOVE_UNCLAIMED)) {
      if (job != null || claimed != null) {
        throw new UsageException((job != null ? JOB : CLAIMED) + " says what is claimed. Add " + REMOVE_UNCLAIMED + ".");
      }
      return Optional.empty();
    }
    if ((job == null) == (claimed == null)) {
      throw new UsageException(REMOVE_UNCLAIMED + " needs to know what is claimed. Give either " + JOB + " or " + CLAIMED + ".");
    }
    return Optional.of(job != null ? claims(job, surroundings) : claims(snapshot, claimed));
  }

  private static Map<String, Optional<Set<String>>> claims(Path job, CommandSurroundings surroundings) {
    JobLoadResult loaded = JobFile.load(surroundings.resolve(job));
    if (loaded.job().isEmpty()) {
      throw new UsageException("the job cannot be read. " + loaded.problems().stream().map(problem -> ProblemText.line(job.toString(), problem))
          .collect(Collectors.joining(" ")));
    }
    Map<String, Optional<Set<String>>> claims = new LinkedHashMap<>();
    for (Operator operator : loaded.job().get().getOperators()) {
      claims.put(operator.getUid(), Optional.empty());
    }
    return claims;
  }

  private static Map<String, Optional<Set<String>>> claims(SnapshotView snapshot, String claimed) {
    Map<String, Optional<Set<String>>> claims = new LinkedHashMap<>();
    for (String claim : claimed.split(",")) {
      boolean isOperator = snapshot.operatorOfUid(claim).isPresent();
      int slash = isOperator ? -1 : slash(snapshot, claim);
      if (slash < 0) {
        claims.put(claim, Optional.empty());
      } else {
        Set<String> states = new TreeSet<>(claims.getOrDefault(claim.substring(0, slash), Optional.of(Set.of())).orElse(Set.of()));
        states.add(claim.substring(slash + 1));
        claims.put(claim.substring(0, slash), Optional.of(states));
      }
    }
    return claims;
  }
}
