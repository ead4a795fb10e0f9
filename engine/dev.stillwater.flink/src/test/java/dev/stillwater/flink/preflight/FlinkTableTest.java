package dev.stillwater.flink.preflight;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.checkpoint.ClaimMode;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import dev.stillwater.engine.snapshot.write.KeyedState;
import dev.stillwater.engine.snapshot.write.KeyedStateWriter;
import dev.stillwater.engine.snapshot.write.KeyedStates;
import dev.stillwater.engine.snapshot.write.OperatorWriter;
import dev.stillwater.engine.snapshot.write.SnapshotIdentity;
import dev.stillwater.engine.snapshot.write.SnapshotWriter;
import dev.stillwater.engine.state.KeyGroups;
import dev.stillwater.flink.FlinkCluster;
import dev.stillwater.flink.preflight.TwinJob.Kind;
import dev.stillwater.flink.preflight.TwinJob.TwinState;
import dev.stillwater.host.CheckpointOverrides;
import dev.stillwater.host.RunRequest;
import dev.stillwater.host.preflight.Preflight;
import dev.stillwater.host.preflight.PreflightReport;
import dev.stillwater.host.preflight.PreflightReport.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the preflight predicts of a changed job, and what Flink then does with the same change of the same job and the same snapshot, which our writer wrote.
 * The rules in which Flink differs from us stand in the table with both answers, as in {@code docs/preflight.md}.
 */
@ExtendWith(FlinkCluster.class)
class FlinkTableTest {
  private static final Verdict STARTS = Verdict.STARTS;
  private static final Verdict LOSES = Verdict.LOSES_STATE;
  private static final Verdict CANNOT = Verdict.CANNOT_START;
  private static final int KEYS = 50;
  private static final int MAX_PARALLELISM = 128;
  private static final long PATIENCE_NANOS = 30_000_000_000L;
  private static final Pattern REFUSALS = Pattern.compile("StateMigrationException|must (be|not be) (in)?compatible|max(imum)? parallelism|Incompatible");
  private static final Pattern SCHEMA = Pattern.compile("<schemas name=\"reading\">(.*?)</schemas>");
  private static final Pattern NAME = Pattern.compile("<fields name=\"([^\"]*)\"");
  private static final String UID = "calls";
  private static final String JOB = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Table" defaultParallelism="2">
        <schemas name="reading"><fields name="sensor"/><fields name="part" type="int"/><fields name="weight" type="double"/></schemas>
        <schemas name="count"><fields name="sensor"/><fields name="n" type="long"/></schemas>
        <operators uid="in" kind="csv-source" parallelism="1"><parameters name="path" value="in.csv"/><parameters name="schema" value="reading"/></operators>
        <operators uid="calls" kind="process"><parameters name="class" value="f.Count"/><parameters name="schema" value="count"/></operators>
        <operators uid="none" kind="discard-sink"/>
        <streams source="in" target="calls" partitioning="hash"><keyFields>sensor</keyFields></streams>
        <streams source="calls" target="none"/>
      </job:Job>
      """;
  private static final String FUNCTION = """
      package f;
      import dev.stillwater.engine.function.*;
      import dev.stillwater.engine.row.Row;
      import dev.stillwater.engine.state.*;

      public class Count extends KeyedProcessFunction {
        private ValueState<Long> seen;
        private MapState<String, Long> words;
        private ListState<Row> rows;

        @Override
        public void open(States states) {
          seen = states.value("seen", StateType.LONG);
          words = states.map("words", StateType.STRING, StateType.LONG);
          rows = states.list("rows", StateType.inputRow());
        }

