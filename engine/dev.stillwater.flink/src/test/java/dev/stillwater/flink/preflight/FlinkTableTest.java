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
import java.util.regex.Pattern;
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
    RowType wider = RowType.of(RowField.required("sensor", ValueType.STRING), RowField.required("part", ValueType.LONG), RowField.required("weight", ValueType.DOUBLE));
    RowType longer = RowType.of(RowField.required("sensor", ValueType.STRING), RowField.required("part", ValueType.INT), RowField.required("weight", ValueType.DOUBLE),
        RowField.nullable("note", ValueType.STRING));
    RowType shorter = RowType.of(RowField.required("sensor", ValueType.STRING), RowField.required("part", ValueType.INT));
    RowType other = RowType.of(RowField.required("sensor", ValueType.STRING), RowField.required("part", ValueType.INT), RowField.required("weight", ValueType.DECIMAL));
    String weight = "<fields name=\"weight\" type=\"double\"/>";
    return List.of(
        job("unchanged", STARTS, job -> job, twin -> twin),
        job("parallelism 1", STARTS, job -> replaced(job, "defaultParallelism=\"2\"", "defaultParallelism=\"1\""),
            twin -> new TwinJob(UID, false, twin.states(), 0, 1, "")),
        job("max parallelism set as it was", STARTS, job -> replaced(job, "name=\"Table\"", "name=\"Table\" maxParallelism=\"128\""),
            twin -> new TwinJob(UID, false, twin.states(), 128, 2, "")),
        job("max parallelism lowered", CANNOT, job -> replaced(job, "name=\"Table\"", "name=\"Table\" maxParallelism=\"64\""),
            twin -> new TwinJob(UID, false, twin.states(), 64, 2, "")),
        job("max parallelism raised", CANNOT, job -> replaced(job, "name=\"Table\"", "name=\"Table\" maxParallelism=\"256\""),
            twin -> new TwinJob(UID, false, twin.states(), 256, 2, "")),
        job("uid renamed", LOSES, job -> replaced(job, "\"calls\"", "\"renamed\""), twin -> new TwinJob("renamed", false, twin.states(), 0, 2, "")),
        job("operator removed", LOSES, job -> replaced(job, "<operators uid=\"calls\" kind=\"process\"><parameters name=\"class\" value=\"f.Count\"/>"
            + "<parameters name=\"schema\" value=\"count\"/></operators>", "", "<streams source=\"in\" target=\"calls\" partitioning=\"hash\"><keyFields>sensor</keyFields></streams>",
            "", "<streams source=\"calls\" target=\"none\"/>", "<streams source=\"in\" target=\"none\"/>"), twin -> new TwinJob("", false, List.of(), 0, 2, "")),
        job("operator with state added", STARTS, job -> replaced(job, "<operators uid=\"none\"", "<operators uid=\"more\" kind=\"aggregate\"><expressions name=\"m\" text=\"count()\"/>"
            + "</operators><operators uid=\"no-more\" kind=\"discard-sink\"/><operators uid=\"none\"", "<streams source=\"calls\" target=\"none\"/>",
            "<streams source=\"calls\" target=\"none\"/><streams source=\"in\" target=\"more\" partitioning=\"hash\"><keyFields>sensor</keyFields></streams>"
            + "<streams source=\"more\" target=\"no-more\"/>"), twin -> new TwinJob(UID, false, twin.states(), 0, 2, "more")),
        job("key of another type", CANNOT, job -> replaced(job, "<keyFields>sensor</keyFields>", "<keyFields>part</keyFields>"),
            twin -> new TwinJob(UID, true, twin.states(), 0, 2, "")),
        job("column of a kept row widened", STARTS, job -> replaced(job, "name=\"part\" type=\"int\"", "name=\"part\" type=\"long\""),
            twin -> asking(SEEN, WORDS, TwinState.rows("rows", wider))),
        job("column added to a kept row", STARTS, job -> replaced(job, weight, weight + "<fields name=\"note\" nullable=\"true\"/>"),
            twin -> asking(SEEN, WORDS, TwinState.rows("rows", longer))),
        job("column removed from a kept row", STARTS, job -> replaced(job, weight, ""), twin -> asking(SEEN, WORDS, TwinState.rows("rows", shorter))),
        job("column of a kept row of another type", CANNOT, job -> replaced(job, "type=\"double\"", "type=\"decimal\""),
            twin -> asking(SEEN, WORDS, TwinState.rows("rows", other))),
        function("state added", STARTS, text -> replaced(text, "seen = states", "states.value(\"other\", StateType.INT); seen = states"),
            SEEN, WORDS, ROWS, TwinState.of("other", Kind.VALUE_INT)),
        function("value of another number", CANNOT, text -> replaced(text, "ValueState<Long>", "ValueState<Integer>", "\"seen\", StateType.LONG", "\"seen\", StateType.INT",
            "update(1L)", "update(1)"), TwinState.of("seen", Kind.VALUE_INT), WORDS, ROWS),
        function("value becomes text", CANNOT, text -> replaced(text, "ValueState<Long>", "ValueState<String>", "\"seen\", StateType.LONG", "\"seen\", StateType.STRING",
            "update(1L)", "update(\"1\")"), TwinState.of("seen", Kind.VALUE_STRING), WORDS, ROWS),
        function("value becomes list", CANNOT, text -> replaced(text, "ValueState<Long>", "ListState<Long>", "states.value(\"seen\"", "states.list(\"seen\"", "seen.update", "seen.add"),
            TwinState.of("seen", Kind.LIST_LONG), WORDS, ROWS),
        function("map becomes value", CANNOT, text -> replaced(text, "MapState<String, Long>", "ValueState<Long>", "states.map(\"words\", StateType.STRING, StateType.LONG)",
            "states.value(\"words\", StateType.LONG)", "words.put(\"a\", 1L)", "words.update(1L)"), SEEN, TwinState.of("words", Kind.VALUE_LONG), ROWS),
        function("key of a map of another type", CANNOT, text -> replaced(text, "MapState<String, Long>", "MapState<Integer, Long>", "\"words\", StateType.STRING",
            "\"words\", StateType.INT", "words.put(\"a\"", "words.put(1"), SEEN, TwinState.of("words", Kind.MAP_INT_LONG), ROWS),
        // Flink carries on in silence what an operator has ceased to declare; we refuse to lose it unless told to.
        new Change("state removed", LOSES, STARTS, UnaryOperator.identity(), text -> replaced(text, "words = states.map(\"words\", StateType.STRING, StateType.LONG);", "",
            "words.put(\"a\", 1L);", ""), asking(SEEN, ROWS)),
        new Change("state renamed", LOSES, STARTS, UnaryOperator.identity(), text -> replaced(text, "\"seen\"", "\"saw\""),
            asking(TwinState.of("saw", Kind.VALUE_LONG), WORDS, ROWS)));
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
    Files.writeString(folder.resolve("in.csv"), "sensor,part" + (job.contains("\"weight\"") ? ",weight" : "") + (job.contains("\"note\"") ? ",note\n" : "\n"));
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
