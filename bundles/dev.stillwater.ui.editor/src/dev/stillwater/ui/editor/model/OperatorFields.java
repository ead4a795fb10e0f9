package dev.stillwater.ui.editor.model;

import java.util.List;

/**
 * The names of the fields that reach and leave an operator, as far as a check knows them.
 *
 * <p>THREADING: immutable.
 *
 * @param input fields at the first input; none for a source
 * @param outputs fields at each output, in the order of the outputs
 */
public record OperatorFields(List<String> input, List<List<String>> outputs) {
  /** Nothing is known. */
  public static final OperatorFields NONE = new OperatorFields(List.of(), List.of());

  public OperatorFields {
    input = List.copyOf(input);
    outputs = outputs.stream().map(List::copyOf).toList();
  }

  /** The fields at the output of the index; none when they are not known. */
  public List<String> output(int index) {
    return index >= 0 && index < outputs.size() ? outputs.get(index) : List.of();
  }
}
