package dev.stillwater.compiler.expression;

import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jdt.internal.compiler.ast.ASTNode;
import org.eclipse.jdt.internal.compiler.ast.ArrayReference;
import org.eclipse.jdt.internal.compiler.ast.BinaryExpression;
import org.eclipse.jdt.internal.compiler.ast.CastExpression;
import org.eclipse.jdt.internal.compiler.ast.ConditionalExpression;
import org.eclipse.jdt.internal.compiler.ast.EqualExpression;
import org.eclipse.jdt.internal.compiler.ast.Expression;
import org.eclipse.jdt.internal.compiler.ast.FieldReference;
import org.eclipse.jdt.internal.compiler.ast.Literal;
import org.eclipse.jdt.internal.compiler.ast.MessageSend;
import org.eclipse.jdt.internal.compiler.ast.OperatorIds;
import org.eclipse.jdt.internal.compiler.ast.QualifiedNameReference;
import org.eclipse.jdt.internal.compiler.ast.SingleNameReference;
import org.eclipse.jdt.internal.compiler.ast.UnaryExpression;
import org.eclipse.jdt.internal.compiler.lookup.FieldBinding;

/**
 * The rules of the language beyond Java's types: only pure calls, timestamps told from longs, null literals only where a branch may be null.
 *
 * <p>THREADING: one thread, one expression.
 */
final class ExpressionRules {
  private static final Set<String> CALLABLE = Set.of("java.lang.String", "java.lang.Math", "java.lang.StrictMath", "java.lang.Integer", "java.lang.Long",
      "java.lang.Double", "java.lang.Float", "java.lang.Short", "java.lang.Byte", "java.lang.Boolean", "java.lang.Character", "java.lang.Number",
      "java.lang.CharSequence", "java.lang.Comparable", "java.math.BigDecimal", "java.math.RoundingMode");
  /** Methods of callable classes whose result depends on more than the arguments. */
  private static final Set<String> IMPURE = Set.of("java.lang.Math.random", "java.lang.StrictMath.random", "java.lang.Integer.getInteger",
      "java.lang.Long.getLong", "java.lang.Boolean.getBoolean", "java.lang.String.format", "java.lang.String.formatted");

  private final RowType row;
  private final int offset;
  private final FunctionLibrary library = FunctionLibrary.standard();
  private final List<ExpressionProblem> problems = new ArrayList<>();
  private final Set<String> reads = new TreeSet<>();

  /**
   * Makes the rules for one expression.
   *
   * @param offset place of the expression's first char in the source that was resolved
   */
  ExpressionRules(RowType row, int offset) {
    this.row = row;
    this.offset = offset;
  }

  List<ExpressionProblem> problems() {
    return problems;
  }

  Set<String> reads() {
    return reads;
  }

  /** Checks the tree below the node. */
  void check(Expression node) {
    AstNodes.field(node).ifPresent(reads::add);
    switch (node) {
      case MessageSend call -> checkCall(call);
      case EqualExpression equal -> checkEqual(equal);
      case BinaryExpression binary -> checkBinary(binary);
      case ConditionalExpression conditional -> checkConditional(conditional);
      case FieldReference field -> checkLength(field);
      case QualifiedNameReference name -> checkConstant(name);
      case SingleNameReference name -> checkName(name);
      case CastExpression cast -> checkCast(cast);
      case Literal literal -> {
        if (AstNodes.isNullLiteral(literal)) {
          error(literal, "A null cannot stand here; it may be a branch of a condition: condition ? a : null.", "Use isNull(x) or isNotNull(x) to ask for it.");
          return;
        }
      }
      default -> {
        if (!(node instanceof UnaryExpression) && !(node instanceof ArrayReference)) {
          error(node, "This part of the Java language is not allowed in an expression.", "Use fields, operators and functions only.");
        }
      }
    }
    for (Expression child : AstNodes.children(node)) {
      if (!(AstNodes.isNullLiteral(child) && mayBeNull(node, child))) {
        check(child);
      }
    }
  }

  /** The type of the node's values, with timestamps told from longs. */
  Optional<ValueType> type(Expression node) {
    return AstNodes.valueType(node.resolvedType).map(type -> type == ValueType.LONG && isTimestamp(node) ? ValueType.TIMESTAMP : type);
  }

