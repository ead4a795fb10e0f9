package dev.stillwater.compiler.fix;

import dev.stillwater.compiler.function.ProjectCode;
import dev.stillwater.compiler.function.ProjectSources;
import dev.stillwater.compiler.function.UnmanagedState;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.edit.JobEdits;
import dev.stillwater.model.job.CheckpointSettings;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.StateBackendKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The four things that a job needs so that a savepoint of it brings back everything: checkpointing on, sources that can be read again, managed state only, and a
 * backend whose snapshots outlive the process.
 *
 * <p>THREADING: stateless; the thread that owns the job.
 */
public final class SavepointChecklist {
  private static final long INTERVAL_MS = 10_000;

  private SavepointChecklist() {
  }

  /** The prerequisites, in the order in which they are listed. */
  public enum Prerequisite {
    /** The job takes checkpoints. */
    CHECKPOINTING("Checkpointing is on"),
    /** Every source can be read again from the position in the snapshot. */
    REPLAYABLE_SOURCES("Every source can be read again"),
    /** Functions keep nothing outside of the state that snapshots hold. */
    MANAGED_STATE("All state is managed"),
    /** Snapshots outlive the process. */
    STATE_BACKEND("The state backend keeps snapshots in files");

    private final String text;

    Prerequisite(String text) {
      this.text = text;
    }

    /** For people: {@code Checkpointing is on}. */
    public String text() {
      return text;
    }

    /** Name in JSON: {@code replayable-sources}. */
    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Whether the job meets one of them.
   *
   * @param prerequisite which one
   * @param isMet whether it does
   * @param explanation how it does, or what is missing and what that means
   * @param uids operators that stand in the way
   * @param fix what can be done about it; empty when it is met, or only a person can tell
   */
  public record Item(Prerequisite prerequisite, boolean isMet, String explanation, List<String> uids, Optional<Remedy> fix) {
    public Item {
      Objects.requireNonNull(prerequisite, "prerequisite");
      Objects.requireNonNull(explanation, "explanation");
      uids = List.copyOf(uids);
    }
  }

  /**
   * A way to meet a prerequisite.
   *
   * @param label what it does
   * @param change makes the changes to the job
   */
  public record Remedy(String label, Consumer<JobEdits> change) {}

  /**
   * The four items for the job. Cost: compiles the Java functions of the project, if there are any.
   *
   * @param file file of the job, from whose folder the sources of functions are found; null if it has none
   */
  public static List<Item> of(Job job, Path file) {
    return List.of(checkpointing(job), sources(job), state(job, file), backend(job));
  }

  private static Item checkpointing(Job job) {
    CheckpointSettings settings = job.getCheckpointing();
    if (settings != null && settings.getIntervalMs() > 0) {
      return met(Prerequisite.CHECKPOINTING, "A checkpoint is taken every " + duration(settings.getIntervalMs()) + ".");
    }
    return new Item(Prerequisite.CHECKPOINTING, false, "The job takes no checkpoints: after a failure it begins from the start or from a savepoint that somebody took.",
        List.of(), Optional.of(new Remedy("Take a checkpoint every " + duration(INTERVAL_MS), edits -> {
          if (settings != null) {
            edits.set(settings, JobPackage.Literals.CHECKPOINT_SETTINGS__INTERVAL_MS, INTERVAL_MS);
          } else {
            CheckpointSettings added = JobFactory.eINSTANCE.createCheckpointSettings();
            added.setIntervalMs(INTERVAL_MS);
            edits.set(job, JobPackage.Literals.JOB__CHECKPOINTING, added);
          }
        })));
  }

  private static String duration(long ms) {
    return ms % 60_000 == 0 ? ms / 60_000 + " min" : ms % 1_000 == 0 ? ms / 1_000 + " s" : ms + " ms";
  }

