package dev.stillwater.compiler.expression;

import dev.stillwater.compiler.row.RowClassGenerator;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jdt.internal.compiler.ast.AND_AND_Expression;
import org.eclipse.jdt.internal.compiler.ast.ASTNode;
import org.eclipse.jdt.internal.compiler.ast.BinaryExpression;
import org.eclipse.jdt.internal.compiler.ast.ConditionalExpression;
import org.eclipse.jdt.internal.compiler.ast.Expression;
import org.eclipse.jdt.internal.compiler.ast.MessageSend;
import org.eclipse.jdt.internal.compiler.ast.OR_OR_Expression;
import org.eclipse.jdt.internal.compiler.ast.OperatorIds;
import org.eclipse.jdt.internal.compiler.ast.UnaryExpression;

/**
 * Writes a checked expression as Java in which nulls leave the way the language says, without exceptions and without objects.
 *
 * <p>Fields that are read in any case are tested first, all at once by their bits. What short circuit may skip and reads further nullable fields becomes
 * statements with a local variable; a null jumps out of a labelled block, which the compiler of the JVM turns into a branch.
 *
 * <p>THREADING: one thread, one expression.
 */
final class NullLowering {
  private final RowType row;
  private final ExpressionWriter writer;
  private int locals;

  NullLowering(RowType row, String source) {
    this.row = row;
    this.writer = new ExpressionWriter(source);
  }

  /** Where statements go and where a null leaves to; {@code known} are the nullable fields that are known to be there. */
  private static final class Region {
    private final StringBuilder out;
    private final String exit;
    private final Set<String> known;
    private boolean hasExit;

    Region(StringBuilder out, String exit, Set<String> known) {
      this.out = out;
      this.exit = exit;
      this.known = new HashSet<>(known);
    }
  }

  /** The code of the expression. */
  ExpressionCode code(Expression node, ValueType type) {
    Set<String> first = unconditional(node);
    Region region = new Region(new StringBuilder(), "break " + ExpressionCode.PREFIX + "end;", first);
    String value = text(node, region);
    Optional<String> guard = first.isEmpty() ? Optional.empty() : Optional.of(guard(first));
    if (region.out.isEmpty()) {
      return new ExpressionCode("", "(" + value + ")", guard, type);
    }
    if (guard.isEmpty() && !region.hasExit) {
      return new ExpressionCode(region.out.toString(), "(" + value + ")", guard, type);
    }
    String name = ExpressionCode.PREFIX + "value";
    String missing = ExpressionCode.PREFIX + "missing";
    String statements = type.javaType() + " " + name + " = " + type.defaultText() + ";\nboolean " + missing + " = true;\n" + ExpressionCode.PREFIX + "end: {\n"
        + guard.map(test -> "if (" + test + ") " + region.exit + "\n").orElse("") + region.out + name + " = " + value + ";\n" + missing + " = false;\n}\n";
    return new ExpressionCode(statements, name, Optional.of(missing), type);
  }

  /** Tests what is read in any case, then gives the text of the value. */
  private String emit(Expression node, Region region) {
    Set<String> reads = unconditional(node);
    reads.removeAll(region.known);
    if (!reads.isEmpty()) {
      region.out.append("if (").append(guard(reads)).append(") ").append(region.exit).append('\n');
      region.hasExit = true;
      region.known.addAll(reads);
    }
    return text(node, region);
  }

  private String text(Expression node, Region region) {
    if (!isInline(node, region.known) && isLifted(node, region.known)) {
      return lift(node, region);
    }
    Optional<String> simple = inlineForm(node, region.known);
    if (simple.isPresent()) {
      return simple.get();
    }
    Map<Expression, String> texts = new LinkedHashMap<>();
    List<Expression> children = AstNodes.children(node);
    for (int index = 0; index < children.size(); index++) {
      Region scope = index == 0 ? region : new Region(region.out, region.exit, knownAt(node, index, region.known));
      texts.put(children.get(index), text(children.get(index), scope));
      region.hasExit |= scope.hasExit;
    }
    return writer.text(node, texts);
  }

