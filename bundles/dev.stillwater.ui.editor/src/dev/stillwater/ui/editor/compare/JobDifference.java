package dev.stillwater.ui.editor.compare;

import dev.stillwater.model.JobDiff;
import dev.stillwater.model.JobDiff.Change;
import dev.stillwater.model.JobDiff.Kind;
import dev.stillwater.model.JobDiff.Subject;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.draw2d.geometry.Point;

/**
 * How two drawn versions differ: the changes of the jobs from right to left, and the operators that only stand elsewhere.
 *
 * <p>THREADING: UI thread.
 *
 * @param changes changes of the jobs
 * @param moved uids of operators that differ in nothing but their place
 */
record JobDifference(List<Change> changes, List<String> moved) {
  JobDifference {
    changes = List.copyOf(changes);
    moved = List.copyOf(moved);
  }

  static JobDifference of(JobDiagram left, JobDiagram right) {
    List<Change> changes = JobDiff.compare(right.job(), left.job());
    Set<String> changed = new HashSet<>();
    changes.stream().filter(change -> change.subject() == Subject.OPERATOR).forEach(change -> changed.add(change.name()));
    List<String> moved = new ArrayList<>();
    for (Operator operator : left.job().getOperators()) {
      Optional<Operator> other = right.job().getOperators().stream().filter(candidate -> Objects.equals(candidate.getUid(), operator.getUid())).findFirst();
      if (operator.getUid() != null && other.isPresent() && !changed.contains(operator.getUid())) {
        Point here = left.location(operator);
        if (!here.equals(right.location(other.get()))) {
          moved.add(operator.getUid());
        }
      }
    }
    return new JobDifference(changes, moved);
  }

  int count(Kind kind) {
    return (int) changes.stream().filter(change -> change.kind() == kind).count();
  }

  boolean isEmpty() {
    return changes.isEmpty() && moved.isEmpty();
  }
}
