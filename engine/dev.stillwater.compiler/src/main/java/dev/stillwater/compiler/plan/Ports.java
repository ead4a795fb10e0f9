package dev.stillwater.compiler.plan;

import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.catalog.PortSpec;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import java.util.List;

/**
 * The ports of streams as indexes among those of the operator kinds; a stream that names no port means the first.
 *
 * <p>THREADING: stateless; the caller owns the job.
 */
public final class Ports {
  private Ports() {
  }

  /** Index of the output that the stream comes from; -1 when the operator has no such output or its kind is not known. */
  public static int source(Stream stream, OperatorCatalog catalog) {
    return stream.getSource() == null ? -1
        : catalog.kind(stream.getSource().getKind()).map(kind -> index(kind.outputs(), stream.getSourcePort())).orElse(-1);
  }

  /** Index of the input that the stream leads to; -1 when the operator has no such input or its kind is not known. */
  public static int target(Stream stream, OperatorCatalog catalog) {
    return stream.getTarget() == null ? -1
        : catalog.kind(stream.getTarget().getKind()).map(kind -> index(kind.inputs(), stream.getTargetPort())).orElse(-1);
  }

  /** The streams that lead into the input of the operator, in their order. */
  public static List<Stream> into(Operator operator, OperatorKind kind, int input) {
    return operator.getIncoming().stream().filter(stream -> index(kind.inputs(), stream.getTargetPort()) == input).toList();
  }

  private static int index(List<PortSpec> ports, String name) {
    for (int index = 0; index < ports.size(); index++) {
      if (name == null || ports.get(index).name().equals(name)) {
        return index;
      }
    }
    return -1;
  }
}
