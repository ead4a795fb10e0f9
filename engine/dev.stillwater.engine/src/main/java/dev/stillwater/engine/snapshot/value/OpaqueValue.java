package dev.stillwater.engine.snapshot.value;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Bytes of a value that cannot be decoded without the job's classes.
 *
 * <p>THREADING: immutable; the array is not copied and must not be written.
 *
 * @param serializerClass the serializer (or its snapshot) that wrote them
 * @param bytes the bytes
 */
public record OpaqueValue(String serializerClass, byte[] bytes) {
  @Override
  public boolean equals(Object other) {
    return other instanceof OpaqueValue value && serializerClass.equals(value.serializerClass) && Arrays.equals(bytes, value.bytes);
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
