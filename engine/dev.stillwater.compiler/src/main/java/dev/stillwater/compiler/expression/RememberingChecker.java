package dev.stillwater.compiler.expression;

import dev.stillwater.engine.row.RowType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Checks expressions and remembers what it found, so that a job of which one expression has changed is checked anew in no time.
 *
 * <p>THREADING: one thread at a time.
 */
public final class RememberingChecker implements ExpressionChecker {
  private static final int RESULTS_MAX = 10_000;

  private final ExpressionCompiler compiler = new ExpressionCompiler();
  private final Map<Question, ExpressionResult> answers = new LinkedHashMap<>(64, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<Question, ExpressionResult> eldest) {
      return size() > RESULTS_MAX;
    }
  };

  private record Question(RowType row, String text, Purpose purpose) {
  }

  @Override
  public synchronized ExpressionResult check(RowType row, String text, Purpose purpose) {
    Question question = new Question(row, text, purpose);
    ExpressionResult known = answers.get(question);
    if (known == null) {
      known = compiler.check(row, text, purpose);
      answers.put(question, known);
    }
    return known;
  }
}
