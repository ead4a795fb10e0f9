package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.stillwater.engine.plan.StreamPlan;
import dev.stillwater.model.JobOverrideException;
import dev.stillwater.model.JobOverrides;
import dev.stillwater.model.job.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {
  private static final String REST = """
      <operators uid="positive" kind="filter"><expressions text="value &gt; 0"/></operators>
      <operators uid="windows" kind="window-aggregate"><parameters name="size" value="1min"/><expressions name="n" text="count()"/></operators>
      <operators uid="out" kind="csv-sink"/>
      <streams source="in" target="positive"/>
      <streams source="positive" target="windows" partitioning="hash"><keyFields>sensor</keyFields></streams>
      <streams source="windows" target="out"/>
      """;

  @TempDir
  Path folder;

  @BeforeEach
  void writeInput() throws IOException {
    Files.writeString(folder.resolve("in.csv"), "time,sensor,value,weight\n");
  }

  private static Job job() {
    return TestJobs.job(TestJobs.READINGS, TestJobs.SOURCE, REST);
  }

  private String chains(Job job) {
    StringBuilder out = new StringBuilder();
    var plan = TestJobs.compile(job, folder).plan();
    plan.tasks().forEach(task -> out.append(task.name()).append(" x").append(task.parallelism()).append('\n'));
    for (StreamPlan stream : plan.streams()) {
      out.append(stream.source()).append('>').append(stream.target()).append(' ').append(stream.partitioning().text()).append(' ')
          .append(stream.chainBreak().orElse("chained")).append('\n');
    }
    return out.toString();
  }

  @Test
  void planText_isTheGoldenOne() throws IOException {
    // Catches unintended changes of defaults, ids, chaining and types in the plan that people and tools read.
    String text = TestJobs.compile(job(), folder).plan().toText().replace(folder.toString(), "FOLDER").replaceAll("plan hash [0-9a-f]{64}", "plan hash H");
    assertEquals(Files.readString(Path.of("src/test/resources/plan.txt")), text);
  }

  @Test
  void everythingAtParallelismOne_isOneTask() {
    // Catches an exchange between one subtask and one subtask.
    assertEquals("""
        in -> positive -> windows -> out x1
        in>positive forward chained
        positive>windows hash chained
        windows>out forward chained
        """, chains(job()));
  }

  @Test
  void higherParallelism_breaksChainsWhereRecordsMustMove() {
    // Catches records of one key in two subtasks, and forward streams between different degrees.
    Job job = job();
    job.setDefaultParallelism(2);
    assertEquals("""
        in -> positive x2
        windows x2
        out x1
        in>positive forward chained
        positive>windows hash partitioning is hash
        windows>out rebalance parallelism 2 meets 1
        """, chains(job));
  }

  @Test
  void chainingOffAndSeveralInputs_breakChains() {
    // Catches operators chained against the author's word, and a chain that would need two heads.
    Job job = job();
    job.getOperators().get(1).setChaining(false);
    assertEquals(List.of("in>positive forward chaining is off for positive", "positive>windows hash chaining is off for positive"),
        chains(job).lines().filter(line -> line.contains("chaining is off")).toList());
    Job union = TestJobs.job(TestJobs.READINGS, TestJobs.SOURCE, TestJobs.SOURCE.replace("\"in\"", "\"in2\""),
        "<operators uid=\"out\" kind=\"csv-sink\"/><streams source=\"in\" target=\"out\"/><streams source=\"in2\" target=\"out\"/>");
    assertEquals("in>out forward out has 2 input streams", chains(union).lines().filter(line -> line.startsWith("in>")).findFirst().orElseThrow());
  }

  @Test
  void planHash_changesWithTheCodeAndOnlyWithIt() throws JobOverrideException {
    // Catches stale classes for changed expressions, and needless compilation for changed paths.
    String hash = TestJobs.compile(job(), folder).plan().planHash();
    Job other = job();
    JobOverrides.apply(other, List.of("out.path=/somewhere/else.csv", "windows.size=2min", "in.rate=7"));
    assertEquals(hash, TestJobs.compile(other, folder).plan().planHash());
    Job changed = job();
    changed.getOperators().get(1).getExpressions().get(0).setText("value > 1");
    assertNotEquals(hash, TestJobs.compile(changed, folder).plan().planHash());
    Job chained = job();
    chained.getOperators().get(1).setChaining(false);
    assertNotEquals(hash, TestJobs.compile(chained, folder).plan().planHash());
    Job nullable = job();
    nullable.getSchemas().get(0).getFields().get(3).setNullable(true);
    assertNotEquals(hash, TestJobs.compile(nullable, folder).plan().planHash());
  }

  @Test
  void generatedSource_isTheSameEachTime() {
    // Catches an order of generation that depends on hash codes, which would make the plan hash worthless.
    assertEquals(TestJobs.compile(job(), folder).generatedSource(), TestJobs.compile(job(), folder).generatedSource());
  }
}
