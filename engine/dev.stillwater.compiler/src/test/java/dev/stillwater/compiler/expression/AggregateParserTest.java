package dev.stillwater.compiler.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Aggregate calls: their parts, types and mistakes. */
class AggregateParserTest {
  private static final RowType ROW = RowType.of(RowField.required("i", ValueType.INT), RowField.required("l", ValueType.LONG), RowField.required("d", ValueType.DOUBLE),
      RowField.required("s", ValueType.STRING), RowField.required("t", ValueType.TIMESTAMP), RowField.required("m", ValueType.DECIMAL),
      RowField.required("b", ValueType.BOOLEAN), RowField.required("y", ValueType.BYTES), RowField.nullable("n", ValueType.INT));

  private final ExpressionCompiler compiler = new ExpressionCompiler();

  @Test
  void aggregate_hasTheTypeOfItsFunction() {
    // Would catch a result column of another type than the engine computes.
    String[][] cases = {{"count()", "c: long"}, {" count( ) ", "c: long"}, {"count(n)", "c: long"}, {"sum(i)", "c: long"}, {"sum(l)", "c: long"}, {"sum(d)", "c: double"},
        {"sum(m)", "c: decimal"}, {"sum(n)", "c: long?"}, {"avg(i)", "c: decimal"}, {"avg(d)", "c: decimal"}, {"avg(n)", "c: decimal?"}, {"min(s)", "c: string"},
        {"max(t)", "c: timestamp"}, {"max(n)", "c: int?"}, {"min(m)", "c: decimal"}, {"sum(coalesce(n, 0))", "c: long"}, {"max(min(i, l) * 2)", "c: long"},
        {"count(y)", "c: long"}, {"min(substring(s, 0, 1) + \")\")", "c: string"}};
    for (String[] line : cases) {
      AggregateResult result = AggregateParser.check(ROW, line[0], compiler);
      assertEquals(Optional.of(line[1]), result.field("c").map(RowField::text), line[0] + " " + result.problems());
    }
  }

  @Test
  void wrongAggregate_isExplainedAtItsColumn() {
    // Would catch columns that count from the argument instead of the call.
    Object[][] cases = {{"sum(dely)", 5, "no field"}, {"sum( i + )", 8, "missing after '+'"}, {"sum()", 4, "needs the values"}, {"total(i)", 1, "no aggregate call"},
        {"cuont()", 1, "Did you mean count?"}, {"i", 1, "no aggregate call"}, {"sum(i) + 1", 8, "nothing may follow"}, {"sum(i", 4, "never closed"},
        {"sum(s)", 5, "sum takes numbers, but the values are of type string"}, {"max(b)", 5, "max takes numbers, strings or timestamps"}, {"avg(t)", 5, "type timestamp"},
        {"count(i, l)", 8, "','"}, {"(i)", 1, "name of the aggregate is missing"}, {"sum(count())", 5, "no function 'count'"}};
    for (Object[] line : cases) {
      AggregateResult result = AggregateParser.check(ROW, (String) line[0], compiler);
      assertTrue(result.type().isEmpty(), (String) line[0]);
      ExpressionProblem problem = result.problems().get(0);
      assertEquals(line[1], problem.column(), line[0] + " " + problem);
      assertTrue(problem.message().contains((String) line[2]), line[0] + " " + problem);
    }
  }

  @Test
  void argumentWithQuotesAndParentheses_isKeptWhole() {
    // Would catch a call that ends at a parenthesis inside a text.
    AggregateCall call = AggregateParser.parse("max(concat(s, \")\\\"(\"))").call().orElseThrow();
    assertEquals("concat(s, \")\\\"(\")", call.argument().orElseThrow());
    assertEquals(4, call.offset());
    assertFalse(AggregateParser.parse("").call().isPresent());
  }
}
