package dev.stillwater.cli;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Truncated;
import dev.stillwater.engine.snapshot.SnapshotKind;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.SourcePosition;
import dev.stillwater.engine.snapshot.StateSize;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code inspect} says of a snapshot.
 *
 * <p>THREADING: immutable.
 *
 * @param named the snapshot as the person named it
 * @param kind what it is
 * @param metadataVersion version of Flink's metadata
 * @param checkpointId number of the checkpoint or savepoint in its job
 * @param time when it was taken, if that is known
 * @param isFileTime whether the time is only that of the file
 * @param files what it consists of
 * @param sidecar what stands beside it
 * @param operators all operators, in the order of the metadata
 * @param problems what could not be read
 */
record SnapshotSummary(String named, SnapshotKind kind, int metadataVersion, long checkpointId, Optional<Instant> time, boolean isFileTime,
    ReferencedFiles files, Optional<Sidecar> sidecar, List<Operator> operators, List<SnapshotException> problems) {

  /** An operator. */
  record Operator(OperatorView view, List<State> states, List<SourcePosition> positions, List<String> notes) {
    /** Whether there is nothing to say but that it exists. */
    boolean isStateless() {
      return states.isEmpty() && positions.isEmpty() && notes.isEmpty();
    }
  }

  /** A state; its size is empty where it cannot be read. */
  record State(StateView view, Optional<StateSize> size) {
    /** Type of the namespace for people, empty for state that belongs to keys alone. */
    String namespaceType() {
      return view.namespaceSerializer().filter(type -> !type.snapshotClass().contains("VoidNamespace")).map(ValueSerializer::typeText).orElse("");
    }
  }

  /** Looks at the whole snapshot; counts the entries if asked, else takes what the manifest knows or an estimate. */
  static SnapshotSummary of(SnapshotView snapshot, String named, boolean isCounted, ProgressListener listener) throws SnapshotException {
    List<SnapshotException> problems = new ArrayList<>();
    List<Operator> operators = new ArrayList<>();
    for (OperatorView operator : snapshot.operators()) {
      operators.add(operator(operator, isCounted, listener, problems));
    }
    for (OperatorMetadata operator : snapshot.metadata().operators()) {
      for (SubtaskMetadata subtask : operator.subtasks()) {
        lengths(subtask, snapshot, problems);
      }
    }
    Optional<Instant> triggered = snapshot.sidecar().flatMap(sidecar -> sidecar.manifest().takenAt());
    return new SnapshotSummary(named, snapshot.kind(), snapshot.metadata().version(), snapshot.metadata().checkpointId(),
        triggered.or(() -> fileTime(snapshot.files().folder())), triggered.isEmpty(), ReferencedFiles.of(snapshot, Storage.local()), snapshot.sidecar(),
        operators, problems);
  }

  /** Finds files that are shorter than what points to them, which the first entries of a state do not show. */
  private static void lengths(SubtaskMetadata subtask, SnapshotView snapshot, List<SnapshotException> problems) throws SnapshotException {
    if (subtask.managedKeyed().filter(SnapshotSummary::isChangelog).isPresent()) {
      return;
    }
    for (StreamHandle handle : subtask.streamHandles()) {
      Optional<Truncated> tooShort = tooShort(handle, snapshot);
      if (tooShort.isPresent()) {
        keep(tooShort.get(), problems);
      }
    }
  }

  /** Whether Flink gives files lengths that are not those on the disk. */
  private static boolean isChangelog(KeyedHandle handle) {
    return handle instanceof KeyedHandle.Changelog || handle instanceof KeyedHandle.ChangelogFiles;
  }

  private static Optional<Truncated> tooShort(StreamHandle handle, SnapshotView snapshot) {
    try {
      snapshot.files().open(handle);
      return Optional.empty();
    } catch (Truncated problem) {
      return Optional.of(problem);
    } catch (SnapshotException toldWithTheState) {
      return Optional.empty();
    }
  }

  private static Operator operator(OperatorView operator, boolean isCounted, ProgressListener listener, List<SnapshotException> problems)
      throws SnapshotException {
    List<State> states = new ArrayList<>();
    List<SourcePosition> positions = List.of();
    List<String> notes = List.of();
    try {
      for (StateView state : operator.states()) {
        states.add(new State(state, size(state, isCounted, listener, problems)));
      }
      notes = operator.notes();
      positions = operator.sourcePositions();
    } catch (SnapshotException problem) {
      keep(problem, problems);
    }
    return new Operator(operator, states, positions, notes);
  }

  private static Optional<StateSize> size(StateView state, boolean isCounted, ProgressListener listener, List<SnapshotException> problems)
      throws SnapshotException {
    try {
      if (isCounted) {
        return Optional.of(state.count(listener));
      }
      if (state.knownEntryCount().isPresent() && state.knownSizeBytes().isPresent()) {
        return Optional.of(new StateSize(state.knownEntryCount().getAsLong(), state.knownSizeBytes().getAsLong(), true));
      }
      return Optional.of(state.estimate());
    } catch (SnapshotException problem) {
      keep(problem, problems);
      return Optional.empty();
    }
  }

  private static void keep(SnapshotException problem, List<SnapshotException> problems) throws SnapshotException {
    if (problem instanceof SnapshotException.Cancelled) {
      throw problem;
    }
    if (problems.stream().noneMatch(known -> known.getMessage().equals(problem.getMessage()))) {
      problems.add(problem);
    }
  }

  private static Optional<Instant> fileTime(Path folder) {
    try {
      return Optional.of(Files.getLastModifiedTime(folder.resolve("_metadata")).toInstant().truncatedTo(ChronoUnit.SECONDS));
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }

  /** The lines of Flink that write metadata of the version: {@code 2.1 to 2.3}. */
  static String flinkVersions(int metadataVersion) {
    return switch (metadataVersion) {
      case 2 -> "1.3 to 1.10";
      case 3 -> "1.11 to 1.15";
      case 4 -> "1.16 to 1.20";
      case 5 -> "2.0";
      default -> "2.1 to 2.3";
    };
  }
}
