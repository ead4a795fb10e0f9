package dev.stillwater.host.preview;

import dev.stillwater.model.OperatorParameters;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.catalog.PortSpec;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Parameter;
import dev.stillwater.model.job.Stream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts a job down to what an operator's output depends on, with a collecting sink at each output, in one subtask each, without checkpoints and restarts.
 *
 * <p>THREADING: the thread that owns the job.
 */
final class PreviewJob {
  private static final String SINK = "collect-sink";
  private static final String UID = "stillwater-preview-";

  private final Job job;
  private final List<Output> outputs = new ArrayList<>();

  /** An output that is collected: by the sink of the uid. */
  record Output(String label, String sinkUid) {
  }

  private PreviewJob(Job job) {
    this.job = job;
  }

  /**
   * Cuts the job, which is changed.
   *
   * @throws IllegalArgumentException with a text for people if there is no such operator, or it cannot be previewed
   */
  static PreviewJob cut(Job job, String uid, int recordsMax) {
    OperatorCatalog catalog = OperatorCatalog.standard();
    Operator chosen = job.getOperators().stream().filter(operator -> uid.equals(operator.getUid())).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("The job has no operator '" + uid + "' any more."));
    OperatorKind kind = catalog.kind(chosen.getKind())
        .orElseThrow(() -> new IllegalArgumentException("The kind '" + chosen.getKind() + "' of the operator '" + uid + "' is not known."));
    PreviewJob preview = new PreviewJob(job);
    Set<Operator> kept = preview.upstream(chosen);
    for (Operator operator : kept) {
      if ("socket-source".equals(operator.getKind())) {
        throw new IllegalArgumentException("The source '" + operator.getUid() + "' reads a socket, whose lines a preview would take away from the job. "
            + "Preview with a CSV or JSON source in its place, or run the job.");
      }
    }
    preview.removeOthers(kept);
    if (kind.isSink()) {
      preview.replaceSink(chosen);
    } else {
      kind.outputs().forEach(port -> preview.addSink(chosen, port));
    }
    kept.forEach(operator -> preview.settle(operator, recordsMax));
    job.setDefaultParallelism(1);
    job.setCheckpointing(null);
    job.setRestartStrategy(null);
    job.setStateBackend(null);
    return preview;
  }

  Job job() {
    return job;
  }

  List<Output> outputs() {
    return outputs;
  }

  /** Files and folders that are read as CSV. */
  Set<Path> csvPaths(Path baseFolder) {
    Set<Path> paths = new HashSet<>();
    for (Operator operator : job.getOperators()) {
      OperatorCatalog.standard().kind(operator.getKind()).filter(OperatorKind::isSource).ifPresent(kind -> {
        OperatorParameters parameters = OperatorParameters.of(operator, kind);
        boolean isCsv = kind.id().equals("csv-source") || parameters.text("format").filter("csv"::equals).isPresent();
        parameters.text("path").filter(text -> isCsv).flatMap(text -> path(baseFolder, text)).ifPresent(paths::add);
      });
    }
    return paths;
  }

  private static Optional<Path> path(Path baseFolder, String text) {
    try {
      return Optional.of(baseFolder.resolve(text).toAbsolutePath().normalize());
    } catch (InvalidPathException unreadable) { // The check of the job says so.
      return Optional.empty();
    }
  }

  private Set<Operator> upstream(Operator chosen) {
    Set<Operator> found = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Operator> waiting = new ArrayDeque<>(List.of(chosen));
    while (!waiting.isEmpty()) {
      Operator operator = waiting.remove();
      if (found.add(operator)) {
        operator.getIncoming().stream().map(Stream::getSource).filter(source -> source != null && source.eContainer() == job).forEach(waiting::add);
      }
    }
    return found;
  }

  private void removeOthers(Set<Operator> kept) {
    for (Stream stream : List.copyOf(job.getStreams())) {
      if (!kept.contains(stream.getSource()) || !kept.contains(stream.getTarget())) {
        stream.setSource(null);
        stream.setTarget(null);
        job.getStreams().remove(stream);
      }
    }
    job.getOperators().retainAll(kept);
  }

  private void replaceSink(Operator sink) {
    outputs.add(new Output("Written records", sink.getUid()));
    sink.setKind(SINK);
    sink.getParameters().clear();
  }

  private void addSink(Operator chosen, PortSpec port) {
    Operator sink = JobFactory.eINSTANCE.createOperator();
    sink.setUid(UID + outputs.size());
    sink.setKind(SINK);
    job.getOperators().add(sink);
    Stream stream = JobFactory.eINSTANCE.createStream();
    stream.setSource(chosen);
    stream.setSourcePort(port.name());
    stream.setTarget(sink);
    job.getStreams().add(stream);
    outputs.add(new Output(port.label(), sink.getUid()));
  }

  /** One subtask; sources end by themselves. */
  private void settle(Operator operator, int recordsMax) {
    operator.setParallelism(1);
    switch (operator.getKind() == null ? "" : operator.getKind()) {
      case "generator" -> {
        long given = parameter(operator, "count").map(Parameter::getValue).flatMap(PreviewJob::number).orElse(0L);
        set(operator, "count", Long.toString(given > 0 ? Math.min(given, recordsMax) : recordsMax));
      }
      case "directory-source" -> set(operator, "once", "true");
      default -> {
      }
    }
  }

  private static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.parseLong(text.strip()));
    } catch (NumberFormatException wrong) { // The check of the job says so.
      return Optional.empty();
    }
  }

  private static Optional<Parameter> parameter(Operator operator, String name) {
    return operator.getParameters().stream().filter(parameter -> name.equals(parameter.getName())).findFirst();
  }

  private static void set(Operator operator, String name, String value) {
    Parameter parameter = parameter(operator, name).orElseGet(() -> {
      Parameter created = JobFactory.eINSTANCE.createParameter();
      created.setName(name);
      operator.getParameters().add(created);
      return created;
    });
    parameter.setValue(value);
  }
}
