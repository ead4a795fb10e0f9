package dev.stillwater.cli;

import dev.stillwater.engine.json.Json;
import dev.stillwater.host.client.Document;
import dev.stillwater.host.client.JobClient;
import dev.stillwater.host.client.SavepointOrder;
import dev.stillwater.host.registry.JobEntry;
import dev.stillwater.host.registry.JobRegistry;
import dev.stillwater.model.ParameterValues;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code savepoint JOB_ID [DIR]}: takes a savepoint of a running job, which goes on, once or again and again.
 *
 * <p>THREADING: stateless.
 */
final class SavepointVerb implements Verb {
  private static final String EVERY = "--every";
  private static final String KEEP = "--keep";
  private static final String NO_SCHEDULE = "--no-schedule";
  private static final long INTERVAL_MS_MIN = 1000;

  @Override
  public String name() {
    return "savepoint";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(name());
    spec.usageMessage().customSynopsis("stillwater savepoint JOB_ID [DIR] [--label LABEL] [--note NOTE] [--type canonical|native]%n"
        + "                            [--every D [--keep N] | --no-schedule] [--json] [--debug]");
    spec.usageMessage().description("Takes a savepoint of a running job, which goes on, and prints where it is.",
        "With --every it takes one again and again from then on.");
    spec.addPositional(JobLookup.jobId());
    spec.addPositional(PositionalParamSpec.builder().paramLabel("DIR").index("1").arity("0..1").type(String.class)
        .description("Folder in which the savepoint's folder is made; else the job's own, else out/<job>/savepoints beside the job file.").build());
    SavepointArguments.addTo(spec);
    spec.addOption(OptionSpec.builder(EVERY).paramLabel("D").type(String.class)
        .description("Take a savepoint every so often, such as 10min, in the job's own process until it ends; returns at once.").build());
    spec.addOption(OptionSpec.builder(KEEP).paramLabel("N").type(Integer.class)
        .description("Of those of the schedule keep the last N; else all. One that a run began with, or that has a note, is kept anyway.").build());
    spec.addOption(OptionSpec.builder(NO_SCHEDULE).description("End the schedule; its savepoints stay.").build());
    return spec;
  }

  @Override
  public int run(ParseResult parsed, CommandSurroundings surroundings) {
    String format = OutputFormat.of(parsed, SavepointArguments.FORMATS);
    SavepointOrder order = SavepointArguments.parse(parsed, Optional.ofNullable(parsed.matchedPositionalValue(1, null)), surroundings);
    JobRegistry registry = JobRegistry.user();
    JobEntry entry = JobLookup.findRunning(registry, parsed);
    if (parsed.hasMatchedOption(EVERY) || parsed.hasMatchedOption(NO_SCHEDULE)) {
      return schedule(parsed, order, registry, entry, surroundings);
    }
    if (parsed.hasMatchedOption(KEEP)) {
      throw new UsageException(KEEP + " says how many savepoints of a schedule are kept. Add " + EVERY + ".");
    }
    return new RemoteWork(surroundings, entry).run(() -> {
      try (JobClient client = JobLookup.client(registry, entry)) {
        String path = client.awaitSavepoint(entry.jobId(), client.triggerSavepoint(entry.jobId(), order));
        surroundings.out().println(RemoteWork.savepointText(entry.jobId(), path, format));
      }
    });
  }

  private static int schedule(ParseResult parsed, SavepointOrder order, JobRegistry registry, JobEntry entry, CommandSurroundings surroundings) {
    if (parsed.hasMatchedOption(EVERY) && parsed.hasMatchedOption(NO_SCHEDULE)) {
      throw new UsageException(EVERY + " begins a schedule and " + NO_SCHEDULE + " ends it. Give one of them.");
    }
    Integer keep = parsed.matchedOptionValue(KEEP, null);
    if (keep != null && keep < 1) {
      throw new UsageException(KEEP + " " + keep + " is not possible; give 1 or more, or leave it out to keep all.");
    }
    String every = parsed.matchedOptionValue(EVERY, null);
    long everyMs = every == null ? 0 : intervalMs(every);
    boolean isJson = OutputFormat.of(parsed, SavepointArguments.FORMATS).equals(OutputFormat.JSON);
    return new RemoteWork(surroundings, entry).run(() -> {
      try (JobClient client = JobLookup.client(registry, entry)) {
        Document schedule = every == null ? client.endSchedule(entry.jobId())
            : client.startSchedule(entry.jobId(), everyMs, keep == null ? OptionalInt.empty() : OptionalInt.of(keep), order);
        surroundings.out().println(isJson ? Json.text(schedule.members()) : every == null ? "No more savepoints are taken by themselves."
            : "A savepoint every " + every + (keep == null ? "" : ", the last " + keep + " kept") + ", in " + schedule.text("target-directory")
                .orElse("the job's own folder"));
      }
    });
  }

  private static long intervalMs(String text) {
    try {
      long ms = ParameterValues.parseDuration(text).toMillis();
      if (ms >= INTERVAL_MS_MIN) {
        return ms;
      }
    } catch (IllegalArgumentException problem) {
      throw new UsageException(EVERY + ": " + problem.getMessage());
    }
    throw new UsageException(EVERY + ": " + text + " is too short; give 1s or more.");
  }
}
