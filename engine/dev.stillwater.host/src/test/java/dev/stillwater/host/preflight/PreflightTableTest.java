package dev.stillwater.host.preflight;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.host.preflight.PreflightReport.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a preflight says of changed jobs, inputs, outputs and snapshots, held against what the engine does when it is started from the same snapshot. */
@Timeout(120)
class PreflightTableTest {
  private static final Verdict STARTS = Verdict.STARTS;
  private static final Verdict LOSES = Verdict.LOSES_STATE;
  private static final Verdict CANNOT = Verdict.CANNOT_START;

  @TempDir
  private static Path folder;
  private static TableJob job;

  /** Changes the folder. */
  private interface Change {
    void make(Path folder, Path snapshot) throws IOException;
  }

  /** One row of the table. */
  private record Row(String name, Verdict verdict, String code, int parallelism, Change change) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Row row(String name, Verdict verdict, String code, String... replacements) {
    return new Row(name, verdict, code, 0, (base, snapshot) -> Files.writeString(base.resolve("table.job"), replaced(TableJob.JOB, replacements)));
  }

  private static Row function(String name, Verdict verdict, String code, String... replacements) {
    return new Row(name, verdict, code, 0, (base, snapshot) -> Files.writeString(base.resolve("src/f/Count.java"), replaced(TableJob.FUNCTION, replacements)));
  }

  private static Row files(String name, Verdict verdict, String code, Change change) {
    return new Row(name, verdict, code, 0, change);
  }

  private static String replaced(String text, String... replacements) {
    String changed = text;
    for (int index = 0; index < replacements.length; index += 2) {
      if (!changed.contains(replacements[index])) {
        throw new IllegalArgumentException("There is no " + replacements[index]);
      }
      changed = changed.replace(replacements[index], replacements[index + 1]);
    }
    return changed;
  }

  private static String renamed(String uid) {
    return replaced(TableJob.JOB, "\"" + uid + "\"", "\"renamed\"");
  }

  private static Row rename(String uid, Verdict verdict, String code) {
    return files("uid of " + uid + " renamed", verdict, code, (base, snapshot) -> Files.writeString(base.resolve("table.job"), renamed(uid)));
  }

