package dev.stillwater.ui.operate.savepoints;

import dev.stillwater.host.catalog.CatalogEntry;
import dev.stillwater.host.catalog.CatalogTree.JobNode;
import dev.stillwater.host.catalog.CatalogTree.RunNode;
import dev.stillwater.host.catalog.CatalogTree.VersionNode;
import dev.stillwater.host.catalog.JobVersion;
import dev.stillwater.host.catalog.Restorability;
import dev.stillwater.host.replay.process.ReplayHistory;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.JobSessions;
import dev.stillwater.ui.operate.jobs.JobStates;
import dev.stillwater.ui.operate.replay.history.ReplayColumn;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;

/**
 * The columns of the Savepoints view.
 *
 * <p>THREADING: UI thread.
 */
enum SavepointColumn {
  /** What it is. */
  NAME(Messages.column_name, 330, false),
  /** When it was taken. */
  TAKEN(Messages.column_taken, 180, false),
  /** Whether it can be restored; of a replay what came out of it. */
  RESTORABLE(Messages.column_restorable, 220, false),
  /** Length of its files. */
  SIZE(Messages.column_size, 80, true),
  /** Form of its state. */
  FORMAT(Messages.column_format, 135, false),
  /** Who took it and by what means. */
  BY(Messages.column_by, 140, false),
  /** What is written about it. */
  NOTE(Messages.column_note, 160, false),
  /** Where it is. */
  WHERE(Messages.column_where, 320, false);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final int ID_DIGITS = 8;
  private final String title;
  private final int width;
  private final boolean isNumber;

  SavepointColumn(String title, int width, boolean isNumber) {
    this.title = title;
    this.width = width;
    this.isNumber = isNumber;
  }

  String title() {
    return title;
  }

  int width() {
    return width;
  }

  boolean isNumber() {
    return isNumber;
  }

  /** What stands in the column for the row. */
  String text(SavepointNode node, Map<String, Restorability> restorable) {
    return switch (node.subject()) {
      case JobNode job -> this == NAME ? job.name().isEmpty() ? Messages.node_unknownJob : job.name() : this == WHERE ? job.jobPath().orElse("") : "";
      case VersionNode version -> version(version);
      case RunNode run -> run(run);
      case ReplayHistory.Entry replay -> replay(replay);
      default -> node.entry().map(entry -> entry(entry, restorable)).orElse("");
    };
  }

  private String version(VersionNode version) {
    return switch (this) {
      case NAME -> version.version().map(JobVersion::shortText).map(hash -> NLS.bind(Messages.node_version, version.number(), hash))
          .orElse(Messages.node_unknownVersion);
      case TAKEN -> NLS.bind(Messages.node_since, time(version.since()));
      case RESTORABLE, SIZE, FORMAT, BY, NOTE, WHERE -> "";
    };
  }

  private String run(RunNode run) {
    String id = run.run().jobId().substring(0, Math.min(ID_DIGITS, run.run().jobId().length()));
    Optional<JobSession> session = JobSessions.get().session(run.run().jobId());
    return switch (this) {
      case NAME -> run.versionNumber() == 0 ? NLS.bind(Messages.node_run, id) : NLS.bind(Messages.node_runOfVersion, id, run.versionNumber());
      case TAKEN -> time(Instant.ofEpochMilli(run.run().startMs()));
      case RESTORABLE -> session.map(each -> JobStates.text(each.state())).orElse("");
      case BY -> run.run().user();
      case WHERE -> run.run().jobPath().orElse("");
      case SIZE, FORMAT, NOTE -> "";
    };
  }

  private String replay(ReplayHistory.Entry replay) {
    return switch (this) {
      case NAME -> ReplayColumn.besideSnapshot(replay.order());
      case TAKEN -> time(Instant.ofEpochMilli(replay.order().createdMs()));
      case RESTORABLE -> ReplayColumn.shortVerdict(replay.state());
      case SIZE, FORMAT, BY, NOTE, WHERE -> "";
    };
  }

  private String entry(CatalogEntry entry, Map<String, Restorability> restorable) {
    return switch (this) {
      case NAME -> entry.name();
      case TAKEN -> time(entry.time());
      case RESTORABLE -> Optional.ofNullable(restorable.get(entry.id())).map(SavepointColumn::text).orElse(Messages.restorable_looking);
      case SIZE -> Quantities.bytes(entry.form().sizeBytes());
      case FORMAT -> NLS.bind(Messages.node_form, entry.form().format(), entry.form().purpose());
      case BY -> NLS.bind(Messages.node_by, entry.book().user(), entry.book().by().text());
      case NOTE -> entry.words().note().map(note -> note.lines().findFirst().orElse("")).orElse("");
      case WHERE -> Optional.ofNullable(entry.path().getParent()).map(Path::toString).orElse("");
    };
  }

  /** Whether it can be restored, in a word or two. */
  static String text(Restorability restorability) {
    return switch (restorability.state()) {
      case RESTORABLE -> Messages.restorable_yes;
      case INPUT_GONE -> Messages.restorable_inputGone;
      case DAMAGED -> Messages.restorable_damaged;
      case MISSING -> Messages.restorable_missing;
      case DISPOSED -> Messages.restorable_disposed;
    };
  }

  /** A time of this machine's zone. */
  static String time(Instant instant) {
    return TIME.format(instant.atZone(ZoneId.systemDefault()));
  }
}
