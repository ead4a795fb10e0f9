package dev.stillwater.cli;

import dev.stillwater.engine.json.Json;
import dev.stillwater.host.ProcessExit;
import dev.stillwater.host.client.ClientException;
import dev.stillwater.host.client.Document;
import dev.stillwater.host.client.JobClient;
import dev.stillwater.host.registry.JobEntry;
import dev.stillwater.host.registry.JobRegistry;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code list}: the jobs of this user on this machine, running and ended.
 *
 * <p>THREADING: stateless.
 */
final class ListVerb implements Verb {
  private static final String RUNNING = "--running";
  private static final List<String> FORMATS = List.of(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSON_LINES);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final String UNKNOWN = "n/a";

  /** A job, and what it says of itself; empty with a reason if it does not answer. */
  private record Listed(JobEntry entry, Optional<Document> summary, Optional<String> problem) {
    String state() {
      return entry.state().isTerminal() ? entry.state().name() : summary.flatMap(document -> document.text("state")).orElse("UNREACHABLE");
    }

    Optional<String> failure() {
      return entry.failure().or(() -> summary.flatMap(document -> document.object("failure")).flatMap(failure -> failure.text("text")));
    }

    long uptimeMs() {
      long end = entry.endTimeMs().orElseGet(System::currentTimeMillis);
      return Math.max(0, end - entry.startTimeMs());
    }
  }

  @Override
  public String name() {
    return "list";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(name());
    spec.usageMessage().customSynopsis("stillwater list [--running] [--format text|json|jsonl] [--json] [--debug]");
    spec.usageMessage().description("Shows the jobs that run or ran in processes of their own.", "All of them are this user's; the latest comes first.");
    spec.addOption(OptionSpec.builder(RUNNING).description("Leave out the jobs that have ended.").build());
    spec.addOption(OutputFormat.formatOption(FORMATS, "text, json or jsonl, an object a line."));
    spec.addOption(OutputFormat.jsonOption());
    return spec;
  }

  @Override
  public int run(ParseResult parsed, CommandSurroundings surroundings) {
    String format = OutputFormat.of(parsed, FORMATS);
    JobRegistry registry = JobRegistry.user();
    List<JobEntry> entries;
    try {
      entries = registry.entries();
    } catch (UncheckedIOException e) {
      throw new UsageException(e.getMessage());
    }
    boolean isRunningOnly = parsed.hasMatchedOption(RUNNING);
    List<Listed> jobs = entries.parallelStream().filter(entry -> !isRunningOnly || !entry.state().isTerminal()).map(entry -> listed(registry, entry)).toList();
    switch (format) {
      case OutputFormat.JSON -> surroundings.out().println(Json.text(Map.of("jobs", jobs.stream().map(ListVerb::document).toList())));
      case OutputFormat.JSON_LINES -> jobs.forEach(job -> surroundings.out().println(Json.text(document(job))));
      default -> text(jobs, isRunningOnly, surroundings);
    }
    return ProcessExit.DONE;
  }

  private static Listed listed(JobRegistry registry, JobEntry entry) {
    try (JobClient client = JobClient.of(registry, entry, PATIENCE)) {
      return new Listed(entry, Optional.of(client.summary(entry.jobId())), Optional.empty());
    } catch (ClientException problem) {
      // It may have ended in this moment.
      JobEntry now = registry.entry(entry.jobId()).orElse(entry);
      return new Listed(now, Optional.empty(), now.state().isTerminal() ? Optional.empty() : Optional.of(problem.getMessage()));
    }
  }

  private static Map<String, Object> document(Listed job) {
    Map<String, Object> document = new LinkedHashMap<>();
    JobEntry entry = job.entry();
    document.put("jobId", entry.jobId());
    document.put("name", entry.name());
    document.put("state", job.state());
    document.put("startTime", Instant.ofEpochMilli(entry.startTimeMs()).toString());
    document.put("endTime", entry.endTimeMs().isPresent() ? Optional.of(Instant.ofEpochMilli(entry.endTimeMs().getAsLong()).toString()) : Optional.empty());
    document.put("uptimeMs", job.uptimeMs());
    document.put("jobFile", entry.jobFile());
    document.put("pid", entry.process().pid());
    document.put("rest", entry.rest().toString());
    document.put("tokenFile", JobRegistry.user().tokenFile(entry.jobId()).toString());
    for (String name : List.of("recordsIn", "recordsOut", "badLines", "restarts")) {
      document.put(name, number(job, name));
    }
    document.put("lastCheckpoint", job.summary().flatMap(summary -> summary.object("lastCheckpoint")).map(Document::members));
    document.put("lastSavepoint", job.summary().flatMap(summary -> summary.object("lastSavepoint")).map(Document::members));
    document.put("failure", job.failure());
    document.put("problem", job.problem());
    return document;
  }

  private static Optional<Long> number(Listed job, String name) {
    OptionalLong number = job.summary().map(summary -> summary.number(name)).orElse(OptionalLong.empty());
    return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
  }

  private static void text(List<Listed> jobs, boolean isRunningOnly, CommandSurroundings surroundings) {
    if (jobs.isEmpty()) {
      surroundings.err().println(isRunningOnly ? "No job is running." : "There are no jobs. Start one with 'run JOB --detached'.");
      return;
    }
    TextTable table = new TextTable("", "JOB ID", "STATE", ">UPTIME", ">READ", ">WRITTEN", ">RESTARTS", ">CHECKPOINT", "NAME");
    List<String> notes = new ArrayList<>();
    for (Listed job : jobs) {
      String checkpoint = job.summary().flatMap(summary -> summary.object("lastCheckpoint")).map(last -> age(job.entry(), last)).orElse("none");
      table.row(job.entry().jobId(), job.state(), Elapsed.text(job.uptimeMs()), grouped(job, "recordsIn"), grouped(job, "recordsOut"), grouped(job, "restarts"),
          job.summary().isEmpty() ? UNKNOWN : checkpoint, job.entry().name());
      job.failure().ifPresent(failure -> notes.add(job.entry().jobId() + ": " + failure));
      job.problem().ifPresent(problem -> notes.add(job.entry().jobId() + ": " + problem));
    }
    table.lines().forEach(surroundings.out()::println);
    surroundings.out().flush();
    notes.forEach(surroundings.err()::println);
  }

  /** How old the last checkpoint is, or how old it was when the job ended. */
  private static String age(JobEntry entry, Document checkpoint) {
    long until = entry.endTimeMs().orElseGet(System::currentTimeMillis);
    OptionalLong time = checkpoint.number("time");
    return time.isEmpty() ? UNKNOWN : checkpoint.number("id").orElse(0) + ", " + Elapsed.text(Math.max(0, until - time.getAsLong())) + (entry.endTimeMs().isPresent() ? "" : " ago");
  }

  private static String grouped(Listed job, String name) {
    return number(job, name).map(Quantity::grouped).orElse(UNKNOWN);
  }
}
