package dev.stillwater.ui.editor.model;

import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.PortSpec;
import dev.stillwater.model.job.Operator;
import java.util.List;

/**
 * The ports of operators, and how streams name them: the first port needs no name.
 *
 * <p>THREADING: stateless; the thread that owns the job.
 */
public final class Ports {
  // Of an unknown kind nothing is known; one of each lets its streams be drawn.
  private static final List<PortSpec> UNKNOWN = List.of(new PortSpec("", "", false));

  private Ports() {}

  /** The inputs of the operator in order; one without name when the catalog does not know its kind. */
  public static List<PortSpec> inputs(Operator operator, OperatorCatalog catalog) {
    return catalog.kind(operator.getKind()).map(kind -> kind.inputs()).orElse(UNKNOWN);
  }

  /** The outputs of the operator in order; one without name when the catalog does not know its kind. */
  public static List<PortSpec> outputs(Operator operator, OperatorCatalog catalog) {
    return catalog.kind(operator.getKind()).map(kind -> kind.outputs()).orElse(UNKNOWN);
  }

  /** Index of the port that a stream names; -1 when there is no such port. */
  public static int index(List<PortSpec> ports, String name) {
    for (int index = 0; index < ports.size(); index++) {
      if (name == null || ports.get(index).name().equals(name)) {
        return index;
      }
    }
    return -1;
  }

  /** What a stream calls the port of the index: nothing for the first. */
  public static String name(List<PortSpec> ports, int index) {
    return index <= 0 ? null : ports.get(index).name();
  }
}
