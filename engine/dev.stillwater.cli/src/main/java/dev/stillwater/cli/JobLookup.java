package dev.stillwater.cli;

import dev.stillwater.host.client.ClientException;
import dev.stillwater.host.client.JobClient;
import dev.stillwater.host.registry.JobEntry;
import dev.stillwater.host.registry.JobRegistry;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * Finds the job that a verb is about.
 *
 * <p>THREADING: stateless.
 */
final class JobLookup {
  private static final int START_MIN = 4;

  private JobLookup() {
  }

  /** The positional argument {@code JOB_ID}. */
  static PositionalParamSpec jobId() {
    return PositionalParamSpec.builder().paramLabel("JOB_ID").index("0").arity("1").required(true).type(String.class)
        .description("Id of the job as 'list' shows it, or its beginning, at least four digits.").build();
  }

  /**
   * The job of the id.
   *
   * @throws UsageException if there is none, or several begin so
   */
  static JobEntry find(JobRegistry registry, ParseResult parsed) {
    String text = parsed.matchedPositionalValue(0, "");
    if (!text.matches("[0-9a-fA-F]{4,32}")) {
      throw new UsageException("'" + text + "' is no job id; expected 32 hexadecimal digits as 'list' shows them, or at least the first " + START_MIN + ".");
    }
    List<JobEntry> found;
    try {
      found = registry.startingWith(text.toLowerCase(Locale.ROOT));
    } catch (UncheckedIOException e) {
      throw new UsageException(e.getMessage());
    }
    if (found.isEmpty()) {
      throw new UsageException("There is no job " + text + ". See the jobs with 'list'.");
    }
    if (found.size() > 1) {
      throw new UsageException("The jobs " + String.join(", ", found.stream().map(JobEntry::jobId).toList()) + " begin with " + text + ". Give more digits.");
    }
    return found.getFirst();
  }

  /**
   * The job, which must run.
   *
   * @throws UsageException if it has ended
   */
  static JobEntry findRunning(JobRegistry registry, ParseResult parsed) {
    JobEntry entry = find(registry, parsed);
    if (entry.state().isTerminal()) {
      throw new UsageException("The job " + entry.jobId() + " (" + entry.name() + ") has ended: " + entry.state() + entry.failure().map(text -> ". " + text).orElse("."));
    }
    return entry;
  }

  /** A client of the job. */
  static JobClient client(JobRegistry registry, JobEntry entry) throws ClientException {
    return JobClient.of(registry, entry, JobClient.TIMEOUT);
  }
}
