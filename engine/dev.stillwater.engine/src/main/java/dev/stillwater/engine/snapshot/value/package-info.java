/**
 * Values of state, decoded without the classes of the job that wrote them.
 *
 * <p>A decoded value is one of: null, {@code Boolean}, {@code Byte}, {@code Short}, {@code Integer}, {@code Long}, {@code Float}, {@code Double},
 * {@code Character}, {@code String}, {@code BigInteger}, {@code BigDecimal}, {@code java.time.Instant}, {@code LocalDate}, {@code LocalTime},
 * {@code LocalDateTime}, {@code List<Object>} (lists and arrays), {@code Map<Object, Object>} (in the order of the bytes; sets are lists),
 * {@link dev.stillwater.engine.snapshot.value.StructValue} (POJOs, rows, Avro records), {@link dev.stillwater.engine.snapshot.value.TupleValue},
 * {@link dev.stillwater.engine.snapshot.value.EnumValue}, {@link dev.stillwater.engine.snapshot.value.EitherValue},
 * {@link dev.stillwater.engine.snapshot.value.BytesValue}, {@link dev.stillwater.engine.snapshot.value.OpaqueValue},
 * {@link dev.stillwater.engine.snapshot.value.TimeWindowValue}, {@link dev.stillwater.engine.snapshot.value.VoidNamespaceValue},
 * {@link dev.stillwater.engine.snapshot.value.GlobalWindowValue} and {@link dev.stillwater.engine.snapshot.value.TtlValue}.
 * All have equals and hashCode by content.
 *
 * <p>{@code java.util.Date} and the date, time and timestamp of {@code java.sql} are an {@code Instant}, since they hold nothing else; so are timestamps in
 * our rows. Flink's rows have fields f0, f1 and so on, and their kind as type name where it is not INSERT. A timer is a tuple of time, key and namespace.
 * A value that ends in an {@code OpaqueValue} may have fewer fields or elements than its type: what stands behind the opaque bytes cannot be told apart.
 */
package dev.stillwater.engine.snapshot.value;
