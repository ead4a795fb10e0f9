package dev.stillwater.ui.operate.checkpoints;

import dev.stillwater.host.client.ClientException;
import dev.stillwater.host.client.Document;
import dev.stillwater.host.client.JobClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each task and each of its subtasks had to do with one checkpoint, in the order of the plan.
 *
 * <p>THREADING: immutable.
 *
 * @param id number of the checkpoint
 * @param triggerMs when it was triggered, wall clock in milliseconds
 * @param tasks its tasks
 */
record CheckpointParts(long id, long triggerMs, List<TaskPart> tasks) {
  private static final String COMPLETED = "completed";

  /** A task's part. */
  record TaskPart(String vertexId, String name, Numbers numbers, long acknowledged, long parallelism, List<SubtaskPart> subtasks) {
    TaskPart {
      subtasks = List.copyOf(subtasks);
    }
  }

  /** How long it took from the trigger to the answer, and how many bytes; negative where it is not known. */
  record Numbers(long endToEndMs, long writtenBytes, long stateBytes, long processedBytes) {
    static Numbers of(Document part) {
      return new Numbers(part.number("end_to_end_duration").orElse(-1), part.number("checkpointed_size").orElse(-1), part.number("state_size").orElse(-1),
          part.object("alignment").map(alignment -> alignment.number("processed").orElse(0)).orElseGet(() -> part.number("processed_data").orElse(0)));
    }
  }

  /**
   * A subtask's part, and where its time went.
   *
   * @param index index of the subtask
   * @param hasAnswered whether it has
   * @param numbers time and bytes
   * @param startDelayMs from the trigger until its first barrier
   * @param alignmentMs from its first barrier to its last
   * @param syncMs while it could process nothing
   * @param asyncMs while its state was written beside the processing
   */
  record SubtaskPart(long index, boolean hasAnswered, Numbers numbers, long startDelayMs, long alignmentMs, long syncMs, long asyncMs) {
    static SubtaskPart of(Document part) {
      boolean hasAnswered = part.text("status").filter(COMPLETED::equals).isPresent();
      Optional<Document> phases = part.object("checkpoint");
      return new SubtaskPart(part.number("index").orElse(0), hasAnswered, hasAnswered ? Numbers.of(part) : new Numbers(-1, -1, -1, -1),
          part.number("start_delay").orElse(0),
          part.object("alignment").map(alignment -> alignment.number("duration").orElse(0)).orElse(0L), phases.map(each -> each.number("sync").orElse(0))
              .orElse(0L),
          phases.map(each -> each.number("async").orElse(0)).orElse(0L));
    }

    /** The phases in their order; what is left of the time until the answer came is the last. */
    long[] phasesMs() {
      long known = startDelayMs + alignmentMs + syncMs + asyncMs;
      return new long[] {Math.max(0, startDelayMs), Math.max(0, alignmentMs), Math.max(0, syncMs), Math.max(0, asyncMs),
          Math.max(0, numbers.endToEndMs() - known)};
    }
  }

  CheckpointParts {
    tasks = List.copyOf(tasks);
  }

  /** Asks for them: a question for the checkpoint, one for the job and one for each task. */
  static CheckpointParts ask(JobClient client, String jobId, long id) throws ClientException {
    Document checkpoint = client.checkpoint(jobId, id);
    Map<String, Document> byVertex = new HashMap<>();
    checkpoint.object("tasks").ifPresent(tasks -> tasks.members().forEach((vertex, part) -> {
      if (part instanceof Map<?, ?> members) {
        byVertex.put(String.valueOf(vertex), new Document(members));
      }
    }));
    List<TaskPart> tasks = new ArrayList<>();
    for (Document vertex : client.job(jobId).objects("vertices")) {
      String vertexId = vertex.text("id").orElse("");
      Document part = byVertex.get(vertexId);
      if (part != null) {
        tasks.add(new TaskPart(vertexId, vertex.text("name").orElse(vertexId), Numbers.of(part), part.number("num_acknowledged_subtasks").orElse(0),
            part.number("num_subtasks").orElse(0), subtasks(client, jobId, id, vertexId)));
      }
    }
    return new CheckpointParts(id, checkpoint.number("trigger_timestamp").orElse(0), tasks);
  }

  /** Of a job whose process has gone without a word they may not have been kept. */
  private static List<SubtaskPart> subtasks(JobClient client, String jobId, long id, String vertexId) throws ClientException {
    try {
      return client.checkpoint(jobId, id, vertexId).objects("subtasks").stream().map(SubtaskPart::of).toList();
    } catch (ClientException problem) {
      if (problem.kind() == ClientException.Kind.REFUSED) {
        return List.of();
      }
      throw problem;
    }
  }
}
