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
 * {@link dev.stillwater.engine.snapshot.value.GlobalWindowValue} and {@link dev.stillwater.engine.snapshot.value.TtlValue}. All have equals and hashCode by content.
 */
package dev.stillwater.engine.snapshot.value;
