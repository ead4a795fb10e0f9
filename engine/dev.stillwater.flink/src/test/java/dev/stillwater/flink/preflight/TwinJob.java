package dev.stillwater.flink.preflight;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.flink.RowSerializer;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/**
 * The job of {@link FlinkTableTest} written for Flink: the same uids, keys and states, and the same change.
 *
 * <p>THREADING: immutable; serialised by Flink.
 *
 * @param uid uid of the operator with the states; empty when the job has none
 * @param isKeyedByNumber whether its key is the number and not the text
 * @param states what the operator asks for
 * @param maxParallelism of the job; 0 for what the snapshot has
 * @param parallelism of the job
 * @param more uid of another operator with state; empty for none
 */
record TwinJob(String uid, boolean isKeyedByNumber, List<TwinState> states, int maxParallelism, int parallelism, String more) implements Serializable {
  /** Kinds of states. */
  enum Kind {
    VALUE_LONG, VALUE_INT, VALUE_DOUBLE, VALUE_BOOLEAN, VALUE_STRING, LIST_LONG, MAP_STRING_LONG, MAP_STRING_INT, MAP_STRING_STRING, MAP_INT_LONG, LIST_ROW
  }

  /** A state: its name, its kind and, of rows, their serializer. */
  record TwinState(String name, Kind kind, RowSerializer serializer) implements Serializable {
    static TwinState of(String name, Kind kind) {
      return new TwinState(name, kind, null);
    }

    static TwinState rows(String name, RowType type) {
      return new TwinState(name, Kind.LIST_ROW, new RowSerializer(type));
    }
  }

  TwinJob {
    states = List.copyOf(states);
  }

  void build(StreamExecutionEnvironment environment) {
    environment.setParallelism(parallelism);
    if (maxParallelism > 0) {
      environment.setMaxParallelism(maxParallelism);
    }
    var numbers = environment.fromSource(new DataGeneratorSource<>(new Idle(), Long.MAX_VALUE, Types.LONG), WatermarkStrategy.noWatermarks(), "in").setParallelism(1)
        .uid("in").filter(number -> number >= 0).setParallelism(1).uid("some");
    if (uid.isEmpty()) {
      numbers.sinkTo(new DiscardingSink<>()).uid("none");
    } else if (isKeyedByNumber) {
      numbers.keyBy(number -> number.intValue(), Types.INT).process(new Asking<Integer>(states)).returns(Types.LONG).uid(uid).sinkTo(new DiscardingSink<>()).uid("none");
    } else {
      numbers.keyBy(number -> "s" + number, Types.STRING).process(new Asking<String>(states)).returns(Types.LONG).uid(uid).sinkTo(new DiscardingSink<>()).uid("none");
    }
    if (!more.isEmpty()) {
      numbers.keyBy(number -> "s" + number, Types.STRING).process(new Asking<String>(List.of(TwinState.of("fresh", Kind.VALUE_LONG)))).returns(Types.LONG).uid(more)
          .sinkTo(new DiscardingSink<>()).uid("no-more");
    }
  }

  /** Gives nothing to anybody. */
  static final class Idle implements GeneratorFunction<Long, Long> {
    @Override
    public Long map(Long index) {
      LockSupport.parkNanos(1_000_000);
      return -1L;
    }
  }

  /** Asks for its states when it is opened, as a function of ours does. */
  static final class Asking<K> extends KeyedProcessFunction<K, Long, Long> {
    private final List<TwinState> states;

    Asking(List<TwinState> states) {
      this.states = List.copyOf(states);
    }

    @Override
    public void open(OpenContext context) {
      for (TwinState state : states) {
        switch (state.kind()) {
          case VALUE_LONG -> value(state.name(), Types.LONG);
          case VALUE_INT -> value(state.name(), Types.INT);
          case VALUE_DOUBLE -> value(state.name(), Types.DOUBLE);
          case VALUE_BOOLEAN -> value(state.name(), Types.BOOLEAN);
          case VALUE_STRING -> value(state.name(), Types.STRING);
          case LIST_LONG -> getRuntimeContext().getListState(new ListStateDescriptor<>(state.name(), Types.LONG));
          case MAP_STRING_LONG -> map(state.name(), Types.STRING, Types.LONG);
          case MAP_STRING_INT -> map(state.name(), Types.STRING, Types.INT);
          case MAP_STRING_STRING -> map(state.name(), Types.STRING, Types.STRING);
          case MAP_INT_LONG -> map(state.name(), Types.INT, Types.LONG);
          case LIST_ROW -> getRuntimeContext().getListState(new ListStateDescriptor<Row>(state.name(), state.serializer()));
        }
      }
    }

    private <T> void value(String name, TypeInformation<T> type) {
      getRuntimeContext().getState(new ValueStateDescriptor<>(name, type));
    }

    private <U, V> void map(String name, TypeInformation<U> key, TypeInformation<V> value) {
      getRuntimeContext().getMapState(new MapStateDescriptor<>(name, key, value));
    }

    @Override
    public void processElement(Long value, Context context, Collector<Long> out) {
      out.collect(value);
    }
  }
}
