package dev.stillwater.compiler.expression;

import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.internal.compiler.ast.ASTNode;
import org.eclipse.jdt.internal.compiler.ast.ArrayReference;
import org.eclipse.jdt.internal.compiler.ast.BinaryExpression;
import org.eclipse.jdt.internal.compiler.ast.CastExpression;
import org.eclipse.jdt.internal.compiler.ast.ConditionalExpression;
import org.eclipse.jdt.internal.compiler.ast.Expression;
import org.eclipse.jdt.internal.compiler.ast.FieldReference;
import org.eclipse.jdt.internal.compiler.ast.MessageSend;
import org.eclipse.jdt.internal.compiler.ast.NameReference;
import org.eclipse.jdt.internal.compiler.ast.NullLiteral;
import org.eclipse.jdt.internal.compiler.ast.QualifiedNameReference;
import org.eclipse.jdt.internal.compiler.ast.SingleNameReference;
import org.eclipse.jdt.internal.compiler.ast.UnaryExpression;
import org.eclipse.jdt.internal.compiler.lookup.Binding;
import org.eclipse.jdt.internal.compiler.lookup.LocalVariableBinding;
import org.eclipse.jdt.internal.compiler.lookup.TypeBinding;
import org.eclipse.jdt.internal.compiler.lookup.VariableBinding;

/**
 * Questions about resolved nodes of the Eclipse compiler's tree.
 *
 * <p>THREADING: one thread.
 */
final class AstNodes {
  private AstNodes() {
  }

  /** The operands of a node in the order of the text; those of nodes that are not allowed are missing. */
  static List<Expression> children(Expression node) {
    List<Expression> children = new ArrayList<>();
    switch (node) {
      case MessageSend call -> {
        if (!isLibraryCall(call) && !isTypeName(call.receiver)) {
          children.add(call.receiver);
        }
        if (call.arguments != null) {
          children.addAll(List.of(call.arguments));
        }
      }
      case BinaryExpression binary -> children.addAll(List.of(binary.left, binary.right));
      case UnaryExpression unary -> children.add(unary.expression);
      case ConditionalExpression conditional -> children.addAll(List.of(conditional.condition, conditional.valueIfTrue, conditional.valueIfFalse));
      case CastExpression cast -> children.add(cast.expression);
      case ArrayReference array -> children.addAll(List.of(array.receiver, array.position));
      case FieldReference field -> children.add(field.receiver);
      default -> {
        return List.of();
      }
    }
    return children;
  }

  /** Whether the call has no receiver, as those of library functions. */
  static boolean isLibraryCall(MessageSend call) {
    return call.receiver.isImplicitThis();
  }

  /** The name of a library function or special form that the node calls. */
  static Optional<String> function(Expression node) {
    return node instanceof MessageSend call && isLibraryCall(call) ? Optional.of(new String(call.selector)) : Optional.empty();
  }

  static boolean isTypeName(Expression node) {
    return node instanceof NameReference && (node.bits & ASTNode.RestrictiveFlagMASK & Binding.TYPE) != 0 && !isVariable((NameReference) node);
  }

  private static boolean isVariable(NameReference name) {
    return name.binding instanceof VariableBinding;
  }

  /** The field of the record that the node reads by itself: {@code delay}, also {@code payload.length}. */
  static Optional<String> field(Expression node) {
    if (node instanceof SingleNameReference name && name.binding instanceof LocalVariableBinding) {
      return Optional.of(new String(name.token));
    }
    if (node instanceof QualifiedNameReference name && name.binding instanceof LocalVariableBinding) {
      return Optional.of(new String(name.tokens[0]));
    }
    return Optional.empty();
  }

  static boolean isNullLiteral(Expression node) {
    return node instanceof NullLiteral;
  }

  /** The type of values that a resolved type stands for, timestamps being longs here; empty for those that cannot be a column. */
  static Optional<ValueType> valueType(TypeBinding type) {
    if (type == null) {
      return Optional.empty();
    }
    return switch (new String(type.readableName())) {
      case "boolean", "java.lang.Boolean", "Boolean" -> Optional.of(ValueType.BOOLEAN);
      case "byte", "short", "int", "java.lang.Integer", "java.lang.Short", "java.lang.Byte", "Integer" -> Optional.of(ValueType.INT);
      case "long", "java.lang.Long", "Long" -> Optional.of(ValueType.LONG);
      case "float", "double", "java.lang.Float", "java.lang.Double" -> Optional.of(ValueType.DOUBLE);
      case "java.lang.String", "String" -> Optional.of(ValueType.STRING);
      case "java.math.BigDecimal" -> Optional.of(ValueType.DECIMAL);
      case "byte[]" -> Optional.of(ValueType.BYTES);
      default -> Optional.empty();
    };
  }

  /** The type as Java source for a local variable, unboxed. */
  static Optional<String> javaType(TypeBinding type) {
    String name = type == null ? "" : new String(type.readableName());
    return name.equals("char") || name.equals("java.lang.Character") ? Optional.of("char") : valueType(type).map(ValueType::javaType);
  }

  /** The type in the words of the language: {@code string}, else Java's name. */
  static String typeText(TypeBinding type) {
    return valueType(type).map(ValueType::text).orElseGet(() -> type == null ? "?" : new String(type.shortReadableName()));
  }

  static boolean isNullable(RowType row, String field) {
    return row.field(field).orElseThrow().isNullable();
  }
}
