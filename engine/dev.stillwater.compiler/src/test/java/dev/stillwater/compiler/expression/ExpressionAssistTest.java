package dev.stillwater.compiler.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.compiler.expression.ExpressionAssist.Role;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpressionAssistTest {
  private static final List<FieldDescription> FIELDS = List.of(new FieldDescription("date", "timestamp", false), new FieldDescription("delay", "int", true),
      new FieldDescription("distance", "int", false), new FieldDescription("origin", "string", false));

  private final ExpressionAssist value = new ExpressionAssist(FIELDS, Role.VALUE);
  private final ExpressionAssist aggregate = new ExpressionAssist(FIELDS, Role.AGGREGATE);

  @Test
  void prefix_proposesFieldsBeforeFunctions() {
    // Would catch a list in which the fields of the record drown in functions.
    List<String> names = names(value, "1 + d", 5);
    assertEquals(List.of("date", "delay", "distance"), names.subList(0, 3));
    assertTrue(names.stream().anyMatch(name -> name.startsWith("days(")), names::toString);
  }

  @Test
  void proposals_tellTypes() {
    // Would catch proposals without the types of fields and functions.
    ExpressionProposal delay = value.proposals("del", 3).getFirst();
    assertEquals("int?", delay.type());
    ExpressionProposal upper = value.proposals("upp", 3).getFirst();
    assertEquals("upper(string)", upper.name());
    assertEquals("string", upper.type());
    assertEquals("upper()".indexOf(')'), upper.caret());
  }

  @Test
  void argument_wantsItsType() {
    // Would catch that content assist does not look at the function around it.
    assertEquals("origin", names(value, "upper(", 6).getFirst());
    assertEquals("date", names(value, "truncateToDay()", 14).getFirst());
  }

  @Test
  void insideOfText_nothingIsProposed() {
    // Would catch a list that pops up while a text is typed.
    assertTrue(value.proposals("origin.equals(\"S", 16).isEmpty());
    assertFalse(value.proposals("\"S\" ", 4).isEmpty());
  }

  @Test
  void afterPoint_methodsOfTheValue() {
    // Would catch fields being proposed where only methods of the value can stand.
    assertTrue(names(value, "origin.eq", 9).getFirst().startsWith("equals("));
    assertTrue(value.proposals("delay.", 6).isEmpty());
    assertTrue(names(value, "upper(origin).isE", 17).getFirst().startsWith("isEmpty("));
  }

  @Test
  void aggregate_proposesAggregatesAndInsideFields() {
    // Would catch functions being proposed where an aggregate call must stand.
    assertEquals(List.of("count(any value)", "sum(number value)", "avg(number value)", "min(any value)", "max(any value)"), names(aggregate, "", 0));
    assertEquals(List.of("date", "delay", "distance"), names(aggregate, "max(d", 5).subList(0, 3));
  }

  @Test
  void hover_explainsFieldsAndFunctions() {
    // Would catch a hover that shows nothing, or the function where a field of its name is meant.
    assertTrue(value.hover("delay > 15", 2).orElseThrow().startsWith("delay: int?"));
    assertTrue(value.hover("upper(origin)", 1).orElseThrow().contains("upper(\"sfo\") gives SFO"));
    assertEquals(Optional.empty(), value.hover("delay > 15", 9));
    assertEquals(Optional.empty(), value.hover("nothing", 2));
  }

  @Test
  void check_findsTypeAndPlaceOfErrors() {
    // Would catch errors at a wrong column, and a type without its nulls.
    ExpressionChecker checker = new RememberingChecker();
    assertEquals(Optional.of("int?"), value.check("delay + 1", checker).type());
    assertEquals(Optional.of("long"), aggregate.check("count()", checker).type());
    ExpressionProblem problem = value.check("1 + dely", checker).problems().getFirst();
    assertEquals(5, problem.column());
    assertEquals(4, problem.length());
    assertEquals(problem, value.check("1 + dely", checker).problems().getFirst());
  }

  @Test
  void tokens_ofHalfAnExpression() {
    // Would catch an endless loop or an exception of the colouring on what is being typed.
    assertEquals(List.of(ExpressionToken.Kind.CALL, ExpressionToken.Kind.SIGN, ExpressionToken.Kind.TEXT), kinds("concat(\"SF"));
    assertEquals(List.of(ExpressionToken.Kind.NUMBER, ExpressionToken.Kind.SIGN, ExpressionToken.Kind.NAME, ExpressionToken.Kind.SIGN), kinds("1.5 > #".replace("#", "a?")));
    assertEquals(List.of(ExpressionToken.Kind.TEXT), kinds("\"a\\"));
    assertEquals(List.of(ExpressionToken.Kind.KEYWORD), kinds("true"));
    assertEquals(List.of(), kinds(" \n"));
  }

  @Test
  void openCall_countsArguments() {
    // Would catch that a comma of an inner call counts for the outer one.
    assertEquals(Optional.of(new ExpressionAssist.OpenCall("substring", 9, 1)), value.openCall("substring(concat(origin, \"a\"), ", 31));
    assertEquals(Optional.empty(), value.openCall("upper(origin) ", 14));
  }

  private static List<String> names(ExpressionAssist assist, String text, int offset) {
    return assist.proposals(text, offset).stream().map(ExpressionProposal::name).toList();
  }

  private static List<ExpressionToken.Kind> kinds(String text) {
    return ExpressionToken.of(text).stream().map(ExpressionToken::kind).toList();
  }
}
