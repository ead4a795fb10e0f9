package dev.stillwater.model.catalog;

/**
 * Types of operator parameters; they decide how the text of a parameter is parsed, checked and edited.
 *
 * <p>THREADING: immutable.
 */
public enum ParameterType {
  /** Any text. */
  STRING,
  /** {@code true} or {@code false}. */
  BOOLEAN,
  /** A whole number of 64 bits. */
  LONG,
  /** A floating-point number of 64 bits. */
  DOUBLE,
  /** A length of time such as {@code 200ms}, {@code 6s}, {@code 5min}, {@code 6h}, {@code 1d}. */
  DURATION,
  /** A number of bytes such as {@code 64MB}. */
  SIZE,
  /** A point in time, ISO 8601; without zone it is UTC. */
  TIMESTAMP,
  /** A file or folder; relative paths count from the job file. */
  PATH,
  /** The name of a schema of the job. */
  SCHEMA,
  /** The name of a field of the records that the operator emits. */
  FIELD,
  /** One of the choices of the parameter. */
  CHOICE
}
