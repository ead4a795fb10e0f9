package dev.stillwater.cli;

import dev.stillwater.compiler.expression.NameSuggestion;
import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.compare.Equality;
import dev.stillwater.engine.compare.WantedKey;
import dev.stillwater.engine.replay.ReplaySpeed;
import dev.stillwater.host.replay.Comparison;
import dev.stillwater.host.replay.EqualityText;
import dev.stillwater.host.replay.ReplayRequest;
import dev.stillwater.host.replay.UntilText;
import dev.stillwater.host.replay.VersionName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options of {@code replay}.
 *
 * <p>THREADING: stateless.
 */
final class ReplayArguments {
  static final String ALL = "--all";
  static final String REPORT = "--report";
  static final String OUT = "--out";
  static final String SAVEPOINT = "--savepoint";
  static final String SAVE = "--save";
  static final List<String> FORMATS = List.of(OutputFormat.TEXT, OutputFormat.JSON);
  private static final String FROM = "--from";
  private static final String JOB = "--job";
  private static final String UNTIL = "--until";
  private static final String SET = "--set";
  private static final String IGNORE = "--ignore";
  private static final String TOLERANCE = "--tolerance";
  private static final String KEY = "--key";
  private static final String ORDERED = "--ordered";
  private static final String WINDOW = "--window";
  private static final String BEHIND = "--behind";
  private static final String STREAMS = "--streams";
  private static final String OPEN_SINK = "--open-sink";
  private static final String PARALLELISM = "--parallelism";
  private static final String BACKEND = "--backend";
  private static final String SEED = "--seed";
  static final String SPEED = "--speed";
  private static final String ALLOW = "--allow-non-restored-state";
  private static final List<String> OF_COMPARISON = List.of(IGNORE, TOLERANCE, KEY, ORDERED, WINDOW, BEHIND, REPORT, SAVE);
  private static final List<String> OF_FILE = List.of(FROM, JOB, UNTIL, SET, IGNORE, TOLERANCE, KEY, ORDERED, WINDOW, STREAMS, OPEN_SINK, PARALLELISM, BACKEND, SEED,
      ALLOW, OUT, SAVEPOINT, SAVE, ReplayModes.TO_FAILURE, ReplayModes.CHECK_DETERMINISM, ReplayModes.CHECKPOINT_DIR);

  private ReplayArguments() {
  }

