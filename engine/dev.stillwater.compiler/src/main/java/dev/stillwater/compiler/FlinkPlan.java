package dev.stillwater.compiler;

import dev.stillwater.engine.json.Json;
import dev.stillwater.model.OperatorId;
import dev.stillwater.model.catalog.ExpressionRole;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.catalog.OperatorProvider;
import dev.stillwater.model.catalog.PortSpec;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Partitioning;
import dev.stillwater.model.job.Stream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A plan of Flink, the JSON of {@code GET /jobs/:id/plan} (or of {@code /jars/:id/plan}), as a job that can be drawn: each vertex an operator with Flink's id as uid, each
 * input a stream. It is a picture of what runs, and no job that could run here. {@link RunningPlan} makes the same of what a process of our own tells.
 *
 * <p>THREADING: immutable; the job belongs to whoever asked.
 *
 * <p>SOURCE: {@code org.apache.flink.runtime.jobgraph.jsonplan.JsonPlanGenerator} of Flink 2.3, and of 1.20.
 *
 * @param job the vertices and their connections
 * @param catalog the kinds of the vertices: source, task and sink
 * @param strategies how each stream ships its records, in Flink's word: FORWARD, HASH, REBALANCE, RESCALE, BROADCAST, SHUFFLE, GLOBAL, CUSTOM
 */
public record FlinkPlan(Job job, OperatorCatalog catalog, Map<Stream, String> strategies) {
  private static final String SOURCE = "flink-source";
  private static final String TASK = "flink-task";
  private static final String SINK = "flink-sink";
  private static final int NAME_MAX = 80;
  private static final Pattern MARKUP = Pattern.compile("<[^>]{0,40}>|&[a-z#0-9]{1,8};");
  private static final Pattern SEPARATORS = Pattern.compile(" -> | \u2192 |, |\\n");
  private static final Set<String> KINDS = Set.of(SOURCE, TASK, SINK);
  private static final PortSpec IN = new PortSpec("in", "Input", false);
  private static final PortSpec OUT = new PortSpec("out", "Output", false);

  public FlinkPlan {
    Objects.requireNonNull(job, "job");
    Objects.requireNonNull(catalog, "catalog");
    Objects.requireNonNull(strategies, "strategies");
  }

