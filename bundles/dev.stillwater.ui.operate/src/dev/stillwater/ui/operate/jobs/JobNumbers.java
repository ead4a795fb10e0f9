package dev.stillwater.ui.operate.jobs;

import dev.stillwater.host.client.Document;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a job said of itself when it was last asked. A number that is not known is empty.
 *
 * <p>THREADING: immutable.
 *
 * @param recordsIn records that its sources have read
 * @param recordsOut records that its sinks have written
 * @param restarts how often it failed and went on
 * @param lastCheckpoint last complete checkpoint
 * @param lastSavepoint last complete savepoint
 * @param restoredFrom path of the snapshot that it began with
 * @param failures failures after which it went on, the last first
 * @param savepointDirectory folder of its savepoints, if no other is asked for
 * @param taskIds of a job of a cluster the ids of its tasks, each of which is that of the task's first operator
 */
public record JobNumbers(OptionalLong recordsIn, OptionalLong recordsOut, OptionalLong restarts, Optional<SnapshotNote> lastCheckpoint,
    Optional<SnapshotNote> lastSavepoint, Optional<String> restoredFrom, List<SessionFailure> failures, Optional<String> savepointDirectory,
    List<String> taskIds) {
  /** Nothing is known. */
  public static final JobNumbers NONE = new JobNumbers(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty(),
      Optional.empty(), List.of(), Optional.empty(), List.of());

  public JobNumbers {
    Objects.requireNonNull(recordsIn, "recordsIn");
    Objects.requireNonNull(recordsOut, "recordsOut");
    Objects.requireNonNull(restarts, "restarts");
    Objects.requireNonNull(lastCheckpoint, "lastCheckpoint");
    Objects.requireNonNull(lastSavepoint, "lastSavepoint");
    Objects.requireNonNull(restoredFrom, "restoredFrom");
    Objects.requireNonNull(savepointDirectory, "savepointDirectory");
    failures = List.copyOf(failures);
    taskIds = List.copyOf(taskIds);
  }

  /** The numbers of the summary that the process of a job gives. */
  static JobNumbers of(Document summary) {
    return new JobNumbers(summary.number("recordsIn"), summary.number("recordsOut"), summary.number("restarts"),
        summary.object("lastCheckpoint").map(SnapshotNote::of), summary.object("lastSavepoint").map(SnapshotNote::of),
        summary.object("restoredFrom").flatMap(restored -> restored.text("path")), summary.objects("failures").stream().map(SessionFailure::of).toList(),
        summary.text("savepointDirectory"), List.of());
  }
}