  /** Adds the options to the verb. */
  static void addTo(CommandSpec spec) {
    spec.addPositional(PositionalParamSpec.builder().paramLabel("COMPARISON|FOLDER").arity("0..1").type(Path.class)
        .description("A comparison file, in place of the options that say what is compared; with --all the folder below which such files are looked for.").build());
    spec.addOption(OptionSpec.builder(ALL).description("Run all *.comparison files below the folder (default: the current one) as regression tests.").build());
    spec.addOption(text(FROM, "SNAPSHOT", "The snapshot to begin with, or 'latest', the newest checkpoint of the job; without it the replay begins with the input."));
    spec.addOption(list(JOB, "JOB", "The version, and with a second --job the one to compare it with: FILE, FILE@GIT_REVISION, or 'snapshot', the job that is kept "
        + "beside the snapshot. Without it that job."));
    spec.addOption(text(UNTIL, "END", "Where it ends: end (of the data, the default), records:N, an event time, another snapshot, or a position such as "
        + "'flights:line 5000'."));
    spec.addOption(list(SET, "[A:|B:]UID.PARAM=VALUE", "Change a parameter of one operator, of both versions or of one."));
    spec.addOption(list(IGNORE, "FIELD", "A field that is not compared; UID.FIELD for that of one sink."));
    spec.addOption(text(TOLERANCE, "X", "Numbers are equal that differ by no more than X, such as 0.01, or a share such as 1%%."));
    spec.addOption(list(KEY, "FIELD", "A field that says which results of A and B are the same one."));
    spec.addOption(OptionSpec.builder(ORDERED).description("The order of results counts.").build());
    spec.addOption(list(WINDOW, "FROM..TO", "Compare only results with an event time in this range, TO not included."));
    spec.addOption(OptionSpec.builder(STREAMS).description("Compare what runs through the streams as well.").build());
    spec.addOption(list(OPEN_SINK, "UID", "Let this sink write as it would in a run. The others touch nothing."));
    spec.addOption(OptionSpec.builder(PARALLELISM).paramLabel("N").type(Integer.class).description("Number of subtasks of every operator that sets none; without it all have 1.").build());
    spec.addOption(text(BACKEND, "KIND", "State backend: memory, filesystem (default) or rocksdb."));
    spec.addOption(OptionSpec.builder(SEED).paramLabel("N").type(Long.class).description("Order in which subtasks take their steps; 0, the default, is that of the plan.").build());
    spec.addOption(OptionSpec.builder(ALLOW).description("Begin although state of the snapshot belongs to no operator of a version.").build());
    spec.addOption(text(SPEED, "SPEED", "max (default), real, as fast as it was, or a multiple such as 10x."));
    spec.addOption(text(REPORT, "FILE", "Write the report to a file: .html, .json or .txt."));
    spec.addOption(text(BEHIND, "KEY[@START]", "Show the input behind this key, of the window that begins then: ORD@2001-01-04; several fields with commas between. Default: behind "
        + "the first result that differs."));
    spec.addOption(text(OUT, "FILE.csv", "Of one version: write the results, those of several sinks to FILE-<uid>.csv."));
    spec.addOption(text(SAVEPOINT, "DIR", "Of one version: leave the state at the end as a savepoint."));
    spec.addOption(text(SAVE, "FILE.comparison", "Of two versions: keep these options as a comparison file."));
    ReplayModes.addTo(spec);
    spec.addOption(OutputFormat.formatOption(FORMATS, "text (default), whose first line is the verdict, or json, one document."));
    spec.addOption(OutputFormat.jsonOption());
  }

  private static OptionSpec text(String name, String label, String description) {
    return OptionSpec.builder(name).paramLabel(label).type(String.class).description(description).build();
  }

  private static OptionSpec list(String name, String label, String description) {
    return OptionSpec.builder(name).paramLabel(label).arity("1").type(List.class).auxiliaryTypes(String.class).description(description + " May be repeated.").build();
  }

  /** The comparison that the options describe; B is missing where only one version is named. Paths are as they were given. */
  static Comparison comparison(ParseResult parsed) {
    List<String> jobs = parsed.matchedOptionValue(JOB, List.of());
    if (jobs.size() > 2) {
      throw new UsageException(JOB + " is given " + jobs.size() + " times; two versions can be compared, not more.");
    }
    if (jobs.isEmpty() && !parsed.hasMatchedOption(FROM)) {
      throw new UsageException("There is nothing to replay. Name a snapshot with " + FROM + ", a job with " + JOB + ", or a comparison file.");
    }
    if (jobs.size() < 2) {
      refuse(parsed, OF_COMPARISON, " is about two versions; name the second one with " + JOB + " ('snapshot' is the job beside the snapshot).");
    } else {
      refuse(parsed, List.of(OUT, SAVEPOINT), " is about one version; leave out the second " + JOB + ".");
    }
    ReplayRequest.Conditions conditions = new ReplayRequest.Conditions(Set.copyOf(parsed.matchedOptionValue(OPEN_SINK, List.<String>of())), parallelism(parsed),
        backend(parsed), parsed.matchedOptionValue(SEED, 0L), speed(parsed), parsed.hasMatchedOption(ALLOW), parsed.hasMatchedOption(STREAMS));
    return new Comparison("", "", Optional.ofNullable(parsed.<String>matchedOptionValue(FROM, null)), jobs.isEmpty() ? VersionName.SNAPSHOT : jobs.getFirst(),
        jobs.size() == 2 ? jobs.getLast() : "", parsed.matchedOptionValue(SET, List.of()), parsed.matchedOptionValue(UNTIL, UntilText.END), equality(parsed), conditions);
  }

