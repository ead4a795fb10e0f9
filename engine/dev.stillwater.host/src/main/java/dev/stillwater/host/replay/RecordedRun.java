package dev.stillwater.host.replay;

import dev.stillwater.engine.csv.CsvSource;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.jsonl.JsonSource;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.engine.source.DirectorySource;
import dev.stillwater.engine.source.TextSplit;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLoadResult;
import dev.stillwater.model.JobOverrideException;
import dev.stillwater.model.JobOverrides;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Job;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a snapshot says about the run it was taken of: the job, the settings it ran with, and the files that its sources were reading.
 *
 * <p>THREADING: immutable; the job is copied before it is changed.
 *
 * @param snapshot the snapshot as it is opened
 * @param folder the snapshot's folder
 * @param jobText the job file that the sidecar holds
 * @param jobPath where that file was
 * @param job the job as it ran, settings applied; paths of its file are as they stand there
 * @param overrides the settings, {@code UID.PARAM} to value
 * @param splits ranges of files by operator id, where the operator reads files
 * @param operatorIds ids of all operators of the snapshot
 * @param stateful what operators with state are called, by operator id
 */
record RecordedRun(Path snapshot, Path folder, Optional<String> jobText, Optional<String> jobPath, Optional<Job> job, Map<String, String> overrides, Map<String, List<TextSplit>> splits,
    Set<String> operatorIds, Map<String, String> stateful) {
  private static final Set<String> SPLIT_STATES = Set.of(CsvSource.STATE, JsonSource.STATE, DirectorySource.STATE);

  /**
   * Reads it. Cost: the metadata, the sidecar and the operator state of the sources.
   *
   * @throws SnapshotException if the snapshot cannot be read
   * @throws CannotStartException if the job beside it cannot be read
   */
  static RecordedRun read(Path snapshot, SnapshotOptions options, ProgressListener listener) throws SnapshotException, CannotStartException {
    try (SnapshotView view = SnapshotReader.open(snapshot, options, listener)) {
      Map<String, List<TextSplit>> splits = new LinkedHashMap<>();
      Set<String> ids = new HashSet<>();
      Map<String, String> stateful = new LinkedHashMap<>();
      for (OperatorView operator : view.operators()) {
        ids.add(operator.operatorId());
        if (operator.sizeBytes() > 0) {
          stateful.put(operator.operatorId(), "'" + operator.label() + "'");
        }
        List<TextSplit> found = splits(operator, listener);
        if (!found.isEmpty()) {
          splits.put(operator.operatorId(), found);
        }
      }
      Optional<String> text = view.sidecar().flatMap(sidecar -> sidecar.jobFile());
      Map<String, String> overrides = view.sidecar().map(sidecar -> sidecar.manifest().overrides()).orElse(Map.of());
      Optional<Job> job = text.isEmpty() ? Optional.empty() : Optional.of(job(text.get(), overrides, snapshot));
      return new RecordedRun(snapshot, view.files().folder(), text, view.sidecar().flatMap(Sidecar::jobPath), job, overrides, splits, ids, stateful);
    }
  }

  private static List<TextSplit> splits(OperatorView operator, ProgressListener listener) throws SnapshotException {
    List<TextSplit> splits = new ArrayList<>();
    for (StateView state : operator.states()) {
      if (SPLIT_STATES.contains(state.name())) {
        try (EntryCursor cursor = state.entries(listener)) {
          while (cursor.next()) {
            splits.add(TextSplit.of(cursor.value()));
          }
        }
      }
    }
    return splits;
  }

  private static Job job(String text, Map<String, String> overrides, Path snapshot) throws CannotStartException {
    JobLoadResult loaded = JobFile.load(text.getBytes(StandardCharsets.UTF_8), "the job beside " + snapshot.getFileName());
    if (loaded.job().isEmpty()) {
      throw new CannotStartException("The job that is kept beside the snapshot " + snapshot + " cannot be read.", loaded.problems());
    }
    try {
      JobOverrides.apply(loaded.job().get(), overrides.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toList());
    } catch (JobOverrideException e) {
      throw new CannotStartException("The settings that are kept beside the snapshot " + snapshot + " do not fit its job: " + e.getMessage(), e);
    }
    return loaded.job().get();
  }

  /** The ranges of files that the operator of the uid was reading; none if it reads no files or is not in the snapshot. */
  List<TextSplit> splitsOf(String uid) {
    return splits.getOrDefault(OperatorIds.ofUid(uid), List.of());
  }

  /** Whether the operator of the id was a sink, whose state a replay lets go. */
  boolean isSink(String operatorId) {
    return job.isPresent() && job.get().getOperators().stream().filter(operator -> operator.getUid() != null && OperatorIds.ofUid(operator.getUid()).equals(operatorId))
        .flatMap(operator -> LoadedVersion.kind(operator).stream()).anyMatch(OperatorKind::isSink);
  }

  /** Whether the snapshot knows the operator of the uid. */
  boolean knows(String uid) {
    return operatorIds.contains(OperatorIds.ofUid(uid));
  }
}
