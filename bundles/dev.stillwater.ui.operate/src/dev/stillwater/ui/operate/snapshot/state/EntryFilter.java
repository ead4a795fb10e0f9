package dev.stillwater.ui.operate.snapshot.state;

import dev.stillwater.compiler.filter.EntryConditions;
import dev.stillwater.compiler.filter.RowFilters;
import dev.stillwater.engine.snapshot.index.EntryTest;
import dev.stillwater.engine.snapshot.index.StateColumns;
import java.util.ArrayList;
import java.util.List;

/**
 * What a person wants to see of a state; an empty text lets everything through.
 *
 * <p>THREADING: immutable.
 *
 * @param key what keys begin with
 * @param namespace what stands in the namespace, or a point in time inside of a window
 * @param expression a condition over the columns
 */
record EntryFilter(String key, String namespace, String expression) {
  /** Lets everything through. */
  static final EntryFilter NONE = new EntryFilter("", "", "");

  /** An expression that is wrong, with what is wrong in words. */
  static final class WrongExpression extends Exception {
    private static final long serialVersionUID = 1L;

    WrongExpression(String message) {
      super(message);
    }
  }

  boolean isEmpty() {
    return equals(NONE);
  }

  /**
   * The tests, cheap ones first. Cost: a second for the first expression, so not for the UI thread.
   *
   * @throws WrongExpression if the expression cannot be used
   */
  EntryTest test(StateColumns columns) throws WrongExpression {
    List<EntryTest> tests = new ArrayList<>();
    if (!key.isEmpty()) {
      tests.add(EntryTest.keyBeginsWith(key));
    }
    if (!namespace.isEmpty()) {
      tests.add(EntryTest.namespace(namespace));
    }
    if (!expression.isEmpty()) {
      RowFilters.Result result = RowFilters.of(columns.rowType(), expression);
      tests.add(new EntryConditions(result.filter().orElseThrow(() -> new WrongExpression(result.error().orElse(expression))), columns));
    }
    return EntryTest.all(tests);
  }
}
