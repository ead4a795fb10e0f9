package dev.stillwater.host.preflight;

import dev.stillwater.compiler.CompiledJob;
import dev.stillwater.compiler.function.FunctionStates;
import dev.stillwater.engine.function.Collector;
import dev.stillwater.engine.function.Context;
import dev.stillwater.engine.function.FlatMapFunction;
import dev.stillwater.engine.function.KeyedProcessFunction;
import dev.stillwater.engine.function.States;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.task.ChainContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Functions that stand in for those of a project in a rehearsal: they declare the same states and run nothing.
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

  /** Stand-ins for the functions of a job. Cost: the class files of its functions. */
  static DeclaredFunctions of(CompiledJob job) {
    Map<String, Object> shared = new HashMap<>();
    Set<String> undeclared = new HashSet<>();
    for (TaskPlan task : job.plan().tasks()) {
      for (OperatorPlan operator : task.operators()) {
        switch (operator.kind()) {
          case "flat-map" -> shared.put(ChainContext.sharedKey(operator.uid(), FlatMapFunction.class), new NoFlatMap());
          case "process" -> {
            Optional<Consumer<States>> declarations = FunctionStates.of(job.code().getClass().getClassLoader(), operator.string("class"));
            shared.put(ChainContext.sharedKey(operator.uid(), KeyedProcessFunction.class), new Declaring(declarations.orElse(states -> { })));
            if (declarations.isEmpty()) {
              undeclared.add(operator.uid());
            }
          }
          default -> {
            // Operators of ours declare their states themselves, and run nothing else before the first record.
          }
        }
      }
    }
    return new DeclaredFunctions(shared, undeclared);
  }

  /** Declares states and does nothing. */
  private static final class Declaring extends KeyedProcessFunction {
    private final Consumer<States> declarations;

    private Declaring(Consumer<States> declarations) {
      this.declarations = declarations;
    }

    @Override
    public void open(States states) {
      declarations.accept(states);
    }

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
