package generator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Generate OUTPUT [NAME...]: writes the snapshots and their expected content. */
public final class Generate {
  /** Makes one kind. */
  interface Kind {
    void generate(Path folder) throws Exception;
  }

  private record Named(String name, Kind kind) {
  }

  private Generate() {
  }

  public static void main(String[] arguments) throws Exception {
    Path output = Path.of(arguments[0]).toAbsolutePath();
    Set<String> only = new LinkedHashSet<>(Arrays.asList(arguments).subList(1, arguments.length));
    List<Named> kinds = new ArrayList<>();
    kinds.add(new Named("types-canonical", folder -> types(folder, "hashmap", SavepointFormatType.CANONICAL)));
    kinds.add(new Named("types-heap", folder -> types(folder, "hashmap", SavepointFormatType.NATIVE)));
    kinds.add(new Named("types-rocksdb", folder -> types(folder, "rocksdb", SavepointFormatType.NATIVE)));
    kinds.add(new Named("kryo-canonical", folder -> opaque(folder, SavepointFormatType.CANONICAL)));
    kinds.add(new Named("kryo-heap", folder -> opaque(folder, SavepointFormatType.NATIVE)));
    kinds.add(new Named("changelog-checkpoint", folder -> changelog(folder, "filesystem")));
    kinds.add(new Named("changelog-memory", folder -> changelog(folder, "memory")));
    kinds.add(new Named("file-merging-checkpoint", folder -> merged(folder, "hashmap")));
    kinds.add(new Named("file-merging-rocksdb", folder -> merged(folder, "rocksdb")));
    kinds.add(new Named("unaligned-checkpoint", Generate::flight));
    kinds.add(new Named("finished-subtasks", Generate::finished));
    kinds.add(new Named("window-fixed", Generate::windows));
    for (Named named : kinds) {
      if (only.isEmpty() || only.contains(named.name())) {
        Path folder = Files.createDirectories(output.resolve(named.name()));
        named.kind().generate(folder);
        System.out.println(named.name() + " " + Cluster.size(folder) + " bytes");
      }
    }
    System.exit(0);
  }

  @SuppressWarnings("unchecked")
  private static void types(Path folder, String backend, SavepointFormatType format) throws Exception {
    Expected expected = new Expected();
    boolean isRocks = backend.equals("rocksdb");
    List<Columns> operators = new ArrayList<>(isRocks ? TypesJob.fewOperators() : TypesJob.operators());
    operators.forEach(operator -> operator.expect(expected));
    operators.add(TypesJob.subclasses(expected, isRocks));
    TypesJob.expectOperatorStates(expected, isRocks ? 1 : 2);
    try {
      Class<?> avro = Class.forName("generator.AvroTypes");
      operators.addAll((List<Columns>) avro.getMethod("operators").invoke(null));
      avro.getMethod("expect", Expected.class).invoke(null, expected);
    } catch (ClassNotFoundException e) {
      System.out.println("without Avro and sets");
    }
    try (Cluster cluster = Cluster.start(folder, backend, TypesJob.KEYS, environment -> build(environment.setParallelism(isRocks ? 1 : 2), operators))) {
      cluster.awaitSeen((long) TypesJob.KEYS * (operators.size() + 1));
      cluster.savepoint(folder, format);
    }
    expected.write(folder.resolve("expected.jsonl"));
  }

  private static void build(StreamExecutionEnvironment environment, List<Columns> operators) {
    DataStream<Long> ids = Cluster.ids(environment);
    operators.forEach(operator -> operator.build(ids));
    TypesJob.buildOperatorStates(ids);
  }

  private static void opaque(Path folder, SavepointFormatType format) throws Exception {
    Expected expected = new Expected();
    List<Columns> operators = new ArrayList<>(OpaqueTypes.operators());
    operators.forEach(operator -> operator.expect(expected));
    if (format == SavepointFormatType.CANONICAL) {
      OpaqueTypes.expectKeyed(expected);
    }
    operators.add(OpaqueTypes.keyed());
    try (Cluster cluster = Cluster.start(folder, "hashmap", OpaqueTypes.KEYS, environment -> {
      DataStream<Long> ids = Cluster.ids(environment);
      operators.forEach(operator -> operator.build(ids));
    })) {
      cluster.awaitSeen((long) OpaqueTypes.KEYS * operators.size());
      cluster.savepoint(folder, format);
    }
    expected.write(folder.resolve("expected.jsonl"));
  }

