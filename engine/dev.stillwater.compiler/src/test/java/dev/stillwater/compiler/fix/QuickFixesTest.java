package dev.stillwater.compiler.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.compiler.JobCheck;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.edit.JobEdits;
import dev.stillwater.model.edit.RecordedEdits;
import dev.stillwater.model.job.Job;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuickFixesTest {
  private static final String GOOD = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmlns:job="http://stillwater.dev/job/1" name="test">
        <checkpointing intervalMs="10000"/>
        <schemas name="flight">
          <fields name="date" type="timestamp"/>
          <fields name="delay" type="int"/>
          <fields name="origin"/>
          <fields name="note" nullable="true"/>
        </schemas>
        <operators uid="flights" kind="csv-source">
          <parameters name="path" value="flights.csv"/>
          <parameters name="schema" value="flight"/>
          <parameters name="eventTime" value="date"/>
        </operators>
        <operators uid="delayed" kind="filter">
          <expressions text="delay > 0"/>
        </operators>
        <operators uid="short" kind="map">
          <expressions name="origin" text="origin"/>
          <expressions name="hours" text="delay / 60"/>
        </operators>
        <operators uid="daily" kind="window-aggregate">
          <parameters name="size" value="1d"/>
          <expressions name="flights" text="count()"/>
        </operators>
        <operators uid="out" kind="csv-sink"/>
        <streams source="flights" target="delayed"/>
        <streams source="delayed" target="short"/>
        <streams source="short" target="daily" partitioning="hash">
          <keyFields>origin</keyFields>
        </streams>
        <streams source="daily" target="out"/>
      </job:Job>
      """;

  @TempDir
  private Path folder;
  private Path file;

  /** One broken job: what is replaced by what, the code of the problem, the id of a fix, and a part of its label. */
  private record Broken(String piece, String replacement, String code, String fix, String label) {}

  static List<Broken> broken() {
    return List.of(
        new Broken("uid=\"delayed\" kind", "uid=\"\" kind", "uid-missing", "generate-uid", "'filter-1'"),
        new Broken("uid=\"out\"", "uid=\"daily\"", "uid-duplicate", "unique-uid", "'daily-2'"),
        new Broken("uid=\"out\"", "uid=\"the sink!\"", "uid-malformed", "correct-uid", "'the-sink'"),
        new Broken("kind=\"filter\"", "kind=\"filtre\"", "kind-unknown", "nearest-kind", "'filter'"),
        new Broken(" name=\"test\"", "", "name-missing", "name-job", "'flights'"),
        new Broken("kind=\"filter\"", "kind=\"filter\" parallelism=\"200\"", "parallelism-too-high", "raise-max-parallelism", "256"),
        new Broken("kind=\"filter\"", "kind=\"filter\" parallelism=\"200\"", "parallelism-too-high", "lower-parallelism", "128"),
        new Broken("kind=\"filter\"", "kind=\"filter\" parallelism=\"-1\"", "parallelism-invalid", "lower-parallelism", "1"),
        new Broken("name=\"test\"", "name=\"test\" maxParallelism=\"0\"", "max-parallelism-invalid", "raise-max-parallelism", "128"),
        new Broken("name=\"test\"", "name=\"test\" defaultParallelism=\"130\"", "parallelism-too-high", "raise-max-parallelism", "256"),
        new Broken("intervalMs=\"10000\"", "intervalMs=\"5\"", "checkpoint-interval-invalid", "wise-interval", "every second"),
        new Broken("intervalMs=\"10000\"", "intervalMs=\"20\"", "checkpoint-interval-short", "wise-interval", "every second"),
        new Broken("intervalMs=\"10000\"", "intervalMs=\"90000000\"", "checkpoint-interval-long", "wise-interval", "every minute"),
        new Broken("intervalMs=\"10000\"", "intervalMs=\"10000\" retained=\"0\"", "setting-invalid", "default-setting", "1"),
        new Broken("intervalMs=\"10000\"", "intervalMs=\"10000\" directory=\"hdfs://x/y\"", "directory-not-local", "use-default-folder", "default"),
        new Broken("name=\"size\" value=\"1d\"", "name=\"size\" value=\"1d\"/><parameters name=\"time\" value=\"processing\"", "processing-time", "event-time", "time = event"),
        new Broken("<parameters name=\"eventTime\" value=\"date\"/>", "", "event-time-missing", "name-event-time", "'date'"),
        new Broken("name=\"date\" type=\"timestamp\"", "name=\"date\" type=\"long\"", "event-time-invalid", "correct-time-field", "timestamp"),
        new Broken("value=\"date\"", "value=\"dat\"", "field-unknown", "nearest-field", "'date'"),
        new Broken("value=\"date\"", "value=\"stamp\"", "field-unknown", "add-field", "a timestamp"),
        new Broken("name=\"schema\" value=\"flight\"", "name=\"schema\" value=\"flihgt\"", "schema-missing", "nearest-schema", "'flight'"),
        new Broken("name=\"schema\" value=\"flight\"", "name=\"schema\" value=\"other\"", "schema-missing", "add-schema", "'other'"),
        new Broken("<parameters name=\"schema\" value=\"flight\"/>", "", "parameter-missing", "nearest-schema", "'flight'"),
        new Broken("name=\"eventTime\"", "name=\"evenTime\"", "parameter-unknown", "nearest-parameter", "'eventTime'"),
        new Broken("name=\"eventTime\" value=\"date\"", "name=\"eventTime\" value=\"date\"/><parameters name=\"header\" value=\"perhaps\"", "parameter-invalid", "default-value",
            "true"),
        new Broken("value=\"flights.csv\"", "value=\"flihgts.csv\"", "file-missing", "nearest-file", "'flights.csv'"),
        new Broken("<fields name=\"origin\"/>", "<fields name=\"origin\"/><fields name=\"origin\"/>", "field-duplicate", "rename-field", "'origin_2'"),
        new Broken("<fields name=\"note\"", "<fields name=\"my note\"", "field-invalid", "rename-field", "'my_note'"),
        new Broken("<schemas name=\"flight\">", "<schemas name=\"empty\"/><schemas name=\"flight\">", "schema-empty", "remove-schema", "Remove"),
        new Broken("partitioning=\"hash\"", "partitioning=\"rebalance\"", "stream-not-keyed", "set-key", "'origin'"),
        new Broken("<keyFields>origin</keyFields>", "", "stream-not-keyed", "set-key", "'origin'"),
        new Broken("<keyFields>origin</keyFields>", "<keyFields>orign</keyFields>", "key-field-unknown", "nearest-field", "'origin'"),
        new Broken("<keyFields>origin</keyFields>", "<keyFields>date</keyFields>", "key-field-unknown", "add-field", "Pass the field 'date' on in 'short'"),
        new Broken("<keyFields>origin</keyFields>", "<keyFields>origin</keyFields><keyFields>origin</keyFields>", "key-field-invalid", "tidy-key", "'origin'"),
        new Broken("source=\"daily\" target=\"out\"", "source=\"daily\" target=\"out\" targetPort=\"x\"", "port-unknown", "first-input", "first input"),
        new Broken("<streams source=\"daily\" target=\"out\"/>", "", "port-dangling", "add-console", "console"),
        new Broken("<expressions text=\"delay > 0\"/>", "", "expression-missing", "add-expression", "true"),
        new Broken("delay > 0", "dealy > 0", "expression-error", "suggested-name", "delay > 0"),
        new Broken("delay > 0", "delay = 0", "expression-error", "other-operator", "delay == 0"),
        new Broken("delay > 0", "delay", "expression-error", "compare", "delay != 0"),
        new Broken("delay > 0", "origin == &quot;SFO&quot;", "expression-warning", "other-operator", "origin.equals(\"SFO\")"),
        new Broken("delay > 0", "date > &quot;2001-01-01&quot;", "expression-error", "insert-cast", "parseTimestamp"),
        new Broken("delay > 0", "hour(delay) > 1", "expression-error", "insert-cast", "timestamp(delay)"),
        new Broken("delay > 0", "origin == null", "expression-error", "other-operator", "isNull(origin)"),
        new Broken("delay > 0", "gate > 0", "expression-error", "add-field", "'gate'"),
        new Broken("delay / 60", "origin * 60", "expression-error", "insert-cast", "parse"),
        new Broken("count()", "sum(origin)", "expression-error", "insert-cast", "parse"));
  }

  @BeforeEach
  void makeFiles() throws Exception {
    file = folder.resolve("flights.job");
    Files.writeString(folder.resolve("flights.csv"), "date,delay,origin,note\n");
  }

  private static Job job(String text) {
    return JobFile.load(text.getBytes(StandardCharsets.UTF_8), "flights.job").job().orElseThrow();
  }

  private static String broken(Broken broken) {
    String start = broken.code.equals("processing-time") ? GOOD.replace("name=\"test\"", "name=\"test\" exactReplay=\"true\"") : GOOD;
    assertTrue(start.contains(broken.piece), broken.piece);
    return start.replace(broken.piece, broken.replacement);
  }

  private QuickFix fix(Job job, Broken broken) {
    QuickFixes fixes = QuickFixes.of(job, file);
    List<String> offered = new ArrayList<>();
    for (JobProblem problem : fixes.problems()) {
      for (QuickFix fix : fixes.of(problem)) {
        offered.add(problem.code() + " " + fix.id() + ": " + fix.label());
        if (problem.code().equals(broken.code) && fix.id().equals(broken.fix) && fix.label().contains(broken.label)) {
          return fix;
        }
      }
    }
    throw new AssertionError(broken + " is not offered among\n" + String.join("\n", offered) + "\n" + fixes.problems());
  }

  @Test
  void goodJob_hasNoProblems() {
    // Catches broken jobs below that are broken in more ways than meant.
    assertEquals(List.of(), JobCheck.check(job(GOOD), file));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void fix_mendsItsProblem(Broken broken) {
    // Catches a fix that is not offered, does nothing, or leaves the problem that it claims to mend.
    Job job = job(broken(broken));
    QuickFix fix = fix(job, broken);
    fix.apply(JobEdits.direct());
    Job read = job(new String(JobFile.toBytes(job), StandardCharsets.UTF_8));
    List<JobProblem> left = JobCheck.check(read, file);
    assertTrue(left.stream().noneMatch(problem -> problem.code().equals(fix.problem().code()) && problem.message().equals(fix.problem().message())
        && problem.uid().equals(fix.problem().uid())), left::toString);
  }

  @ParameterizedTest
  @MethodSource("broken")
  void recordedFix_playsOnACopy(Broken broken) {
    // Catches an editor that shows another job than the one that was mended in the background.
    Job job = job(broken(broken));
    Job copy = JobFile.copy(job);
    RecordedEdits edits = new RecordedEdits(job);
    fix(job, broken).apply(edits);
    assertFalse(edits.isEmpty());
    edits.play(copy, JobEdits.direct());
    assertEquals(new String(JobFile.toBytes(job), StandardCharsets.UTF_8), new String(JobFile.toBytes(copy), StandardCharsets.UTF_8));
  }

  @Test
  void fixForAll_givesEachOperatorItsOwnUid() {
    // Catches two operators that get the same uid because both fixes were found before either was made.
    Job job = job(GOOD.replace("uid=\"delayed\" kind=\"filter\"", "kind=\"filter\"").replace("<operators uid=\"out\"", "<operators kind=\"filter\"/><operators uid=\"out\""));
    QuickFixes fixes = QuickFixes.of(job, file);
    List<JobProblem> missing = fixes.problems().stream().filter(problem -> problem.code().equals("uid-missing")).toList();
    assertEquals(2, missing.size());
    assertEquals(missing, fixes.apply("generate-uid", missing, JobEdits.direct()));
    List<String> uids = job.getOperators().stream().map(operator -> operator.getUid()).toList();
    assertTrue(uids.containsAll(List.of("filter-1", "filter-2")), uids::toString);
  }

  @Test
  void problemOfAnotherJob_hasNoFixAndNoError() {
    // Catches a fix that fails when the problem is gone by the time it is asked for.
    Job job = job(GOOD);
    JobProblem gone = JobProblem.error("uid-duplicate", "nobody", "uid", "x", "y");
    for (String code : QuickFixes.codes()) {
      JobProblem problem = JobProblem.error(code, "nobody", "parameter:none", "x", "y");
      QuickFixes.of(job, file, List.of(gone, problem)).of(problem).forEach(fix -> fix.apply(new RecordedEdits(job)));
    }
    assertEquals(List.of(), QuickFixes.of(job, file, List.of(gone)).of(gone));
  }

  @Test
  void socketWithCheckpoints_becomesAFolder() {
    // Catches a source that keeps parameters which its new kind does not know.
    Job job = job(GOOD.replace("kind=\"csv-source\"", "kind=\"socket-source\"").replace("name=\"path\" value=\"flights.csv\"", "name=\"port\" value=\"9999\""));
    QuickFixes fixes = QuickFixes.of(job, file);
    JobProblem problem = fixes.problems().stream().filter(found -> found.code().equals("source-not-replayable")).findFirst().orElseThrow();
    fixes.of(problem).get(0).apply(JobEdits.direct());
    assertEquals(List.of("file-missing"), JobCheck.check(job, file).stream().map(JobProblem::code).toList());
  }
}
