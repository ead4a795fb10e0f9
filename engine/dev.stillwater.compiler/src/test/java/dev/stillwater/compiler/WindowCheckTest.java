package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.JobProblem;
import dev.stillwater.model.JobValidator;
import dev.stillwater.model.job.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about windows that cannot work, and the types of those that can. */
class WindowCheckTest {
  private static final String UNTIMED = """
      <operators uid="in" kind="csv-source">
        <parameters name="path" value="in.csv"/>
        <parameters name="schema" value="reading"/>
      </operators>
      """;
  private static final String REST = """
      <operators uid="out" kind="console-sink"/>
      <streams source="in" target="work" partitioning="hash"><keyFields>sensor</keyFields></streams>
      <streams source="work" target="out"/>
      """;

  /** A job whose parameters are {@code name=value name=value}. */
  private static Job job(String source, String kind, String parameters) {
    StringBuilder operator = new StringBuilder("<operators uid=\"work\" kind=\"" + kind + "\">");
    for (String parameter : parameters.isBlank() ? new String[0] : parameters.trim().split(" ")) {
      operator.append("<parameters name=\"").append(parameter, 0, parameter.indexOf('=')).append("\" value=\"")
          .append(parameter.substring(parameter.indexOf('=') + 1)).append("\"/>");
    }
    boolean hasAggregates = !kind.equals("top-n") && !kind.equals("deduplicate");
    operator.append(hasAggregates ? "<expressions name=\"n\" text=\"count()\"/>" : "").append("</operators>");
    return TestJobs.job(TestJobs.READINGS, source, operator.toString(), REST);
  }

  private static List<JobProblem> problems(Job job) {
    return Stream.concat(JobValidator.validate(job).stream(), SchemaInference.of(job).problems().stream()).toList();
  }

  @ParameterizedTest
  @CsvSource({
      "window-aggregate, size=1h allowedLateness=5min, ''",
      "window-aggregate, size=1h time=processing, ''",
      "window-aggregate, size=1h time=processing allowedLateness=0s, ''",
      "window-aggregate, size=1h time=processing allowedLateness=5s, parameter-invalid parameter:allowedLateness",
      "window-aggregate, size=1h allowedLateness=-1s, parameter-invalid parameter:allowedLateness",
      "window-aggregate, size=1h time=late, parameter-invalid parameter:time",
      "session-window, gap=10min, ''",
      "session-window, '', parameter-missing parameter:gap",
      "session-window, gap=0s, parameter-invalid parameter:gap",
      "session-window, gap=1s time=processing allowedLateness=1ms, parameter-invalid parameter:allowedLateness",
      "count-window, size=10 slide=3, ''",
      "count-window, size=0, parameter-invalid parameter:size",
      "count-window, size=5 slide=0, parameter-invalid parameter:slide",
      "count-window, size=1h, parameter-invalid parameter:size",
      "global-window, count=10, ''",
      "global-window, '', parameter-missing parameter:count",
      "global-window, trigger=event-time count=3, parameter-missing parameter:interval",
      "global-window, trigger=processing-time interval=1s, ''",
      "global-window, trigger=never, parameter-invalid parameter:trigger",
      "top-n, n=3 by=weight size=1h, ''",
      "top-n, n=3 by=wieght size=1h, field-unknown parameter:by",
      "top-n, n=0 by=weight size=1h, parameter-invalid parameter:n",
      "top-n, n=3 by=weight size=1h order=up, parameter-invalid parameter:order",
      "deduplicate, '', ''",
      "deduplicate, ttl=1h, ''",
      "deduplicate, ttl=0ms, parameter-invalid parameter:ttl"})
  void parameters_thatCannotWorkAreNamed(String kind, String parameters, String expected) {
    // Catches a job that starts and then does something else than its author thinks, and complaints about what is right.
    List<JobProblem> problems = problems(job(TestJobs.SOURCE, kind, parameters));
    assertEquals(expected.isEmpty() ? List.of() : List.of(expected), problems.stream().map(problem -> problem.code() + " " + problem.feature().orElse("-")).toList());
    problems.forEach(problem -> assertTrue(problem.message().matches(".*[.?]") && problem.fix().endsWith(".") && problem.uid().orElse("").equals("work"), problem.message()));
  }

