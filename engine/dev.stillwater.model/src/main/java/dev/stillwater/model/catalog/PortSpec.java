package dev.stillwater.model.catalog;

import java.util.Objects;

/**
 * An input or output port of an operator kind.
 *
 * <p>THREADING: immutable.
 *
 * @param name name of the port, used in {@code Stream.sourcePort} and {@code targetPort}; the first port may be left unnamed there
 * @param label what people read
 * @param distribution which partitioning an input asks for
 * @param isOptional whether the port may stay without a stream
 */
public record PortSpec(String name, String label, Distribution distribution, boolean isOptional) {
  /** How the records of an input must be spread over the subtasks. */
  public enum Distribution {
    /** In any way. */
    ANY,
    /** By key: hash partitioning with key fields. */
    KEYED,
    /** Each record to every subtask. */
    BROADCAST
  }

  public PortSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(distribution, "distribution");
  }

  /** A port that needs a stream; a keyed input needs hash partitioning with key fields. */
  public PortSpec(String name, String label, boolean isKeyed) {
    this(name, label, isKeyed ? Distribution.KEYED : Distribution.ANY, false);
  }

  /** An input that needs a broadcast stream. */
  public static PortSpec broadcast(String name, String label) {
    return new PortSpec(name, label, Distribution.BROADCAST, false);
  }

  /** The same port, which may stay without a stream. */
  public PortSpec asOptional() {
    return new PortSpec(name, label, distribution, true);
  }

  /** Whether an input needs hash partitioning with key fields. */
  public boolean isKeyed() {
    return distribution == Distribution.KEYED;
  }
}
