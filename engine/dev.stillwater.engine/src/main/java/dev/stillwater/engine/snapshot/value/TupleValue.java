package dev.stillwater.engine.snapshot.value;

import java.util.Collections;
import java.util.List;

/**
 * A tuple: values by position.
 *
 * <p>THREADING: immutable.
 *
 * @param values f0, f1 and so on
 */
public record TupleValue(List<Object> values) {
  public TupleValue {
    values = Collections.unmodifiableList(values);
  }
}
