package dev.stillwater.model.catalog;

import java.util.Objects;

/**
 * An input or output port of an operator kind.
 *
 * <p>THREADING: immutable.
 *
 * @param name name of the port, used in {@code Stream.sourcePort} and {@code targetPort}; the first port may be left unnamed there
 * @param label what people read
 * @param isKeyed an input that needs hash partitioning with key fields
 */
public record PortSpec(String name, String label, boolean isKeyed) {
  public PortSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(label, "label");
  }
}
