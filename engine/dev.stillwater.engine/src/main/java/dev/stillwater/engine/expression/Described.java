package dev.stillwater.engine.expression;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a function of the expression language for content assist and documentation; stands on the first of the overloads.
 *
 * <p>THREADING: none.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Described {
  /** One or two sentences: what the function gives, units and limits included. */
  String value();

  /** An expression without fields that calls the function. */
  String example();

  /** The value of the example as a sink writes it. */
  String result();
}
