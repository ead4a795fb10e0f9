package dev.stillwater.model;

import dev.stillwater.model.job.Expression;
import dev.stillwater.model.job.Field;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Parameter;
import dev.stillwater.model.job.Schema;
import dev.stillwater.model.job.Stream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;

/**
 * How two jobs differ: operators by uid, streams by what they connect, schemas by name, settings of the job. Where things stand on the diagram, or in the file, is
 * no difference.
 *
 * <p>THREADING: the thread that owns both jobs.
 */
public final class JobDiff {
  private static final String JOB = "";
  private static final Set<EAttribute> NOT_COMPARED = Set.of(JobPackage.Literals.JOB__FORMAT_VERSION, JobPackage.Literals.OPERATOR__UID);

  private final List<Change> changes = new ArrayList<>();

  private JobDiff() {
  }

  /** What a change is about. */
  public enum Subject {
    /** The job itself and its settings. */
    JOB("job"),
    /** A schema. */
    SCHEMA("schema"),
    /** An operator. */
    OPERATOR("operator"),
    /** A stream. */
    STREAM("stream");

    private final String text;

    Subject(String text) {
      this.text = text;
    }

    /** The word for it. */
    public String text() {
      return text;
    }
  }

  /** What happened. */
  public enum Kind {
    /** Only the second job has it. */
    ADDED("added"),
    /** Only the first job has it. */
    REMOVED("removed"),
    /** A feature has another value. */
    CHANGED("changed");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** The word for it. */
    public String text() {
      return text;
    }
  }

  /**
   * A difference.
   *
   * <p>THREADING: immutable.
   *
   * @param kind what happened
   * @param subject what it is about
   * @param name uid of the operator, name of the schema, {@code flights -> delayed} for a stream; empty for the job
   * @param feature what of it changed: {@code kind}, {@code parameter size}, {@code expression flights}; empty when the whole was added or removed
   * @param oldValue value in the first job as text, empty where it has none
   * @param newValue value in the second job
   */
  public record Change(Kind kind, Subject subject, String name, String feature, Optional<String> oldValue, Optional<String> newValue) {
    public Change {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(subject, "subject");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(feature, "feature");
    }
  }

  /** The differences from an old to a new job: the job's own, then schemas, operators and streams in the order of the new job, then what only the old one has. */
  public static List<Change> compare(Job old, Job now) {
    JobDiff diff = new JobDiff();
    diff.features(Subject.JOB, JOB, settings(old), settings(now));
    diff.parts(Subject.SCHEMA, schemas(old), schemas(now));
    diff.parts(Subject.OPERATOR, operators(old), operators(now));
    diff.parts(Subject.STREAM, streams(old), streams(now));
    return List.copyOf(diff.changes);
  }

  private void parts(Subject subject, Map<String, Map<String, String>> old, Map<String, Map<String, String>> now) {
    Set<String> names = new LinkedHashSet<>(now.keySet());
    names.addAll(old.keySet());
    for (String name : names) {
      if (!old.containsKey(name)) {
        changes.add(new Change(Kind.ADDED, subject, name, "", Optional.empty(), Optional.of(summary(now.get(name)))));
      } else if (!now.containsKey(name)) {
        changes.add(new Change(Kind.REMOVED, subject, name, "", Optional.of(summary(old.get(name))), Optional.empty()));
      } else {
        features(subject, name, old.get(name), now.get(name));
      }
    }
  }

  private static String summary(Map<String, String> features) {
    return String.join(", ", features.entrySet().stream().map(feature -> feature.getKey() + " " + feature.getValue()).toList());
  }

  private void features(Subject subject, String name, Map<String, String> old, Map<String, String> now) {
    Set<String> features = new LinkedHashSet<>(now.keySet());
    features.addAll(old.keySet());
    for (String feature : features) {
      Optional<String> before = Optional.ofNullable(old.get(feature));
      Optional<String> after = Optional.ofNullable(now.get(feature));
      if (!before.equals(after)) {
        changes.add(new Change(Kind.CHANGED, subject, name, feature, before, after));
      }
    }
  }

