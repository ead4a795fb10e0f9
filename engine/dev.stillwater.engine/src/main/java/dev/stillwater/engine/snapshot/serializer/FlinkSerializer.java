package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.util.List;
import java.util.OptionalInt;

/**
 * What all serializers have in common: type, snapshot and length.
 *
 * <p>THREADING: immutable; any thread.
 */
abstract class FlinkSerializer implements ValueSerializer {
  /** The texts hold those of the serializers inside; without a limit a deep header would take memory without end. */
  private static final int TEXT_CHARS_MAX = 2000;

  private final SnapshotSource source;
  private final String typeText;
  private final int fixedLength;

  FlinkSerializer(SnapshotSource source, String typeText, int fixedLength) {
    this.source = source;
    this.typeText = typeText.length() <= TEXT_CHARS_MAX ? typeText : typeText.substring(0, TEXT_CHARS_MAX) + "...";
    this.fixedLength = fixedLength;
  }

  @Override
  public final String typeText() {
    return typeText;
  }

  @Override
  public final String snapshotClass() {
    return source.className();
  }

  @Override
  public final int fixedLength() {
    return fixedLength;
  }

  @Override
  public boolean isSelfDelimiting() {
    return true;
  }

  @Override
  public final void writeSnapshot(ByteWriter out) {
    source.writeTo(out);
  }

  @Override
  public OptionalInt keyHash(Object key) {
    return OptionalInt.empty();
  }

  @Override
  public final String toString() {
    return typeText;
  }

  static boolean areSelfDelimiting(List<ValueSerializer> serializers) {
    for (ValueSerializer serializer : serializers) {
      if (!serializer.isSelfDelimiting()) {
        return false;
      }
    }
    return true;
  }

  /** The name of a class without its package and outer classes. */
  static String simpleName(String className) {
    return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
  }

  /** The value, if it is of the class; IllegalArgumentException if not. */
  static <T> T cast(Class<T> type, Object value, ValueSerializer serializer) {
    if (!type.isInstance(value)) {
      String found = value == null ? "null" : "a " + value.getClass().getName();
      throw new IllegalArgumentException("A value of the type " + serializer.typeText() + " cannot be " + found + ".");
    }
    return type.cast(value);
  }
}