  /** isNull and coalesce over plain fields, as conditional expressions. */
  private Optional<String> inlineForm(Expression node, Set<String> known) {
    String function = AstNodes.function(node).orElse("");
    if (function.equals("isNull") || function.equals("isNotNull")) {
      Expression argument = ((MessageSend) node).arguments[0];
      boolean isMissingTrue = function.equals("isNull");
      Optional<String> field = AstNodes.field(argument).filter(name -> AstNodes.isNullable(row, name) && !known.contains(name));
      if (field.isPresent()) {
        return Optional.of("(" + bit(field.get()) + (isMissingTrue ? " != 0)" : " == 0)"));
      }
      return AstNodes.field(argument).isPresent() ? Optional.of(String.valueOf(!isMissingTrue)) : Optional.empty();
    }
    if (function.equals("coalesce") && isInline(node, known)) {
      StringBuilder out = new StringBuilder("((" + AstNodes.javaType(node.resolvedType).orElseThrow() + ") (");
      for (Expression argument : ((MessageSend) node).arguments) {
        String value = text(argument, new Region(new StringBuilder(), "", known));
        if (isInline(argument, known)) {
          return Optional.of(out + value + "))");
        }
        out.append(bit(AstNodes.field(argument).orElseThrow())).append(" == 0 ? ").append(value).append(" : ");
      }
    }
    return Optional.empty();
  }

