package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.row.RowType;
import java.util.List;

/**
 * The serializers that our own snapshots are written with.
 *
 * <p>THREADING: stateless.
 */
public final class Serializers {
  private Serializers() {
  }

  /** Flink's {@code BooleanSerializer}. */
  public static ValueSerializer ofBoolean() {
    throw new UnsupportedOperationException();
  }

  /** Flink's {@code IntSerializer}. */
  public static ValueSerializer ofInt() {
    throw new UnsupportedOperationException();
  }

  /** Flink's {@code LongSerializer}. */
  public static ValueSerializer ofLong() {
    throw new UnsupportedOperationException();
  }

  /** Flink's {@code DoubleSerializer}. */
  public static ValueSerializer ofDouble() {
    throw new UnsupportedOperationException();
  }

  /** Flink's {@code StringSerializer}. */
  public static ValueSerializer ofString() {
    throw new UnsupportedOperationException();
  }

  /** Flink's {@code BytePrimitiveArraySerializer}. */
  public static ValueSerializer ofBytes() {
    throw new UnsupportedOperationException();
  }

  /** Flink's {@code TupleSerializer} of {@code TupleN}. */
  public static ValueSerializer ofTuple(List<ValueSerializer> fields) {
    throw new UnsupportedOperationException();
  }

  /** Flink's {@code ListSerializer}. */
  public static ValueSerializer ofList(ValueSerializer element) {
    throw new UnsupportedOperationException();
  }

  /** Flink's {@code MapSerializer}. */
  public static ValueSerializer ofMap(ValueSerializer key, ValueSerializer value) {
    throw new UnsupportedOperationException();
  }

  /** Flink's {@code TimeWindow.Serializer}. */
  public static ValueSerializer ofTimeWindow() {
    throw new UnsupportedOperationException();
  }

  /** Flink's {@code VoidNamespaceSerializer}. */
  public static ValueSerializer ofVoidNamespace() {
    throw new UnsupportedOperationException();
  }

  /** Flink's {@code TimerSerializer} for timers of a key and a namespace. */
  public static ValueSerializer ofTimer(ValueSerializer key, ValueSerializer namespace) {
    throw new UnsupportedOperationException();
  }

  /** Our serializer of rows, whose twin on Flink is {@code dev.stillwater.flink.RowSerializer}. */
  public static ValueSerializer ofRow(RowType type) {
    throw new UnsupportedOperationException();
  }
}
