package dev.stillwater.compiler.expression;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The methods of Java that may be called on a value, as far as they are of use in an expression.
 *
 * <p>THREADING: stateless.
 */
final class ValueMethods {
  private static final Map<Class<?>, String> TYPES = Map.of(String.class, "string", CharSequence.class, "string", Object.class, "any", int.class, "int",
      long.class, "long", double.class, "double", boolean.class, "boolean", char.class, "char", BigDecimal.class, "decimal");
  private static final Set<String> USELESS = Set.of("hashCode", "intern", "toString", "describeConstable", "random", "format", "formatted", "compareToIgnoreCase");

  private ValueMethods() {
  }

  /** Methods of values of the type, or of the class Math when that is its name; none for types without methods. */
  static List<ExpressionProposal> proposals(String type) {
    return switch (type) {
      case "string" -> proposals(String.class, false);
      case "decimal" -> proposals(BigDecimal.class, false);
      case "Math" -> proposals(Math.class, true);
      default -> List.of();
    };
  }

  private static List<ExpressionProposal> proposals(Class<?> owner, boolean isStatic) {
    Map<String, ExpressionProposal> bySignature = new LinkedHashMap<>();
    Arrays.stream(owner.getMethods()).filter(method -> Modifier.isStatic(method.getModifiers()) == isStatic && isUseful(method))
        .sorted(Comparator.comparing(Method::getName).thenComparing(Method::getParameterCount).thenComparing(Method::toString))
        .forEach(method -> bySignature.putIfAbsent(signature(method), proposal(method)));
    return List.copyOf(bySignature.values());
  }

  private static boolean isUseful(Method method) {
    return !USELESS.contains(method.getName()) && !method.isAnnotationPresent(Deprecated.class) && method.getDeclaringClass() != Object.class
        && Stream.concat(Stream.of(method.getReturnType()), Arrays.stream(method.getParameterTypes())).allMatch(TYPES::containsKey);
  }

  private static ExpressionProposal proposal(Method method) {
    String inserted = method.getName() + "()";
    String type = TYPES.get(method.getReturnType());
    return new ExpressionProposal(ExpressionProposal.Kind.METHOD, signature(method), type, inserted, inserted.length() - (method.getParameterCount() > 0 ? 1 : 0),
        type + ' ' + signature(method) + "\nOf the class " + method.getDeclaringClass().getSimpleName() + " of Java.");
  }

  private static String signature(Method method) {
    return method.getName() + Arrays.stream(method.getParameters()).map(Parameter::getType).map(TYPES::get).collect(Collectors.joining(", ", "(", ")"));
  }
}
