package dev.stillwater.engine.expression;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a long that is a timestamp: milliseconds since 1970-01-01T00:00:00Z. The expression language tells it from other longs.
 *
 * <p>THREADING: none.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.PARAMETER})
public @interface PointInTime {
}
