package dev.stillwater.compiler.expression;

import dev.stillwater.compiler.row.RowClassGenerator;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jdt.internal.compiler.ast.CastExpression;
import org.eclipse.jdt.internal.compiler.ast.Expression;
import org.eclipse.jdt.internal.compiler.ast.MessageSend;
import org.eclipse.jdt.internal.compiler.ast.QualifiedNameReference;
import org.eclipse.jdt.internal.compiler.ast.SingleNameReference;
import org.eclipse.jdt.internal.compiler.lookup.FieldBinding;

/**
 * Writes a node again as it stands in the source, with field names, functions and type names replaced by what they mean in generated code.
 *
 * <p>THREADING: one thread, one expression.
 */
final class ExpressionWriter {
  private final String source;

  ExpressionWriter(String source) {
    this.source = source;
  }

  private record Edit(int end, String text) {
  }

  /** The text of the node; the texts of its children are given. */
  String text(Expression node, Map<Expression, String> children) {
    TreeMap<Integer, Edit> edits = new TreeMap<>();
    children.forEach((child, text) -> edits.put(child.sourceStart, new Edit(child.sourceEnd + 1, text)));
    switch (node) {
      case SingleNameReference name -> {
        return fieldText(new String(name.token));
      }
      case QualifiedNameReference name -> {
        return qualified(name);
      }
      case MessageSend call -> editCall(call, edits);
      case CastExpression cast -> edits.put(cast.type.sourceStart,
          new Edit(cast.type.sourceEnd + 1, AstNodes.javaType(cast.resolvedType).orElseThrow()));
      default -> { }
    }
    StringBuilder out = new StringBuilder();
    int position = node.sourceStart;
    for (Map.Entry<Integer, Edit> edit : edits.entrySet()) {
      out.append(source, position, edit.getKey()).append(edit.getValue().text());
      position = edit.getValue().end();
    }
    return out.append(source, position, node.sourceEnd + 1).toString();
  }

  private static String fieldText(String name) {
    return ExpressionCode.ROW + "." + RowClassGenerator.fieldName(name);
  }

  private static String qualified(QualifiedNameReference name) {
    if (AstNodes.field(name).isPresent()) {
      return fieldText(new String(name.tokens[0])) + ".length";
    }
    FieldBinding constant = (FieldBinding) name.binding;
    return new String(constant.declaringClass.readableName()) + "." + new String(constant.name);
  }

  private static void editCall(MessageSend call, Map<Integer, Edit> edits) {
    if (AstNodes.isLibraryCall(call)) {
      int start = (int) (call.nameSourcePosition >>> 32);
      String function = new String(call.selector);
      edits.put(start, new Edit(start + function.length(), FunctionLibrary.standard().className(function) + "." + function));
    } else if (AstNodes.isTypeName(call.receiver)) {
      edits.put(call.receiver.sourceStart, new Edit(call.receiver.sourceEnd + 1, new String(call.receiver.resolvedType.readableName())));
    }
  }
}