  @ParameterizedTest
  @CsvSource({"window-aggregate, size=1h, true", "window-aggregate, size=1h time=processing, false", "session-window, gap=1h, true",
      "session-window, gap=1h time=processing, false", "count-window, size=3, false", "global-window, count=3, false",
      "global-window, trigger=event-time interval=1h, true", "global-window, trigger=processing-time interval=1h, false", "top-n, n=1 by=time size=1h, true",
      "deduplicate, '', false"})
  void eventTime_isAskedForWhereItIsNeeded(String kind, String parameters, boolean isNeeded) {
    // Catches windows that never close because nothing has a time, and kinds that ask for a time they do not use.
    List<String> codes = problems(job(UNTIMED, kind, parameters)).stream().map(JobProblem::code).toList();
    assertEquals(isNeeded ? List.of("event-time-missing") : List.of(), codes);
  }

  @ParameterizedTest
  @CsvSource({"window-aggregate, size=1h, false", "window-aggregate, size=1h time=processing, true", "session-window, gap=1h time=processing, true",
      "session-window, gap=1h, false", "global-window, count=3, false", "global-window, trigger=processing-time interval=1h, true", "deduplicate, '', false",
      "deduplicate, ttl=1h, true", "count-window, size=2, false", "top-n, n=1 by=time size=1h, false"})
  void processingTime_isRefusedWhenTheJobMustReplayExactly(String kind, String parameters, boolean isRefused) {
    // Catches a replay that gives other results without a word, and a kind that is refused although its parameters make it exact.
    Job job = job(TestJobs.SOURCE, kind, parameters);
    job.setExactReplay(true);
    List<JobProblem> problems = problems(job);
    assertEquals(isRefused ? List.of("processing-time") : List.of(), problems.stream().map(JobProblem::code).toList());
    problems.forEach(problem -> assertTrue(problem.fix().contains("parameter '"), problem.fix()));
  }

  @Test
  void types_areThoseOfTheOperators() {
    // Catches an operator that emits other columns than the next one is compiled against.
    List<String> types = new ArrayList<>();
    for (String[] kind : new String[][] {{"session-window", "gap=1h"}, {"count-window", "size=3"}, {"global-window", "count=3"}, {"top-n", "n=1 by=time size=1h"},
        {"deduplicate", ""}}) {
      Job job = job(TestJobs.SOURCE, kind[0], kind[1]);
      types.add(SchemaInference.of(job).output(job.getOperators().get(1)).type().text());
    }
    assertEquals(List.of("sensor: string, window_start: timestamp, window_end: timestamp, n: long", "sensor: string, n: long", "sensor: string, n: long",
        "rank: long, time: timestamp, sensor: string, value: int?, weight: double", "time: timestamp, sensor: string, value: int?, weight: double"), types);
    Job job = job(TestJobs.SOURCE, "session-window", "gap=1h");
    assertEquals("time: timestamp, sensor: string, value: int?, weight: double", SchemaInference.of(job).output(job.getOperators().get(1), 1).type().text());
  }

  @Test
  void topN_refusesAFieldThatHasNoOrderAndARecordWithARank() {
    // Catches a comparison that fails when the job runs, and a rank that hides a field.
    String map = "<operators uid=\"work\" kind=\"map\"><expressions name=\"rank\" text=\"sensor\"/><expressions name=\"hot\" text=\"weight &gt; 3\"/></operators>"
        + "<operators uid=\"top\" kind=\"top-n\"><parameters name=\"n\" value=\"1\"/><parameters name=\"by\" value=\"hot\"/><parameters name=\"size\" value=\"1h\"/></operators>"
        + "<operators uid=\"out\" kind=\"console-sink\"/><streams source=\"in\" target=\"work\"/><streams source=\"work\" target=\"top\" partitioning=\"hash\">"
        + "<keyFields>rank</keyFields></streams><streams source=\"top\" target=\"out\"/>";
    assertEquals(List.of("field-duplicate", "parameter-invalid"),
        problems(TestJobs.job(TestJobs.READINGS, TestJobs.SOURCE, map)).stream().map(JobProblem::code).sorted().toList());
  }
}
