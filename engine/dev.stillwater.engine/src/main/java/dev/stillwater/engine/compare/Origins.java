package dev.stillwater.engine.compare;

import dev.stillwater.engine.compare.Topology.Output;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the operators that differences come from: goes from the sinks that differ up the streams as long as their rows differ.
 *
 * <p>THREADING: one thread.
 */
final class Origins {
  private final List<Topology> topologies;
  private final Map<String, StreamDiff> streams;
  private final Set<String> origins = new LinkedHashSet<>();
  private final Set<String> visited = new HashSet<>();

  private Origins(Topology a, Topology b, List<StreamDiff> streams) {
    topologies = List.of(a, b);
    this.streams = streams.stream().collect(Collectors.toMap(stream -> stream.rows().name(), stream -> stream));
  }

  /** The uids of the operators. */
  static List<String> of(List<SinkDiff> sinks, List<StreamDiff> streams, Topology a, Topology b) {
    Origins origins = new Origins(a, b, streams);
    sinks.stream().filter(sink -> !sink.isEqual()).forEach(sink -> origins.visit(sink.name()));
    return List.copyOf(origins.origins);
  }

  private void visit(String uid) {
    if (!visited.add(uid)) {
      return;
    }
    List<Output> dirty = new ArrayList<>();
    for (Topology topology : topologies) {
      for (Output input : topology.inputs().getOrDefault(uid, Set.of())) {
        StreamDiff stream = streams.get(input.name());
        if (stream == null || !stream.rows().isEqual() || stream.rows().presence() != Presence.BOTH) {
          dirty.add(input);
        }
      }
    }
    if (dirty.isEmpty()) {
      origins.add(uid);
    }
    dirty.forEach(input -> visit(input.uid()));
  }
}
