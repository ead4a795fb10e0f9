package dev.stillwater.compiler.expression;

import java.math.BigDecimal;

/**
 * The functions that may look at a null, as the Java compiler sees them while it finds types; the code generator writes them out, nothing calls them.
 *
 * <p>THREADING: none.
 */
public final class SpecialForms {
  private SpecialForms() {
  }

  public static native boolean isNull(boolean value);

  public static native boolean isNull(double value);

  public static native boolean isNull(Object value);

  public static native boolean isNotNull(boolean value);

  public static native boolean isNotNull(double value);

  public static native boolean isNotNull(Object value);

  public static native boolean coalesce(boolean first, boolean... more);

  public static native int coalesce(int first, int... more);

  public static native long coalesce(long first, long... more);

  public static native double coalesce(double first, double... more);

  public static native String coalesce(String first, String... more);

  public static native BigDecimal coalesce(BigDecimal first, BigDecimal... more);

  public static native byte[] coalesce(byte[] first, byte[]... more);
}
