package dev.stillwater.model;

import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.catalog.PortSpec;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Partitioning;
import dev.stillwater.model.job.Stream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.emf.ecore.EReference;

/**
 * The rules of a single stream: its ends and ports exist, and its partitioning fits the port. Several streams into one port are united, as by Flink's
 * union; those into a keyed port must agree on the key.
 *
 * <p>THREADING: one check; the thread that owns the job.
 */
final class StreamRules {
  private final Job job;
  private final OperatorCatalog catalog;
  private final ProblemList problems;
  private final Set<Ends> ends = new HashSet<>();
  private final Map<Port, List<String>> keyFieldsByPort = new HashMap<>();

  private StreamRules(Job job, OperatorCatalog catalog, ProblemList problems) {
    this.job = job;
    this.catalog = catalog;
    this.problems = problems;
  }

  // EMF objects have no equals of their own, so operators are compared by identity.
  private record Port(Operator operator, String name) {}

  private record Ends(Port source, Port target) {}

  /** Cost: linear in the number of streams. */
  static void check(Job job, OperatorCatalog catalog, ProblemList problems) {
    StreamRules rules = new StreamRules(job, catalog, problems);
    job.getStreams().forEach(rules::check);
  }

  private void check(Stream stream) {
    boolean hasSource = checkEnd(stream, JobPackage.Literals.STREAM__SOURCE, stream.getSource());
    boolean hasTarget = checkEnd(stream, JobPackage.Literals.STREAM__TARGET, stream.getTarget());
    Optional<PortSpec> output = !hasSource ? Optional.empty()
        : port(stream, stream.getSource(), stream.getSourcePort(), "output");
    Optional<PortSpec> input = !hasTarget ? Optional.empty()
        : port(stream, stream.getTarget(), stream.getTargetPort(), "input");
    checkPartitioning(stream, input);
    if (output.isPresent() && input.isPresent()) {
      Ends found = new Ends(new Port(stream.getSource(), output.get().name()), new Port(stream.getTarget(), input.get().name()));
      if (!ends.add(found)) {
        problems.add(ProblemPlace.of(stream).warning("stream-duplicate",
            "Another stream joins the same ports already, so that every record arrives twice.", "Remove one of the two unless that is meant."));
      }
    }
  }

  private boolean checkEnd(Stream stream, EReference feature, Operator operator) {
    if (operator != null && operator.eContainer() == job) {
      return true;
    }
    boolean isReported = FileOrigin.of(stream).map(origin -> origin.values().containsKey(feature)).orElse(false);
    if (!isReported) {
      String found = operator == null ? "has no " + feature.getName() : "has a " + feature.getName() + " that is not in the job";
      problems.add(ProblemPlace.of(stream).error("stream-broken", "The stream " + found + ".", "Connect it to an operator, or remove it."));
    }
    return false;
  }

  /** The port at the end of the stream; reports a port that is not there. */
  private Optional<PortSpec> port(Stream stream, Operator operator, String name, String direction) {
    Optional<OperatorKind> kind = catalog.kind(operator.getKind());
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    List<PortSpec> ports = direction.equals("input") ? kind.get().inputs() : kind.get().outputs();
    Optional<PortSpec> port = find(ports, name);
    if (port.isEmpty()) {
      String known = ports.isEmpty() ? "the kind '" + kind.get().id() + "' has no " + direction
          : "the " + direction + "s of the kind '" + kind.get().id() + "' are " + ports.stream().map(PortSpec::name).toList();
      String wanted = name == null ? direction : direction + " '" + ParameterValues.shown(name) + "'";
      problems.add(ProblemPlace.of(stream).error("port-unknown", "Operator '" + operator.getUid() + "' has no " + wanted + ": " + known + ".",
          "Connect the stream to another port or operator, or remove it."));
    }
    return port;
  }

  /** The port of the name, or the first when no name is given. */
  static Optional<PortSpec> find(List<PortSpec> ports, String name) {
    return ports.stream().filter(port -> name == null || port.name().equals(name)).findFirst();
  }

  private void checkPartitioning(Stream stream, Optional<PortSpec> input) {
    boolean isUnread = FileOrigin.of(stream).map(origin -> origin.values().containsKey(JobPackage.Literals.STREAM__PARTITIONING)).orElse(false);
    if (isUnread) {
      return;
    }
    boolean isHash = stream.getPartitioning() == Partitioning.HASH;
    boolean needsKey = input.map(PortSpec::isKeyed).orElse(false);
    ProblemPlace place = ProblemPlace.of(stream);
    if (needsKey && !isHash) {
      problems.add(place.error("stream-not-keyed", "The target needs a key, but the partitioning of the stream is " + stream.getPartitioning().getLiteral()
          + ", expected hash.", "Set the partitioning to hash and name the key fields."));
    } else if (isHash && stream.getKeyFields().isEmpty()) {
      problems.add(place.error("stream-not-keyed", "The partitioning of the stream is hash, but it has no key fields.", "Name at least one key field."));
    } else if (!isHash && !stream.getKeyFields().isEmpty()) {
      problems.add(place.warning("key-fields-unused", "The stream has key fields, but its partitioning is " + stream.getPartitioning().getLiteral()
          + ", which does not use them.", "Set the partitioning to hash, or remove the key fields."));
    }
    if (input.filter(port -> port.distribution() == PortSpec.Distribution.BROADCAST).isPresent() && stream.getPartitioning() != Partitioning.BROADCAST) {
      problems.add(place.error("stream-not-broadcast", "The input '" + input.get().name() + "' needs every record in every subtask, but the partitioning of the stream is "
          + stream.getPartitioning().getLiteral() + ", expected broadcast.", "Set the partitioning to broadcast."));
    }
    checkKeyFields(stream, place);
    if (needsKey && isHash) {
      List<String> other = keyFieldsByPort.putIfAbsent(new Port(stream.getTarget(), input.get().name()), List.copyOf(stream.getKeyFields()));
      if (other != null && !other.equals(stream.getKeyFields())) {
        problems.add(place.error("key-fields-differ", "The key fields " + stream.getKeyFields() + " differ from " + other
            + " of another stream into the same port.", "Give all streams into the port the same key fields in the same order."));
      }
    }
  }

  private void checkKeyFields(Stream stream, ProblemPlace place) {
    Set<String> seen = new HashSet<>();
    for (String field : stream.getKeyFields()) {
      if (field == null || field.isBlank()) {
        problems.add(place.error("key-field-invalid", "A key field has no name.", "Name a field of the source's records, or remove it."));
      } else if (!seen.add(field)) {
        problems.add(place.error("key-field-invalid", "The key field '" + ParameterValues.shown(field) + "' stands twice.", "Remove one of the two."));
      }
    }
  }
}
