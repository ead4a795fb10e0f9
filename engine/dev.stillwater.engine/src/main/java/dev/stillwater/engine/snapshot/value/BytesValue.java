package dev.stillwater.engine.snapshot.value;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Bytes that are themselves the value.
 *
 * <p>THREADING: immutable; the array is not copied and must not be written.
 *
 * @param bytes the bytes
 */
public record BytesValue(byte[] bytes) {
  @Override
  public boolean equals(Object other) {
    return other instanceof BytesValue value && Arrays.equals(bytes, value.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "0x" + HexFormat.of().formatHex(bytes);
  }
}
