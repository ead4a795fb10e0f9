package dev.stillwater.model.catalog;

import dev.stillwater.model.catalog.OperatorKind.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The operator kinds that come with Stillwater.
 *
 * <p>THREADING: stateless.
 */
public final class BuiltInOperators implements OperatorProvider {
  private static final String TRANSFORMATIONS = "Transformations";
  private static final String KEYED = "Keyed";

  private static final PortSpec IN = new PortSpec("in", "Input", false);
  private static final PortSpec KEYED_IN = new PortSpec("in", "Input by key", true);
  private static final PortSpec OUT = new PortSpec("out", "Output", false);

  /** Made by {@link java.util.ServiceLoader}. */
  public BuiltInOperators() {
    // ServiceLoader needs a public constructor; the kinds hold all there is.
  }

  @Override
  public List<OperatorKind> kinds() {
    List<OperatorKind> kinds = new ArrayList<>(IoKinds.sources());
    kinds.addAll(List.of(filter(), map(), aggregate()));
    kinds.addAll(WindowKinds.all());
    kinds.addAll(FunctionKinds.all());
    kinds.addAll(IoKinds.sinks());
    return List.copyOf(kinds);
  }

  private static OperatorKind filter() {
    return new OperatorKind("filter", "Filter", TRANSFORMATIONS,
        "Lets a record pass when the condition is true. The condition is a Java expression over the fields, such as delay > 15 && origin.equals(\"SFO\"). "
            + "A condition that is null, because a field it reads is null, counts as false.",
        "filter", List.of(IN), List.of(OUT), List.of(), ExpressionRole.CONDITION, Optional.empty(), Set.of());
  }

  private static OperatorKind map() {
    return new OperatorKind("map", "Map", TRANSFORMATIONS,
        "Computes a new record from each record: every named expression becomes a field of the result, in this order. "
            + "Fields that no expression names are left out. An expression that reads a null field is null.",
        "map", List.of(IN), List.of(OUT), List.of(), ExpressionRole.PROJECTION, Optional.empty(), Set.of());
  }

  private static OperatorKind aggregate() {
    return new OperatorKind("aggregate", "Running Aggregate", KEYED,
        "Keeps aggregates for each key since the start of the job and emits the new result with every record: the key fields, then the aggregates. "
            + "Aggregates are count(), sum(e), avg(e), min(e) and max(e); nulls are skipped. The key is the key fields of the incoming hash stream.",
        "aggregate", List.of(KEYED_IN), List.of(OUT), List.of(), ExpressionRole.AGGREGATES, Optional.empty(), Set.of(Trait.KEYED_STATE));
  }
}
