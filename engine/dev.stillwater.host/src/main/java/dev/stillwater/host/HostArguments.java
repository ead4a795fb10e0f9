package dev.stillwater.host;

import dev.stillwater.compiler.CompileOptions;
import dev.stillwater.engine.checkpoint.ClaimMode;
import dev.stillwater.engine.checkpoint.StateBackendSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The arguments of a job's own process, as those who start one write them and as it reads them.
 *
 * <p>THREADING: immutable.
 *
 * @param request what is to run
 * @param isProgressShown whether the error stream has a {@link JobProgress} line a second
 * @param isServed whether the registry tells of the job and its process answers requests
 * @param isDetached whether the job lives on when the input stream ends; it is served then
 * @param jobId id of the run; empty for a new one
 * @param limit time after which the job is cancelled
 */
public record HostArguments(RunRequest request, boolean isProgressShown, boolean isServed, boolean isDetached, Optional<String> jobId, Optional<Duration> limit) {
  /** How the arguments are written. */
  public static final String USAGE = "usage: JobProcess JOB [--set UID.PARAM=VALUE]... [--parallelism N] [--backend KIND] [--checkpoint-interval-ms N] "
      + "[--checkpoint-dir DIR] [--retain N] [--from SNAPSHOT|latest] [--allow-non-restored-state] [--claim-mode claim|no-claim] [--for-ms N] [--progress] "
      + "[--serve] [--detached] [--job-id HEX]";
  private static final String SET = "--set";
  private static final String PARALLELISM = "--parallelism";
  private static final String BACKEND = "--backend";
  private static final String INTERVAL = "--checkpoint-interval-ms";
  private static final String DIRECTORY = "--checkpoint-dir";
  private static final String RETAIN = "--retain";
  private static final String FROM = "--from";
  private static final String ALLOW = "--allow-non-restored-state";
  private static final String CLAIM_MODE = "--claim-mode";
  private static final String LIMIT = "--for-ms";
  private static final String PROGRESS = "--progress";
  private static final String SERVE = "--serve";
  private static final String DETACHED = "--detached";
  private static final String JOB_ID = "--job-id";
  private static final String CLAIM = "claim";
  private static final Set<String> FLAGS = Set.of(ALLOW, PROGRESS, SERVE, DETACHED);
  private static final Set<String> OPTIONS = Set.of(SET, PARALLELISM, BACKEND, INTERVAL, DIRECTORY, RETAIN, FROM, CLAIM_MODE, LIMIT, JOB_ID);

  public HostArguments {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(jobId, "jobId");
    Objects.requireNonNull(limit, "limit");
  }

  /** The arguments of a job that lives on when whoever starts it has gone. */
  public static HostArguments detached(RunRequest request, String jobId, Optional<Duration> limit) {
    return new HostArguments(request, false, true, true, Optional.of(jobId), limit);
  }

  /** The arguments of a job that ends with whoever starts it, and that answers requests until then. */
  public static HostArguments served(RunRequest request, String jobId) {
    return new HostArguments(request, true, true, false, Optional.of(jobId), Optional.empty());
  }

  /** The arguments as words, which {@link #parse} understands in a process with the same current folder. */
  public List<String> toWords() {
    List<String> words = new ArrayList<>(List.of(request.jobFile().toString()));
    request.settings().forEach(setting -> words.addAll(List.of(SET, setting)));
    request.parallelism().ifPresent(value -> words.addAll(List.of(PARALLELISM, Integer.toString(value))));
    CheckpointOverrides checkpoints = request.checkpoints();
    checkpoints.backend().ifPresent(kind -> words.addAll(List.of(BACKEND, kind.text())));
    checkpoints.intervalMs().ifPresent(value -> words.addAll(List.of(INTERVAL, Long.toString(value))));
    checkpoints.directory().ifPresent(path -> words.addAll(List.of(DIRECTORY, path.toString())));
    checkpoints.retained().ifPresent(value -> words.addAll(List.of(RETAIN, Integer.toString(value))));
    checkpoints.from().ifPresent(from -> {
      words.addAll(List.of(FROM, from, CLAIM_MODE, checkpoints.claimMode() == ClaimMode.CLAIM ? CLAIM : "no-claim"));
      words.addAll(checkpoints.allowsNonRestoredState() ? List.of(ALLOW) : List.of());
    });
    limit.ifPresent(value -> words.addAll(List.of(LIMIT, Long.toString(value.toMillis()))));
    jobId.ifPresent(id -> words.addAll(List.of(JOB_ID, id)));
    words.addAll(isProgressShown ? List.of(PROGRESS) : List.of());
    words.addAll(isDetached ? List.of(DETACHED) : isServed ? List.of(SERVE) : List.of());
    return words;
  }

  /**
   * The arguments of the words.
   *
   * @throws IllegalArgumentException if they make no sense; the message says why
   */
  public static HostArguments parse(List<String> words) {
    List<String> settings = new ArrayList<>();
    Map<String, String> values = new HashMap<>();
    Optional<Path> job = Optional.empty();
    Iterator<String> rest = words.iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      if (word.equals(SET)) {
        settings.add(value(word, rest));
      } else if (OPTIONS.contains(word)) {
        values.put(word, value(word, rest));
      } else if (FLAGS.contains(word)) {
        values.put(word, "");
      } else if (word.startsWith("-") || job.isPresent()) {
        throw new IllegalArgumentException("'" + word + "' is not understood; " + USAGE);
      } else {
        job = Optional.of(Path.of(word));
      }
    }
    Path file = job.orElseThrow(() -> new IllegalArgumentException("no job file is named; " + USAGE));
    RunRequest request = new RunRequest(file, settings, integer(values, PARALLELISM), Path.of(""), Optional.of(CompileOptions.userCache()), checkpoints(values));
    boolean isDetached = values.containsKey(DETACHED);
    return new HostArguments(request, values.containsKey(PROGRESS), isDetached || values.containsKey(SERVE), isDetached, Optional.ofNullable(values.get(JOB_ID)),
        number(values, LIMIT).stream().mapToObj(Duration::ofMillis).findFirst());
  }

  private static CheckpointOverrides checkpoints(Map<String, String> values) {
    return new CheckpointOverrides(Optional.ofNullable(values.get(BACKEND)).map(HostArguments::backend), number(values, INTERVAL),
        Optional.ofNullable(values.get(DIRECTORY)).map(Path::of), integer(values, RETAIN), Optional.ofNullable(values.get(FROM)), values.containsKey(ALLOW),
        CLAIM.equals(values.get(CLAIM_MODE)) ? ClaimMode.CLAIM : ClaimMode.NO_CLAIM);
  }

  private static StateBackendSettings.Kind backend(String text) {
    return StateBackendSettings.Kind.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static OptionalInt integer(Map<String, String> values, String option) {
    OptionalLong number = number(values, option);
    return number.isPresent() ? OptionalInt.of(Math.toIntExact(number.getAsLong())) : OptionalInt.empty();
  }

  private static OptionalLong number(Map<String, String> values, String option) {
    String text = values.get(option);
    if (text != null && !text.matches("\\d{1,18}")) {
      throw new IllegalArgumentException(option + ": '" + text + "' is no number; " + USAGE);
    }
    return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value; " + USAGE);
    }
    return rest.next();
  }
}