  private static Item sources(Job job) {
    List<Operator> lost = new ArrayList<>();
    int count = 0;
    for (Operator operator : job.getOperators()) {
      Optional<OperatorKind> kind = OperatorCatalog.standard().kind(operator.getKind()).filter(OperatorKind::isSource);
      count += kind.isPresent() ? 1 : 0;
      kind.filter(known -> !known.has(OperatorKind.Trait.REPLAYABLE)).ifPresent(known -> lost.add(operator));
    }
    if (lost.isEmpty()) {
      return met(Prerequisite.REPLAYABLE_SOURCES, count == 0 ? "The job has no sources yet."
          : count == 1 ? "The source goes on at the position in the snapshot." : "Each of the " + count + " sources goes on at its position in the snapshot.");
    }
    List<String> uids = uids(lost);
    Remedy remedy = new Remedy("Read files from a folder instead", edits -> lost.forEach(source -> TimeFixes.makeReplayable(edits, source)));
    return new Item(Prerequisite.REPLAYABLE_SOURCES, false, "What " + quoted(uids) + " gave after the snapshot is lost, because it cannot be read again.", uids,
        Optional.of(remedy));
  }

  private static Item state(Job job, Path file) {
    Optional<Path> folder = Optional.ofNullable(file).map(path -> path.toAbsolutePath().normalize().getParent());
    ProjectSources sources = ProjectSources.read(job, OperatorCatalog.standard(), folder);
    if (!sources.isUsed()) {
      return met(Prerequisite.MANAGED_STATE, "All operators keep their state where snapshots find it.");
    }
    ProjectCode code = ProjectCode.of(sources);
    if (!code.problems().isEmpty()) {
      return new Item(Prerequisite.MANAGED_STATE, false, "The Java functions do not compile, so that nobody can tell what they keep.",
          sources.uses().stream().map(use -> use.operator().getUid()).filter(Objects::nonNull).distinct().toList(), Optional.empty());
    }
    List<String> found = new ArrayList<>();
    List<Operator> operators = new ArrayList<>();
    for (ProjectSources.Use use : sources.uses()) {
      List<String> fields = UnmanagedState.of(use.className(), code.classes());
      if (!fields.isEmpty()) {
        found.addAll(fields.stream().filter(field -> !found.contains(field)).toList());
        operators.add(use.operator());
      }
    }
    if (found.isEmpty()) {
      return met(Prerequisite.MANAGED_STATE, "The Java functions keep their state in state that snapshots hold.");
    }
    return new Item(Prerequisite.MANAGED_STATE, false, "Snapshots do not hold " + String.join(", ", found) + ": " + (found.size() == 1 ? "it is" : "they are")
        + " lost with the process. Keep it in a state of open(States), or make it final.", uids(operators), Optional.empty());
  }

  private static Item backend(Job job) {
    StateBackendKind kind = job.getStateBackend() == null ? StateBackendKind.FILESYSTEM : job.getStateBackend().getKind();
    if (kind != StateBackendKind.MEMORY) {
      return met(Prerequisite.STATE_BACKEND, "The backend is " + kind.getLiteral() + ": snapshots are files that outlive the process.");
    }
    return new Item(Prerequisite.STATE_BACKEND, false, "The backend is memory: checkpoints are gone with the process, and large state does not fit.", List.of(),
        Optional.of(new Remedy("Use the filesystem backend",
            edits -> edits.set(job.getStateBackend(), JobPackage.Literals.STATE_BACKEND_SETTINGS__KIND, StateBackendKind.FILESYSTEM))));
  }

  private static Item met(Prerequisite prerequisite, String explanation) {
    return new Item(prerequisite, true, explanation, List.of(), Optional.empty());
  }

  private static List<String> uids(List<Operator> operators) {
    return operators.stream().map(Operator::getUid).filter(Objects::nonNull).distinct().toList();
  }

  private static String quoted(List<String> uids) {
    return uids.isEmpty() ? "a source" : "'" + String.join("', '", uids) + "'";
  }
}
