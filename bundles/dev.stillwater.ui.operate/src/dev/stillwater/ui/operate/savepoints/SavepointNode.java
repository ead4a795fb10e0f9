package dev.stillwater.ui.operate.savepoints;

import dev.stillwater.host.catalog.CatalogEntry;
import dev.stillwater.host.catalog.CatalogTree;
import dev.stillwater.host.catalog.CatalogTree.JobNode;
import dev.stillwater.host.catalog.CatalogTree.RunNode;
import dev.stillwater.host.catalog.CatalogTree.SnapshotNode;
import dev.stillwater.host.catalog.CatalogTree.VersionNode;
import dev.stillwater.host.replay.process.ReplayHistory;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.JobSessions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.IAdaptable;

/**
 * A row of the Savepoints view: a job, a version of it, a snapshot, or a run or a replay that began with a snapshot. Rows of two looks at the catalogue are the same row
 * when
 * they stand for the same thing at the same place, so that what is open stays open.
 *
 * <p>THREADING: immutable once made.
 */
public final class SavepointNode implements IAdaptable {
  private final Optional<SavepointNode> parent;
  private final String key;
  private final Object subject;
  private final List<SavepointNode> children = new ArrayList<>();

  private SavepointNode(Optional<SavepointNode> parent, String key, Object subject) {
    this.parent = parent;
    this.key = parent.map(node -> node.key + "/").orElse("") + key;
    this.subject = subject;
  }

  /**
   * The rows of a catalogue at the top: the jobs. Cost: its size.
   *
   * @param replays what was replayed from snapshots, the latest first
   */
  static List<SavepointNode> of(CatalogTree tree, List<ReplayHistory.Entry> replays) {
    Map<Path, List<ReplayHistory.Entry>> bySnapshot = replays.stream().filter(replay -> replay.order().snapshot().isPresent())
        .collect(Collectors.groupingBy(replay -> replay.order().snapshot().get()));
    List<SavepointNode> jobs = new ArrayList<>();
    for (JobNode job : tree.jobs()) {
      SavepointNode node = new SavepointNode(Optional.empty(), job.name() + "|" + job.jobPath().orElse(""), job);
      for (VersionNode version : job.versions()) {
        SavepointNode child = node.add("v" + version.number(), version);
        version.snapshots().forEach(snapshot -> addSnapshot(child, snapshot, bySnapshot));
      }
      jobs.add(node);
    }
    return jobs;
  }

  private static void addSnapshot(SavepointNode parent, SnapshotNode snapshot, Map<Path, List<ReplayHistory.Entry>> replays) {
    SavepointNode node = parent.add(snapshot.entry().id(), snapshot);
    for (RunNode run : snapshot.runs()) {
      SavepointNode child = node.add(run.run().jobId(), run);
      run.snapshots().forEach(each -> addSnapshot(child, each, replays));
    }
    replays.getOrDefault(snapshot.entry().path(), List.of()).forEach(replay -> node.add(replay.id(), replay));
  }

  private SavepointNode add(String childKey, Object childSubject) {
    SavepointNode child = new SavepointNode(Optional.of(this), childKey, childSubject);
    children.add(child);
    return child;
  }

  /** The row above. */
  Optional<SavepointNode> parent() {
    return parent;
  }

  /** The rows below. */
  public List<SavepointNode> children() {
    return children;
  }

  /** What it stands for: a {@link JobNode}, {@link VersionNode}, {@link SnapshotNode}, {@link RunNode} or {@link ReplayHistory.Entry}. */
  Object subject() {
    return subject;
  }

  /** The snapshot that it stands for. */
  public Optional<CatalogEntry> entry() {
    return subject instanceof SnapshotNode snapshot ? Optional.of(snapshot.entry()) : Optional.empty();
  }

  /** The job that can be operated from here: the run it stands for, or the newest run of its job that has not ended. */
  public Optional<JobSession> session() {
    return switch (subject) {
      case RunNode run -> JobSessions.get().session(run.run().jobId());
      case JobNode job -> job.jobPath().flatMap(path -> JobSessions.get().of(Path.of(path)).stream().filter(Predicate.not(JobSession::isEnded)).findFirst());
      default -> Optional.empty();
    };
  }

  @Override
  public <T> T getAdapter(Class<T> type) {
    if (type == JobSession.class) {
      return type.cast(session().orElse(null));
    }
    if (type == ReplayHistory.Entry.class) {
      return subject instanceof ReplayHistory.Entry replay ? type.cast(replay) : null;
    }
    return type == Path.class ? type.cast(entry().filter(entry -> !entry.isDisposed()).map(CatalogEntry::path).orElse(null)) : null;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SavepointNode node && node.key.equals(key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }
}
