package dev.stillwater.host.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The catalogue as a tree: jobs, their versions in the order in which they were first seen, the snapshots of each version, the runs that began with a
 * snapshot, and
 * the snapshots that those have left.
 *
 * <p>THREADING: immutable.
 *
 * @param jobs the jobs by name; snapshots of unknown jobs are in the last one, whose name is empty
 */
public record CatalogTree(List<JobNode> jobs) {
  /** Deeper than any lineage is read on screen; a damaged catalogue may hold a circle. */
  private static final int DEPTH_MAX = 50;

  /** A job by its name and file. */
  public record JobNode(String name, Optional<String> jobPath, List<VersionNode> versions) {
    public JobNode {
      versions = List.copyOf(versions);
    }
  }

  /**
   * A version of a job.
   *
   * @param number its place in the order of versions, from 1; 0 for snapshots that do not tell
   * @param version what it is
   * @param since when the first snapshot was taken of it
   * @param snapshots its snapshots, the latest first
   */
  public record VersionNode(int number, Optional<JobVersion> version, Instant since, List<SnapshotNode> snapshots) {
    public VersionNode {
      snapshots = List.copyOf(snapshots);
    }
  }

  /**
   * A snapshot.
   *
   * @param entry what is known of it
   * @param runs the runs that began with it, the latest first
   */
  public record SnapshotNode(CatalogEntry entry, List<RunNode> runs) {
    public SnapshotNode {
      runs = List.copyOf(runs);
    }
  }

  /**
   * A run that began with a snapshot.
   *
   * @param run the run
   * @param versionNumber number of the version of its job, 0 where it is not known
   * @param snapshots what it has left, the latest first; these stand below their own version as well
   */
  public record RunNode(StartedRun run, int versionNumber, List<SnapshotNode> snapshots) {
    public RunNode {
      snapshots = List.copyOf(snapshots);
    }
  }

  public CatalogTree {
    jobs = List.copyOf(jobs);
  }

  /** The tree of a catalogue's entries and runs. Cost: their number, times the depth of the lineage. */
  public static CatalogTree of(List<CatalogEntry> entries, List<StartedRun> runs) {
    return new Builder(entries, runs).build();
  }

  /** Builds it. */
  private static final class Builder {
    private final List<CatalogEntry> entries;
    private final Map<String, List<StartedRun>> runsBySnapshot = new HashMap<>();
    private final Map<String, List<CatalogEntry>> snapshotsByRun = new HashMap<>();
    private final Map<String, Map<String, Integer>> numbers = new HashMap<>();

    Builder(List<CatalogEntry> entries, List<StartedRun> runs) {
      this.entries = entries.stream().sorted(Comparator.comparing(CatalogEntry::time).reversed()).toList();
      runs.forEach(run -> runsBySnapshot.computeIfAbsent(run.snapshotId(), key -> new ArrayList<>()).add(run));
      this.entries.stream().filter(entry -> !entry.origin().jobId().isEmpty())
          .forEach(entry -> snapshotsByRun.computeIfAbsent(entry.origin().jobId(), key -> new ArrayList<>()).add(entry));
      this.entries.reversed().forEach(entry -> entry.origin().version().ifPresent(version -> number(job(entry), version)));
    }

    /** Jobs of the same name in other files are other jobs; without a file it is the name alone. */
    private static String job(CatalogEntry entry) {
      return entry.origin().jobName() + "\0" + entry.origin().jobPath().orElse("");
    }

    private int number(String job, JobVersion version) {
      Map<String, Integer> known = numbers.computeIfAbsent(job, key -> new HashMap<>());
      return known.computeIfAbsent(version.hash(), key -> known.size() + 1);
    }

    CatalogTree build() {
      Map<String, List<CatalogEntry>> byJob = new LinkedHashMap<>();
      entries.forEach(entry -> byJob.computeIfAbsent(job(entry), key -> new ArrayList<>()).add(entry));
      List<JobNode> jobs = new ArrayList<>();
      byJob.forEach((job, snapshots) -> jobs.add(new JobNode(snapshots.getFirst().origin().jobName(), snapshots.getFirst().origin().jobPath(),
          versions(job, snapshots))));
      jobs.sort(Comparator.comparing((JobNode job) -> job.name().isEmpty()).thenComparing(JobNode::name, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(job -> job.jobPath().orElse("")));
      return new CatalogTree(jobs);
    }

    private List<VersionNode> versions(String job, List<CatalogEntry> snapshots) {
      Map<Integer, List<CatalogEntry>> byNumber = new HashMap<>();
      snapshots.forEach(entry -> byNumber.computeIfAbsent(entry.origin().version().map(version -> number(job, version)).orElse(0), key -> new ArrayList<>())
          .add(entry));
      List<VersionNode> versions = new ArrayList<>();
      byNumber.forEach((number, ofVersion) -> versions.add(new VersionNode(number, ofVersion.getFirst().origin().version(), ofVersion.getLast().time(),
          ofVersion.stream().map(entry -> snapshot(entry, 0)).toList())));
      versions.sort(Comparator.comparingInt(VersionNode::number).reversed());
      return versions;
    }

    private SnapshotNode snapshot(CatalogEntry entry, int depth) {
      if (depth > DEPTH_MAX) {
        return new SnapshotNode(entry, List.of());
      }
      return new SnapshotNode(entry, runsBySnapshot.getOrDefault(entry.id(), List.of()).stream().map(run -> run(run, depth)).toList());
    }

    private RunNode run(StartedRun run, int depth) {
      String job = run.jobName() + "\0" + run.jobPath().orElse("");
      int number = run.version().map(version -> number(job, version)).orElse(0);
      return new RunNode(run, number, snapshotsByRun.getOrDefault(run.jobId(), List.of()).stream().map(entry -> snapshot(entry, depth + 1)).toList());
    }
  }
}
