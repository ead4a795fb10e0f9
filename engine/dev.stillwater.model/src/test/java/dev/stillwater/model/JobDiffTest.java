package dev.stillwater.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.JobDiff.Change;
import dev.stillwater.model.JobDiff.Kind;
import dev.stillwater.model.JobDiff.Subject;
import dev.stillwater.model.job.CheckpointSettings;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Parameter;
import dev.stillwater.model.job.Stream;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.common.util.ECollections;
import org.junit.jupiter.api.Test;

class JobDiffTest {

  @Test
  void sameJobInAnotherOrder_hasNoDifference() {
    // Catches a comparison by place in the file.
    Job old = Jobs.job(Jobs.GOOD);
    Job now = Jobs.job(Jobs.GOOD);
    ECollections.reverse(now.getOperators());
    ECollections.reverse(now.getStreams());
    assertEquals(List.of(), JobDiff.compare(old, now));
  }

  @Test
  void changedFeatures_areNamedWithBothValues() {
    // Catches a feature that is not looked at, and old and new that are mixed up.
    Job old = Jobs.job(Jobs.GOOD);
    Job now = Jobs.job(Jobs.GOOD);
    now.setDefaultParallelism(4);
    CheckpointSettings checkpointing = JobFactory.eINSTANCE.createCheckpointSettings();
    checkpointing.setIntervalMs(500);
    now.setCheckpointing(checkpointing);
    Operator filter = operator(now, "delayed");
    filter.getExpressions().getFirst().setText("delay > 15");
    filter.setName("Late");
    Operator window = operator(now, "daily");
    Parameter parameter = JobFactory.eINSTANCE.createParameter();
    parameter.setName("allowedLateness");
    parameter.setValue("1h");
    window.getParameters().add(parameter);
    List<Change> changes = JobDiff.compare(old, now);
    String oldCondition = operator(old, "delayed").getExpressions().getFirst().getText();
    assertTrue(changes.contains(new Change(Kind.CHANGED, Subject.JOB, "", "defaultParallelism", Optional.empty(), Optional.of("4"))), changes::toString);
    assertTrue(changes.stream().anyMatch(change -> change.feature().equals("checkpointing.intervalMs") && change.newValue().equals(Optional.of("500"))), changes::toString);
    assertTrue(changes.contains(new Change(Kind.CHANGED, Subject.OPERATOR, "delayed", "expression", Optional.of(oldCondition), Optional.of("delay > 15"))),
        changes::toString);
    assertTrue(changes.stream().anyMatch(change -> change.name().equals("delayed") && change.feature().equals("name")), changes::toString);
    assertTrue(changes.contains(new Change(Kind.CHANGED, Subject.OPERATOR, "daily", "parameter allowedLateness", Optional.empty(), Optional.of("1h"))), changes::toString);
    assertEquals(changes.size(), JobDiff.compare(now, old).size());
  }

  @Test
  void addedAndRemovedOperatorsAndStreams_areNamed() {
    // Catches operators that are paired by their place in place of their uid.
    Job old = Jobs.job(Jobs.GOOD);
    Job now = Jobs.job(Jobs.GOOD);
    Operator more = JobFactory.eINSTANCE.createOperator();
    more.setUid("rounded");
    more.setKind("map");
    now.getOperators().add(1, more);
    Stream last = now.getStreams().getLast();
    Operator out = last.getTarget();
    last.setTarget(more);
    Stream stream = JobFactory.eINSTANCE.createStream();
    now.getStreams().add(stream);
    stream.setSource(more);
    stream.setTarget(out);
    List<String> changes = JobDiff.compare(old, now).stream().map(change -> change.kind().text() + " " + change.subject().text() + " " + change.name()).toList();
    assertTrue(changes.contains("added operator rounded"), changes::toString);
    assertTrue(changes.contains("added stream rounded -> out"), changes::toString);
    assertTrue(changes.contains("added stream daily -> rounded"), changes::toString);
    assertTrue(changes.contains("removed stream daily -> out"), changes::toString);
    assertEquals(4, changes.size(), changes::toString);
    List<Change> back = JobDiff.compare(now, old);
    assertTrue(back.stream().anyMatch(change -> change.kind() == Kind.REMOVED && change.name().equals("rounded") && change.oldValue().orElse("").contains("map")),
        back::toString);
  }

  @Test
  void schemaFields_areComparedByName() {
    // Catches a changed type of a field, and fields in another order, which is another form of the file.
    Job old = Jobs.job(Jobs.GOOD);
    Job now = Jobs.job(Jobs.GOOD);
    ECollections.reverse(now.getSchemas().getFirst().getFields());
    List<Change> changes = JobDiff.compare(old, now);
    assertEquals(List.of("order of the fields"), changes.stream().map(Change::feature).toList());
  }

  private static Operator operator(Job job, String uid) {
    return job.getOperators().stream().filter(operator -> uid.equals(operator.getUid())).findFirst().orElseThrow();
  }
}
