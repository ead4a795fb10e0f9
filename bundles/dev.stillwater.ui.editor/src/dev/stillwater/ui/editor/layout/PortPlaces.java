package dev.stillwater.ui.editor.layout;

import dev.stillwater.model.catalog.PortSpec;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.draw2d.geometry.Dimension;

/**
 * Where the ports of an operator lie on its edges. Ports that need a stream are spread around the middle, so that a single one is in the middle, as
 * it is for most kinds; those that may stay without one follow below, so that they never move the others off the line: one beside the texts, several
 * below them, where there is room for their names.
 *
 * <p>THREADING: immutable.
 *
 * @param size size of the operator, a multiple of two steps of the grid, in pixels at 100 percent
 * @param middle distance of the middle of the required ports, and of the texts, from the top
 * @param inputs distance of each input from the top
 * @param outputs distance of each output from the top
 */
public record PortPlaces(Dimension size, int middle, List<Integer> inputs, List<Integer> outputs) {
  /** Distance between two ports of an edge, in pixels at 100 percent: two steps of the grid. */
  public static final int GAP = 20;
  private static final int BELOW_LAST = GAP / 2;

  public PortPlaces {
    size = size.getCopy();
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** The places of the ports on an operator that has the standard size unless its ports need more height. */
  public static PortPlaces of(Dimension standard, List<PortSpec> inputs, List<PortSpec> outputs) {
    long most = Math.max(required(inputs), required(outputs));
    int height = roundedUp(Math.max(standard.height, (int) most * GAP));
    List<Integer> left = spread(inputs, height);
    List<Integer> right = spread(outputs, height);
    int lowest = Math.max(left.stream().mapToInt(Integer::intValue).max().orElse(0), right.stream().mapToInt(Integer::intValue).max().orElse(0));
    return new PortPlaces(new Dimension(standard.width, roundedUp(Math.max(height, lowest + BELOW_LAST))), height / 2, left, right);
  }

  @Override
  public Dimension size() {
    return size.getCopy();
  }

  private static List<Integer> spread(List<PortSpec> ports, int height) {
    int required = (int) required(ports);
    int next = height / 2 - (required - 1) * GAP / 2;
    int nextOptional = ports.size() - required > 1 ? height + BELOW_LAST : required == 0 ? height / 2 : next + required * GAP;
    List<Integer> places = new ArrayList<>();
    for (PortSpec port : ports) {
      if (port.isOptional()) {
        places.add(nextOptional);
        nextOptional += GAP;
      } else {
        places.add(next);
        next += GAP;
      }
    }
    return places;
  }

  private static long required(List<PortSpec> ports) {
    return ports.stream().filter(port -> !port.isOptional()).count();
  }

  private static int roundedUp(int height) {
    return (height + GAP - 1) / GAP * GAP;
  }
}
