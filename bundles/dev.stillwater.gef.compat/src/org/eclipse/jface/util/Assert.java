package org.eclipse.jface.util;

/**
 * Checks arguments for GEF 3.2, which still calls this class of JFace 3.2; the platform has dropped it since.
 *
 * <p>THREADING: any thread; stateless.
 */
public final class Assert {

  private Assert() {
  }

  /**
   * Requires an object.
   *
   * @throws IllegalArgumentException if {@code object} is null
   */
  public static void isNotNull(Object object) {
    isNotNull(object, "");
  }

  /**
   * Requires an object; {@code message} says what it is.
   *
   * @throws IllegalArgumentException if {@code object} is null
   */
  public static void isNotNull(Object object, String message) {
    if (object == null) {
      throw new IllegalArgumentException("An object is required, found null. " + message);
    }
  }

  /**
   * Requires that a condition holds and returns it.
   *
   * @throws IllegalArgumentException if {@code expression} is false
   */
  public static boolean isTrue(boolean expression) {
    return isTrue(expression, "");
  }

  /**
   * Requires that a condition holds and returns it; {@code message} says which.
   *
   * @throws IllegalArgumentException if {@code expression} is false
   */
  public static boolean isTrue(boolean expression, String message) {
    if (!expression) {
      throw new IllegalArgumentException("A condition does not hold. " + message);
    }
    return true;
  }
}
