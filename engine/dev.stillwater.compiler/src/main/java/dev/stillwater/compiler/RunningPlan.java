package dev.stillwater.compiler;

import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.PortSpec;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Partitioning;
import dev.stillwater.model.job.Stream;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a job's own process tells of its operators and streams, the JSON of {@code GET /stillwater/jobs/:id/live}, as a job that can be drawn: without parameters and
 * schemas, since nobody tells them.
 *
 * <p>THREADING: stateless; the job belongs to whoever asked.
 */
public final class RunningPlan {
  private RunningPlan() {
  }

  /**
   * Makes the drawing.
   *
   * @param live the members of the answer
   * @param name name of the job
   * @throws IOException if the answer tells of no operators
   */
  public static FlinkPlan of(Map<?, ?> live, String name) throws IOException {
    Job job = JobFactory.eINSTANCE.createJob();
    job.setName(name);
    OperatorCatalog catalog = OperatorCatalog.standard();
    Map<String, Operator> byUid = new LinkedHashMap<>();
    for (Map<?, ?> each : objects(live, "operators")) {
      Optional<String> uid = text(each, "uid");
      if (uid.isPresent() && !byUid.containsKey(uid.get())) {
        Operator operator = JobFactory.eINSTANCE.createOperator();
        operator.setUid(uid.get());
        operator.setName(text(each, "name").filter(shown -> !shown.equals(uid.get())).orElse(null));
        operator.setKind(text(each, "kind").orElse(""));
        operator.setParallelism(number(each, "parallelism"));
        byUid.put(uid.get(), operator);
        job.getOperators().add(operator);
      }
    }
    if (byUid.isEmpty()) {
      throw new IOException("The process of '" + name + "' tells of no operators.");
    }
    Map<Stream, String> strategies = new IdentityHashMap<>();
    for (Map<?, ?> each : objects(live, "streams")) {
      Operator source = byUid.get(text(each, "source").orElse(""));
      Operator target = byUid.get(text(each, "target").orElse(""));
      if (source != null && target != null) {
        Stream stream = stream(each, source, target, catalog);
        strategies.put(stream, stream.getPartitioning().getLiteral().toUpperCase(Locale.ROOT));
        job.getStreams().add(stream);
      }
    }
    return new FlinkPlan(job, catalog, strategies);
  }

  private static Stream stream(Map<?, ?> each, Operator source, Operator target, OperatorCatalog catalog) {
    Stream stream = JobFactory.eINSTANCE.createStream();
    stream.setSource(source);
    stream.setSourcePort(port(catalog.kind(source.getKind()).map(kind -> kind.outputs()).orElse(List.of()), number(each, "sourcePort")));
    stream.setTarget(target);
    stream.setTargetPort(port(catalog.kind(target.getKind()).map(kind -> kind.inputs()).orElse(List.of()), number(each, "targetPort")));
    stream.setPartitioning(text(each, "partitioning").map(Partitioning::get).orElse(Partitioning.FORWARD));
    if (each.get("keyFields") instanceof List<?> fields) {
      fields.stream().filter(String.class::isInstance).map(String.class::cast).forEach(stream.getKeyFields()::add);
    }
    return stream;
  }

  /** What a stream calls the port of the index: nothing for the first. */
  private static String port(List<PortSpec> ports, int index) {
    return index <= 0 || index >= ports.size() ? null : ports.get(index).name();
  }

  private static List<? extends Map<?, ?>> objects(Map<?, ?> document, String member) {
    return document.get(member) instanceof List<?> list ? list.stream().filter(Map.class::isInstance).<Map<?, ?>>map(each -> (Map<?, ?>) each).toList() : List.of();
  }

  private static Optional<String> text(Map<?, ?> object, String member) {
    return object.get(member) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
  }

  private static int number(Map<?, ?> object, String member) {
    return object.get(member) instanceof Number number ? (int) Math.clamp(number.longValue(), 0, Short.MAX_VALUE + 1L) : 0;
  }
}
