package dev.stillwater.engine.expression;

import java.util.List;

/**
 * Entry to the functions that expressions may call; each group is a class of its own.
 *
 * <p>THREADING: stateless.
 */
public final class Functions {
  /** The classes whose public static methods are the functions. A name stands in one of them only. */
  public static final List<Class<?>> GROUPS =
      List.of(StringFunctions.class, TimeFunctions.class, MathFunctions.class);

  private Functions() {
  }
}
