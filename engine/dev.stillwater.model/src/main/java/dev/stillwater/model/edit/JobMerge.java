package dev.stillwater.model.edit;

import dev.stillwater.model.JobDiff;
import dev.stillwater.model.JobDiff.Change;
import dev.stillwater.model.JobDiff.Kind;
import dev.stillwater.model.JobDiff.Subject;
import dev.stillwater.model.job.Job;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings two versions of a job together that go back to a third one: what only one of them changed is taken from it, what both changed differently is a conflict.
 *
 * <p>THREADING: immutable.
 *
 * @param taken changes of theirs that mine does not have
 * @param conflicts changes of theirs that contradict changes of mine
 */
public record JobMerge(List<Change> taken, List<Change> conflicts) {
  public JobMerge {
    taken = List.copyOf(taken);
    conflicts = List.copyOf(conflicts);
  }

  /** Looks at what was changed on both sides; changes nothing. Cost: two comparisons, and the product of their changes. */
  public static JobMerge of(Job base, Job mine, Job theirs) {
    List<Change> ours = JobDiff.compare(base, mine);
    List<Change> taken = new ArrayList<>();
    List<Change> conflicts = new ArrayList<>();
    for (Change change : JobDiff.compare(base, theirs)) {
      if (ours.contains(change)) {
        continue;
      }
      (ours.stream().anyMatch(other -> contradicts(change, other)) ? conflicts : taken).add(change);
    }
    return new JobMerge(taken, conflicts);
  }

  /** Whether both can be had. */
  public boolean isClean() {
    return conflicts.isEmpty();
  }

  /** Makes the changes of theirs to mine. */
  public void apply(Job theirs, Job mine, JobEdits edits) {
    JobTransfer.copy(taken, theirs, mine, edits);
  }

  private static boolean contradicts(Change one, Change other) {
    if (one.subject() == other.subject() && one.name().equals(other.name())) {
      return one.kind() != Kind.CHANGED || other.kind() != Kind.CHANGED || one.feature().equals(other.feature());
    }
    return needs(one, other) || needs(other, one);
  }

  /** Whether a stream was added or changed at an operator that the other side removed. */
  private static boolean needs(Change stream, Change operator) {
    if (stream.subject() != Subject.STREAM || stream.kind() == Kind.REMOVED || operator.subject() != Subject.OPERATOR || operator.kind() != Kind.REMOVED) {
      return false;
    }
    String[] ends = stream.name().replaceFirst(" \\(\\d+\\)$", "").split(" -> ", 2);
    return ends.length == 2 && (isEnd(ends[0], operator.name()) || isEnd(ends[1], operator.name()));
  }

  /** An end is a uid, or a uid with a port behind a colon; a uid may hold colons as well. */
  private static boolean isEnd(String end, String uid) {
    return end.equals(uid) || end.startsWith(uid + ":");
  }
}
