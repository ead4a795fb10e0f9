package dev.stillwater.compiler.generate;

import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.plan.TaskPlan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the Java source of a job: row classes, a class for each task, entry classes of keyed state, and the class that makes them all.
 *
 * <p>THREADING: one thread.
 */
public final class JobCodeGenerator {
  /** Qualified name of the generated class that implements JobCode. */
  public static final String MAIN_CLASS = Names.PACKAGE + ".Code";

  /** Whether the class of the name is generated, and not one of the project. */
  public static boolean isGenerated(String className) {
    return className.startsWith(Names.PACKAGE + ".");
  }

  private JobCodeGenerator() {
  }

  /** Source by qualified class name; the same plan always gives the same. */
  public static Map<String, String> sources(JobPlan plan, ExpressionPort expressions) {
    return sources(plan, expressions, Optional.empty());
  }

  /** The same for a job that may be replayed. */
  public static Map<String, String> sources(JobPlan plan, ExpressionPort expressions, Optional<ReplayTraits> replay) {
    RowClasses rows = new RowClasses();
    plan.tasks().forEach(task -> task.operators().forEach(operator -> operator.outputs().forEach(rows::className)));
    Map<String, String> tasks = new LinkedHashMap<>();
    for (TaskPlan task : plan.tasks()) {
      ChainGenerator generator = new ChainGenerator(plan, task, rows, expressions, replay);
      tasks.put(Names.PACKAGE + "." + ChainGenerator.className(task.index()), generator.source());
      generator.entrySources().forEach((name, source) -> tasks.put(Names.PACKAGE + "." + name, source));
    }
    String main = mainSource(plan, rows);
    Map<String, String> all = new LinkedHashMap<>(rows.sources());
    all.putAll(tasks);
    all.put(MAIN_CLASS, main);
    return all;
  }

  private static String mainSource(JobPlan plan, RowClasses rows) {
    StringBuilder chains = new StringBuilder();
    StringBuilder emptyRows = new StringBuilder();
    for (TaskPlan task : plan.tasks()) {
      chains.append("      case ").append(task.index()).append(": return new ").append(ChainGenerator.className(task.index())).append("(context);\n");
      for (OperatorPlan operator : task.operators()) {
        for (int port = 0; port < operator.outputs().size(); port++) {
          emptyRows.append("      case ").append(Names.literal(operator.uid() + ":" + port)).append(": return new ")
              .append(rows.className(operator.outputs().get(port))).append("();\n");
        }
      }
    }
    return """
        package %s;

        public final class Code implements dev.stillwater.engine.task.JobCode {
          @Override
          public dev.stillwater.engine.task.Chain chain(int task, dev.stillwater.engine.task.ChainContext context) {
            switch (task) {
        %s      default: throw new IllegalArgumentException("There is no task " + task + ".");
            }
          }

          @Override
          public dev.stillwater.engine.row.Row emptyRow(String uid, int port) {
            switch (uid + ":" + port) {
        %s      default: throw new IllegalArgumentException("There is no operator " + uid + " with records at the output " + port + ".");
            }
          }
        }
        """.formatted(Names.PACKAGE, chains, emptyRows);
  }
}
