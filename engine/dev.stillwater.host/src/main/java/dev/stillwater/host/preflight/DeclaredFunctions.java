package dev.stillwater.host.preflight;

import dev.stillwater.compiler.CompiledJob;
import dev.stillwater.engine.function.Collector;
import dev.stillwater.engine.function.Context;
import dev.stillwater.engine.function.FlatMapFunction;
import dev.stillwater.engine.function.KeyedProcessFunction;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.task.ChainContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Functions that stand in for those of a project in a rehearsal: they run nothing.
 *
 * <p>THREADING: immutable.
 *
 * @param shared the stand-ins, by the keys under which operators find them
 * @param undeclared uids of the operators whose states are not known
 */
record DeclaredFunctions(Map<String, Object> shared, Set<String> undeclared) {
  DeclaredFunctions {
    shared = Map.copyOf(shared);
    undeclared = Set.copyOf(undeclared);
  }

  /** Stand-ins for the functions of a job. */
  static DeclaredFunctions of(CompiledJob job) {
    Map<String, Object> shared = new HashMap<>();
    Set<String> undeclared = new HashSet<>();
    for (TaskPlan task : job.plan().tasks()) {
      for (OperatorPlan operator : task.operators()) {
        switch (operator.kind()) {
          case "flat-map" -> shared.put(ChainContext.sharedKey(operator.uid(), FlatMapFunction.class), new NoFlatMap());
          case "process" -> {
            shared.put(ChainContext.sharedKey(operator.uid(), KeyedProcessFunction.class), new NoProcess());
            undeclared.add(operator.uid());
          }
          default -> {
            // Operators of ours declare their states themselves, and run nothing else before the first record.
          }
        }
      }
    }
    return new DeclaredFunctions(shared, undeclared);
  }

  /** Does nothing. */
  private static final class NoProcess extends KeyedProcessFunction {
    @Override
    public void process(Row row, Context context, Collector out) {
      throw new IllegalStateException("A rehearsal runs no function.");
    }
  }

  /** Does nothing. */
  private static final class NoFlatMap extends FlatMapFunction {
    @Override
    public void flatMap(Row row, Collector out) {
      throw new IllegalStateException("A rehearsal runs no function.");
    }
  }
}
