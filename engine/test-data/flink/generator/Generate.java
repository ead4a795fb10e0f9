package generator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
}
