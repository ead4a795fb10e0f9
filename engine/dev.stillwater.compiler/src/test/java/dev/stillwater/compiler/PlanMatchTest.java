package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.json.Json;
import dev.stillwater.model.OperatorId;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Partitioning;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanMatchTest {
  private static FlinkPlan plan(String name, String... idsAndDescriptions) throws IOException {
    StringBuilder nodes = new StringBuilder();
    for (int index = 0; index < idsAndDescriptions.length; index += 2) {
      nodes.append(index == 0 ? "" : ",").append("{\"id\":\"").append(idsAndDescriptions[index]).append("\",\"description\":\"").append(idsAndDescriptions[index + 1]).append("\"}");
    }
    return FlinkPlan.of((Map<?, ?>) Json.parse("{\"plan\":{\"name\":\"" + name + "\",\"nodes\":[" + nodes + "]}}"), "plan");
  }

  private static String id(String uid) {
    return OperatorId.ofUid(uid).hex();
  }

  private static Job job(String name, String... uids) {
    Job job = JobFactory.eINSTANCE.createJob();
    job.setName(name);
    for (String uid : uids) {
      Operator operator = JobFactory.eINSTANCE.createOperator();
      operator.setUid(uid);
      job.getOperators().add(operator);
    }
    return job;
  }

  @Test
  void jobWithAllTasks_fitsUnderAnotherName() throws IOException {
    // Catches a search by the job's name alone, which a cluster may know otherwise.
    PlanMatch match = PlanMatch.of(plan("Fraud", id("gen"), "Source: Records", id("counts"), "Count -&gt; Sink: Print"), job("Window count", "gen", "counts", "print"));
    assertEquals(2, match.found());
    assertTrue(match.fits());
  }

  @Test
  void jobThatSharesOneUid_doesNotFit() throws IOException {
    // Catches an unrelated job that is opened because both have an operator 'source'.
    FlinkPlan plan = plan("Fraud", id("source"), "Source: x", id("rules"), "Rules", id("alerts"), "Sink: Alerts");
    assertFalse(PlanMatch.of(plan, job("Other", "source", "sums")).fits());
    assertFalse(PlanMatch.of(plan, job("Fraud", "source", "sums")).fits(), "one of three");
    assertTrue(PlanMatch.of(plan, job("Fraud", "source", "rules")).fits(), "an older version of the same job");
    assertFalse(PlanMatch.of(plan, job("Fraud")).fits());
  }

  @Test
  void planWithoutUids_isFoundByNames() throws IOException {
    // Catches a job whose operators got ids from Flink itself, and umlauts or spaces in names.
    Job job = job("Zähler", "quelle", "summe");
    job.getOperators().get(1).setName("Summe je Straße");
    assertTrue(PlanMatch.of(plan("x", "bc764cd8ddf7a0cff126f51c16239658", "Source: quelle -&gt; Summe je Straße"), job).fits());
    assertFalse(PlanMatch.of(plan("x", "bc764cd8ddf7a0cff126f51c16239658", "Source: quelle -&gt; Rest"), job).fits());
  }

  @Test
  void betterMatches_comeFirst() throws IOException {
    // Catches the older version of a job that is opened although the newer one is there.
    FlinkPlan plan = plan("Fraud", id("gen"), "Source: gen", id("counts"), "counts -&gt; print");
    PlanMatch exact = PlanMatch.of(plan, job("Fraud", "gen", "counts", "print"));
    PlanMatch more = PlanMatch.of(plan, job("Fraud", "gen", "counts", "print", "late"));
    PlanMatch other = PlanMatch.of(plan, job("Copy", "gen", "counts", "print"));
    PlanMatch part = PlanMatch.of(plan, job("Fraud", "gen"));
    assertEquals(List.of(exact, more, other, part), Stream.of(part, other, more, exact).sorted().toList());
  }

  @Test
  void namesOfATask_areThoseOfItsOperators() {
    // Catches Flink's trees of descriptions, which are not chains of arrows.
    assertEquals(Set.of("Records", "Count of 4 s", "Print"), FlinkPlan.operatorNames("Source: Records\n+- Count of 4 s\n   +- Sink: Print"));
    assertEquals(Set.of("a", "b", "c"), FlinkPlan.operatorNames("Source: a -> (b, Sink: c)"));
    assertEquals(Set.of(), FlinkPlan.operatorNames(""));
  }

  @Test
  void liveAnswer_becomesOperatorsWithTheirPorts() throws IOException {
    // Catches a side output that is drawn at the first output, and an answer with rubbish in it.
    FlinkPlan plan = RunningPlan.of((Map<?, ?>) Json.parse("""
        {"operators":[{"uid":"gen","name":"Sätze","kind":"generator","parallelism":2},{"uid":"counts","kind":"aggregate","parallelism":3},7,{"name":"no uid"}],
         "streams":[{"source":"gen","sourcePort":0,"target":"counts","targetPort":0,"partitioning":"hash","keyFields":["key",1]},{"source":"gen","target":"gone"},null]}
        """), "Zähler");
    assertEquals(List.of("gen", "counts"), plan.job().getOperators().stream().map(Operator::getUid).toList());
    assertEquals("Sätze", plan.job().getOperators().get(0).getName());
    assertEquals(3, plan.job().getOperators().get(1).getParallelism());
    assertEquals(Partitioning.HASH, plan.job().getStreams().get(0).getPartitioning());
    assertEquals(List.of("key"), plan.job().getStreams().get(0).getKeyFields());
    assertEquals(1, plan.job().getStreams().size());
    assertEquals(id("gen"), FlinkPlan.operatorId(plan.job().getOperators().get(0)));
    assertThrows(IOException.class, () -> RunningPlan.of(Map.of("operators", "none"), "x"));
  }
}
