package dev.stillwater.host.preflight;

import dev.stillwater.engine.snapshot.edit.Edit;
import dev.stillwater.engine.snapshot.findings.Sizes;
import dev.stillwater.model.edit.JobEdits;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A way out of an issue, as data: a change of the job, an edited copy of the snapshot, or an option of the start.
 *
 * <p>THREADING: immutable; {@link #apply} on the thread that owns the job.
 */
public sealed interface PreflightFix {
  /** What it does, for people, as an order. */
  String text();

  /** Changes the job, if it is a fix of that kind; does nothing else. */
  default void apply(Job job, JobEdits edits) {
    // A fix of the snapshot or of the start leaves the job as it is.
  }

  /** What is to be changed in a copy of the snapshot, which {@code SnapshotEditor} writes; empty for other fixes. */
  default Optional<Edit> edit() {
    return Optional.empty();
  }

  /** Words of the command line that do it, {@code SNAPSHOT}, {@code COPY} and {@code JOB} to be replaced; empty where only the job changes. */
  default List<String> command() {
    return List.of();
  }

  /**
   * Gives an operator of the job the uid under which the snapshot has its state.
   *
   * @param uid the uid that it has now
   * @param newUid the uid that the snapshot knows
   */
  record SetUid(String uid, String newUid) implements PreflightFix {
    @Override
    public String text() {
      return "Give operator '" + uid + "' the uid '" + newUid + "' that the snapshot has.";
    }

    @Override
    public void apply(Job job, JobEdits edits) {
      operator(job, uid).ifPresent(operator -> edits.set(operator, JobPackage.Literals.OPERATOR__UID, newUid));
    }
  }

  /**
   * Writes a copy of the snapshot in which the state of an operator, which may have an id alone, belongs to a uid of the job.
   *
   * @param operator uid or id in the snapshot
   * @param newUid uid in the job
   */
  record MapToUid(String operator, String newUid) implements PreflightFix {
    @Override
    public String text() {
      return "Write a copy of the snapshot in which the state of '" + operator + "' belongs to the uid '" + newUid + "'.";
    }

    @Override
    public Optional<Edit> edit() {
      return Optional.of(new Edit.ChangeUid(operator, newUid));
    }

    @Override
    public List<String> command() {
      return List.of("snapshot", "edit", "SNAPSHOT", "COPY", "--change-uid", operator + "=" + newUid);
    }
  }

  /**
   * Writes a copy of the snapshot without an operator, or without one of its states, so that nothing is lost behind anybody's back.
   *
   * @param operator uid or id in the snapshot
   * @param state the state; empty for all of them
   */
  record DropInCopy(String operator, Optional<String> state) implements PreflightFix {
    @Override
    public String text() {
      return "Write a copy of the snapshot without " + state.map(name -> "the state '" + name + "' of ").orElse("") + "'" + operator + "'.";
    }

    @Override
    public Optional<Edit> edit() {
      return Optional.of(state.isPresent() ? new Edit.DropState(operator, state.get()) : new Edit.DropOperator(operator));
    }

    @Override
    public List<String> command() {
      return state.isPresent() ? List.of("snapshot", "edit", "SNAPSHOT", "COPY", "--drop-state", operator + "/" + state.get())
          : List.of("snapshot", "edit", "SNAPSHOT", "COPY", "--drop-operator", operator);
    }
  }

  /** Starts and does without all state that nobody takes. */
  record AllowLoss() implements PreflightFix {
    @Override
    public String text() {
      return "Start without that state, knowingly.";
    }

    @Override
    public List<String> command() {
      return List.of("run", "JOB", "--from", "SNAPSHOT", "--allow-non-restored-state");
    }
  }

  /** Sets the max parallelism of the job to that of the snapshot. */
  record SetMaxParallelism(int maxParallelism) implements PreflightFix {
    @Override
    public String text() {
      return "Keep the max parallelism " + maxParallelism + " of the snapshot.";
    }

    @Override
    public void apply(Job job, JobEdits edits) {
      edits.set(job, JobPackage.Literals.JOB__MAX_PARALLELISM, maxParallelism);
    }
  }

  /** Writes a copy of the snapshot with the max parallelism that the job wants: every key goes to its new key group. */
  record ChangeMaxParallelism(int maxParallelism) implements PreflightFix {
    @Override
    public String text() {
      return "Write a copy of the snapshot with max parallelism " + maxParallelism + ".";
    }

    @Override
    public Optional<Edit> edit() {
      return Optional.of(new Edit.ChangeMaxParallelism(Optional.empty(), maxParallelism));
    }

    @Override
    public List<String> command() {
      return List.of("snapshot", "edit", "SNAPSHOT", "COPY", "--max-parallelism", Integer.toString(maxParallelism));
    }
  }

  /**
   * Runs operators with fewer subtasks.
   *
   * @param uids the operators
   * @param parallelism the number of subtasks that the snapshot allows
   */
  record SetParallelism(List<String> uids, int parallelism) implements PreflightFix {
    private static final int NAMED_MAX = 3;

    public SetParallelism {
      uids = List.copyOf(uids);
    }

    /** What two of the same number do together. */
    SetParallelism with(SetParallelism other) {
      return new SetParallelism(Stream.concat(uids.stream(), other.uids.stream()).distinct().toList(), parallelism);
    }

    @Override
    public String text() {
      String names = String.join("', '", uids.subList(0, Math.min(NAMED_MAX, uids.size())));
      String more = uids.size() > NAMED_MAX ? "' and " + Sizes.counted(uids.size() - NAMED_MAX, "other", "others") : "'";
      return "Run " + (uids.size() == 1 ? "operator '" : "operators '") + names + more + " with parallelism " + parallelism + ".";
    }

    @Override
    public void apply(Job job, JobEdits edits) {
      uids.forEach(uid -> operator(job, uid).ifPresent(operator -> edits.set(operator, JobPackage.Literals.OPERATOR__PARALLELISM, parallelism)));
    }
  }

  private static Optional<Operator> operator(Job job, String uid) {
    return job.getOperators().stream().filter(operator -> uid.equals(operator.getUid())).findFirst();
  }
}
