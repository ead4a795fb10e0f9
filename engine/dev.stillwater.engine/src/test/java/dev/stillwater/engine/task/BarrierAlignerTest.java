package dev.stillwater.engine.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.checkpoint.CheckpointMode;
import dev.stillwater.engine.task.BarrierAligner.Aligned;
import dev.stillwater.engine.task.BarrierAligner.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarrierAlignerTest {
  /**
   * Events are {@code channel:checkpoint} for a barrier and {@code x checkpoint} for an abort; what is expected after each: the checkpoint that is complete, those
   * overtaken after a slash, and the blocked channels after a semicolon.
   */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      1 | EXACTLY_ONCE  | 0:1 0:2                     | 1; 2;
      2 | EXACTLY_ONCE  | 0:1 1:1 1:2 0:2             | ;0 1; ;1 2;
      3 | EXACTLY_ONCE  | 2:5 0:5 1:5                 | ;2 ;02 5;
      2 | EXACTLY_ONCE  | 0:1 1:2 0:2                 | ;0 /1;1 2;
      2 | EXACTLY_ONCE  | 0:1 1:2 0:1 0:2             | ;0 /1;1 ;1 2;
      2 | EXACTLY_ONCE  | 0:1 x1 1:1 0:2 1:2          | ;0 ; ; ;0 2;
      2 | EXACTLY_ONCE  | x1 0:1 1:1 1:2 0:2          | ; ; ; ;1 2;
      2 | EXACTLY_ONCE  | 0:1 x2 1:2 0:2 1:3 0:3      | ;0 ;0 /1; ; ;1 3;
      2 | EXACTLY_ONCE  | 0:3 x2 1:3                  | ;0 ;0 3;
      3 | EXACTLY_ONCE  | 0:1 1:1 2:2 0:2 1:2         | ;0 ;01 /1;2 ;02 2;
      2 | AT_LEAST_ONCE | 0:1 0:2 1:1 1:2             | ; ; 1; 2;
      2 | AT_LEAST_ONCE | 0:1 0:2 1:2 1:1             | ; ; 2/1; ;
      3 | AT_LEAST_ONCE | 0:1 1:1 0:2 x1 2:1 2:2 1:2  | ; ; ; ; ; ; 2;
      2 | AT_LEAST_ONCE | 0:7 1:7                     | ; 7;
      1 | AT_LEAST_ONCE | 0:1 x2 0:2 0:3              | 1; ; ; 3;
      """)
  void events_giveWhatTheProtocolSays(int channels, CheckpointMode mode, String events, String expected) {
    // Catches barriers that are waited for in vain, snapshots taken too early, and channels that stay blocked for ever.
    BarrierAligner aligner = new BarrierAligner(channels, mode);
    List<String> seen = new ArrayList<>();
    for (String event : events.split(" ")) {
      String outcome = "";
      if (event.startsWith("x")) {
        aligner.abort(Long.parseLong(event.substring(1)));
      } else {
        String[] parts = event.split(":");
        outcome = text(aligner.received(Integer.parseInt(parts[0]), Barriers.of(Long.parseLong(parts[1])), 0));
      }
      StringBuilder blocked = new StringBuilder();
      for (int channel = 0; channel < channels; channel++) {
        blocked.append(aligner.isBlocked(channel) ? Integer.toString(channel) : "");
      }
      assertEquals(blocked.length(), aligner.blockedCount());
      seen.add(outcome + ";" + blocked);
    }
    assertEquals(expected.strip(), String.join(" ", seen));
  }

  private static String text(Outcome outcome) {
    String overtaken = String.join(",", outcome.overtaken().stream().map(String::valueOf).toList());
    return outcome.aligned().map(aligned -> Long.toString(aligned.barrier().checkpointId())).orElse("") + (overtaken.isEmpty() ? "" : "/" + overtaken);
  }

  @Test
  void times_areMeasuredFromTriggerToFirstToLastBarrier() {
    // Catches statistics that blame the wrong part of a slow checkpoint.
    BarrierAligner aligner = new BarrierAligner(2, CheckpointMode.EXACTLY_ONCE);
    aligner.received(1, Barriers.of(1), 40);
    assertTrue(aligner.isAligning());
    aligner.processed(100);
    aligner.processed(11);
    Aligned aligned = aligner.received(0, Barriers.of(1), 100).aligned().orElseThrow();
    assertEquals(40, aligned.startDelayNanos());
    assertEquals(60, aligned.alignmentNanos());
    assertEquals(111, aligned.processedBytes());
    assertFalse(aligner.isAligning());
    aligner.processed(5);
    aligner.received(0, Barriers.of(2), 200);
    assertEquals(0, aligner.received(1, Barriers.of(2), 200).aligned().orElseThrow().processedBytes());
  }

  @Test
  void barrierOnABlockedChannel_isADefect() {
    // Catches a gate that reads from a channel which has to wait.
    BarrierAligner aligner = new BarrierAligner(2, CheckpointMode.EXACTLY_ONCE);
    aligner.received(0, Barriers.of(1), 0);
    assertThrows(IllegalStateException.class, () -> aligner.received(0, Barriers.of(1), 0));
  }

  /** One run over random channels; the records are numbers, negative ones are barriers. */
  private static final class Interleaving {
    private final Random random;
    private final BarrierAligner aligner;
    private final List<ArrayDeque<Long>> channels = new ArrayList<>();
    private final Map<Long, Set<Long>> before = new HashMap<>();
    private final Map<Long, Set<Long>> snapshots = new HashMap<>();
    private final Set<Long> processed = new HashSet<>();
    private final Set<Long> overtaken = new TreeSet<>();
    private final Set<Long> aborted = new TreeSet<>();

    Interleaving(long seed, CheckpointMode mode, int checkpoints) {
      random = new Random(seed);
      int count = 1 + random.nextInt(5);
      aligner = new BarrierAligner(count, mode);
      long record = 1;
      for (int channel = 0; channel < count; channel++) {
        ArrayDeque<Long> queue = new ArrayDeque<>();
        Set<Long> sent = new HashSet<>();
        for (long id = 1; id <= checkpoints; id++) {
          for (int number = random.nextInt(6); number > 0; number--) {
            sent.add(record);
            queue.add(record++);
          }
          if (random.nextInt(12) > 0) {
            queue.add(-id);
            before.computeIfAbsent(id, unused -> new HashSet<>()).addAll(sent);
          } else {
            aborted.add(id); // Some sender skips a barrier, as after a decline; the coordinator then gives the checkpoint up.
          }
        }
        channels.add(queue);
      }
    }

    void run() {
      while (channels.stream().anyMatch(queue -> !queue.isEmpty())) {
        List<Integer> open = new ArrayList<>();
        for (int channel = 0; channel < channels.size(); channel++) {
          if (!channels.get(channel).isEmpty() && !aligner.isBlocked(channel)) {
            open.add(channel);
          }
        }
        if (open.isEmpty()) {
          aborted.forEach(aligner::abort);
          assertEquals(0, aligner.blockedCount(), "Nothing comes any more and channels wait: " + channels);
          continue;
        }
        take(open.get(random.nextInt(open.size())));
        if (random.nextInt(20) == 0) {
          aborted.forEach(aligner::abort);
        }
      }
    }

    private void take(int channel) {
      long event = channels.get(channel).poll();
      if (event > 0) {
        processed.add(event);
        return;
      }
      Outcome outcome = aligner.received(channel, Barriers.of(-event), 0);
      overtaken.addAll(outcome.overtaken());
      outcome.aligned().ifPresent(aligned -> snapshots.put(aligned.barrier().checkpointId(), Set.copyOf(processed)));
    }
  }

  @Test
  void randomInterleavings_exactlyOnceTakesExactlyTheRecordsBeforeTheBarriers() {
    // Catches any order of records and barriers in which a record is lost from a snapshot or is in it although it came after the barrier.
    for (long seed = 0; seed < 3000; seed++) {
      Interleaving run = new Interleaving(seed, CheckpointMode.EXACTLY_ONCE, 6);
      run.run();
      for (long id = 1; id <= 6; id++) {
        if (run.aborted.contains(id)) {
          assertFalse(run.snapshots.containsKey(id), "seed " + seed);
        } else {
          assertEquals(run.before.get(id), run.snapshots.get(id), "seed " + seed + ", checkpoint " + id);
        }
      }
      assertTrue(run.aborted.containsAll(run.overtaken), "seed " + seed + ": given up without need: " + run.overtaken);
    }
  }

  @Test
  void randomInterleavings_atLeastOnceTakesNoLessThanTheRecordsBeforeTheBarriers() {
    // Catches records that are lost, and channels that wait although they need not.
    int more = 0;
    for (long seed = 0; seed < 3000; seed++) {
      Interleaving run = new Interleaving(seed, CheckpointMode.AT_LEAST_ONCE, 6);
      run.run();
      for (Map.Entry<Long, Set<Long>> snapshot : run.snapshots.entrySet()) {
        Set<Long> before = run.before.get(snapshot.getKey());
        assertTrue(snapshot.getValue().containsAll(before), "seed " + seed + ", checkpoint " + snapshot.getKey());
        more += snapshot.getValue().size() > before.size() ? 1 : 0;
      }
      for (long id = 1; id <= 6; id++) {
        assertTrue(run.snapshots.containsKey(id) || run.aborted.contains(id) || run.overtaken.contains(id), "seed " + seed + ", checkpoint " + id);
      }
    }
    assertTrue(more > 100, "In at least once some snapshots hold more: " + more);
  }
}
