package dev.stillwater.compiler;

import dev.stillwater.compiler.expression.FieldDescription;
import java.util.List;

/**
 * The fields that reach and leave an operator, in words, as far as they are known.
 *
 * <p>THREADING: immutable.
 *
 * @param inputs fields at each input in order; a source has one list, of what its expressions see
 * @param outputs fields at each output in order
 */
public record OperatorTypes(List<List<FieldDescription>> inputs, List<List<FieldDescription>> outputs) {
  /** Nothing is known. */
  public static final OperatorTypes NONE = new OperatorTypes(List.of(), List.of());

  public OperatorTypes {
    inputs = inputs.stream().map(List::copyOf).toList();
    outputs = outputs.stream().map(List::copyOf).toList();
  }

  /** The fields at the input of the index; none when they are not known. */
  public List<FieldDescription> input(int index) {
    return index >= 0 && index < inputs.size() ? inputs.get(index) : List.of();
  }

  /** The fields at the output of the index; none when they are not known. */
  public List<FieldDescription> output(int index) {
    return index >= 0 && index < outputs.size() ? outputs.get(index) : List.of();
  }
}
