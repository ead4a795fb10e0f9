package dev.stillwater.cli;

import dev.stillwater.host.client.JobClient;
import dev.stillwater.host.client.SavepointOrder;
import dev.stillwater.host.registry.JobEntry;
import dev.stillwater.host.registry.JobRegistry;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code savepoint JOB_ID [DIR]}: takes a savepoint of a running job, which goes on.
 *
 * <p>THREADING: stateless.
 */
final class SavepointVerb implements Verb {
  @Override
  public String name() {
    return "savepoint";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(name());
    spec.usageMessage().customSynopsis("stillwater savepoint JOB_ID [DIR] [--label LABEL] [--type canonical|native] [--json] [--debug]");
    spec.usageMessage().description("Takes a savepoint of a running job, which goes on, and prints where it is.");
    spec.addPositional(JobLookup.jobId());
    spec.addPositional(PositionalParamSpec.builder().paramLabel("DIR").index("1").arity("0..1").type(String.class)
        .description("Folder in which the savepoint's folder is made; else the job's own, else out/<job>/savepoints beside the job file.").build());
    SavepointArguments.addTo(spec);
    return spec;
  }

  @Override
  public int run(ParseResult parsed, CommandSurroundings surroundings) {
    String format = OutputFormat.of(parsed, SavepointArguments.FORMATS);
    SavepointOrder order = SavepointArguments.parse(parsed, Optional.ofNullable(parsed.matchedPositionalValue(1, null)), surroundings);
    JobRegistry registry = JobRegistry.user();
    JobEntry entry = JobLookup.findRunning(registry, parsed);
    return new RemoteWork(surroundings).run(() -> {
      try (JobClient client = JobLookup.client(registry, entry)) {
        String path = client.awaitSavepoint(entry.jobId(), client.triggerSavepoint(entry.jobId(), order));
        surroundings.out().println(RemoteWork.savepointText(entry.jobId(), path, format));
      }
    });
  }
}
