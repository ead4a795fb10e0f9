package dev.stillwater.model.edit;

import dev.stillwater.model.JobDiff;
import dev.stillwater.model.JobDiff.Change;
import dev.stillwater.model.JobDiff.Kind;
import dev.stillwater.model.job.Expression;
import dev.stillwater.model.job.Field;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Parameter;
import dev.stillwater.model.job.Schema;
import dev.stillwater.model.job.Stream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * Copies single differences from one version of a job to another, as {@link JobDiff} names them.
 *
 * <p>THREADING: the thread that owns both jobs.
 */
public final class JobTransfer {
  private static final String PARAMETER = "parameter ";
  private static final String FIELD = "field ";
  private static final String ORDER = "order of the fields";

  private final Job from;
  private final Job to;
  private final JobEdits edits;

  private JobTransfer(Job from, Job to, JobEdits edits) {
    this.from = from;
    this.to = to;
    this.edits = edits;
  }

  /**
   * Makes one job like the other in all that the changes are about; whether the changes were found from the one to the other or the other way round makes no
   * difference. What an added stream joins is copied with it. Cost: linear in the jobs, for each change.
   */
  public static void copy(List<Change> changes, Job from, Job to, JobEdits edits) {
    JobTransfer transfer = new JobTransfer(from, to, edits);
    List<Change> ordered = new ArrayList<>(changes);
    // Schemas and operators first, so that streams find their ends.
    ordered.sort(Comparator.comparing(Change::subject));
    ordered.forEach(transfer::copy);
  }

  private void copy(Change change) {
    switch (change.subject()) {
      case JOB -> setting(change.feature());
      case SCHEMA -> schema(change);
      case OPERATOR -> operator(change);
      case STREAM -> stream(change);
    }
  }

