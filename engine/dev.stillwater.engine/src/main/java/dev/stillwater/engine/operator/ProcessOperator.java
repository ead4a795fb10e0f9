package dev.stillwater.engine.operator;

import dev.stillwater.engine.function.Collector;
import dev.stillwater.engine.function.Context;
import dev.stillwater.engine.function.KeyedProcessFunction;
import dev.stillwater.engine.function.TimeDomain;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import dev.stillwater.engine.state.KeyedStateBackend;
import dev.stillwater.engine.state.TimerService;
import dev.stillwater.engine.task.ChainContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Runs a keyed process function of the project. Its states have the names that it declares, its timers are those of the service {@code user-timers}.
 *
 * <p>THREADING: its subtask.
 */
public final class ProcessOperator extends RowOperator implements TimerService.Listener {
  private static final List<String> PORTS = List.of("out", "side1", "side2", "side3");
  private static final Object NO_NAMESPACE = VoidNamespaceValue.INSTANCE;

  private final FunctionCalls calls;
  private final KeyedProcessFunction function;
  private final KeyedStateBackend state;
  private final RowKeys keys;
  private final TimerService timers;
  private final List<PortCollector> collectors = new ArrayList<>();
  private final FunctionContext functionContext = new FunctionContext();
  private long timestamp;
  private TimeDomain timeDomain = TimeDomain.EVENT_TIME;

  /** Made by generated code with what makes the function, an empty row of the input and empty rows by schema. */
  public ProcessOperator(OperatorPlan plan, ChainContext context, Supplier<?> maker, Row input, Map<String, Row> schemas) {
    super(plan, context);
    calls = new FunctionCalls(plan.uid(), context.control());
    state = context.keyedState(plan.uid());
    keys = new RowKeys(input.type(), plan.keyFields());
    timers = state.timers("user-timers", Serializers.ofVoidNamespace(), this);
    function = context.given(plan.uid(), KeyedProcessFunction.class).orElseGet(() -> calls.make(KeyedProcessFunction.class, maker));
    calls.open(function, () -> function.open(new DeclaredStates(state, schemas, input)));
  }

  @Override
  public void open() {
    for (int port = 0; port < plan().outputs().size(); port++) {
      int index = port;
      collectors.add(new PortCollector(PORTS.get(port), outputRow(port), () -> timestamp, row -> calls.emit(() -> emit(index, row))));
    }
  }

  @Override
  public void process(int input, Row row) {
    state.currentKey(keys.of(row));
    timestamp = row.timestamp;
    timeDomain = TimeDomain.EVENT_TIME;
    calls.run(function, () -> function.process(row.copy(), functionContext, collectors.get(0)));
  }

  @Override
  public boolean advance(long watermark) {
    return timers.advanceWatermark(watermark, this::mustPause);
  }

  @Override
  public long nextProcessingTime() {
    return timers.nextProcessingTime();
  }

  @Override
  public boolean advanceProcessingTime(long nowMs) {
    return timers.advanceProcessingTime(nowMs, this::mustPause);
  }

  @Override
  public void onEventTime(Object namespace, long timeMs) {
    fire(timeMs, TimeDomain.EVENT_TIME, timeMs);
  }

  @Override
  public void onProcessingTime(Object namespace, long timeMs) {
    fire(timeMs, TimeDomain.PROCESSING_TIME, Row.NO_TIMESTAMP);
  }

  private void fire(long timeMs, TimeDomain domain, long rowTimestamp) {
    timestamp = rowTimestamp;
    timeDomain = domain;
    calls.run(function, () -> function.onTimer(timeMs, functionContext, collectors.get(0)));
  }

  @Override
  public void close() {
    calls.close(function, function::close);
  }

  /** What the function sees of this operator. */
  private final class FunctionContext implements Context {
    @Override
    public long timestamp() {
      return timestamp;
    }

    @Override
    public long watermark() {
      return timers.currentWatermark();
    }

    @Override
    public long processingTime() {
      return timers.currentProcessingTime();
    }

    @Override
    public TimeDomain timeDomain() {
      return timeDomain;
    }

    @Override
    public Object key(String field) {
      int index = plan().keyFields().indexOf(field);
      if (index < 0) {
        throw new IllegalArgumentException("The key has no field '" + field + "'; its fields are " + String.join(", ", plan().keyFields()) + ".");
      }
      return keys.field(state.currentKey(), index);
    }

    @Override
    public void registerEventTimeTimer(long timeMs) {
      timers.registerEventTimeTimer(NO_NAMESPACE, timeMs);
    }

    @Override
    public void deleteEventTimeTimer(long timeMs) {
      timers.deleteEventTimeTimer(NO_NAMESPACE, timeMs);
    }

    @Override
    public void registerProcessingTimeTimer(long timeMs) {
      timers.registerProcessingTimeTimer(NO_NAMESPACE, timeMs);
    }

    @Override
    public void deleteProcessingTimeTimer(long timeMs) {
      timers.deleteProcessingTimeTimer(NO_NAMESPACE, timeMs);
    }

    @Override
    public Collector side(String port) {
      int index = PORTS.indexOf(port);
      if (index < 1 || index >= collectors.size()) {
        throw new IllegalArgumentException("There is no side output '" + port + "'; there are " + String.join(", ", PORTS.subList(1, PORTS.size())) + ".");
      }
      if (!collectors.get(index).hasSchema()) {
        throw new IllegalArgumentException("The side output '" + port + "' has no schema; set the parameter " + port + "Schema of the operator.");
      }
      return collectors.get(index);
    }
  }
}
