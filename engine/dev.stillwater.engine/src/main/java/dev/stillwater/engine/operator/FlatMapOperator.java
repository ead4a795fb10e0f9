package dev.stillwater.engine.operator;

import dev.stillwater.engine.function.Collector;
import dev.stillwater.engine.function.FlatMapFunction;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.task.ChainContext;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Runs a flat map function of the project.
 *
 * <p>THREADING: its subtask.
 */
public final class FlatMapOperator extends RowOperator {
  private final FunctionCalls calls;
  private final FlatMapFunction function;
  private Optional<Collector> collector = Optional.empty();
  private long timestamp;

  /** Made by generated code with what makes the function. */
  public FlatMapOperator(OperatorPlan plan, ChainContext context, Supplier<?> maker) {
    super(plan, context);
    calls = new FunctionCalls(plan.uid(), context.control());
    function = context.given(plan.uid(), FlatMapFunction.class).orElseGet(() -> calls.make(FlatMapFunction.class, maker));
  }

  @Override
  public void open() {
    collector = Optional.of(new PortCollector("out", outputRow(0), () -> timestamp, row -> calls.emit(() -> emit(0, row))));
    calls.open(function, function::open);
  }

  @Override
  public void process(int input, Row row) {
    timestamp = row.timestamp;
    calls.run(function, () -> function.flatMap(row.copy(), collector.orElseThrow()));
  }

  @Override
  public void close() {
    calls.close(function, function::close);
  }
}