  private static void cut(Path file, long bytes) throws IOException {
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) (Files.size(file) - bytes)));
  }

  private static Path largest(Path snapshot) throws IOException {
    try (Stream<Path> paths = Files.list(snapshot)) {
      return paths.max(Comparator.comparingLong(path -> path.toFile().length())).orElseThrow();
    }
  }

  private static String adding(String operator, String stream) {
    return replaced(TableJob.JOB, "<operators uid=\"none\"", operator + "<operators uid=\"none\"", "<streams source=\"totals\" target=\"none\"/>",
        "<streams source=\"totals\" target=\"none\"/>" + stream);
  }

  static List<Row> rows() {
    return Stream.of(jobs(), states(), functions(), inputsAndOutputs()).flatMap(List::stream).toList();
  }

  private static List<Row> jobs() {
    return List.of(
        row("unchanged", STARTS, ""),
        new Row("parallelism 1", STARTS, "rescaled", 1, (base, snapshot) -> { }),
        new Row("parallelism 5", STARTS, "rescaled", 5, (base, snapshot) -> { }),
        new Row("parallelism above the snapshot's key groups", CANNOT, "job-errors", 200, (base, snapshot) -> { }),
        row("max parallelism set as it was", STARTS, "", "name=\"Table\"", "name=\"Table\" maxParallelism=\"128\""),
        row("max parallelism lowered", CANNOT, "max-parallelism", "name=\"Table\"", "name=\"Table\" maxParallelism=\"64\""),
        row("max parallelism raised", CANNOT, "max-parallelism", "name=\"Table\"", "name=\"Table\" maxParallelism=\"256\""),
        row("job renamed", STARTS, "", "name=\"Table\"", "name=\"Other\""),
        row("operator named", STARTS, "", "uid=\"totals\"", "uid=\"totals\" name=\"Sums\""),
        rename("totals", LOSES, "operator-dropped"),
        rename("in", LOSES, "operator-dropped"),
        rename("copy", LOSES, "operator-dropped"),
        rename("none", STARTS, ""),
        row("operator removed", LOSES, "operator-dropped",
            "<operators uid=\"sessions\" kind=\"session-window\"><parameters name=\"gap\" value=\"6s\"/><expressions name=\"n\" text=\"count()\"/></operators>", "",
            "<streams source=\"in\" target=\"sessions\" partitioning=\"hash\"><keyFields>sensor</keyFields></streams>", "",
            "<operators uid=\"no-sessions\" kind=\"discard-sink\"/>", "", "<streams source=\"sessions\" target=\"no-sessions\"/>", ""),
        files("operator without state added", STARTS, "", (base, snapshot) -> Files.writeString(base.resolve("table.job"),
            adding("<operators uid=\"some\" kind=\"filter\"><expressions text=\"n > 1\"/></operators><operators uid=\"no-some\" kind=\"discard-sink\"/>",
                "<streams source=\"totals\" target=\"some\"/><streams source=\"some\" target=\"no-some\"/>"))),
        files("operator with state added", STARTS, "", (base, snapshot) -> Files.writeString(base.resolve("table.job"),
            adding("<operators uid=\"more\" kind=\"aggregate\"><expressions name=\"n\" text=\"count()\"/></operators><operators uid=\"no-more\" kind=\"discard-sink\"/>",
                "<streams source=\"in\" target=\"more\" partitioning=\"hash\"><keyFields>part</keyFields></streams><streams source=\"more\" target=\"no-more\"/>"))),
        row("wrong expression", CANNOT, "job-errors", "avg(value)", "avg(valeu)"));
  }

  private static List<Row> states() {
    String totalsKey = "target=\"totals\" partitioning=\"hash\"><keyFields>sensor</keyFields>";
    return List.of(
        row("key of another type", CANNOT, "state-incompatible", totalsKey, totalsKey.replace("sensor", "part")),
        row("another key field", CANNOT, "state-incompatible", totalsKey, totalsKey + "<keyFields>part</keyFields>"),
        row("aggregate added", STARTS, "", "text=\"sum(weight)\"/>", "text=\"sum(weight)\"/><expressions name=\"most\" text=\"max(weight)\"/>"),
        row("aggregate removed", STARTS, "", "<expressions name=\"load\" text=\"sum(weight)\"/>", ""),
        row("average becomes sum", CANNOT, "state-incompatible", "avg(value)", "sum(value)"),
        row("sum becomes average", STARTS, "", "sum(weight)", "avg(weight)"),
        row("window longer, same panes", STARTS, "", "value=\"40s\"", "value=\"60s\""),
        row("window of other panes", CANNOT, "state-incompatible", "name=\"slide\" value=\"20s\"", "name=\"slide\" value=\"10s\""),
        row("window moved", CANNOT, "state-incompatible", "name=\"slide\" value=\"20s\"/>", "name=\"slide\" value=\"20s\"/><parameters name=\"offset\" value=\"3s\"/>"),
        row("window with lateness", LOSES, "state-dropped", "name=\"slide\" value=\"20s\"/>",
            "name=\"slide\" value=\"20s\"/><parameters name=\"allowedLateness\" value=\"1min\"/>"),
        row("window by processing time", LOSES, "processing-time", "name=\"slide\" value=\"20s\"/>",
            "name=\"slide\" value=\"20s\"/><parameters name=\"time\" value=\"processing\"/>"),
        row("gap of sessions longer", STARTS, "", "value=\"6s\"", "value=\"9s\""),
        row("session becomes window", LOSES, "state-dropped", "kind=\"session-window\"><parameters name=\"gap\"", "kind=\"window-aggregate\"><parameters name=\"size\""),
        row("aggregate becomes process", LOSES, "state-dropped", "uid=\"totals\" kind=\"aggregate\"><expressions name=\"n\" text=\"count()\"/><expressions name=\"mean\" text=\"avg(value)\"/>\n"
            + "    <expressions name=\"load\" text=\"sum(weight)\"/>", "uid=\"totals\" kind=\"process\"><parameters name=\"class\" value=\"f.Count\"/><parameters name=\"schema\" value=\"count\"/>"),
        row("best two become best three", STARTS, "", "name=\"n\" value=\"2\"", "name=\"n\" value=\"3\""),
        row("field of a kept row widened", STARTS, "", "name=\"value\" type=\"int\"", "name=\"value\" type=\"long\""),
        row("column left out of the source", CANNOT, "sink-cannot-go-on", "<fields name=\"value\" type=\"int\" nullable=\"true\"/>", "", "<expressions name=\"mean\" text=\"avg(value)\"/>", ""),
        row("field of a kept row of another type", CANNOT, "state-incompatible", "<fields name=\"weight\" type=\"double\"/>", "<fields name=\"weight\" type=\"decimal\"/>"));
  }

  private static List<Row> functions() {
    return List.of(
        function("state of the function removed", LOSES, "state-dropped", "words = states.map(\"words\", StateType.STRING, StateType.LONG);", "",
            "words.put(\"a\", 1L);", ""),
        function("state of the function added", STARTS, "", "seen = states", "states.value(\"other\", StateType.INT); seen = states"),
        function("value of another type", CANNOT, "state-incompatible", "ValueState<Long>", "ValueState<Integer>", "\"seen\", StateType.LONG", "\"seen\", StateType.INT",
            "update(1L)", "update(1)"),
        function("value becomes list", CANNOT, "state-incompatible", "ValueState<Long>", "ListState<Long>", "states.value(\"seen\"", "states.list(\"seen\"", "seen.update", "seen.add"),
        function("key of a map of another type", CANNOT, "state-incompatible", "MapState<String, Long>", "MapState<Integer, Long>", "\"words\", StateType.STRING",
            "\"words\", StateType.INT", "words.put(\"a\"", "words.put(1"),
        function("time to live added", STARTS, "", "seen = states.value", "seen = states.withTtl(StateTtl.ofWrites(60000)).value"),
        function("state renamed by a constant", LOSES, "state-dropped", "\"seen\"", "NAME", "private ValueState", "private static final String NAME = \"saw\"; private ValueState"),
        function("states declared in a branch", STARTS, "states-not-known", "seen = states", "if (words != null) { return; } seen = states"));
  }

  private static List<Row> inputsAndOutputs() {
    return List.of(
        files("input missing", CANNOT, "source-position-invalid", (base, snapshot) -> Files.delete(base.resolve("in.csv"))),
        files("input shorter", CANNOT, "source-position-invalid", (base, snapshot) -> cut(base.resolve("in.csv"), 40)),
        files("input begins otherwise", CANNOT, "source-position-invalid", (base, snapshot) -> Files.writeString(base.resolve("in.csv"),
            Files.readString(base.resolve("in.csv")).replace("T00:00:00", "T00:00:01"))),
        files("input has grown", STARTS, "", (base, snapshot) -> Files.writeString(base.resolve("in.csv"), "2001-01-01T00:09:00,s1,1,1,1.5\n", StandardOpenOption.APPEND)),
        files("input moved", STARTS, "", (base, snapshot) -> {
          Files.move(base.resolve("in.csv"), base.resolve("moved.csv"));
          Files.writeString(base.resolve("table.job"), replaced(TableJob.JOB, "in.csv", "moved.csv"));
        }),
        row("source of another kind", LOSES, "state-dropped",
            "kind=\"csv-source\" parallelism=\"1\"><parameters name=\"path\" value=\"in.csv\"/>", "kind=\"json-source\" parallelism=\"1\"><parameters name=\"path\" value=\"in.csv\"/>"),
        files("output missing", CANNOT, "sink-cannot-go-on", (base, snapshot) -> Files.delete(base.resolve("copy.csv"))),
        files("output shorter", CANNOT, "sink-cannot-go-on", (base, snapshot) -> Files.writeString(base.resolve("copy.csv"), "time\n")),
        row("output elsewhere", STARTS, "sink-moves", "copy.csv", "other.csv"),
        row("output of many subtasks", STARTS, "sink-moves", "uid=\"copy\" kind=\"csv-sink\"", "uid=\"copy\" parallelism=\"2\" kind=\"csv-sink\"", "copy.csv", "copies"),
        files("file of state damaged", CANNOT, "snapshot-unreadable", (base, snapshot) -> {
          byte[] bytes = Files.readAllBytes(largest(snapshot));
          bytes[bytes.length / 2] ^= 4;
          Files.write(largest(snapshot), bytes);
        }),
        files("file of state missing", CANNOT, "snapshot-unreadable", (base, snapshot) -> Files.delete(largest(snapshot))),
        files("metadata missing", CANNOT, "snapshot-unreadable", (base, snapshot) -> Files.delete(snapshot.resolve("_metadata"))));
  }

  @BeforeAll
  static void make() throws Exception {
    job = new TableJob(folder);
    job.make();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void prediction_isWhatTheEngineDoes(Row row) throws Exception {
    // Catches a preflight that promises a start the engine refuses, or warns of a loss that does not come; and one that changes files.
    job.putBack();
    row.change().make(folder, job.snapshot());
    long sizeBytes = Files.exists(folder.resolve("copy.csv")) ? Files.size(folder.resolve("copy.csv")) : -1;
    PreflightReport report = Preflight.of(job.request(Optional.of(job.snapshot()), row.parallelism()), true, ProgressListener.NONE);
    assertEquals(sizeBytes, Files.exists(folder.resolve("copy.csv")) ? Files.size(folder.resolve("copy.csv")) : -1);
    boolean starts = job.starts(row.parallelism(), false);
    Verdict engine = starts ? STARTS : CANNOT;
    if (!starts) {
      job.putBack();
      row.change().make(folder, job.snapshot());
      engine = job.starts(row.parallelism(), true) ? LOSES : CANNOT;
    }
    Verdict done = engine;
    String told = report.issues().toString();
    assertAll(() -> assertEquals(row.verdict(), done, "the engine"), () -> assertEquals(row.verdict(), report.verdict(), "the preflight " + told),
        () -> assertEquals(true, row.code().isEmpty() || report.codes().contains(row.code()), row.code() + " is not in " + told),
        () -> assertFalse(told.contains("replay"), "a start is no replay: " + told));
  }
}
