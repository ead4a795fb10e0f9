package dev.stillwater.cli;

import dev.stillwater.compiler.expression.NameSuggestion;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * Parameters that the verbs of snapshots share: which snapshot, and what in it.
 *
 * <p>THREADING: stateless.
 */
final class SnapshotArguments {
  static final String ROOT = "--root";
  static final String UID = "--uid";
  static final String ELSEWHERE = "--read-elsewhere";
  private static final int LISTED_MAX = 40;

  private SnapshotArguments() {
  }

  /** A required path of a snapshot. */
  static PositionalParamSpec snapshot(String label, int index, String description) {
    return PositionalParamSpec.builder().paramLabel(label).index(Integer.toString(index)).arity("1").required(true).type(Path.class)
        .description(description).build();
  }

  /** The option {@code --root}. */
  static OptionSpec rootOption() {
    return OptionSpec.builder(ROOT).paramLabel("DIR").type(Path.class)
        .description("Folder below which files are looked for that the snapshot names by absolute paths.").build();
  }

  /** The option {@code --read-elsewhere}. */
  static OptionSpec elsewhereOption() {
    return OptionSpec.builder(ELSEWHERE)
        .description("Also read files that the snapshot points to outside of its folder, its sidecar and the folders shared and taskowned beside it.").build();
  }

  /** Opens the snapshot that the positional parameter names. */
  static SnapshotView open(ParseResult parsed, int index, CommandSurroundings surroundings, ForegroundWork work) throws SnapshotException {
    return open(parsed, parsed.<Path>matchedPositionalValue(index, null), surroundings, work);
  }

  /** Opens the snapshot at a path of the command line. */
  static SnapshotView open(ParseResult parsed, Path path, CommandSurroundings surroundings, ForegroundWork work) throws SnapshotException {
    Path named = surroundings.resolve(path);
    return SnapshotReader.open(named, work.options(parsed, named), work);
  }

  /**
   * The operator that the uid, the id or else the name belongs to.
   *
   * @throws UsageException if there is none; names the nearest and what there is
   */
  static OperatorView operator(SnapshotView snapshot, String named) {
    Optional<OperatorView> found = snapshot.operatorOfUid(named).or(() -> snapshot.operator(named));
    if (found.isPresent()) {
      return found.get();
    }
    List<OperatorView> ofName = snapshot.operators().stream().filter(operator -> operator.name().filter(named::equals).isPresent()).toList();
    if (ofName.size() == 1) {
      return ofName.getFirst();
    }
    List<String> labels = snapshot.operators().stream().map(OperatorView::label).toList();
    throw new UsageException("The snapshot has no operator '" + named + "'." + nearest(named, labels) + listed("operators", labels));
  }

  /** A question with the candidate that is nearest to what was named, empty if none is near. */
  static String nearest(String named, Collection<String> candidates) {
    return NameSuggestion.nearest(named, candidates).map(name -> " Did you mean '" + name + "'?").orElse("");
  }

  /** A sentence that says what there is. */
  static String listed(String what, List<String> names) {
    if (names.isEmpty()) {
      return " There are no " + what + ".";
    }
    String more = names.size() > LISTED_MAX ? " and " + (names.size() - LISTED_MAX) + " more" : "";
    return " The " + what + " are: " + String.join(", ", names.subList(0, Math.min(LISTED_MAX, names.size()))) + more + ".";
  }
}
