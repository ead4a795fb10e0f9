package dev.stillwater.compiler.expression;

import dev.stillwater.engine.expression.Described;
import dev.stillwater.engine.expression.Functions;
import dev.stillwater.engine.expression.PointInTime;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The functions that expressions may call, as data.
 *
 * <p>THREADING: immutable once made.
 */
public final class FunctionLibrary {
  /** Functions that give a timestamp when they get timestamps, and any other type likewise. */
  private static final Set<String> ANY_TYPE = Set.of("min", "max", "isNull", "isNotNull", "coalesce");

  private final Map<String, List<Method>> methods = new TreeMap<>();
  private final Map<String, FunctionDescription> functions = new LinkedHashMap<>();

  private FunctionLibrary() {
    for (Class<?> group : Functions.GROUPS) {
      List<Method> declared = new ArrayList<>(List.of(group.getDeclaredMethods()));
      declared.removeIf(method -> !Modifier.isPublic(method.getModifiers()));
      // Reflection has no order of its own.
      declared.sort(Comparator.comparing(Method::getName).thenComparing(Method::getParameterCount).thenComparing(Method::toString));
      for (Method method : declared) {
        methods.computeIfAbsent(method.getName(), name -> new ArrayList<>()).add(method);
      }
    }
    methods.forEach((name, overloads) -> functions.put(name, describe(name, overloads)));
    addSpecial("isNull", List.of("boolean isNull(any value)"), "Whether the value is missing. Never null itself.", "isNull(\"SFO\")", "false");
    addSpecial("isNotNull", List.of("boolean isNotNull(any value)"), "Whether the value is there. Never null itself.", "isNotNull(\"SFO\")", "true");
    addSpecial("coalesce", List.of("any coalesce(any first, any... more)"),
        "The first of the values that is not missing; null if all are. What follows that value is not evaluated. Numbers take the widest of the types.",
        "coalesce(1, 2.5)", "1.0");
  }

  /** The library; made once. */
  public static FunctionLibrary standard() {
    return Standard.LIBRARY;
  }

  /** All functions by name. */
  public Collection<FunctionDescription> functions() {
    return Collections.unmodifiableCollection(functions.values());
  }

  /** The function of the name. */
  public Optional<FunctionDescription> function(String name) {
    return Optional.ofNullable(functions.get(name));
  }

  /** Names of all functions. */
  Set<String> names() {
    return functions.keySet();
  }

  /** The class that holds the function of the name, with its package. */
  String className(String name) {
    return methods.get(name).get(0).getDeclaringClass().getName();
  }

  /** Whether the function takes timestamps and other values alike. */
  boolean isAnyType(String name) {
    return ANY_TYPE.contains(name);
  }

  /** Whether the function gives a timestamp, whatever it is given. */
  boolean isTimestamp(String name) {
    List<Method> overloads = methods.get(name);
    return overloads != null && overloads.get(0).isAnnotationPresent(PointInTime.class);
  }

  /** Whether the parameter of the index is a timestamp in the overload with so many parameters. */
  boolean takesTimestamp(String name, int count, int index) {
    List<Method> overloads = methods.getOrDefault(name, List.of());
    for (Method method : overloads) {
      if (method.getParameterCount() == count) {
        return method.getParameters()[index].isAnnotationPresent(PointInTime.class);
      }
    }
    return false;
  }

  private void addSpecial(String name, List<String> signatures, String documentation, String example, String result) {
    functions.put(name, new FunctionDescription(name, "null handling", signatures, documentation, example, result));
  }

  private static FunctionDescription describe(String name, List<Method> overloads) {
    Described described = overloads.stream().filter(method -> method.isAnnotationPresent(Described.class)).findFirst()
        .orElseThrow(() -> new IllegalStateException("The function '" + name + "' has no description.")).getAnnotation(Described.class);
    String group = switch (overloads.get(0).getDeclaringClass().getSimpleName()) {
      case "StringFunctions" -> "strings";
      case "TimeFunctions" -> "time";
      default -> "math";
    };
    return new FunctionDescription(name, group, overloads.stream().map(FunctionLibrary::signature).toList(), described.value(), described.example(),
        described.result());
  }

  private static String signature(Method method) {
    StringBuilder out = new StringBuilder(typeText(method.getReturnType(), method.isAnnotationPresent(PointInTime.class)));
    out.append(' ').append(method.getName()).append('(');
    String separator = "";
    for (Parameter parameter : method.getParameters()) {
      Class<?> type = parameter.isVarArgs() ? parameter.getType().getComponentType() : parameter.getType();
      out.append(separator).append(typeText(type, parameter.isAnnotationPresent(PointInTime.class))).append(parameter.isVarArgs() ? "..." : "");
      separator = ", ";
    }
    return out.append(')').toString();
  }

  private static String typeText(Class<?> type, boolean isTimestamp) {
    if (isTimestamp) {
      return "timestamp";
    }
    return type == String.class ? "string" : type == BigDecimal.class ? "decimal" : type.getSimpleName();
  }

  private static final class Standard {
    private static final FunctionLibrary LIBRARY = new FunctionLibrary();
  }
}
