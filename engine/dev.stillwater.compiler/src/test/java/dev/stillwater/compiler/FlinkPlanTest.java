package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Partitioning;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlinkPlanTest {
  private static final String PLAN = """
      {"plan":{"jid":"5c8a","name":"Word count","type":"STREAMING","nodes":[
        {"id":"90bea66de1c231edf33913ecd54406c1","parallelism":2,"operator":"","operator_strategy":"",
         "description":"Sink: Print to Std. Out<br/>","inputs":[{"num":0,"id":"0a448493b4782967b150582570326227","ship_strategy":"RESCALE","exchange":"pipelined_bounded"}],"optimizer_properties":{}},
        {"id":"0a448493b4782967b150582570326227","parallelism":4,"description":"Keyed Aggregation -&gt; Map<br/>+- detail<br/>","inputs":[
          {"num":0,"id":"cbc357ccb763df2852fee8c4fc7d55f2","ship_strategy":"HASH","exchange":"pipelined_bounded"},
          {"num":1,"id":"gone","ship_strategy":"HASH"}]},
        {"id":"cbc357ccb763df2852fee8c4fc7d55f2","parallelism":1,"description":"Source: Collection Source"}]}}
      """;

  private static Job read(String json) throws IOException {
    return FlinkPlan.read(json.getBytes(StandardCharsets.UTF_8), "plan.json").job();
  }

  @Test
  void plan_becomesOperatorsAndStreams() throws IOException {
    // Catches ids that are not kept, and vertices that are drawn without their connections.
    Job job = read(PLAN);
    assertEquals("Word count", job.getName());
    assertEquals(java.util.List.of("Print to Std. Out", "Keyed Aggregation \u2192 Map", "Collection Source"), job.getOperators().stream().map(operator -> operator.getName()).toList());
    assertEquals("0a448493b4782967b150582570326227", job.getOperators().get(1).getUid());
    assertEquals(4, job.getOperators().get(1).getParallelism());
    assertEquals(java.util.List.of("flink-sink", "flink-task", "flink-source"), job.getOperators().stream().map(operator -> operator.getKind()).toList());
    assertEquals(2, job.getStreams().size());
    assertEquals(Partitioning.REBALANCE, job.getStreams().get(0).getPartitioning());
    assertEquals(Partitioning.HASH, job.getStreams().get(1).getPartitioning());
  }

  @Test
  void strategies_areKeptInFlinksWords() throws IOException {
    // Catches a stream that is told to be another than Flink says.
    FlinkPlan plan = FlinkPlan.read(PLAN.getBytes(StandardCharsets.UTF_8), "plan.json");
    assertEquals(java.util.List.of("RESCALE", "HASH"), plan.job().getStreams().stream().map(plan.strategies()::get).toList());
  }

  @Test
  void planWithoutItsFrame_isReadAsWell() throws IOException {
    // Catches files that hold the inner document alone.
    assertEquals(3, read(PLAN.strip().substring("{\"plan\":".length(), PLAN.strip().length() - 1)).getOperators().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no", "[]", "{}", "{\"plan\":{}}", "{\"nodes\":[1]}", "{\"nodes\":[{}]}", "{\"nodes\":{\"id\":\"x\"}}", "{\"nodes\":[{\"id\":7}]}"})
  void otherFiles_areRefusedWithWhatToGive(String text) {
    // Catches a class cast or an empty drawing for a file that is no plan.
    String message = assertThrows(IOException.class, () -> read(text)).getMessage();
    assertTrue(message.contains("plan.json") && message.contains("GET /jobs/:id/plan"), message);
  }

  @Test
  void hugeMarkup_isReadInTime() throws IOException {
    // Catches a pattern that takes for ever.
    String description = "<".repeat(50_000) + "&".repeat(50_000);
    assertEquals(1, read("{\"nodes\":[{\"id\":\"a\",\"description\":\"" + description + "\"}]}").getOperators().size());
  }
}