  /** Whether the node never is null, given what is known, and needs no statements. */
  private boolean isInline(Expression node, Set<String> known) {
    if (AstNodes.isNullLiteral(node)) {
      return false;
    }
    Optional<String> field = AstNodes.field(node);
    if (field.isPresent()) {
      return !AstNodes.isNullable(row, field.get()) || known.contains(field.get());
    }
    String function = AstNodes.function(node).orElse("");
    if (function.equals("isNull") || function.equals("isNotNull")) {
      return AstNodes.field(((MessageSend) node).arguments[0]).isPresent();
    }
    if (function.equals("coalesce")) {
      for (Expression argument : ((MessageSend) node).arguments) {
        if (isInline(argument, known)) {
          return true;
        }
        if (AstNodes.field(argument).isEmpty()) {
          return false;
        }
      }
      return false;
    }
    List<Expression> children = AstNodes.children(node);
    for (int index = 0; index < children.size(); index++) {
      if (!isInline(children.get(index), knownAt(node, index, known))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a part that may be skipped, or may be null, needs statements. */
  private boolean isLifted(Expression node, Set<String> known) {
    String function = AstNodes.function(node).orElse("");
    if (function.equals("isNull") || function.equals("isNotNull") || function.equals("coalesce")) {
      return true;
    }
    List<Expression> children = AstNodes.children(node);
    if (!(node instanceof AND_AND_Expression || node instanceof OR_OR_Expression || node instanceof ConditionalExpression)) {
      return false;
    }
    for (int index = 1; index < children.size(); index++) {
      if (!isInline(children.get(index), knownAt(node, index, known))) {
        return true;
      }
    }
    return false;
  }

  private String lift(Expression node, Region region) {
    return switch (node) {
      case AND_AND_Expression and -> liftLogical(and, region, "");
      case OR_OR_Expression or -> liftLogical(or, region, "!");
      case ConditionalExpression conditional -> liftConditional(conditional, region);
      case MessageSend call when AstNodes.function(call).orElse("").equals("coalesce") -> liftCoalesce(call, region);
      case MessageSend call -> liftIsNull(call, region, AstNodes.function(call).orElse("").equals("isNull"));
      default -> throw new IllegalStateException("No lifting of " + node.getClass().getSimpleName());
    };
  }

  private String liftLogical(BinaryExpression node, Region region, String goOn) {
    String left = text(node.left, region);
    String local = local();
    region.out.append("boolean ").append(local).append(" = ").append(left).append(";\nif (").append(goOn).append(local).append(") {\n");
    branch(node.right, local, region, knownAt(node, 1, region.known));
    region.out.append("}\n");
    return local;
  }

  private String liftConditional(ConditionalExpression node, Region region) {
    String condition = text(node.condition, region);
    String local = local();
    region.out.append(AstNodes.javaType(node.resolvedType).orElseThrow()).append(' ').append(local).append(";\nif (").append(condition).append(") {\n");
    branch(node.valueIfTrue, local, region, knownAt(node, 1, region.known));
    region.out.append("} else {\n");
    branch(node.valueIfFalse, local, region, knownAt(node, 2, region.known));
    region.out.append("}\n");
    return local;
  }

  private void branch(Expression node, String local, Region region, Set<String> known) {
    if (AstNodes.isNullLiteral(node)) {
      region.out.append(region.exit).append('\n');
      region.hasExit = true;
      return;
    }
    Region inner = new Region(region.out, region.exit, known);
    String value = emit(node, inner);
    region.out.append(local).append(" = ").append(value).append(";\n");
    region.hasExit |= inner.hasExit;
  }

  private String liftIsNull(MessageSend call, Region region, boolean isMissingTrue) {
    String local = local();
    String label = local();
    Region inner = new Region(region.out, "break " + label + ";", region.known);
    region.out.append("boolean ").append(local).append(" = ").append(isMissingTrue).append(";\n").append(label).append(": {\n");
    String value = emit(call.arguments[0], inner);
    String unused = local();
    region.out.append(AstNodes.javaType(call.arguments[0].resolvedType).orElse("Object")).append(' ').append(unused).append(" = ").append(value).append(";\n")
        .append(local).append(" = ").append(!isMissingTrue).append(";\n}\n");
    return local;
  }

  /** Each argument in a block of its own that a null leaves to the next one; the last one leaves to where the whole expression does. */
  private String liftCoalesce(MessageSend call, Region region) {
    String local = local();
    String done = local();
    region.out.append(AstNodes.javaType(call.resolvedType).orElseThrow()).append(' ').append(local).append(";\n").append(done).append(": {\n");
    for (int index = 0; index < call.arguments.length; index++) {
      boolean isLast = index == call.arguments.length - 1;
      String label = local();
      StringBuilder block = new StringBuilder();
      Region inner = new Region(block, isLast ? region.exit : "break " + label + ";", region.known);
      String value = emit(call.arguments[index], inner);
      if (isLast || !inner.hasExit) {
        region.out.append(block).append(local).append(" = ").append(value).append(";\n");
        region.hasExit |= isLast && inner.hasExit;
        break;
      }
      region.out.append(label).append(": {\n").append(block).append(local).append(" = ").append(value).append(";\nbreak ").append(done).append(";\n}\n");
    }
    region.out.append("}\n");
    return local;
  }

  /** Nullable fields that are read whatever the values are. */
  private Set<String> unconditional(Expression node) {
    Set<String> reads = new TreeSet<>();
    collect(node, reads);
    return reads;
  }

  private void collect(Expression node, Set<String> reads) {
    AstNodes.field(node).filter(name -> AstNodes.isNullable(row, name)).ifPresent(reads::add);
    String function = AstNodes.function(node).orElse("");
    if (function.equals("isNull") || function.equals("isNotNull") || function.equals("coalesce")) {
      return;
    }
    boolean isFirstOnly = node instanceof AND_AND_Expression || node instanceof OR_OR_Expression || node instanceof ConditionalExpression;
    List<Expression> children = AstNodes.children(node);
    for (Expression child : isFirstOnly ? children.subList(0, 1) : children) {
      collect(child, reads);
    }
  }

  /** What is known when the child of the index is evaluated: {@code isNotNull(x) && x > 3} knows x on the right. */
  private Set<String> knownAt(Expression node, int index, Set<String> known) {
    if (index == 0) {
      return known;
    }
    Set<String> facts = new HashSet<>();
    switch (node) {
      case AND_AND_Expression and -> facts(and.left, true, facts);
      case OR_OR_Expression or -> facts(or.left, false, facts);
      case ConditionalExpression conditional -> facts(conditional.condition, index == 1, facts);
      default -> {
        return known;
      }
    }
    facts.addAll(known);
    return facts;
  }

  private static void facts(Expression condition, boolean value, Set<String> facts) {
    String function = AstNodes.function(condition).orElse("");
    if (function.equals(value ? "isNotNull" : "isNull")) {
      AstNodes.field(((MessageSend) condition).arguments[0]).ifPresent(facts::add);
    } else if (value ? condition instanceof AND_AND_Expression : condition instanceof OR_OR_Expression) {
      facts(((BinaryExpression) condition).left, value, facts);
      facts(((BinaryExpression) condition).right, value, facts);
    } else if (condition instanceof UnaryExpression unary
        && (unary.bits & ASTNode.OperatorMASK) >> ASTNode.OperatorSHIFT == OperatorIds.NOT) {
      facts(unary.expression, !value, facts);
    }
  }

  private String bit(String field) {
    int index = row.indexOf(field);
    return "(" + ExpressionCode.ROW + "." + RowClassGenerator.nullWord(row, index) + " & " + RowClassGenerator.maskText(row.nullMask(index)) + ")";
  }

  /** Java text that is true when one of the fields is missing. */
  private String guard(Set<String> fields) {
    Map<Integer, Long> masks = new TreeMap<>();
    for (String field : fields) {
      int index = row.indexOf(field);
      masks.merge(row.nullWord(index), row.nullMask(index), (a, b) -> a | b);
    }
    List<String> tests = new ArrayList<>();
    masks.forEach((word, mask) -> tests.add("(" + ExpressionCode.ROW + ".nulls" + word + " & " + RowClassGenerator.maskText(mask) + ") != 0"));
    return String.join(" || ", tests);
  }

  private String local() {
    return ExpressionCode.PREFIX + locals++;
  }
}
