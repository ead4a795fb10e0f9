package dev.stillwater.engine.window;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.state.AggregateFunction;
import dev.stillwater.engine.state.StateSpec;

/**
 * The aggregate function of states that hold the accumulators of a {@link RowAggregator}; what such a state gives back is the accumulator.
 *
 * <p>THREADING: the subtask.
 */
final class Accumulating implements AggregateFunction<Row, Row, Row> {
  private final RowAggregator aggregator;

  Accumulating(RowAggregator aggregator) {
    this.aggregator = aggregator;
  }

  /** A state of accumulators for each key and namespace. */
  static StateSpec spec(String name, ValueSerializer namespace, RowAggregator aggregator) {
    return StateSpec.of(name, serializer(aggregator)).withNamespace(namespace);
  }

  /** Serializer of the accumulators. */
  static ValueSerializer serializer(RowAggregator aggregator) {
    return Serializers.ofRow(aggregator.create());
  }

  @Override
  public Row create() {
    return aggregator.create();
  }

  @Override
  public Row add(Row value, Row accumulator) {
    return aggregator.add(value, accumulator);
  }

  @Override
  public Row result(Row accumulator) {
    return accumulator;
  }

  @Override
  public Row merge(Row one, Row other) {
    return aggregator.merge(one, other);
  }
}
