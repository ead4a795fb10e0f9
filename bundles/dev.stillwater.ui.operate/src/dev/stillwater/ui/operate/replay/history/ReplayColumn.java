package dev.stillwater.ui.operate.replay.history;

import dev.stillwater.host.replay.VersionName;
import dev.stillwater.host.replay.process.ReplayHistory;
import dev.stillwater.host.replay.process.ReplayOrder;
import dev.stillwater.host.replay.process.ReplayState;
import dev.stillwater.ui.Quantities;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.osgi.util.NLS;

/**
 * The columns of the Replays view.
 *
 * <p>THREADING: any thread.
 */
public enum ReplayColumn {
  /** What people call it. */
  LABEL(Messages.column_label, 215, false),
  /** When it was asked for. */
  WHEN(Messages.column_when, 150, false),
  /** What was done. */
  WHAT(Messages.column_what, 100, false),
  /** What came of it. */
  VERDICT(Messages.column_verdict, 400, false),
  /** Input records that were read, where the process has told of them last. */
  RECORDS(Messages.column_records, 90, true),
  /** How long it took. */
  DURATION(Messages.column_duration, 90, true),
  /** Which versions. */
  VERSIONS(Messages.column_versions, 280, false),
  /** From which snapshot. */
  SNAPSHOT(Messages.column_snapshot, 150, false);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final Pattern COUNTED = Pattern.compile("[\\d,]+ of [\\d,]+ results? differs?");
  private final String title;
  private final int width;
  private final boolean isNumber;

  ReplayColumn(String title, int width, boolean isNumber) {
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

  /** What stands in the column. */
  public String text(ReplayHistory.Entry entry, long nowMs) {
    ReplayOrder order = entry.order();
    return switch (this) {
      case LABEL -> order.label();
      case WHEN -> TIME.format(Instant.ofEpochMilli(order.createdMs()).atZone(ZoneId.systemDefault()));
      case WHAT -> what(order.kind());
      case VERSIONS -> versions(order);
      case SNAPSHOT -> order.snapshot().map(Path::getFileName).map(Path::toString).orElse(Messages.snapshot_none);
      case VERDICT -> verdict(entry.state());
      case RECORDS -> entry.state().progress().records() > 0 ? Quantities.count(entry.state().progress().records()) : "";
      case DURATION -> Quantities.durationMs(entry.state().durationMs(nowMs));
    };
  }

  private static String what(ReplayOrder.Kind kind) {
    return switch (kind) {
      case REPLAY -> Messages.kind_replay;
      case COMPARISON -> Messages.kind_comparison;
      case FAILURE -> Messages.kind_failure;
    };
  }

  /** The versions of a replay for people. */
  public static String versions(ReplayOrder order) {
    String a = version(order, ReplayOrder.A);
    return order.kind() == ReplayOrder.Kind.COMPARISON ? NLS.bind(Messages.versions_two, a, version(order, ReplayOrder.B)) : a;
  }

  private static String version(ReplayOrder order, String side) {
    String text = order.versionText(side);
    int slash = Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\'));
    boolean isInRevision = text.indexOf('@') >= 0 && text.indexOf('@') < slash;
    return text.equals(VersionName.SNAPSHOT) ? Messages.version_snapshot : isInRevision || order.copies().containsKey(side) ? text : text.substring(slash + 1);
  }

  /** What came of a replay, or how far it is, in one line. */
  public static String verdict(ReplayState state) {
    return switch (state.phase()) {
      case PREPARING -> Messages.verdict_preparing;
      case RUNNING -> Messages.verdict_running;
      case FINISHED -> state.result().verdict().orElse("");
      case FAILED -> NLS.bind(Messages.verdict_failed, state.result().message().orElse("").lines().findFirst().orElse(""));
      case CANCELLED -> Messages.verdict_cancelled;
    };
  }

  /** The same as far as it fits into a narrow column: of results that differ their number. */
  public static String shortVerdict(ReplayState state) {
    String whole = verdict(state);
    Matcher counted = COUNTED.matcher(whole);
    return counted.lookingAt() ? counted.group() : whole;
  }

  /** What was replayed from a snapshot, below which it stands: the version, or the version that its own job was compared with. */
  public static String besideSnapshot(ReplayOrder order) {
    String a = version(order, ReplayOrder.A);
    if (order.kind() != ReplayOrder.Kind.COMPARISON) {
      return NLS.bind(Messages.beside_replayed, a);
    }
    String b = version(order, ReplayOrder.B);
    return order.versionText(ReplayOrder.A).equals(VersionName.SNAPSHOT) ? NLS.bind(Messages.beside_comparedWith, b) : NLS.bind(Messages.beside_compared, a, b);
  }

  /** The order of rows by this column. */
  Comparator<ReplayHistory.Entry> order(long nowMs) {
    return switch (this) {
      case WHEN -> Comparator.comparingLong(entry -> entry.order().createdMs());
      case RECORDS -> Comparator.comparingLong(entry -> entry.state().progress().records());
      case DURATION -> Comparator.comparingLong(entry -> entry.state().durationMs(nowMs));
      case LABEL, WHAT, VERSIONS, SNAPSHOT, VERDICT -> Comparator.comparing(entry -> text(entry, nowMs), String.CASE_INSENSITIVE_ORDER);
    };
  }
}