  /** Attributes of the job, and of the settings that it contains as {@code checkpointing.intervalMs}. */
  private static Map<String, String> settings(Job job) {
    Map<String, String> settings = new LinkedHashMap<>();
    attributes(job, "", settings);
    for (EReference reference : job.eClass().getEAllReferences()) {
      if (reference.isContainment() && !reference.isMany() && job.eGet(reference) instanceof EObject contained) {
        attributes(contained, reference.getName() + ".", settings);
      }
    }
    return settings;
  }

  private static void attributes(EObject object, String prefix, Map<String, String> features) {
    for (EAttribute attribute : object.eClass().getEAllAttributes()) {
      Object value = object.eGet(attribute);
      if (!NOT_COMPARED.contains(attribute) && !attribute.isMany() && value != null && !Objects.equals(value, attribute.getDefaultValue()) && !value.equals("")) {
        features.put(prefix + attribute.getName(), value.toString());
      }
    }
  }

  private static Map<String, Map<String, String>> schemas(Job job) {
    Map<String, Map<String, String>> schemas = new LinkedHashMap<>();
    for (Schema schema : job.getSchemas()) {
      Map<String, String> features = new LinkedHashMap<>();
      List<String> names = new ArrayList<>();
      for (Field field : schema.getFields()) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes(field, "", attributes);
        attributes.remove("name");
        attributes.putIfAbsent("type", String.valueOf(field.getType()));
        String type = attributes.remove("type");
        names.add(String.valueOf(field.getName()));
        features.put("field " + field.getName(), type + (attributes.isEmpty() ? "" : " (" + summary(attributes) + ")"));
      }
      features.put("order of the fields", String.join(", ", names));
      schemas.put(String.valueOf(schema.getName()), features);
    }
    return schemas;
  }

  private static Map<String, Map<String, String>> operators(Job job) {
    Map<String, Map<String, String>> operators = new LinkedHashMap<>();
    for (Operator operator : job.getOperators()) {
      Map<String, String> features = new LinkedHashMap<>();
      attributes(operator, "", features);
      for (Parameter parameter : operator.getParameters()) {
        features.put("parameter " + parameter.getName(), String.valueOf(parameter.getValue()));
      }
      expressionsByFeature(operator).forEach((name, expression) -> features.put(name, String.valueOf(expression.getText())));
      operators.put(String.valueOf(operator.getUid()), features);
    }
    return operators;
  }

  /** The streams of the job by the names that changes have: {@code flights -> delayed}. Cost: linear in the streams. */
  public static Map<String, Stream> streamsByName(Job job) {
    Map<String, Stream> streams = new LinkedHashMap<>();
    for (Stream stream : job.getStreams()) {
      String name = end(stream.getSource(), stream.getSourcePort()) + " -> " + end(stream.getTarget(), stream.getTargetPort());
      String unique = name;
      for (int number = 2; streams.containsKey(unique); number++) {
        unique = name + " (" + number + ")";
      }
      streams.put(unique, stream);
    }
    return streams;
  }

  /** The expressions of the operator by the features that changes have: {@code expression avg_delay}. */
  public static Map<String, Expression> expressionsByFeature(Operator operator) {
    Map<String, Expression> expressions = new LinkedHashMap<>();
    int conditions = 0;
    for (Expression expression : operator.getExpressions()) {
      String name = expression.getName() == null || expression.getName().isEmpty() ? conditions++ == 0 ? "expression" : "expression " + conditions
          : "expression " + expression.getName();
      expressions.put(name, expression);
    }
    return expressions;
  }

  private static Map<String, Map<String, String>> streams(Job job) {
    Map<String, Map<String, String>> streams = new LinkedHashMap<>();
    streamsByName(job).forEach((name, stream) -> {
      Map<String, String> features = new LinkedHashMap<>();
      attributes(stream, "", features);
      features.remove("sourcePort");
      features.remove("targetPort");
      features.put("partitioning", String.valueOf(stream.getPartitioning()));
      if (!stream.getKeyFields().isEmpty()) {
        features.put("key fields", String.join(", ", stream.getKeyFields()));
      }
      streams.put(name, features);
    });
    return streams;
  }

  private static String end(Operator operator, String port) {
    return (operator == null ? "nothing" : operator.getUid()) + (port == null || port.isEmpty() ? "" : ":" + port);
  }
}
