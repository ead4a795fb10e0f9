package dev.stillwater.ui.operate.launch;

import dev.stillwater.host.catalog.CatalogEntry;
import dev.stillwater.host.catalog.SavepointCatalog;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.JobSessions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;

/**
 * The snapshots that a job may be started from: those of the user's catalogue, and the last checkpoints of the job's runs.
 *
 * <p>THREADING: stateless; any thread but the UI thread, as it reads the disk.
 */
public final class KnownSnapshots {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM);

  private KnownSnapshots() {
  }

  /**
   * A snapshot to choose.
   *
   * @param path where it is
   * @param text what it is called, of which job, when it was taken
   * @param time when it was taken
   * @param isOwn whether it is of the job that was asked for
   */
  public record Known(Path path, String text, Instant time, boolean isOwn) {
  }

  /** The snapshots that are there, those of the job first, the newest first. Cost: number of snapshots. */
  public static List<Known> of(Optional<Path> job) {
    Map<Path, Known> own = new LinkedHashMap<>();
    Map<Path, Known> others = new LinkedHashMap<>();
    for (CatalogEntry entry : SavepointCatalog.user().entries()) {
      if (!entry.isDisposed() && Files.exists(entry.path())) {
        String name = entry.origin().jobName();
        boolean isOwn = job.isPresent() && entry.origin().jobPath().filter(job.get().toString()::equals).isPresent();
        (isOwn ? own : others).put(entry.path(), new Known(entry.path(), text(entry.name(), name, entry.time()), entry.time(), isOwn));
      }
    }
    for (JobSession session : job.map(JobSessions.get()::of).orElse(List.of())) {
      session.numbers().lastCheckpoint().filter(note -> note.localPath().isPresent()).ifPresent(note -> {
        Path path = note.localPath().get();
        Instant time = Instant.ofEpochMilli(note.timeMs());
        if (path.isAbsolute() && Files.exists(path.resolve("_metadata"))) {
          own.putIfAbsent(path, new Known(path, text(NLS.bind(Messages.restore_checkpoint, note.id()), session.name(), time), time, true));
        }
      });
    }
    List<Known> all = new ArrayList<>(own.values().stream().sorted(Comparator.comparing(Known::time).reversed()).toList());
    all.addAll(others.values().stream().sorted(Comparator.comparing(Known::time).reversed()).toList());
    return all;
  }

  private static String text(String name, String job, Instant time) {
    return NLS.bind(Messages.restore_known, new Object[] {name, job, TIME.format(time.atZone(ZoneId.systemDefault()))});
  }
}
