package dev.stillwater.engine.snapshot.verify;

/**
 * What a finding is about. The texts are part of the output of {@code verify}: they do not change.
 *
 * <p>THREADING: immutable.
 */
public enum FindingCode {
  /** There is no snapshot. */
  NOT_A_SNAPSHOT("not-a-snapshot", Severity.ERROR),
  /** Something has a version that this program does not know. */
  UNKNOWN_VERSION("unknown-version", Severity.ERROR),
  /** Something was asked for that is refused, such as an archive that does not fit on the disk. */
  REFUSED("refused", Severity.ERROR),
  /** The disk refused. */
  UNREACHABLE("unreachable", Severity.ERROR),
  /** A file that a pointer or the manifest names is not there. */
  MISSING_FILE("missing-file", Severity.ERROR),
  /** A file or a part of one ends too early. */
  TRUNCATED("truncated", Severity.ERROR),
  /** Bytes that cannot be what the format says. */
  CORRUPT("corrupt", Severity.ERROR),
  /** A file is longer than its pointer or the manifest says. */
  LENGTH("length", Severity.WARNING),
  /** Bytes behind the end of what has a meaning. */
  DATA_BEHIND_END("data-behind-end", Severity.WARNING),
  /** An offset lies outside of its file, or is below the one before it. */
  OFFSET("offset", Severity.ERROR),
  /** A subtask's range of key groups is not the one that its index has. */
  KEY_GROUP_RANGE("key-group-range", Severity.WARNING),
  /** A key group that no subtask has, or several have. */
  KEY_GROUP_COVERAGE("key-group-coverage", Severity.ERROR),
  /** A key in a key group that it does not belong to. */
  MISPLACED_KEY("misplaced-key", Severity.ERROR),
  /** An entry that the state's serializers cannot decode. */
  UNDECODABLE_ENTRY("undecodable-entry", Severity.ERROR),
  /** State whose bytes cannot be checked, since its serializer is not known. */
  UNREADABLE_SERIALIZER("unreadable-serializer", Severity.WARNING),
  /** A map state holds a null value, with which Flink's heap backend fails to write a canonical savepoint. */
  NULL_MAP_VALUE("null-map-value", Severity.WARNING),
  /** The copies of a broadcast state differ from each other. */
  BROADCAST_DIFFERS("broadcast-differs", Severity.WARNING),
  /** A native savepoint of RocksDB has no timers where there must be some. */
  LOST_TIMERS("lost-timers", Severity.ERROR),
  /** A native savepoint of RocksDB lost all timers, so that this operator lost those that it may have had. */
  POSSIBLY_LOST_TIMERS("possibly-lost-timers", Severity.WARNING),
  /** State that the job has no use for and that every savepoint carries on. */
  UNUSED_STATE("unused-state", Severity.WARNING),
  /** A file does not have the checksum of the manifest. */
  CHECKSUM("checksum", Severity.ERROR),
  /** A state has another number of entries than the manifest says. */
  ENTRY_COUNT("entry-count", Severity.ERROR),
  /** The manifest itself is damaged, or does not fit the snapshot. */
  MANIFEST("manifest", Severity.ERROR),
  /** A file in the snapshot's folder that the manifest does not know. */
  UNKNOWN_FILE("unknown-file", Severity.WARNING);

  private final String text;
  private final Severity severity;

  FindingCode(String text, Severity severity) {
    this.text = text;
    this.severity = severity;
  }

  /** The name in the output. */
  public String text() {
    return text;
  }

  /** How bad it is. */
  public Severity severity() {
    return severity;
  }
}
