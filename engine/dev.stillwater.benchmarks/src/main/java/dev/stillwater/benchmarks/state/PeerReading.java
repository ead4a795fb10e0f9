package dev.stillwater.benchmarks.state;

import dev.stillwater.engine.json.Json;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.api.OperatorIdentifier;
import org.apache.flink.state.api.SavepointReader;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/**
 * The peer's process: Flink's State Processor API reads all entries of a savepoint into its heap backend and takes their digest. Nothing is emitted, so
 * that no exchange between operators slows it down.
 *
 * <p>THREADING: Flink's tasks add to {@link #TOTAL} when they end; the main thread reads it after the job.
 */
public final class PeerReading {
  /** One local cluster, one job: the tasks run in this JVM. */
  private static final Digest TOTAL = new Digest();

  private PeerReading() {
  }

  /** Arguments: case, path of the savepoint, parallelism. Prints seconds, entries and digest. */
  public static void main(String[] arguments) throws Exception {
    StateCase state = StateCase.valueOf(arguments[0]);
    long start = System.nanoTime();
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
    environment.setParallelism(Integer.parseInt(arguments[2]));
    SavepointReader savepoint = SavepointReader.read(environment, arguments[1], new HashMapStateBackend());
    OperatorIdentifier operator = OperatorIdentifier.forUid(StateCase.UID);
    switch (state) {
      case LONGS -> savepoint.readKeyedState(operator, new Longs(), Types.LONG, Types.LONG).sinkTo(new DiscardingSink<>());
      case TUPLES -> savepoint.readKeyedState(operator, new Tuples(), Types.STRING, Types.LONG).sinkTo(new DiscardingSink<>());
    }
    environment.execute("bench");
    double seconds = (System.nanoTime() - start) / 1e9;
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("seconds", seconds);
    result.put("entries", TOTAL.entries());
    result.put("digest", TOTAL.text());
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    out.println(Json.text(result));
    Runtime.getRuntime().exit(0);
  }

  private static synchronized void addAll(Digest digest) {
    if (digest != null) {
      TOTAL.add(digest);
    }
  }

  /** Reads long to long. */
  private static final class Longs extends KeyedStateReaderFunction<Long, Long> {
    private static final long serialVersionUID = 1L;

    private transient ValueState<Long> state;
    private transient Digest digest;

    @Override
    public void open(OpenContext context) {
      state = getRuntimeContext().getState(new ValueStateDescriptor<>(StateCase.STATE, Types.LONG));
      digest = new Digest();
    }

    @Override
    public void readKey(Long key, Context context, Collector<Long> out) throws Exception {
      digest.add(Digest.of(key), Digest.of(state.value()));
    }

    @Override
    public void close() {
      addAll(digest);
      digest = new Digest();
    }
  }

  /** Reads text to tuple. */
  private static final class Tuples extends KeyedStateReaderFunction<String, Long> {
    private static final long serialVersionUID = 1L;

    private transient ValueState<Tuple3<Long, String, Double>> state;
    private transient Digest digest;

    @Override
    public void open(OpenContext context) {
      state = getRuntimeContext().getState(new ValueStateDescriptor<>(StateCase.STATE, Types.TUPLE(Types.LONG, Types.STRING, Types.DOUBLE)));
      digest = new Digest();
    }

    @Override
    public void readKey(String key, Context context, Collector<Long> out) throws Exception {
      Tuple3<Long, String, Double> value = state.value();
      digest.add(Digest.of(key), Digest.of(value.f0, Digest.of(value.f1), Double.doubleToLongBits(value.f2)));
    }

    @Override
    public void close() {
      addAll(digest);
      digest = new Digest();
    }
  }
}
