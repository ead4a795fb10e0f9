package dev.stillwater.engine.snapshot.value;

/**
 * A constant of an enum.
 *
 * <p>THREADING: immutable.
 *
 * @param typeName class of the enum
 * @param constant name of the constant
 * @param ordinal its position in the snapshot's list of constants
 */
public record EnumValue(String typeName, String constant, int ordinal) {
}