  /**
   * Reads the JSON, with or without the member {@code plan} around it.
   *
   * @throws IOException if it is no plan; the message says what was found and what to give
   */
  public static FlinkPlan read(byte[] content, String name) throws IOException {
    Object document;
    try {
      document = Json.parse(new String(content, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException broken) {
      throw new IOException("'" + name + "' is no JSON: " + broken.getMessage() + ". Give the answer of Flink to GET /jobs/:id/plan.", broken);
    }
    return of(document instanceof Map<?, ?> members ? members : Map.of(), name);
  }

  /**
   * As {@link #read}, of the members of the JSON's object.
   *
   * @throws IOException if it is no plan; the message says what was found and what to give
   */
  public static FlinkPlan of(Map<?, ?> document, String name) throws IOException {
    Map<?, ?> plan = document.get("plan") instanceof Map<?, ?> inner ? inner : document;
    if (!(plan.get("nodes") instanceof List<?> nodes) || nodes.stream().anyMatch(node -> !(node instanceof Map<?, ?> vertex) || text(vertex, "id").isEmpty())) {
      throw new IOException("'" + name + "' is no plan of Flink: it has no member 'nodes' with vertices that have an 'id'. Give the answer of Flink to GET /jobs/:id/plan.");
    }
    Map<Stream, String> strategies = new IdentityHashMap<>();
    return new FlinkPlan(job(plan, nodes, strategies), new OperatorCatalog(List.of(new Kinds())), strategies);
  }

  /** The id under which Flink knows an operator of the drawing, 32 hexadecimal digits: that of its vertex, else the one that follows from its uid. */
  public static String operatorId(Operator operator) {
    return KINDS.contains(operator.getKind()) ? operator.getUid() : OperatorId.ofUid(operator.getUid()).hex();
  }

  /** The names of the operators in a task's name or description, without what Flink says of their kind. */
  public static Set<String> operatorNames(String task) {
    Set<String> names = new LinkedHashSet<>();
    for (String part : SEPARATORS.split(task)) {
      String name = part.strip().replaceFirst("^[(:+\\- ]*", "").replaceFirst("\\)+$", "").replaceFirst("^(Source|Sink): ", "").strip();
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }

  private static Job job(Map<?, ?> plan, List<?> nodes, Map<Stream, String> strategies) {
    Job job = JobFactory.eINSTANCE.createJob();
    job.setName(text(plan, "name").orElse("Flink job"));
    Map<String, Operator> byId = new LinkedHashMap<>();
    Set<String> read = new HashSet<>();
    for (Object node : nodes) {
      inputs((Map<?, ?>) node).forEach(input -> text(input, "id").ifPresent(read::add));
    }
    for (Object node : nodes) {
      Map<?, ?> vertex = (Map<?, ?>) node;
      String id = text(vertex, "id").orElseThrow();
      Operator operator = JobFactory.eINSTANCE.createOperator();
      operator.setUid(id);
      operator.setName(name(text(vertex, "description").orElse(id)));
      operator.setDescription(text(vertex, "description").map(FlinkPlan::plain).orElse(null));
      operator.setKind(inputs(vertex).isEmpty() ? SOURCE : read.contains(id) ? TASK : SINK);
      operator.setParallelism(vertex.get("parallelism") instanceof Number number ? Math.max(0, number.intValue()) : 0);
      // Each vertex is a whole task already.
      operator.setChaining(false);
      job.getOperators().add(operator);
      byId.putIfAbsent(id, operator);
    }
    for (Object node : nodes) {
      Map<?, ?> vertex = (Map<?, ?>) node;
      for (Map<?, ?> input : inputs(vertex)) {
        Operator source = byId.get(text(input, "id").orElse(""));
        if (source != null) {
          String strategy = text(input, "ship_strategy").orElse("FORWARD").toUpperCase(Locale.ROOT);
          Stream stream = stream(source, byId.get(text(vertex, "id").orElseThrow()), strategy);
          strategies.put(stream, strategy);
          job.getStreams().add(stream);
        }
      }
    }
    return job;
  }

  private static Stream stream(Operator source, Operator target, String strategy) {
    Stream stream = JobFactory.eINSTANCE.createStream();
    stream.setSource(source);
    stream.setTarget(target);
    stream.setPartitioning(switch (strategy) {
      case "FORWARD" -> Partitioning.FORWARD;
      case "HASH" -> Partitioning.HASH;
      case "BROADCAST" -> Partitioning.BROADCAST;
      // RESCALE, SHUFFLE, GLOBAL and CUSTOM spread records as well, each in its own way, which the strategy tells.
      default -> Partitioning.REBALANCE;
    });
    return stream;
  }

  private static List<Map<?, ?>> inputs(Map<?, ?> vertex) {
    List<Map<?, ?>> inputs = new ArrayList<>();
    if (vertex.get("inputs") instanceof List<?> list) {
      list.forEach(input -> {
        if (input instanceof Map<?, ?> map) {
          inputs.add(map);
        }
      });
    }
    return inputs;
  }

  private static Optional<String> text(Map<?, ?> object, String member) {
    return object.get(member) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
  }

  /** Flink writes descriptions with line breaks and entities of HTML. */
  private static String plain(String description) {
    String unescaped = description.replace("&gt;", ">").replace("&lt;", "<").replaceAll("(?i)<br/?>", "\n");
    return MARKUP.matcher(unescaped.replace("->", "\u2192")).replaceAll(" ").replaceAll("[ \\t]+", " ").strip();
  }

  /** The first line of the description, without what Flink adds to it. */
  private static String name(String description) {
    String first = plain(description).lines().findFirst().orElse("").replaceFirst("^(Source|Sink): ", "").strip();
    return first.length() > NAME_MAX ? first.substring(0, NAME_MAX) + "…" : first;
  }

  /** The kinds of vertices. */
  private static final class Kinds implements OperatorProvider {
    @Override
    public List<OperatorKind> kinds() {
      return List.of(kind(SOURCE, "Source", "Sources", "generator", List.of(), List.of(OUT)), kind(TASK, "Task", "Transformations", "process-plain", List.of(IN), List.of(OUT)),
          kind(SINK, "Sink", "Sinks", "collect", List.of(IN), List.of()));
    }

    private static OperatorKind kind(String id, String label, String category, String icon, List<PortSpec> inputs, List<PortSpec> outputs) {
      return new OperatorKind(id, label, category, "A vertex of a job on a Flink cluster.", icon, inputs, outputs, List.of(), ExpressionRole.NONE, Optional.empty(), Set.of());
    }
  }
}
