package dev.stillwater.model.edit;

import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;

/**
 * Takes the changes to a job one by one: makes them at once, records them, or makes a step of undo of them.
 *
 * <p>THREADING: the thread that owns the job.
 */
public interface JobEdits {
  /** Sets a feature; a feature with many values takes a list of them, null unsets a feature. */
  void set(EObject owner, EStructuralFeature feature, Object value);

  /** Adds an object to a containment list at the index, or at the end with -1. References of the object are set already. */
  void add(EObject owner, EReference list, EObject element, int index);

  /** Removes an object from the containment list that it is in. */
  void remove(EObject element);

  /** Removes the stream, and takes its ends off the operators. */
  default void removeStream(Stream stream) {
    remove(stream);
    set(stream, JobPackage.Literals.STREAM__SOURCE, null);
    set(stream, JobPackage.Literals.STREAM__TARGET, null);
  }

  /** Removes the operator with all its streams. */
  default void removeOperator(Operator operator) {
    List<Stream> streams = new ArrayList<>(operator.getIncoming());
    operator.getOutgoing().stream().filter(stream -> !streams.contains(stream)).forEach(streams::add);
    streams.forEach(this::removeStream);
    remove(operator);
  }

  /** Adds the operator at the end of the job. */
  default void addOperator(Job job, Operator operator) {
    add(job, JobPackage.Literals.JOB__OPERATORS, operator, -1);
  }

  /** Joins two operators of the job by the stream, whose other features are set already. */
  default void addStream(Job job, Stream stream, Operator source, Operator target) {
    set(stream, JobPackage.Literals.STREAM__SOURCE, source);
    set(stream, JobPackage.Literals.STREAM__TARGET, target);
    add(job, JobPackage.Literals.JOB__STREAMS, stream, -1);
  }

  /** Changes made at once. */
  static JobEdits direct() {
    return new DirectEdits();
  }
}
