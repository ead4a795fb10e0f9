package dev.stillwater.cli;

import dev.stillwater.engine.json.Json;
import dev.stillwater.host.client.JobClient;
import dev.stillwater.host.registry.JobEntry;
import dev.stillwater.host.registry.JobRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code cancel JOB_ID}: ends a running job without a savepoint.
 *
 * <p>THREADING: stateless.
 */
final class CancelVerb implements Verb {
  @Override
  public String name() {
    return "cancel";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(name());
    spec.usageMessage().customSynopsis("stillwater cancel JOB_ID [--json] [--debug]");
    spec.usageMessage().description("Ends a running job without a savepoint.", "Waits until it has ended. Its checkpoints stay unless the job says otherwise.");
    spec.addPositional(JobLookup.jobId());
    spec.addOption(OutputFormat.formatOption(SavepointArguments.FORMATS, "text, or json: an object with jobId and state."));
    spec.addOption(OutputFormat.jsonOption());
    return spec;
  }

  @Override
  public int run(ParseResult parsed, CommandSurroundings surroundings) {
    String format = OutputFormat.of(parsed, SavepointArguments.FORMATS);
    JobRegistry registry = JobRegistry.user();
    JobEntry entry = JobLookup.findRunning(registry, parsed);
    return new RemoteWork(surroundings, entry).run(() -> {
      try (JobClient client = JobLookup.client(registry, entry)) {
        client.cancel(entry.jobId());
      }
      JobEntry ended = RemoteWork.awaitEnd(registry, entry);
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("jobId", ended.jobId());
      document.put("state", ended.state().name());
      surroundings.out().println(format.equals(OutputFormat.JSON) ? Json.text(document) : ended.jobId() + " " + ended.state());
    });
  }
}
