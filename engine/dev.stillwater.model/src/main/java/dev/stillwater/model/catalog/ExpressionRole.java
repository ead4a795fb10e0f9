package dev.stillwater.model.catalog;

/**
 * What the expressions of an operator mean.
 *
 * <p>THREADING: immutable.
 */
public enum ExpressionRole {
  /** The kind has no expressions. */
  NONE,
  /** Exactly one expression without a name, of type boolean. */
  CONDITION,
  /** One or more named expressions over the fields of the record; the names are the fields of the result. */
  PROJECTION,
  /** One or more named aggregate calls: {@code count()}, {@code sum(e)}, {@code avg(e)}, {@code min(e)}, {@code max(e)}. */
  AGGREGATES
}
