package dev.stillwater.ui.operate.snapshot.overview;

import dev.stillwater.host.catalog.CatalogEntry;
import dev.stillwater.host.catalog.SavepointCatalog;
import dev.stillwater.host.catalog.StartedRun;
import dev.stillwater.ui.operate.snapshot.page.SnapshotFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;

/**
 * Where a snapshot comes from and what came of it, as far as this machine knows: the run that took it and what that started from, the runs that started from it,
 * and the snapshots beside it.
 *
 * <p>THREADING: immutable; {@link #of} reads files, never on the UI thread.
 *
 * @param links the lines, the oldest relation first
 */
record Lineage(List<Link> links) {
  private static final int NEIGHBOURS_MAX = 100;

  /**
   * One line.
   *
   * @param relation how it is related
   * @param what what it is
   * @param when when it was, empty where that is not known
   * @param snapshot the snapshot to open; empty for a run
   */
  record Link(String relation, String what, String when, Optional<Path> snapshot) {
  }

  Lineage {
    links = List.copyOf(links);
  }

  /** The lineage of the snapshot in the folder. Cost: number of entries of the catalogue and of folders beside the snapshot. */
  static Lineage of(Path folder, String jobId) {
    SavepointCatalog catalog = SavepointCatalog.user();
    Optional<CatalogEntry> entry = catalog.entry(folder);
    String run = entry.map(known -> known.origin().jobId()).orElse(jobId);
    List<Link> links = new ArrayList<>();
    for (StartedRun started : catalog.runs()) {
      String when = SnapshotFacts.time(Instant.ofEpochMilli(started.startMs()));
      if (!run.isEmpty() && started.jobId().equals(run)) {
        links.addFirst(new Link(Messages.Lineage_from, started.snapshot().toString(), when, Optional.of(started.snapshot())));
      }
      if (started.snapshot().equals(folder) || entry.isPresent() && started.snapshotId().equals(entry.get().id())) {
        links.add(new Link(Messages.Lineage_to, NLS.bind(Messages.Lineage_run, started.jobName(), started.jobId()), when, Optional.empty()));
      }
    }
    if (!run.isEmpty()) {
      catalog.entries().stream().filter(other -> other.origin().jobId().equals(run) && !other.path().equals(folder) && !other.isDisposed())
          .forEach(other -> links.add(new Link(Messages.Lineage_sameRun, other.path().toString(), SnapshotFacts.time(other.time()), Optional.of(other.path()))));
    }
    for (Path neighbour : neighbours(folder)) {
      if (links.stream().noneMatch(link -> link.snapshot().filter(neighbour::equals).isPresent())) {
        links.add(new Link(Messages.Lineage_beside, neighbour.toString(), modified(neighbour), Optional.of(neighbour)));
      }
    }
    return new Lineage(links);
  }

  private static List<Path> neighbours(Path folder) {
    if (folder.getParent() == null) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder.getParent())) {
      return files.filter(other -> !other.equals(folder) && Files.isRegularFile(other.resolve("_metadata"))).sorted().limit(NEIGHBOURS_MAX).toList();
    } catch (IOException unreadable) {
      // Nothing is known of what lies beside it.
      return List.of();
    }
  }

  private static String modified(Path snapshot) {
    try {
      return SnapshotFacts.time(Files.getLastModifiedTime(snapshot.resolve("_metadata")).toInstant());
    } catch (IOException unreadable) {
      return "";
    }
  }
}