  /** Refuses options that a comparison file holds itself. */
  static void refuseOptionsOfFile(ParseResult parsed, String what) {
    refuse(parsed, OF_FILE, " does not go with " + what + ", which says that itself.");
  }

  /** Refuses options about one comparison where all are run. */
  static void refuseOptionsOfOne(ParseResult parsed) {
    refuse(parsed, List.of(REPORT, SPEED, BEHIND), " is about one comparison; run it by its file.");
  }

  private static void refuse(ParseResult parsed, List<String> options, String why) {
    options.stream().filter(parsed::hasMatchedOption).findFirst().ifPresent(option -> {
      throw new UsageException(option + why);
    });
  }

  private static Equality equality(ParseResult parsed) {
    try {
      Equality equality = Equality.EXACT.withOrderIgnored(!parsed.hasMatchedOption(ORDERED))
          .withIgnoredFields(Set.copyOf(parsed.matchedOptionValue(IGNORE, List.<String>of()))).withKeyFields(parsed.matchedOptionValue(KEY, List.of()));
      String tolerance = parsed.matchedOptionValue(TOLERANCE, null);
      Equality tolerant = tolerance == null ? equality : EqualityText.withTolerance(equality, tolerance);
      List<Equality.TimeRange> windows = new ArrayList<>();
      for (String window : parsed.matchedOptionValue(WINDOW, List.<String>of())) {
        windows.add(EqualityText.range(window));
      }
      return tolerant.withWindows(windows);
    } catch (IllegalArgumentException problem) {
      throw new UsageException(problem.getMessage());
    }
  }

  /** The key whose input is asked for. */
  static Optional<WantedKey> behind(ParseResult parsed) {
    try {
      return Optional.ofNullable(parsed.<String>matchedOptionValue(BEHIND, null)).map(EqualityText::key);
    } catch (IllegalArgumentException problem) {
      throw new UsageException(BEHIND + ": " + problem.getMessage());
    }
  }

  private static OptionalInt parallelism(ParseResult parsed) {
    Integer value = parsed.matchedOptionValue(PARALLELISM, null);
    if (value != null && value < 1) {
      throw new UsageException("The parallelism " + value + " is not possible; give 1 or more.");
    }
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private static StateBackendSettings.Kind backend(ParseResult parsed) {
    String text = parsed.matchedOptionValue(BACKEND, StateBackendSettings.Kind.FILESYSTEM.text());
    List<String> names = Arrays.stream(StateBackendSettings.Kind.values()).map(StateBackendSettings.Kind::text).toList();
    if (!names.contains(text)) {
      throw new UsageException(BACKEND + ": '" + text + "' is not known; expected " + String.join(", ", names) + "."
          + NameSuggestion.nearest(text, names).map(name -> " Did you mean '" + name + "'?").orElse(""));
    }
    return StateBackendSettings.Kind.valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** How fast the replay goes on. */
  static ReplaySpeed speed(ParseResult parsed) {
    String text = parsed.matchedOptionValue(SPEED, "max");
    if (text.equals("max")) {
      return ReplaySpeed.AS_FAST_AS_POSSIBLE;
    }
    if (text.equals("real")) {
      return ReplaySpeed.REAL_TIME;
    }
    try {
      double factor = Double.parseDouble(text.endsWith("x") ? text.substring(0, text.length() - 1) : text);
      if (factor > 0 && !Double.isInfinite(factor)) {
        return new ReplaySpeed(factor);
      }
    } catch (NumberFormatException notANumber) {
      throw new UsageException(SPEED + ": '" + text + "' is not understood; expected max, real, or a multiple such as 10x.");
    }
    throw new UsageException(SPEED + ": '" + text + "' is not possible; expected max, real, or a multiple above 0 such as 10x.");
  }
}
