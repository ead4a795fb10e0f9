package dev.stillwater.engine.state;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The elements of a list state. A copy shares the array: only one of both may be appended to from then on, and the other one never sees what comes behind its
 * own end.
 *
 * <p>THREADING: appended to by the subtask; another thread may read a copy.
 */
public final class ListValue {
  private Object[] elements;
  private int size;

  /** An empty list. */
  public ListValue() {
    elements = new Object[4];
  }

  private ListValue(Object[] elements, int size) {
    this.elements = elements;
    this.size = size;
  }

  /** A list of the elements. */
  public static ListValue of(List<?> elements) {
    return new ListValue(elements.toArray(), elements.size());
  }

  /** A copy; the original is not appended to any more. O(1). */
  ListValue copy() {
    return new ListValue(elements, size);
  }

  /** Appends an element. */
  public void add(Object element) {
    if (size == elements.length) {
      elements = Arrays.copyOf(elements, Math.max(4, size * 2));
    }
    elements[size++] = element;
  }

  /** The elements; what is appended later is not in it. O(1). */
  public List<Object> view() {
    return Collections.unmodifiableList(Arrays.asList(elements).subList(0, size));
  }

  /** Number of elements. */
  public int size() {
    return size;
  }
}