        @Override
        public void process(Row row, Context context, Collector out) {
          seen.update(1L);
          words.put("a", 1L);
          rows.add(row);
        }
      }
      """;
  private static final RowType ROW = RowType.of(RowField.required("sensor", ValueType.STRING), RowField.required("part", ValueType.INT),
      RowField.required("weight", ValueType.DOUBLE));
  private static final TwinState SEEN = TwinState.of("seen", Kind.VALUE_LONG);
  private static final TwinState WORDS = TwinState.of("words", Kind.MAP_STRING_LONG);
  private static final TwinState ROWS = TwinState.rows("rows", ROW);
  private static final TwinJob TWIN = new TwinJob(UID, false, List.of(SEEN, WORDS, ROWS), 0, 2, "");

  @TempDir
  private static Path folder;
  private static Path snapshot;

  /**
   * A change of the job.
   *
   * @param name what is changed
   * @param predicted what the preflight says
   * @param flink what Flink does
   * @param job changes the job file
   * @param function changes the function
   * @param twin Flink's job with the same change
   */
  record Change(String name, Verdict predicted, Verdict flink, UnaryOperator<String> job, UnaryOperator<String> function, TwinJob twin) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Change job(String name, Verdict verdict, UnaryOperator<String> job, Function<TwinJob, TwinJob> twin) {
    return new Change(name, verdict, verdict, job, UnaryOperator.identity(), twin.apply(TWIN));
  }

  private static Change function(String name, Verdict verdict, UnaryOperator<String> function, TwinState... states) {
    return new Change(name, verdict, verdict, UnaryOperator.identity(), function, asking(states));
  }

  /** The schema of the source, and so the kept row, has these fields. */
  private static Change columns(String name, Verdict verdict, RowField... fields) {
    StringBuilder xml = new StringBuilder("<schemas name=\"reading\">");
    for (RowField field : fields) {
      xml.append("<fields name=\"").append(field.name()).append("\" type=\"").append(field.type().text()).append(field.isNullable() ? "\" nullable=\"true\"/>" : "\"/>");
    }
    return job(name, verdict, job -> SCHEMA.matcher(job).replaceFirst(xml + "</schemas>"), twin -> asking(SEEN, WORDS, TwinState.rows("rows", RowType.of(fields))));
  }

  private static TwinJob asking(TwinState... states) {
    return new TwinJob(UID, false, List.of(states), 0, 2, "");
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

  static List<Change> changes() {
    return Stream.of(jobs(), columns(), types(), kinds(), losses()).flatMap(List::stream).toList();
  }

  private static List<Change> jobs() {
    return List.of(
        job("unchanged", STARTS, job -> job, twin -> twin),
        job("job renamed", STARTS, job -> replaced(job, "name=\"Table\"", "name=\"Other\""), twin -> twin),
        job("parallelism 1", STARTS, job -> replaced(job, "defaultParallelism=\"2\"", "defaultParallelism=\"1\""),
            twin -> new TwinJob(UID, false, twin.states(), 0, 1, "")),
        maxParallelism("as it was", STARTS, 128),
        maxParallelism("lowered", CANNOT, 64),
        maxParallelism("lowered by one", CANNOT, 127),
        maxParallelism("raised", CANNOT, 256),
        maxParallelism("raised to the most", CANNOT, 32_768),
        job("max parallelism as it was, parallelism 1", STARTS, job -> replaced(job, "name=\"Table\" defaultParallelism=\"2\"",
            "name=\"Table\" maxParallelism=\"128\" defaultParallelism=\"1\""), twin -> new TwinJob(UID, false, twin.states(), 128, 1, "")),
        job("uid renamed", LOSES, job -> replaced(job, "\"calls\"", "\"renamed\""), twin -> new TwinJob("renamed", false, twin.states(), 0, 2, "")),
        job("uid in another case", LOSES, job -> replaced(job, "\"calls\"", "\"Calls\""), twin -> new TwinJob("Calls", false, twin.states(), 0, 2, "")),
        job("uid renamed, parallelism 1", LOSES, job -> replaced(job, "\"calls\"", "\"renamed\"", "defaultParallelism=\"2\"", "defaultParallelism=\"1\""),
            twin -> new TwinJob("renamed", false, twin.states(), 0, 1, "")),
        job("operator removed", LOSES, job -> replaced(job, "<operators uid=\"calls\" kind=\"process\"><parameters name=\"class\" value=\"f.Count\"/>"
            + "<parameters name=\"schema\" value=\"count\"/></operators>", "", "<streams source=\"in\" target=\"calls\" partitioning=\"hash\"><keyFields>sensor</keyFields></streams>",
            "", "<streams source=\"calls\" target=\"none\"/>", "<streams source=\"in\" target=\"none\"/>"), twin -> new TwinJob("", false, List.of(), 0, 2, "")),
        job("operator with state added", STARTS, job -> replaced(job, "<operators uid=\"none\"", "<operators uid=\"more\" kind=\"aggregate\"><expressions name=\"m\" text=\"count()\"/>"
            + "</operators><operators uid=\"no-more\" kind=\"discard-sink\"/><operators uid=\"none\"", "<streams source=\"calls\" target=\"none\"/>",
            "<streams source=\"calls\" target=\"none\"/><streams source=\"in\" target=\"more\" partitioning=\"hash\"><keyFields>sensor</keyFields></streams>"
            + "<streams source=\"more\" target=\"no-more\"/>"), twin -> new TwinJob(UID, false, twin.states(), 0, 2, "more")),
        job("key of another type", CANNOT, job -> replaced(job, "<keyFields>sensor</keyFields>", "<keyFields>part</keyFields>"),
            twin -> new TwinJob(UID, true, twin.states(), 0, 2, "")));
  }

  private static Change maxParallelism(String name, Verdict verdict, int number) {
    return job("max parallelism " + name, verdict, job -> replaced(job, "name=\"Table\"", "name=\"Table\" maxParallelism=\"" + number + "\""),
        twin -> new TwinJob(UID, false, twin.states(), number, 2, ""));
  }

  /** Columns of the rows that are kept; the rules of {@code docs/formats/row.md}, as our serializer tells them to Flink. */
  private static List<Change> columns() {
    RowField sensor = RowField.required("sensor", ValueType.STRING);
    RowField part = RowField.required("part", ValueType.INT);
    RowField weight = RowField.required("weight", ValueType.DOUBLE);
    RowField note = RowField.nullable("note", ValueType.STRING);
    return List.of(
        columns("column widened", STARTS, sensor, RowField.required("part", ValueType.LONG), weight),
        columns("whole numbers become fractions", STARTS, sensor, RowField.required("part", ValueType.DOUBLE), weight),
        columns("whole numbers become decimals", STARTS, sensor, RowField.required("part", ValueType.DECIMAL), weight),
        columns("numbers become texts", CANNOT, sensor, RowField.required("part", ValueType.STRING), weight),
        columns("numbers become truth values", CANNOT, sensor, RowField.required("part", ValueType.BOOLEAN), weight),
        columns("fractions become decimals", CANNOT, sensor, part, RowField.required("weight", ValueType.DECIMAL)),
        columns("fractions become whole numbers", CANNOT, sensor, part, RowField.required("weight", ValueType.LONG)),
        columns("column may be null", STARTS, sensor, part, RowField.nullable("weight", ValueType.DOUBLE)),
        columns("column added", STARTS, sensor, part, weight, note),
        columns("two columns added", STARTS, sensor, note, part, weight, RowField.nullable("other", ValueType.INT)),
        columns("column added that must not be null", CANNOT, sensor, part, weight, RowField.required("note", ValueType.STRING)),
        columns("column removed", STARTS, sensor, part),
        columns("all columns but the key removed", STARTS, sensor),
        columns("columns in another order", STARTS, weight, part, sensor),
        columns("column renamed, may be null", STARTS, sensor, part, RowField.nullable("mass", ValueType.DOUBLE)),
        columns("column renamed", CANNOT, sensor, part, RowField.required("mass", ValueType.DOUBLE)));
  }

  /** Values, keys of maps and elements of another type. */
  private static List<Change> types() {
    return List.of(
        value("value of another number", "Integer", "INT", "1", Kind.VALUE_INT),
        value("value becomes fraction", "Double", "DOUBLE", "1.0", Kind.VALUE_DOUBLE),
        value("value becomes truth value", "Boolean", "BOOLEAN", "true", Kind.VALUE_BOOLEAN),
        value("value becomes text", "String", "STRING", "\"1\"", Kind.VALUE_STRING),
        function("key of a map of another type", CANNOT, text -> replaced(text, "MapState<String, Long>", "MapState<Integer, Long>", "\"words\", StateType.STRING",
            "\"words\", StateType.INT", "words.put(\"a\"", "words.put(1"), SEEN, TwinState.of("words", Kind.MAP_INT_LONG), ROWS),
        function("value of a map of another number", CANNOT, text -> replaced(text, "MapState<String, Long>", "MapState<String, Integer>", "StateType.STRING, StateType.LONG",
            "StateType.STRING, StateType.INT", "\"a\", 1L", "\"a\", 1"), SEEN, TwinState.of("words", Kind.MAP_STRING_INT), ROWS),
        function("value of a map becomes text", CANNOT, text -> replaced(text, "MapState<String, Long>", "MapState<String, String>", "StateType.STRING, StateType.LONG",
            "StateType.STRING, StateType.STRING", "\"a\", 1L", "\"a\", \"b\""), SEEN, TwinState.of("words", Kind.MAP_STRING_STRING), ROWS),
        function("elements of a list of another type", CANNOT, text -> replaced(text, "ListState<Row>", "ListState<Long>", "StateType.inputRow()", "StateType.LONG",
            "rows.add(row)", "rows.add(1L)"), SEEN, WORDS, TwinState.of("rows", Kind.LIST_LONG)));
  }

  private static Change value(String name, String type, String constant, String value, Kind kind) {
    return function(name, CANNOT, text -> replaced(text, "ValueState<Long>", "ValueState<" + type + ">", "\"seen\", StateType.LONG", "\"seen\", StateType." + constant,
        "update(1L)", "update(" + value + ")"), TwinState.of("seen", kind), WORDS, ROWS);
  }

  /** A state of the same name and another kind. */
  private static List<Change> kinds() {
    String seen = "states.value(\"seen\", StateType.LONG)";
    String words = "states.map(\"words\", StateType.STRING, StateType.LONG)";
    String rows = "states.list(\"rows\", StateType.inputRow())";
    return List.of(
        function("value becomes list", CANNOT, text -> replaced(text, "ValueState<Long>", "ListState<Long>", "states.value(\"seen\"", "states.list(\"seen\"", "seen.update", "seen.add"),
            TwinState.of("seen", Kind.LIST_LONG), WORDS, ROWS),
        function("value becomes map", CANNOT, text -> replaced(text, "ValueState<Long>", "MapState<String, Long>", seen, "states.map(\"seen\", StateType.STRING, StateType.LONG)",
            "seen.update(1L)", "seen.put(\"b\", 1L)"), TwinState.of("seen", Kind.MAP_STRING_LONG), WORDS, ROWS),
        function("map becomes value", CANNOT, text -> replaced(text, "MapState<String, Long>", "ValueState<Long>", words, "states.value(\"words\", StateType.LONG)",
            "words.put(\"a\", 1L)", "words.update(1L)"), SEEN, TwinState.of("words", Kind.VALUE_LONG), ROWS),
        function("map becomes list", CANNOT, text -> replaced(text, "MapState<String, Long>", "ListState<Long>", words, "states.list(\"words\", StateType.LONG)",
            "words.put(\"a\", 1L)", "words.add(1L)"), SEEN, TwinState.of("words", Kind.LIST_LONG), ROWS),
        function("list becomes value", CANNOT, text -> replaced(text, "ListState<Row>", "ValueState<Long>", rows, "states.value(\"rows\", StateType.LONG)", "rows.add(row)", "rows.update(1L)"),
            SEEN, WORDS, TwinState.of("rows", Kind.VALUE_LONG)),
        function("list becomes map", CANNOT, text -> replaced(text, "ListState<Row>", "MapState<String, Long>", rows, "states.map(\"rows\", StateType.STRING, StateType.LONG)",
            "rows.add(row)", "rows.put(\"a\", 1L)"), SEEN, WORDS, TwinState.of("rows", Kind.MAP_STRING_LONG)),
        function("states in another order", STARTS, text -> replaced(text, "seen = " + seen + ";", "rows = " + rows + ";", words + ";\n    rows = " + rows + ";", words + "; seen = " + seen + ";"),
            ROWS, WORDS, SEEN),
        function("state added", STARTS, text -> replaced(text, "seen = states", "states.value(\"other\", StateType.INT); seen = states"),
            SEEN, WORDS, ROWS, TwinState.of("other", Kind.VALUE_INT)));
  }

  /** Flink carries on in silence what an operator has ceased to declare; we refuse to lose it unless told to. */
  private static List<Change> losses() {
    String words = "words = states.map(\"words\", StateType.STRING, StateType.LONG);";
    return List.of(
        lost("state removed", text -> replaced(text, words, "", "words.put(\"a\", 1L);", ""), SEEN, ROWS),
        lost("all states removed", text -> replaced(text, words, "", "words.put(\"a\", 1L);", "", "seen = states.value(\"seen\", StateType.LONG);", "", "seen.update(1L);", "",
            "rows = states.list(\"rows\", StateType.inputRow());", "", "rows.add(row);", "")),
        lost("state renamed", text -> replaced(text, "\"seen\"", "\"saw\""), TwinState.of("saw", Kind.VALUE_LONG), WORDS, ROWS),
        lost("two states renamed", text -> replaced(text, "\"seen\"", "\"saw\"", "\"words\"", "\"terms\""), TwinState.of("saw", Kind.VALUE_LONG),
            TwinState.of("terms", Kind.MAP_STRING_LONG), ROWS),
        lost("state renamed and of another type", text -> replaced(text, "ValueState<Long>", "ValueState<Integer>", "\"seen\", StateType.LONG", "\"saw\", StateType.INT",
            "update(1L)", "update(1)"), TwinState.of("saw", Kind.VALUE_INT), WORDS, ROWS));
  }

  private static Change lost(String name, UnaryOperator<String> function, TwinState... states) {
    return new Change(name, LOSES, STARTS, UnaryOperator.identity(), function, asking(states));
  }

  @BeforeAll
  static void write() throws Exception {
    snapshot = folder.resolve("savepoint");
    Files.createDirectories(folder.resolve("src/f"));
    KeyedStates states = new KeyedStates(Serializers.ofString(), List.of(KeyedState.value("seen", Serializers.ofLong()),
        KeyedState.map("words", Serializers.ofString(), Serializers.ofLong()), KeyedState.list("rows", Serializers.ofRow(ROW))));
    SnapshotIdentity identity = SnapshotIdentity.savepoint(7, "0123456789abcdef0123456789abcdef", "Table", Instant.ofEpochMilli(1_700_000_000_000L));
    try (SnapshotWriter writer = SnapshotWriter.begin(Storage.local(), snapshot, identity, ProgressListener.NONE)) {
      OperatorWriter operator = writer.operator(OperatorIds.ofUid(UID), 2, MAX_PARALLELISM);
      for (int subtask = 0; subtask < 2; subtask++) {
        KeyedStateWriter keyed = operator.keyedState(subtask, states);
        for (int group = 0; group < MAX_PARALLELISM; group++) {
          if (KeyGroups.subtask(group, 2, MAX_PARALLELISM) == subtask) {
            writeGroup(keyed, states, group, subtask);
          }
        }
        keyed.finish();
      }
      writer.commit();
    }
  }

  private static void writeGroup(KeyedStateWriter keyed, KeyedStates states, int group, int subtask) throws SnapshotException {
    for (int number = 0; number < KEYS; number++) {
      String key = "s" + number;
      if (KeyGroups.keyGroup(key.hashCode(), MAX_PARALLELISM) == group) {
        StructValue row = new StructValue("", List.of("sensor", "part", "weight"), List.of(key, number, 0.5 * number));
        keyed.put(states.id("seen"), entry(group, subtask, key, Optional.empty(), (long) number));
        keyed.put(states.id("words"), entry(group, subtask, key, Optional.of("a"), (long) number));
        keyed.put(states.id("rows"), entry(group, subtask, key, Optional.empty(), List.of(row)));
      }
    }
  }

  private static SnapshotEntry entry(int group, int subtask, String key, Optional<String> userKey, Object value) {
    return new SnapshotEntry(group, subtask, key, VoidNamespaceValue.INSTANCE, userKey.orElse(null), value, OptionalLong.empty());
  }

  @ParameterizedTest
  @MethodSource("changes")
  void prediction_isWhatFlinkDoes(Change change, MiniCluster cluster) throws Exception {
    // Catches a preflight whose rules are others than Flink's, other than where the documents say so.
    String job = change.job().apply(JOB);
    Matcher schema = SCHEMA.matcher(job);
    assertTrue(schema.find());
    Files.writeString(folder.resolve("in.csv"), NAME.matcher(schema.group(1)).results().map(name -> name.group(1)).collect(Collectors.joining(",", "", "\n")));
    Files.writeString(folder.resolve("src/f/Count.java"), change.function().apply(FUNCTION));
    Files.writeString(folder.resolve("table.job"), job);
    CheckpointOverrides from = new CheckpointOverrides(Optional.empty(), OptionalLong.empty(), Optional.empty(), OptionalInt.empty(),
        Optional.of(snapshot.toString()), false, ClaimMode.NO_CLAIM);
    RunRequest request = new RunRequest(folder.resolve("table.job"), List.of(), OptionalInt.empty(), folder, Optional.of(folder.resolve("cache")), from);
    PreflightReport report = Preflight.of(request, true, ProgressListener.NONE);
    Optional<String> refused = refusal(cluster, change.twin(), false);
    Optional<String> refusedAgain = refused.isEmpty() ? refused : refusal(cluster, change.twin(), true);
    Verdict flink = refused.isEmpty() ? STARTS : refusedAgain.isEmpty() ? LOSES : CANNOT;
    // A refusal for another reason, such as a twin that does not run at all, would prove nothing.
    refusedAgain.ifPresent(reason -> assertTrue(REFUSALS.matcher(reason).find(), reason));
    assertAll(() -> assertEquals(change.predicted(), report.verdict(), "the preflight: " + report.issues()),
        () -> assertEquals(change.flink(), flink, "Flink: " + refused.orElse("") + refusedAgain.orElse("")));
  }

  /** Why not all tasks of the job run with their state restored; empty when they do. */
  private static Optional<String> refusal(MiniCluster cluster, TwinJob twin, boolean mayLeaveState) throws Exception {
    StreamExecutionEnvironment environment = FlinkCluster.environment("hashmap");
    environment.setMaxParallelism(MAX_PARALLELISM);
    twin.build(environment);
    JobGraph graph = environment.getStreamGraph().getJobGraph();
    graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(snapshot.toUri().toString(), mayLeaveState));
    JobID id;
    try {
      id = cluster.submitJob(graph).get().getJobID();
    } catch (ExecutionException refused) {
      return Optional.of(String.valueOf(refused.getCause()));
    }
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < end) {
      JobStatus status = cluster.getJobStatus(id).get();
      if (status.isGloballyTerminalState()) {
        return Optional.of(cluster.requestJobResult(id).get().getSerializedThrowable().map(failure -> failure.getFullStringifiedStackTrace()).orElse("it has ended"));
      }
      if (status == JobStatus.RUNNING && runs(cluster.getExecutionGraph(id).get())) {
        cluster.cancelJob(id).get();
        cluster.requestJobResult(id).get();
        return Optional.empty();
      }
      LockSupport.parkNanos(5_000_000);
    }
    throw new AssertionError("The job neither runs nor fails: " + cluster.getJobStatus(id).get());
  }

  private static boolean runs(AccessExecutionGraph graph) {
    for (var task : graph.getAllExecutionVertices()) {
      if (task.getExecutionState() != ExecutionState.RUNNING) {
        return false;
      }
    }
    return true;
  }
}
