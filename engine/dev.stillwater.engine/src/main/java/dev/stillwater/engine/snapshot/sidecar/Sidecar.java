package dev.stillwater.engine.snapshot.sidecar;

import dev.stillwater.engine.snapshot.SourcePosition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands beside one of our own snapshots in the folder {@code <snapshot>.stillwater}.
 *
 * <p>THREADING: immutable.
 *
 * @param manifest checksums, counts and origin
 * @param jobFile the job as it ran, as the text of a job file; overrides are in the manifest
 * @param sourcePositions positions by operator id
 * @param jobPath where the job file was, absolute, from whose folder relative paths in it count; empty where it is not known
 * @param clockTime what the clock of the job said, where that was not the wall clock: that of a replay goes on from there; empty for others
 */
public record Sidecar(Manifest manifest, Optional<String> jobFile, Map<String, List<SourcePosition>> sourcePositions, Optional<String> jobPath,
    Optional<Instant> clockTime) {
  public Sidecar {
    sourcePositions = Map.copyOf(sourcePositions);
  }

  /** A sidecar that does not know where the job file was. */
  public Sidecar(Manifest manifest, Optional<String> jobFile, Map<String, List<SourcePosition>> sourcePositions) {
    this(manifest, jobFile, sourcePositions, Optional.empty());
  }

  /** A sidecar of a job that ran by the wall clock. */
  public Sidecar(Manifest manifest, Optional<String> jobFile, Map<String, List<SourcePosition>> sourcePositions, Optional<String> jobPath) {
    this(manifest, jobFile, sourcePositions, jobPath, Optional.empty());
  }

  /** The same with another manifest. */
  public Sidecar withManifest(Manifest newManifest) {
    return new Sidecar(newManifest, jobFile, sourcePositions, jobPath, clockTime);
  }

  /** When it was by the clock of the job, on which its timers of processing time wait; empty where that is not known. */
  public Optional<Instant> jobTime() {
    return clockTime.or(manifest::triggerTime);
  }

  /**
   * The manifest.
   *
   * @param formatVersion version of the manifest's format
   * @param engineVersion version of the engine that wrote the snapshot
   * @param jobName name of the job, empty where it is not known: an edited copy of a foreign snapshot
   * @param jobId id of the run, 32 hexadecimal digits, empty where it is not known
   * @param checkpointId number of the checkpoint or savepoint
   * @param isSavepoint whether a person asked for it
   * @param triggerTime when it was triggered, if that is known
   * @param label what the person called it
   * @param note what the person wrote about it
   * @param overrides the parameters the job ran with in place of its file's, as {@code UID.PARAM} to value
   * @param uids uid by operator id
   * @param names name by operator id
   * @param files every file of the snapshot
   * @param states entries and bytes of every state
   */
  public record Manifest(int formatVersion, String engineVersion, String jobName, String jobId, long checkpointId, boolean isSavepoint,
      Optional<Instant> triggerTime, Optional<String> label, Optional<String> note, Map<String, String> overrides, Map<String, String> uids,
      Map<String, String> names, List<FileEntry> files, List<StateCount> states) {
    private static final Instant REPLAYED_BEFORE = Instant.parse("1971-01-01T00:00:00Z");

    public Manifest {
      overrides = Map.copyOf(overrides);
      uids = Map.copyOf(uids);
      names = Map.copyOf(names);
      files = List.copyOf(files);
      states = List.copyOf(states);
    }

    /** When it was triggered, for people; empty also for one of a replay from the beginning, whose clock starts in 1970. */
    public Optional<Instant> takenAt() {
      return triggerTime.filter(time -> time.isAfter(REPLAYED_BEFORE));
    }

    /** The same with other files. */
    public Manifest withFiles(List<FileEntry> newFiles) {
      return new Manifest(formatVersion, engineVersion, jobName, jobId, checkpointId, isSavepoint, triggerTime, label, note, overrides, uids, names,
          newFiles, states);
    }

    /** The same with another label and note. */
    public Manifest withLabel(Optional<String> newLabel, Optional<String> newNote) {
      return new Manifest(formatVersion, engineVersion, jobName, jobId, checkpointId, isSavepoint, triggerTime, newLabel, newNote, overrides, uids, names,
          files, states);
    }
  }

  /**
   * A file of the snapshot.
   *
   * @param path relative to the snapshot's folder, with slashes
   * @param sizeBytes its length
   * @param crc32c its CRC-32C
   */
  public record FileEntry(String path, long sizeBytes, int crc32c) {
  }

  /** How much a state holds. */
  public record StateCount(String operatorId, String stateName, String kind, long entries, long sizeBytes) {
  }
}