  private static boolean mayBeNull(Expression parent, Expression child) {
    return parent instanceof ConditionalExpression conditional && conditional.condition != child;
  }

  private void checkName(SingleNameReference name) {
    if (AstNodes.field(name).isEmpty()) {
      error(name, "'" + new String(name.token) + "' is no field.", "Name a field of the record: " + row.text() + ".");
    }
  }

  private void checkCall(MessageSend call) {
    String selector = new String(call.selector);
    if (AstNodes.isLibraryCall(call)) {
      if (library.function(selector).isEmpty()) {
        error(call, "There is no function '" + selector + "'.", "Use the functions of the library.");
      } else if (call.arguments != null) {
        checkArguments(call, selector);
      }
      return;
    }
    String declaring = new String(call.binding.declaringClass.readableName()).replaceAll("<.*", "");
    boolean isObjectMethod = declaring.equals("java.lang.Object") && (selector.equals("equals") || selector.equals("toString") || selector.equals("hashCode"));
    if (!CALLABLE.contains(declaring) && !isObjectMethod || IMPURE.contains(declaring + "." + selector)) {
      error(call, "The method '" + selector + "' of " + declaring + " is not allowed: an expression must depend on its record alone.",
          "Use the functions of the library, or methods of String, Math and BigDecimal.");
    }
  }

  private void checkArguments(MessageSend call, String function) {
    boolean hasTimestamp = false;
    boolean hasOther = false;
    for (int index = 0; index < call.arguments.length; index++) {
      Expression argument = call.arguments[index];
      boolean isTimestamp = isTimestamp(argument);
      hasTimestamp |= isTimestamp;
      hasOther |= !isTimestamp;
      if (library.isAnyType(function)) {
        continue;
      }
      boolean wantsTimestamp = library.takesTimestamp(function, call.arguments.length, index);
      if (wantsTimestamp && !isTimestamp) {
        error(argument, function + " needs a timestamp, but this is of type " + AstNodes.typeText(argument.resolvedType) + ".",
            "Give a field of type timestamp, or write timestamp(...) around milliseconds since 1970.");
      } else if (isTimestamp && !wantsTimestamp) {
        error(argument, function + " takes no timestamp.", function.equals("text") ? "Write formatTimestamp(...)."
            : "Write epochMillis(...) around it to get its milliseconds since 1970.");
      }
    }
    if (library.isAnyType(function) && hasTimestamp && hasOther) {
      error(call, function + " mixes timestamps with other values.", "Write timestamp(...) around what is a timestamp, or epochMillis(...) around the timestamps.");
    }
  }

  private void checkEqual(EqualExpression equal) {
    boolean isNullTest = AstNodes.isNullLiteral(equal.left) || AstNodes.isNullLiteral(equal.right);
    boolean isText = AstNodes.valueType(equal.left.resolvedType).filter(type -> type == ValueType.STRING).isPresent()
        && AstNodes.valueType(equal.right.resolvedType).filter(type -> type == ValueType.STRING).isPresent();
    boolean isDecimal = AstNodes.valueType(equal.left.resolvedType).filter(type -> type == ValueType.DECIMAL).isPresent()
        && AstNodes.valueType(equal.right.resolvedType).filter(type -> type == ValueType.DECIMAL).isPresent();
    if (isText && !isNullTest) {
      problems.add(problem(false, equal, "== compares whether two texts are the same object, not whether they are alike.", "Write a.equals(b) or !a.equals(b)."));
    } else if (isDecimal && !isNullTest) {
      problems.add(problem(false, equal, "== compares whether two decimals are the same object, not whether they are alike.", "Write a.compareTo(b) == 0."));
    }
  }

  private void checkBinary(BinaryExpression binary) {
    int operator = operator(binary);
    boolean isSum = operator == OperatorIds.PLUS && AstNodes.valueType(binary.resolvedType).filter(type -> type == ValueType.LONG).isPresent();
    if (isSum && isTimestamp(binary.left) && isTimestamp(binary.right)) {
      error(binary, "Two timestamps cannot be added.", "Add a length of time, such as hours(2), or subtract them.");
    }
  }

