package dev.stillwater.engine.snapshot.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A part of a file that means something.
 *
 * <p>THREADING: immutable.
 *
 * @param name what it is
 * @param value what it says; empty for a part that only holds others
 * @param offset where it begins in the file, in bytes
 * @param sizeBytes its length
 * @param children the parts inside it, in the order of the file
 */
public record ByteField(String name, String value, long offset, long sizeBytes, List<ByteField> children) {
  public ByteField {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
    children = List.copyOf(children);
  }

  /** Whether the offset is inside it. */
  public boolean contains(long at) {
    return at >= offset && at < offset + sizeBytes;
  }

  /** The indices that lead from this part to the smallest part with the offset; empty where no part inside has it. Cost: number of parts on the way. */
  public List<Integer> pathTo(long at) {
    List<Integer> path = new ArrayList<>();
    ByteField field = this;
    int index = 0;
    while (index < field.children.size()) {
      if (field.children.get(index).contains(at)) {
        path.add(index);
        field = field.children.get(index);
        index = 0;
      } else {
        index++;
      }
    }
    return path;
  }
}
