package dev.stillwater.host.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.snapshot.edit.Edit;
import dev.stillwater.model.edit.JobEdits;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.Operator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the ways out change. */
class PreflightFixTest {
  private static Job job() {
    Job job = JobFactory.eINSTANCE.createJob();
    Operator operator = JobFactory.eINSTANCE.createOperator();
    operator.setUid("kounts");
    job.getOperators().add(operator);
    return job;
  }

  @Test
  void fixesOfTheJob_changeNothingElse() {
    // Catches a fix that says one thing and does another, or stumbles over an operator that has gone.
    Job job = job();
    new PreflightFix.SetParallelism(List.of("kounts", "gone"), 3).apply(job, JobEdits.direct());
    new PreflightFix.SetUid("kounts", "counts").apply(job, JobEdits.direct());
    new PreflightFix.SetUid("gone", "other").apply(job, JobEdits.direct());
    new PreflightFix.SetMaxParallelism(64).apply(job, JobEdits.direct());
    assertEquals("counts", job.getOperators().getFirst().getUid());
    assertEquals(3, job.getOperators().getFirst().getParallelism());
    assertEquals(64, job.getMaxParallelism());
    assertFalse(new PreflightFix.SetMaxParallelism(64).edit().isPresent());
  }

  @Test
  void fixesOfManyOperators_areOne() {
    // Catches a button for each of a hundred operators, and a fix that forgets some of them.
    List<PreflightReport.Issue> issues = List.of("a", "b", "c", "d", "e").stream().map(uid -> new PreflightReport.Issue(PreflightReport.Severity.CANNOT_START, "max-parallelism",
        Optional.of(uid), "The parallelism is 200.", List.of(new PreflightFix.SetParallelism(List.of(uid), 128), new PreflightFix.ChangeMaxParallelism(256)))).toList();
    PreflightReport.Issue folded = PreflightReport.Issue.folded(issues).getFirst();
    assertEquals(List.of("a", "b", "c", "d", "e"), folded.operators());
    assertEquals(List.of(new PreflightFix.SetParallelism(List.of("a", "b", "c", "d", "e"), 128), new PreflightFix.ChangeMaxParallelism(256)), folded.fixes());
    assertEquals("Run operators 'a', 'b', 'c' and 2 others with parallelism 128.", folded.fixes().getFirst().text());
    assertEquals("Run operator 'a' with parallelism 128.", new PreflightFix.SetParallelism(List.of("a"), 128).text());
  }

  @Test
  void fixesOfTheSnapshot_areEdits() {
    // Catches an edited copy that leaves out too much, or gives state to the wrong uid.
    assertEquals(Optional.of(new Edit.ChangeUid("0123", "counts")), new PreflightFix.MapToUid("0123", "counts").edit());
    assertEquals(Optional.of(new Edit.DropState("counts", "n")), new PreflightFix.DropInCopy("counts", Optional.of("n")).edit());
    assertEquals(Optional.of(new Edit.DropOperator("counts")), new PreflightFix.DropInCopy("counts", Optional.empty()).edit());
    assertEquals(Optional.of(new Edit.ChangeMaxParallelism(Optional.empty(), 256)), new PreflightFix.ChangeMaxParallelism(256).edit());
    assertTrue(new PreflightFix.AllowLoss().command().contains("--allow-non-restored-state"));
  }
}
