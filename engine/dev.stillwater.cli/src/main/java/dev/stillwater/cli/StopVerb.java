package dev.stillwater.cli;

import dev.stillwater.host.client.JobClient;
import dev.stillwater.host.client.SavepointOrder;
import dev.stillwater.host.registry.JobEntry;
import dev.stillwater.host.registry.JobRegistry;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code stop JOB_ID}: ends a running job with a savepoint.
 *
 * <p>THREADING: stateless.
 */
final class StopVerb implements Verb {
  private static final String DRAIN = "--drain";
  private static final String DIRECTORY = "--savepoint-dir";

  @Override
  public String name() {
    return "stop";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(name());
    spec.usageMessage().customSynopsis("stillwater stop JOB_ID [--drain] [--savepoint-dir DIR] [--label LABEL] [--note NOTE] [--type canonical|native] [--json] [--debug]");
    spec.usageMessage().description("Ends a running job with a savepoint, and prints where it is.", "When the savepoint fails the job goes on.");
    spec.addPositional(JobLookup.jobId());
    spec.addOption(OptionSpec.builder(DRAIN).description("Fire all windows and event-time timers first, for a job that is not to go on.").build());
    spec.addOption(OptionSpec.builder(DIRECTORY).paramLabel("DIR").type(String.class)
        .description("Folder in which the savepoint's folder is made; else the job's own, else out/<job>/savepoints beside the job file.").build());
    SavepointArguments.addTo(spec);
    return spec;
  }

  @Override
  public int run(ParseResult parsed, CommandSurroundings surroundings) {
    String format = OutputFormat.of(parsed, SavepointArguments.FORMATS);
    SavepointOrder order = SavepointArguments.parse(parsed, Optional.ofNullable(parsed.matchedOptionValue(DIRECTORY, null)), surroundings);
    JobRegistry registry = JobRegistry.user();
    JobEntry entry = JobLookup.findRunning(registry, parsed);
    return new RemoteWork(surroundings, entry).run(() -> {
      try (JobClient client = JobLookup.client(registry, entry)) {
        String path = client.awaitSavepoint(entry.jobId(), client.triggerStop(entry.jobId(), order, parsed.hasMatchedOption(DRAIN)));
        RemoteWork.awaitEnd(registry, entry);
        surroundings.out().println(RemoteWork.savepointText(entry.jobId(), path, format));
      }
    });
  }
}