  private void setting(String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      feature(from, to, to.eClass().getEStructuralFeature(path));
      return;
    }
    EReference part = (EReference) to.eClass().getEStructuralFeature(path.substring(0, dot));
    EStructuralFeature feature = part.getEReferenceType().getEStructuralFeature(path.substring(dot + 1));
    EObject source = (EObject) from.eGet(part);
    EObject target = (EObject) to.eGet(part);
    if (target == null && source != null) {
      edits.set(to, part, EcoreUtil.copy(bareOf(source, feature)));
    } else if (target != null) {
      edits.set(target, feature, source == null ? feature.getDefaultValue() : source.eGet(feature));
    }
  }

  /** An object of the class with this one feature. */
  private static EObject bareOf(EObject source, EStructuralFeature feature) {
    EObject bare = EcoreUtil.create(source.eClass());
    bare.eSet(feature, source.eGet(feature));
    return bare;
  }

  private void feature(EObject source, EObject target, EStructuralFeature feature) {
    if (feature != null && !Objects.equals(source.eGet(feature), target.eGet(feature))) {
      edits.set(target, feature, source.eGet(feature));
    }
  }

  private void schema(Change change) {
    Optional<Schema> source = schema(from, change.name());
    Optional<Schema> target = schema(to, change.name());
    if (source.isEmpty()) {
      target.ifPresent(edits::remove);
    } else if (target.isEmpty()) {
      edits.add(to, JobPackage.Literals.JOB__SCHEMAS, EcoreUtil.copy(source.get()), -1);
    } else if (change.feature().equals(ORDER)) {
      order(source.get(), target.get());
    } else if (change.feature().startsWith(FIELD)) {
      field(source.get(), target.get(), change.feature().substring(FIELD.length()));
    } else if (change.kind() != Kind.CHANGED) {
      edits.remove(target.get());
      edits.add(to, JobPackage.Literals.JOB__SCHEMAS, EcoreUtil.copy(source.get()), -1);
    }
  }

  private static Optional<Schema> schema(Job job, String name) {
    return job.getSchemas().stream().filter(schema -> name.equals(String.valueOf(schema.getName()))).findFirst();
  }

  private void field(Schema from, Schema to, String name) {
    Optional<Field> source = from.getFields().stream().filter(field -> name.equals(String.valueOf(field.getName()))).findFirst();
    Optional<Field> target = to.getFields().stream().filter(field -> name.equals(String.valueOf(field.getName()))).findFirst();
    if (source.isEmpty()) {
      target.ifPresent(edits::remove);
    } else if (target.isEmpty()) {
      int index = Math.min(from.getFields().indexOf(source.get()), to.getFields().size());
      edits.add(to, JobPackage.Literals.SCHEMA__FIELDS, EcoreUtil.copy(source.get()), index);
    } else {
      for (EStructuralFeature feature : source.get().eClass().getEAllAttributes()) {
        feature(source.get(), target.get(), feature);
      }
    }
  }

  /** Puts the fields that both have into the order of the source; others keep their place behind them. */
  private void order(Schema from, Schema to) {
    int index = 0;
    for (Field field : from.getFields()) {
      Optional<Field> target = to.getFields().stream().filter(candidate -> Objects.equals(candidate.getName(), field.getName())).findFirst();
      if (target.isPresent()) {
        if (to.getFields().indexOf(target.get()) != index) {
          Field moved = target.get();
          edits.remove(moved);
          edits.add(to, JobPackage.Literals.SCHEMA__FIELDS, moved, index);
        }
        index++;
      }
    }
  }

  private void operator(Change change) {
    Optional<Operator> source = operator(from, change.name());
    Optional<Operator> target = operator(to, change.name());
    if (source.isEmpty()) {
      target.ifPresent(edits::removeOperator);
    } else if (target.isEmpty()) {
      add(source.get());
    } else if (change.kind() != Kind.CHANGED) {
      JobDiff.compare(from, to).stream().filter(other -> other.subject() == JobDiff.Subject.OPERATOR && other.name().equals(change.name())).forEach(this::operator);
    } else if (change.feature().startsWith(PARAMETER)) {
      parameter(source.get(), target.get(), change.feature().substring(PARAMETER.length()));
    } else if (change.feature().startsWith("expression")) {
      expression(source.get(), target.get(), change.feature());
    } else {
      feature(source.get(), target.get(), target.get().eClass().getEStructuralFeature(change.feature()));
    }
  }

  private Operator add(Operator source) {
    Operator copy = JobFactory.eINSTANCE.createOperator();
    for (EStructuralFeature feature : source.eClass().getEAllAttributes()) {
      copy.eSet(feature, source.eGet(feature));
    }
    source.getParameters().forEach(parameter -> copy.getParameters().add(EcoreUtil.copy(parameter)));
    source.getExpressions().forEach(expression -> copy.getExpressions().add(EcoreUtil.copy(expression)));
    edits.addOperator(to, copy);
    return copy;
  }

  private static Optional<Operator> operator(Job job, String uid) {
    return job.getOperators().stream().filter(operator -> uid.equals(String.valueOf(operator.getUid()))).findFirst();
  }

  private void parameter(Operator from, Operator to, String name) {
    Optional<Parameter> source = from.getParameters().stream().filter(parameter -> name.equals(parameter.getName())).findFirst();
    Optional<Parameter> target = to.getParameters().stream().filter(parameter -> name.equals(parameter.getName())).findFirst();
    if (source.isEmpty()) {
      target.ifPresent(edits::remove);
    } else if (target.isPresent()) {
      feature(source.get(), target.get(), JobPackage.Literals.PARAMETER__VALUE);
    } else {
      edits.add(to, JobPackage.Literals.OPERATOR__PARAMETERS, EcoreUtil.copy(source.get()), Math.min(from.getParameters().indexOf(source.get()), to.getParameters().size()));
    }
  }

  private void expression(Operator from, Operator to, String feature) {
    Expression source = JobDiff.expressionsByFeature(from).get(feature);
    Expression target = JobDiff.expressionsByFeature(to).get(feature);
    if (source == null) {
      Optional.ofNullable(target).ifPresent(edits::remove);
    } else if (target != null) {
      feature(source, target, JobPackage.Literals.EXPRESSION__TEXT);
    } else {
      edits.add(to, JobPackage.Literals.OPERATOR__EXPRESSIONS, EcoreUtil.copy(source), Math.min(from.getExpressions().indexOf(source), to.getExpressions().size()));
    }
  }

  private void stream(Change change) {
    Map<String, Stream> targets = new LinkedHashMap<>(JobDiff.streamsByName(to));
    Stream source = JobDiff.streamsByName(from).get(change.name());
    Stream target = targets.get(change.name());
    if (source == null) {
      Optional.ofNullable(target).ifPresent(edits::removeStream);
    } else if (target != null) {
      feature(source, target, JobPackage.Literals.STREAM__PARTITIONING);
      if (!source.getKeyFields().equals(target.getKeyFields())) {
        edits.set(target, JobPackage.Literals.STREAM__KEY_FIELDS, List.copyOf(source.getKeyFields()));
      }
    } else if (source.getSource() != null && source.getTarget() != null) {
      Stream copy = JobFactory.eINSTANCE.createStream();
      copy.setSourcePort(source.getSourcePort());
      copy.setTargetPort(source.getTargetPort());
      copy.setPartitioning(source.getPartitioning());
      copy.getKeyFields().addAll(source.getKeyFields());
      edits.addStream(to, copy, end(source.getSource()), end(source.getTarget()));
    }
  }

  private Operator end(Operator source) {
    return operator(to, String.valueOf(source.getUid())).orElseGet(() -> add(source));
  }
}
