package dev.stillwater.engine.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.MemoryStorage;
import dev.stillwater.engine.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckpointJsonTest {
  @SuppressWarnings("unchecked")
  private static Map<String, Object> parse(Object value) {
    return (Map<String, Object>) Json.parse(Json.text(value));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> json, String name) {
    return (Map<String, Object>) json.get(name);
  }

  @Test
  void statistics_haveFlinksFieldsAndNumbers() throws Exception {
    // Catches documents that Flink's clients cannot read, and sums over the wrong subtasks.
    CoordinatorHarness harness = new CoordinatorHarness(CoordinatorHarness.settings(1, 0, 9, 1), new MemoryStorage()).running();
    harness.waitMs(1000);
    harness.complete();
    harness.waitMs(1000);
    harness.disk();
    harness.coordinator.declined(2, CheckpointFailureReason.CHECKPOINT_DECLINED, new IOException("no space"));
    harness.savepoint(CheckpointType.SAVEPOINT);
    harness.complete();
    harness.waitMs(1000);
    harness.disk();
    harness.acknowledge(harness.source(), harness.barrier());

    Map<String, Object> json = parse(CheckpointJson.statistics(harness.tracker.statistics()));
    assertEquals(Map.of("restored", 0L, "total", 4L, "in_progress", 1L, "completed", 2L, "failed", 1L), json.get("counts"));
    assertEquals(24L, map(map(json, "summary"), "checkpointed_size").get("p999") instanceof Double p ? p.longValue() : -1);
    assertEquals(List.of("min", "max", "avg", "p50", "p90", "p95", "p99", "p999"), List.copyOf(map(map(json, "summary"), "state_size").keySet()));
    Map<String, Object> latest = map(json, "latest");
    assertEquals(1L, map(latest, "completed").get("id"));
    assertEquals("CANONICAL", map(latest, "savepoint").get("savepointFormat"));
    assertEquals("Checkpoint was declined. no space.", map(latest, "failed").get("failure_message"));
    List<?> history = (List<?>) json.get("history");
    assertEquals(List.of(4L, 3L, 2L, 1L), history.stream().map(each -> ((Map<?, ?>) each).get("id")).toList());
    Map<?, ?> running = (Map<?, ?>) history.get(0);
    assertEquals("IN_PROGRESS", running.get("status"));
    assertEquals(3L, running.get("num_subtasks"));
    assertEquals(1L, running.get("num_acknowledged_subtasks"));

    CheckpointStatistics.Checkpoint first = harness.tracker.statistics().checkpoint(1).orElseThrow();
    Map<String, Object> tasks = map(parse(CheckpointJson.details(first)), "tasks");
    assertEquals(2, tasks.size());
    String sink = harness.plan.tasks().get(1).head().operatorId();
    assertEquals(16L, map(tasks, sink).get("state_size"));
    Map<String, Object> subtasks = parse(CheckpointJson.subtasks(first, sink).orElseThrow());
    List<?> each = (List<?>) subtasks.get("subtasks");
    assertEquals(2, each.size());
    assertEquals(Map.of("sync", 1L, "async", 2L), ((Map<?, ?>) each.get(1)).get("checkpoint"));
    assertEquals(4L, ((Map<?, ?>) each.get(1)).get("start_delay"));
    assertTrue(CheckpointJson.subtasks(first, "0").isEmpty());
    Map<String, Object> config = parse(CheckpointJson.config(harness.options.checkpoints(), harness.options.backend()));
    assertEquals("exactly_once", config.get("mode"));
    assertEquals(1000L, config.get("interval"));
    assertEquals(Map.of("enabled", true, "delete_on_cancellation", false), config.get("externalization"));
  }

  @Test
  void numbersAreSpreadAsFlinksStatisticsSpreadThem() {
    // Catches percentiles that are off by one place.
    CheckpointStatistics.Range range = CheckpointTracker.range(new long[] {1, 2, 3, 4});
    assertEquals(new CheckpointStatistics.Range(1, 4, 2, 2.5, 4, 4, 4, 4), range);
  }
}
