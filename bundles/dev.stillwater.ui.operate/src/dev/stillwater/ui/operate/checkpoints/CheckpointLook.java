package dev.stillwater.ui.operate.checkpoints;

import dev.stillwater.host.client.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The checkpoints of a job at one moment. The job itself tells of its last ten; those that were seen before are kept as long as one looks.
 *
 * <p>THREADING: immutable.
 *
 * @param rows the checkpoints, the latest first
 * @param counts how many there were
 * @param restoredFrom the snapshot that the job began with, last
 * @param config settings of the checkpoints; empty until they are known
 * @param problem why the job could not be asked last
 */
record CheckpointLook(List<CheckpointRow> rows, Counts counts, Optional<Restored> restoredFrom, Optional<Document> config, Optional<String> problem) {
  /** Nothing is known. */
  static final CheckpointLook NONE = new CheckpointLook(List.of(), new Counts(0, 0, 0), Optional.empty(), Optional.empty(), Optional.empty());
  /** As many as are worth a line in a chart. */
  private static final int KEPT_MAX = 500;

  /** How many checkpoints there were. */
  record Counts(long completed, long failed, long inProgress) {
  }

  /** A snapshot that was restored. */
  record Restored(long id, boolean isSavepoint, OptionalLong timeMs, Optional<String> path) {
  }

  CheckpointLook {
    rows = List.copyOf(rows);
  }

  /** What is known after one more answer. Cost: number of checkpoints. */
  CheckpointLook after(Document statistics) {
    Map<Long, CheckpointRow> byId = new HashMap<>();
    rows.forEach(row -> byId.put(row.id(), row));
    List<CheckpointRow> told = statistics.objects("history").stream().map(CheckpointRow::of).toList();
    told.forEach(row -> byId.put(row.id(), row));
    // The last savepoint may be older than the last ten checkpoints.
    statistics.object("latest").ifPresent(latest -> List.of("completed", "savepoint", "failed").forEach(
        kind -> latest.object(kind).map(CheckpointRow::of).ifPresent(row -> byId.putIfAbsent(row.id(), row))));
    long oldestTold = told.stream().mapToLong(CheckpointRow::id).min().orElse(Long.MIN_VALUE);
    List<CheckpointRow> all = new ArrayList<>();
    for (CheckpointRow row : byId.values()) {
      // One that is not told of any more cannot be on its way.
      if (row.id() >= oldestTold || !row.isInProgress()) {
        all.add(row);
      }
    }
    all.sort(Comparator.comparingLong(CheckpointRow::id).reversed());
    Document counted = statistics.object("counts").orElse(new Document(Map.of()));
    Optional<Restored> restored = statistics.object("latest").flatMap(latest -> latest.object("restored"))
        .map(each -> new Restored(each.number("id").orElse(-1),
        each.flag("is_savepoint"), each.number("restore_timestamp"), each.text("external_path")));
    return new CheckpointLook(all.subList(0, Math.min(KEPT_MAX, all.size())),
        new Counts(counted.number("completed").orElse(0), counted.number("failed").orElse(0), counted.number("in_progress").orElse(0)), restored, config,
            Optional.empty());
  }

  CheckpointLook withConfig(Document settings) {
    return new CheckpointLook(rows, counts, restoredFrom, Optional.of(settings), problem);
  }

  CheckpointLook withProblem(String reason) {
    return new CheckpointLook(rows, counts, restoredFrom, config, Optional.of(reason));
  }

  /** The checkpoint of the number. */
  Optional<CheckpointRow> row(long id) {
    return rows.stream().filter(row -> row.id() == id).findFirst();
  }
}
