package generator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.State;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/** An operator whose keyed state is a table of columns: each id below {@code count} puts one value into each. */
public record Columns(String uid, TypeInformation<?> keyType, int count, LongFunction<Object> key, boolean hasTimers, List<Column> columns) {
  static final long EVENT_TIMER = 1_800_000_000_000L;
  static final long PROCESSING_TIMER = 4_102_444_800_000L;
  private static final Map<String, Columns> BY_UID = new LinkedHashMap<>();

  /** Adds the operator to the job. */
  @SuppressWarnings("unchecked")
  void build(DataStream<Long> ids) {
    BY_UID.put(uid, this);
    String name = uid;
    ids.keyBy(id -> BY_UID.get(name).key.apply(id % BY_UID.get(name).count), (TypeInformation<Object>) keyType).process(new Fill(uid)).returns(Types.LONG).uid(uid).name(uid)
        .sinkTo(new DiscardingSink<>()).uid(uid + "-sink");
  }

  void expect(Expected expected) {
    for (long id = 0; id < count; id++) {
      Object own = key.apply(id);
      for (Column column : columns) {
        Object value = column.of().apply(id);
        if (value instanceof Map<?, ?> map && column.stateKind().equals("map")) {
          map.forEach((userKey, mapped) -> expected.keyed(uid, column.name(), "map", own, null, userKey, mapped));
        } else if (value != null) {
          expected.keyed(uid, column.name(), column.stateKind(), own, null, null, column.shown(value));
        }
      }
      if (hasTimers) {
        expected.timer(uid, "_timer_state/event_user-timers", own, null, EVENT_TIMER + id);
        expected.timer(uid, "_timer_state/processing_user-timers", own, null, PROCESSING_TIMER + id);
      }
    }
  }

  @SuppressWarnings("unchecked")
  static class Fill extends KeyedProcessFunction<Object, Long, Long> {
    private final String uid;
    private transient Map<String, State> states;

    Fill(String uid) {
      this.uid = uid;
    }

    @Override
    public void open(OpenContext context) throws Exception {
      states = new LinkedHashMap<>();
      for (Column column : BY_UID.get(uid).columns) {
        states.put(column.name(), state(column));
      }
    }

    private State state(Column column) {
      TypeSerializer<Object> value = (TypeSerializer<Object>) column.value();
      var descriptor = switch (column.stateKind()) {
        case "list" -> new ListStateDescriptor<>(column.name(), value);
        case "map" -> new MapStateDescriptor<>(column.name(), (TypeSerializer<Object>) column.userKey(), value);
        default -> new ValueStateDescriptor<>(column.name(), value);
      };
      if (column.kind().endsWith("-ttl")) {
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofDays(36500)).build());
      }
      return switch (descriptor) {
        case ListStateDescriptor<?> list -> getRuntimeContext().getListState(list);
        case MapStateDescriptor<?, ?> map -> getRuntimeContext().getMapState(map);
        case ValueStateDescriptor<?> single -> getRuntimeContext().getState(single);
        default -> throw new IllegalStateException();
      };
    }

    @Override
    public void processElement(Long id, Context context, Collector<Long> out) throws Exception {
      Columns operator = BY_UID.get(uid);
      if (id < operator.count) {
        for (Column column : operator.columns) {
          fill(column, column.of().apply(id));
        }
        if (operator.hasTimers) {
          context.timerService().registerEventTimeTimer(EVENT_TIMER + id);
          context.timerService().registerProcessingTimeTimer(PROCESSING_TIMER + id);
        }
      }
      Cluster.SEEN.incrementAndGet();
    }

    private void fill(Column column, Object content) throws Exception {
      if (content == null) {
        return;
      }
      switch (column.stateKind()) {
        case "list" -> ((ListState<Object>) states.get(column.name())).addAll((List<Object>) content);
        case "map" -> ((MapState<Object, Object>) states.get(column.name())).putAll((Map<Object, Object>) content);
        default -> ((ValueState<Object>) states.get(column.name())).update(content);
      }
    }
  }
}