  private static void changelog(Path folder, String storage) throws Exception {
    int first = 80;
    int all = 130;
    try (Cluster cluster = Cluster.start(folder, "hashmap", first, ChangesJob::build, "state.changelog.enabled=true", "state.changelog.storage=" + storage,
        "state.changelog.dstl.dfs.base-path=" + folder.resolve("changelog").toUri(), "dstl.dfs.base-path=" + folder.resolve("changelog").toUri(),
        "state.changelog.periodic-materialize.interval=4s", "state.storage.fs.memory-threshold=0b", "execution.checkpointing.data-inline-threshold=0b")) {
      cluster.awaitSeen(ChangesJob.seen(first));
      cluster.checkpoint(CheckpointType.CONFIGURED);
      Thread.sleep(9000);
      Cluster.LIMIT.set(all);
      cluster.awaitSeen(ChangesJob.seen(all));
      cluster.checkpoint(CheckpointType.CONFIGURED);
    }
    Expected expected = new Expected();
    ChangesJob.expect(expected, all);
    expected.write(folder.resolve("expected.jsonl"));
  }

  private static void merged(Path folder, String backend) throws Exception {
    int parallelism = backend.equals("rocksdb") ? 1 : 2;
    try (Cluster cluster = Cluster.start(folder, backend, 40, environment -> {
      environment.setParallelism(parallelism);
      ChangesJob.build(environment);
      TypesJob.buildOperatorStates(environment.fromSource(Cluster.source(), WatermarkStrategy.noWatermarks(), "others").uid("others").filter(id -> id < -1).uid("others-filter"));
    }, "execution.checkpointing.file-merging.enabled=true", "state.storage.fs.memory-threshold=0b", "execution.checkpointing.data-inline-threshold=0b",
        "execution.checkpointing.incremental=true", "execution.checkpointing.num-retained=1")) {
      cluster.awaitSeen(ChangesJob.seen(40));
      cluster.checkpoint(CheckpointType.CONFIGURED);
      Cluster.LIMIT.set(90);
      cluster.awaitSeen(ChangesJob.seen(90));
      Thread.sleep(500);
      cluster.checkpoint(CheckpointType.CONFIGURED);
    }
    Expected expected = new Expected();
    ChangesJob.expect(expected, 90);
    TypesJob.expectOperatorStates(expected, parallelism);
    expected.write(folder.resolve("expected.jsonl"));
  }

  private static void flight(Path folder) throws Exception {
    try (Cluster cluster = Cluster.start(folder, "hashmap", FlightJob.LIMIT, FlightJob::build, "execution.checkpointing.unaligned.enabled=true",
        "execution.checkpointing.unaligned=true", "execution.checkpointing.interval=1h", "taskmanager.memory.segment-size=4kb")) {
      cluster.awaitSeen(60);
      cluster.checkpoint(CheckpointType.CONFIGURED);
    }
    Expected expected = new Expected();
    FlightJob.expect(expected, folder);
    expected.write(folder.resolve("expected.jsonl"));
  }

  private static void finished(Path folder) throws Exception {
    try (Cluster cluster = Cluster.start(folder, "hashmap", 12, FinishedJob::build)) {
      cluster.awaitSeen(FinishedJob.seen());
      Thread.sleep(2000);
      cluster.savepoint(folder, SavepointFormatType.CANONICAL);
    }
    Expected expected = new Expected();
    FinishedJob.expect(expected);
    expected.write(folder.resolve("expected.jsonl"));
  }

  private static void windows(Path folder) throws Exception {
    try (Cluster cluster = Cluster.start(folder, "hashmap", WindowsJob.LIMIT, WindowsJob::build)) {
      cluster.awaitSeen(WindowsJob.LIMIT);
      Thread.sleep(1000);
      cluster.savepoint(folder, SavepointFormatType.CANONICAL);
    }
    Expected expected = new Expected();
    WindowsJob.expect(expected);
    expected.write(folder.resolve("expected.jsonl"));
  }
}
