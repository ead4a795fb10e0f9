package dev.stillwater.model;

import static dev.stillwater.model.Jobs.GOOD;
import static dev.stillwater.model.Jobs.places;
import static dev.stillwater.model.Jobs.problems;
import static dev.stillwater.model.Jobs.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.catalog.ExpressionRole;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.catalog.OperatorKind.Trait;
import dev.stillwater.model.catalog.PortSpec;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobValidatorTest {
  private static final PortSpec IN = new PortSpec("in", "In", false);
  private static final PortSpec OUT = new PortSpec("out", "Out", false);

  @Test
  void goodJob_hasNoProblem() {
    // Catches a rule that finds fault with a good job: the negative case of every rule below.
    assertEquals(List.of(), problems(GOOD));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      // What is replaced | by what | the problems as: code uid feature line
      "uid=\"out\" | | uid-missing - uid 21;stream-broken daily stream:daily->out 26",
      "uid=\"out\" | uid=\" \" | uid-missing   uid 21;stream-broken daily stream:daily->out 26",
      "name=\"Good\" | | name-missing - name 2",
      "name=\"Good\" | name=\"Good\" defaultParallelism=\"0\" | parallelism-invalid - defaultParallelism 2",
      "name=\"Good\" | name=\"Good\" defaultParallelism=\"129\" | parallelism-too-high - defaultParallelism 2",
      "name=\"Good\" | name=\"Good\" maxParallelism=\"0\" | max-parallelism-invalid - maxParallelism 2",
      "name=\"Good\" | name=\"Good\" maxParallelism=\"32769\" | max-parallelism-invalid - maxParallelism 2",
      "intervalMs=\"6000\" | intervalMs=\"9\" | checkpoint-interval-invalid - checkpointing.intervalMs 3",
      "intervalMs=\"6000\" | intervalMs=\"-1\" | checkpoint-interval-invalid - checkpointing.intervalMs 3",
      "intervalMs=\"6000\" | maxConcurrent=\"0\" | setting-invalid - checkpointing.maxConcurrent 3",
      "<checkpointing intervalMs=\"6000\"/> | <restartStrategy backoffMultiplier=\"0.5\"/> | setting-invalid - restartStrategy.backoffMultiplier 3",
      "kind=\"filter\" | kind=\"filer\" | kind-unknown delayed kind 14",
      "kind=\"filter\" | | kind-unknown delayed kind 14",
      "kind=\"filter\" | kind=\"filter\" parallelism=\"-1\" | parallelism-invalid delayed parallelism 14",
      "kind=\"filter\" | kind=\"filter\" parallelism=\"129\" | parallelism-too-high delayed parallelism 14",
      "name=\"size\" | name=\"sise\" | parameter-missing daily parameter:size 17;parameter-unknown daily parameter:sise 18",
      "value=\"1d\" | value=\"1 day\" | parameter-invalid daily parameter:size 18",
      "value=\"1d\" | value=\"0s\" | parameter-invalid daily parameter:size 18",
      "value=\"1d\" | | parameter-missing daily parameter:size 18",
      "name=\"eventTime\" | name=\"path\" | parameter-duplicate flights parameter:path 12",
      "value=\"flight\" | value=\"fligth\" | schema-missing flights parameter:schema 11",
      "value=\"date\" | value=\"day\" | field-unknown flights parameter:eventTime 12",
      "<expressions text=\"delay > 0\"/> | | expression-missing delayed expression 14",
      "delay > 0 | | expression-missing delayed expression 15",
      "<expressions text=\"delay > 0\"/> | <expressions text=\"a\"/><expressions text=\"b\"/> | expression-unexpected delayed expression 15",
      "<operators uid=\"out\" kind=\"csv-sink\"/> | <operators uid=\"out\" kind=\"csv-sink\"><expressions text=\"a\"/></operators> "
          + "| expression-unexpected out expression 21",
      "name=\"flights\" | | field-invalid daily expression 19",
      "name=\"flights\" | name=\"a-b\" | field-invalid daily expression:a-b 19",
      "text=\"count()\"/> | text=\"count()\"/><expressions name=\"flights\" text=\"count()\"/> | field-duplicate daily expression:flights 19",
      "<fields name=\"delay\" type=\"int\"/> | <fields name=\"date\"/> | field-duplicate - field:flight.date 6",
      "<fields name=\"delay\" type=\"int\"/> | <fields/> | field-invalid - field:flight.null 6",
      "name=\"delay\" | name=\"class\" | field-invalid - field:flight.class 6",
      "name=\"delay\" | name=\"_\" | field-invalid - field:flight._ 6",
      "name=\"delay\" | name=\"1st\" | field-invalid - field:flight.1st 6",
      "</schemas> | </schemas><schemas name=\"flight\"><fields name=\"a\"/></schemas> | schema-duplicate - schema:flight 8",
      "</schemas> | </schemas><schemas name=\"b\"/> | schema-empty - schema:b 8",
      "</schemas> | </schemas><schemas><fields name=\"a\"/></schemas> | schema-name-missing - schema:null 8",
      "partitioning=\"hash\" | | stream-not-keyed daily stream:delayed->daily 23",
      "<keyFields>origin</keyFields> | | stream-not-keyed daily stream:delayed->daily 23",
      "<keyFields>origin</keyFields> | <keyFields>origin</keyFields><keyFields>origin</keyFields> | key-field-invalid daily stream:delayed->daily 23",
      "<keyFields>origin</keyFields> | <keyFields> </keyFields> | key-field-invalid daily stream:delayed->daily 23",
      "target=\"delayed\"/> | target=\"delayed\" keyFields=\"a\"/> | key-fields-unused delayed stream:flights->delayed 22",
      "target=\"delayed\"/> | target=\"delayed\" partitioning=\"hash\"/> | stream-not-keyed delayed stream:flights->delayed 22",
      "target=\"delayed\"/> | target=\"delayed\"/><streams source=\"flights\" target=\"delayed\" sourcePort=\"out\"/> "
          + "| stream-duplicate delayed stream:flights->delayed 22",
      "target=\"out\"/> | target=\"out\" targetPort=\"left\"/> | port-dangling out port:in 21;port-unknown out stream:daily->out 26",
      "target=\"out\"/> | target=\"out\" sourcePort=\"side\"/> | port-dangling daily port:out 17;port-unknown out stream:daily->out 26",
      "target=\"out\"/> | target=\"out\"/><streams source=\"out\" target=\"delayed\"/> "
          + "| port-unknown delayed stream:out->delayed 26;graph-cycle delayed stream:out->delayed 26",
      "source=\"daily\" target=\"out\" | source=\"daily\" | port-dangling out port:in 21;stream-broken daily stream:daily->? 26",
      "source=\"daily\" target=\"out\" | target=\"out\" | port-dangling daily port:out 17;operator-unreachable out - 21;stream-broken out stream:?->out 26",
      "<streams source=\"daily\" target=\"out\"/> | | port-dangling daily port:out 17;port-dangling out port:in 21",
      "source=\"flights\" target=\"delayed\" | source=\"delayed\" target=\"delayed\" "
          + "| port-dangling flights port:out 9;operator-unreachable daily - 17;operator-unreachable out - 21;graph-cycle delayed stream:delayed->delayed 22",
  })
  void spoiltJob_hasTheProblem(String piece, String replacement, String expected) {
    // Catches a rule that does not see what is wrong, or names another place.
    String text = with(piece, replacement == null ? "" : replacement);
    List<String> found = places(problems(text));
    List<String> wanted = List.of(expected.split(";"));
    if (piece.equals("uid=\"out\"")) {
      // Without its uid the sink cannot be found by the stream either.
      assertTrue(found.containsAll(wanted), found.toString());
    } else {
      assertEquals(wanted, found);
    }
    for (JobProblem problem : problems(text)) {
      assertTrue(problem.message().endsWith(".") && problem.fix().endsWith("."), problem.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.b", "a=b", "a/b", " a", "-a", "a b", "\u00e4", "a&#10;"})
  void malformedUid_isReported(String uid) {
    // Catches a uid that the command line cannot name.
    String text = with("\"out\"", "\"" + uid + "\"");
    assertEquals("uid-malformed", problems(text).get(0).code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "0", "_a", "Daily-delays:v2_x"})
  void wellFormedUid_isTaken(String uid) {
    // Catches a rule that is stricter than it says.
    assertEquals(List.of(), problems(with("\"out\"", "\"" + uid + "\"")));
  }

  @Test
  void uidOf256Characters_isReported() {
    // Catches names of files that no file system takes.
    assertEquals(List.of(), problems(with("\"out\"", "\"" + "u".repeat(255) + "\"")));
    assertEquals("uid-malformed", problems(with("\"out\"", "\"" + "u".repeat(256) + "\"")).get(0).code());
  }

  @Test
  void cycle_isNamedInOrder() {
    // Catches a message that leaves the user to search for the circle.
    String text = with(GOOD, "<streams source=\"daily\" target=\"out\"/>",
        "<streams source=\"daily\" target=\"out\"/><streams source=\"daily\" target=\"delayed\"/>");
    List<JobProblem> problems = problems(text);
    assertEquals(List.of("graph-cycle delayed stream:daily->delayed 26"), places(problems));
    assertTrue(problems.get(0).message().contains("delayed -> daily -> delayed"), problems.get(0).message());
  }

  @Test
  void union_needsTheSameKeyFields() {
    // Catches a refused union, and a union whose branches are keyed differently.
    String union = with("source=\"flights\" target=\"delayed\"/>", "source=\"flights\" target=\"delayed\"/>\n"
        + "<streams source=\"flights\" target=\"daily\" partitioning=\"hash\"><keyFields>origin</keyFields></streams>");
    assertEquals(List.of(), problems(union));
    String other = with(union, "<keyFields>origin</keyFields></streams>", "<keyFields>date</keyFields></streams>");
    assertEquals(List.of("key-fields-differ daily stream:delayed->daily 24"), places(problems(other)));
  }

  @Test
  void severalProblems_areReportedAtOnce() {
    // Catches a check that stops at the first problem.
    String text = with(with("uid=\"delayed\"", "uid=\"de.layed\""), "value=\"1d\"", "value=\"x\"");
    text = with(text, "\"delayed\"", "\"de.layed\"");
    assertEquals(List.of("uid-malformed", "parameter-invalid"), problems(text).stream().map(JobProblem::code).toList());
  }

  @Test
  void emptyJob_isAWarning() {
    // Catches a new job that cannot even be saved without errors.
    Job job = JobFactory.eINSTANCE.createJob();
    job.setName("new");
    List<JobProblem> problems = JobValidator.validate(job);
    assertEquals(List.of("job-empty - operators -"), places(problems));
    assertFalse(problems.get(0).isError());
  }

  @Test
  void sourceThatCannotBeReplayed_isWarnedOfWithCheckpointsOnly() {
    // Catches a job that loses records on a restore although nobody was told, and one with a socket that cannot run at all.
    OperatorCatalog catalog = catalog(Set.of());
    Job job = Jobs.job(small());
    List<JobProblem> problems = JobValidator.validate(job, catalog);
    assertEquals(List.of("source-not-replayable a kind 4"), places(problems));
    assertFalse(problems.get(0).isError());
    assertTrue(problems.get(0).message().contains("a restore loses the records"), problems.get(0).message());
    assertEquals(List.of(), JobValidator.validate(job, catalog(Set.of(Trait.REPLAYABLE))));
    job.getCheckpointing().setIntervalMs(0);
    assertEquals(List.of(), JobValidator.validate(job, catalog));
  }

  @Test
  void processingTime_isRefusedInAJobThatMustReplayExactly() {
    // Catches a replay that cannot give the same result.
    OperatorCatalog catalog = catalog(Set.of(Trait.REPLAYABLE, Trait.PROCESSING_TIME));
    Job job = Jobs.job(small());
    assertEquals(List.of(), JobValidator.validate(job, catalog));
    job.setExactReplay(true);
    assertEquals(List.of("processing-time a kind 4"), places(JobValidator.validate(job, catalog)));
  }

  @Test
  void streamThatLeftTheJob_doesNotCount() {
    // Catches a deleted stream that still connects a port.
    Job job = Jobs.job(GOOD);
    job.getStreams().remove(2);
    assertEquals(List.of("port-dangling daily port:out 17", "port-dangling out port:in 21"), places(JobValidator.validate(job)));
  }

  @Test
  void tenThousandOperators_areCheckedInASecond() {
    // Catches a loop in a loop, or a recursion as deep as the job; the deadline allows for a slow machine.
    StringBuilder text = new StringBuilder(GOOD.substring(0, GOOD.indexOf("  <streams")));
    int count = 10_000;
    for (int i = 0; i < count; i++) {
      text.append("<operators uid=\"f").append(i).append("\" kind=\"filter\"><expressions text=\"delay &gt; 0 &amp;&amp; true\"/></operators>\n");
    }
    for (int i = 0; i < count; i++) {
      text.append("<streams source=\"").append(i == 0 ? "flights" : "f" + (i - 1)).append("\" target=\"f").append(i).append("\"/>\n");
      text.append("<streams source=\"flights\" target=\"f").append(i).append("\"/>\n");
    }
    text.append("<streams source=\"f9999\" target=\"out\"/></job:Job>");
    assertTimeout(Duration.ofSeconds(8), () -> {
      Job job = Jobs.job(text.toString());
      List<JobProblem> problems = JobValidator.validate(job);
      assertTrue(problems.stream().allMatch(problem -> Set.of("delayed", "daily", "f0").contains(problem.uid().orElse(""))), problems.toString());
      JobFile.toBytes(job);
    });
  }

  private static String small() {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Small">
          <checkpointing intervalMs="1000"/>
          <operators uid="a" kind="clock"/>
          <operators uid="b" kind="drain"/>
          <streams source="a" target="b"/>
        </job:Job>
        """;
  }

  private static OperatorCatalog catalog(Set<Trait> sourceTraits) {
    OperatorKind source = kind("clock", List.of(), List.of(OUT), sourceTraits);
    OperatorKind sink = kind("drain", List.of(IN), List.of(), Set.of());
    return new OperatorCatalog(List.of(() -> List.of(source, sink)));
  }

  private static OperatorKind kind(String id, List<PortSpec> inputs, List<PortSpec> outputs, Set<Trait> traits) {
    return new OperatorKind(id, id, "Test", id, id, inputs, outputs, List.of(), ExpressionRole.NONE, Optional.empty(), traits);
  }
}
