package dev.stillwater.cli;

import dev.stillwater.engine.json.Json;
import dev.stillwater.host.client.ClientException;
import dev.stillwater.host.client.Document;
import dev.stillwater.host.client.JobClient;
import dev.stillwater.host.registry.JobEntry;
import dev.stillwater.host.registry.JobRegistry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code checkpoints JOB_ID}: the last checkpoints and savepoints of a job, also after it has ended.
 *
 * <p>THREADING: stateless.
 */
final class CheckpointsVerb implements Verb {
  private static final List<String> FORMATS = List.of(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSON_LINES);
  private static final String UNKNOWN = "n/a";

  @Override
  public String name() {
    return "checkpoints";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(name());
    spec.usageMessage().customSynopsis("stillwater checkpoints JOB_ID [--format text|json|jsonl] [--json] [--debug]");
    spec.usageMessage().description("Shows the checkpoints and savepoints of a job.", "How many there were, and the last ten with time, duration, size and path; also when the job has ended.");
    spec.addPositional(JobLookup.jobId());
    spec.addOption(OutputFormat.formatOption(FORMATS, "text; json: the document that Flink's REST interface has for it; jsonl: a checkpoint a line."));
    spec.addOption(OutputFormat.jsonOption());
    return spec;
  }

  @Override
  public int run(ParseResult parsed, CommandSurroundings surroundings) {
    String format = OutputFormat.of(parsed, FORMATS);
    JobRegistry registry = JobRegistry.user();
    JobEntry entry = JobLookup.find(registry, parsed);
    return new RemoteWork(surroundings, entry).run(() -> {
      Document statistics = statistics(registry, entry);
      switch (format) {
        case OutputFormat.JSON -> surroundings.out().println(Json.text(statistics.members()));
        case OutputFormat.JSON_LINES -> statistics.objects("history").forEach(each -> surroundings.out().println(Json.text(each.members())));
        default -> text(statistics, surroundings);
      }
    });
  }

  private static Document statistics(JobRegistry registry, JobEntry entry) throws ClientException {
    try (JobClient client = JobLookup.client(registry, entry)) {
      return client.checkpoints(entry.jobId());
    } catch (ClientException problem) {
      JobEntry now = registry.entry(entry.jobId()).orElse(entry);
      if (!now.state().isTerminal() || entry.state().isTerminal()) {
        throw problem;
      }
      // It has ended in this moment.
      try (JobClient client = JobLookup.client(registry, now)) {
        return client.checkpoints(entry.jobId());
      }
    }
  }

  private static void text(Document statistics, CommandSurroundings surroundings) {
    Document counts = statistics.object("counts").orElse(new Document(Map.of()));
    surroundings.out().println(number(counts, "completed") + " completed, " + number(counts, "failed") + " failed, " + number(counts, "in_progress") + " in progress, "
        + number(counts, "restored") + " restored");
    statistics.object("latest").flatMap(latest -> latest.object("restored")).ifPresent(restored -> surroundings.out()
        .println("Began with " + (restored.flag("is_savepoint") ? "savepoint " : "checkpoint ") + number(restored, "id") + restored.text("external_path").map(path -> ": " + path).orElse("")));
    List<Document> history = statistics.objects("history");
    if (history.isEmpty()) {
      return;
    }
    TextTable table = new TextTable("", ">ID", "KIND", "STATUS", "TRIGGERED", ">DURATION", ">WRITTEN", ">STATE", "PATH OR REASON");
    for (Document each : history) {
      String label = each.text("label").map(text -> "'" + text + "' ").orElse("");
      table.row(number(each, "id"), each.flag("is_savepoint") ? "savepoint" : "checkpoint", each.text("status").orElse(UNKNOWN), time(each.number("trigger_timestamp")),
          duration(each), size(each.number("checkpointed_size")), size(each.number("state_size")),
          label + each.text("failure_message").or(() -> each.text("external_path").map(TextTable::whole)).orElse(""));
    }
    table.lines().forEach(surroundings.out()::println);
  }

  private static String number(Document document, String name) {
    OptionalLong number = document.number(name);
    return number.isPresent() ? Quantity.grouped(number.getAsLong()) : UNKNOWN;
  }

  private static String duration(Document checkpoint) {
    OptionalLong ms = checkpoint.number("end_to_end_duration");
    return ms.isEmpty() || ms.getAsLong() < 0 ? UNKNOWN : Elapsed.text(ms.getAsLong());
  }

  private static String time(OptionalLong ms) {
    return ms.isEmpty() ? UNKNOWN : Instant.ofEpochMilli(ms.getAsLong()).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String size(OptionalLong bytes) {
    return bytes.isEmpty() ? UNKNOWN : Quantity.size(bytes.getAsLong());
  }
}
