package dev.stillwater.model.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.JobDiff;
import dev.stillwater.model.JobDiff.Change;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.job.Job;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JobTransferTest {
  private static final String OLD = """
      <job:Job xmlns:job="http://stillwater.dev/job/1" name="old">
        <checkpointing intervalMs="1000"/>
        <schemas name="flight"><fields name="a"/><fields name="b" type="int"/><fields name="c"/></schemas>
        <schemas name="gone"><fields name="x"/></schemas>
        <operators uid="in" kind="csv-source"><parameters name="path" value="a.csv"/><parameters name="schema" value="flight"/></operators>
        <operators uid="late" kind="filter"><expressions text="b > 0"/></operators>
        <operators uid="sums" kind="window-aggregate"><parameters name="size" value="1d"/><expressions name="n" text="count()"/><expressions name="m" text="max(b)"/></operators>
        <operators uid="log" kind="console-sink"/>
        <streams source="in" target="late"/>
        <streams source="late" target="sums" partitioning="hash"><keyFields>a</keyFields></streams>
        <streams source="sums" target="log"/>
      </job:Job>
      """;
  private static final String NEW = """
      <job:Job xmlns:job="http://stillwater.dev/job/1" name="new" maxParallelism="256">
        <stateBackend kind="rocksdb"/>
        <schemas name="flight"><fields name="c"/><fields name="b" type="long" nullable="true"/><fields name="d"/></schemas>
        <schemas name="added"><fields name="y"/></schemas>
        <operators uid="in" kind="csv-source" parallelism="2"><parameters name="schema" value="flight"/><parameters name="path" value="b.csv"/><parameters name="rate" value="5"/></operators>
        <operators uid="short" kind="map" name="Short"><expressions name="c" text="c"/></operators>
        <operators uid="sums" kind="window-aggregate"><expressions name="n" text="sum(b)"/><expressions name="k" text="count()"/></operators>
        <operators uid="out" kind="csv-sink"/>
        <streams source="in" target="short"/>
        <streams source="in" target="sums" partitioning="hash"><keyFields>c</keyFields><keyFields>b</keyFields></streams>
        <streams source="sums" target="out"/>
        <streams source="sums" sourcePort="late" target="out"/>
      </job:Job>
      """;

  private static Job job(String text) {
    return JobFile.load(text.getBytes(StandardCharsets.UTF_8), "x.job").job().orElseThrow();
  }

  private static String text(Job job) {
    return new String(JobFile.toBytes(job), StandardCharsets.UTF_8);
  }

  @Test
  void allChanges_makeOneJobLikeTheOther() {
    // Catches a kind of change that is shown and cannot be copied.
    Job from = job(NEW);
    Job to = job(OLD);
    JobTransfer.copy(JobDiff.compare(to, from), from, to, JobEdits.direct());
    assertEquals(List.of(), JobDiff.compare(from, job(text(to))));
  }

  @Test
  void changesFoundTheOtherWayRound_copyAsWell() {
    // Catches a copy to the left that takes additions for removals.
    Job from = job(NEW);
    Job to = job(OLD);
    JobTransfer.copy(JobDiff.compare(from, to), from, to, JobEdits.direct());
    assertEquals(List.of(), JobDiff.compare(from, job(text(to))));
  }

  @Test
  void changesOneByOneInAnyOrder_makeOneJobLikeTheOther() {
    // Catches a change that only works when others came first; recorded edits play on a copy.
    for (int seed = 0; seed < 30; seed++) {
      Job from = job(NEW);
      Job to = job(OLD);
      Job copy = JobFile.copy(to);
      RecordedEdits edits = new RecordedEdits(to);
      Random random = new Random(seed);
      for (int round = 0; round < 200 && !JobDiff.compare(to, from).isEmpty(); round++) {
        List<Change> changes = new ArrayList<>(JobDiff.compare(to, from));
        Collections.shuffle(changes, random);
        JobTransfer.copy(List.of(changes.get(0)), from, to, edits);
      }
      assertEquals(List.of(), JobDiff.compare(from, to), "seed " + seed);
      edits.play(copy, JobEdits.direct());
      assertEquals(text(to), text(copy), "seed " + seed);
    }
  }

  @Test
  void mergeOfSeparateChanges_hasBoth() {
    // Catches a merge that drops one side's changes.
    Job mine = job(OLD.replace("b > 0", "b > 15"));
    Job theirs = job(OLD.replace("a.csv", "b.csv").replace("<operators uid=\"log\"", "<operators uid=\"extra\" kind=\"discard-sink\"/><operators uid=\"log\"")
        .replace("<streams source=\"sums\" target=\"log\"/>", "<streams source=\"sums\" target=\"log\"/><streams source=\"late\" target=\"extra\"/>"));
    JobMerge merge = JobMerge.of(job(OLD), mine, theirs);
    assertTrue(merge.isClean(), merge::toString);
    merge.apply(theirs, mine, JobEdits.direct());
    String merged = text(mine);
    assertTrue(merged.contains("b > 15") && merged.contains("b.csv") && merged.contains("target=\"extra\""), merged);
  }

  @Test
  void changesOfTheSameThing_areConflicts() {
    // Catches a merge that silently takes one of two values, or joins a stream to an operator that was deleted.
    Job base = job(OLD);
    assertFalse(JobMerge.of(base, job(OLD.replace("b > 0", "b > 1")), job(OLD.replace("b > 0", "b > 2"))).isClean());
    Job removed = job(OLD.replace("<operators uid=\"log\" kind=\"console-sink\"/>", "").replace("<streams source=\"sums\" target=\"log\"/>", ""));
    Job joined = job(OLD.replace("<streams source=\"sums\" target=\"log\"/>", "<streams source=\"sums\" target=\"log\"/><streams source=\"late\" target=\"log\"/>"));
    assertFalse(JobMerge.of(base, removed, joined).isClean());
    assertFalse(JobMerge.of(base, joined, removed).isClean());
    assertTrue(JobMerge.of(base, job(OLD.replace("b > 0", "b > 1")), job(OLD.replace("b > 0", "b > 1"))).isClean());
  }
}