  private void checkConditional(ConditionalExpression conditional) {
    Expression first = conditional.valueIfTrue;
    Expression second = conditional.valueIfFalse;
    if (AstNodes.isNullLiteral(first) && AstNodes.isNullLiteral(second)) {
      error(conditional, "Both branches are null.", "Give one of them a value.");
    } else if (AstNodes.javaType(conditional.resolvedType).isEmpty()) {
      error(conditional, "The branches are of the types " + AstNodes.typeText(first.resolvedType) + " and " + AstNodes.typeText(second.resolvedType) + ".",
          "Give both one type.");
    } else if (!AstNodes.isNullLiteral(first) && !AstNodes.isNullLiteral(second) && isTimestamp(first) != isTimestamp(second)) {
      error(conditional, "One branch is a timestamp, the other is none.", "Write timestamp(...) around what is a timestamp, or epochMillis(...) around the other.");
    }
  }

  private void checkCast(CastExpression cast) {
    if (AstNodes.javaType(cast.resolvedType).isEmpty()) {
      error(cast, "A value cannot be cast to " + new String(cast.resolvedType.shortReadableName()) + " here.", "Cast to int, long or double only.");
    }
  }

  private void checkLength(FieldReference field) {
    if (field.binding == null || field.binding.declaringClass != null) {
      error(field, "'" + new String(field.token) + "' cannot be read here.", "Use fields, operators and functions only.");
    }
  }

  private void checkConstant(QualifiedNameReference name) {
    if (AstNodes.field(name).isPresent()) {
      boolean isLength = name.otherBindings != null && name.otherBindings.length == 1 && name.otherBindings[0].declaringClass == null;
      if (!isLength) {
        error(name, "Values have no fields of their own.", "Use the methods of the value, or functions.");
      }
      return;
    }
    boolean isConstant = name.binding instanceof FieldBinding field && field.isStatic() && field.isFinal()
        && CALLABLE.contains(new String(field.declaringClass.readableName()));
    if (!isConstant) {
      error(name, "'" + String.join(".", Arrays.stream(name.tokens).map(String::new).toList()) + "' cannot be read here.",
          "Use fields of the record, operators and functions only.");
    }
  }

  /** Whether a long is a point in time. */
  private boolean isTimestamp(Expression node) {
    Optional<String> function = AstNodes.function(node);
    if (function.isPresent()) {
      MessageSend call = (MessageSend) node;
      boolean isOfArguments = library.isAnyType(function.get()) && call.arguments != null && call.arguments.length > 0
          && AstNodes.valueType(call.resolvedType).filter(type -> type == ValueType.LONG).isPresent();
      return library.isTimestamp(function.get()) || isOfArguments && isTimestamp(call.arguments[0]);
    }
    return switch (node) {
      case SingleNameReference name -> AstNodes.field(name).flatMap(row::field).filter(field -> field.type() == ValueType.TIMESTAMP).isPresent();
      case ConditionalExpression conditional -> isTimestamp(conditional.valueIfTrue) || isTimestamp(conditional.valueIfFalse);
      case EqualExpression equal -> false;
      case BinaryExpression binary -> AstNodes.valueType(binary.resolvedType).filter(type -> type == ValueType.LONG).isPresent() && switch (operator(binary)) {
        case OperatorIds.PLUS -> isTimestamp(binary.left) != isTimestamp(binary.right);
        case OperatorIds.MINUS -> isTimestamp(binary.left) && !isTimestamp(binary.right);
        default -> false;
      };
      default -> false;
    };
  }

  private static int operator(BinaryExpression binary) {
    return (binary.bits & ASTNode.OperatorMASK) >> ASTNode.OperatorSHIFT;
  }

  private void error(Expression node, String message, String fix) {
    problems.add(problem(true, node, message, fix));
  }

  private ExpressionProblem problem(boolean isError, Expression node, String message, String fix) {
    return new ExpressionProblem(isError, Math.max(1, node.sourceStart - offset + 1), node.sourceEnd - node.sourceStart + 1, message, fix);
  }
}
