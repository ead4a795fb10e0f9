package dev.stillwater.host;

import dev.stillwater.engine.checkpoint.RestoreSettings;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a run begins: with a snapshot or anew, and what people should know about it.
 *
 * <p>THREADING: immutable.
 *
 * @param restore the snapshot, if there is one
 * @param notes sentences for people
 */
record RestorePoint(Optional<RestoreSettings> restore, List<String> notes) {
  RestorePoint {
    notes = List.copyOf(notes);
  }

  /**
   * Looks for the snapshot that the run begins with. A job that sets no max parallelism takes over the snapshot's, as in Flink.
   *
   * @throws CannotStartException if the snapshot cannot be opened
   */
  static RestorePoint of(Job job, CheckpointOverrides overrides, JobSettings settings) throws CannotStartException {
    if (overrides.from().isEmpty()) {
      return new RestorePoint(Optional.empty(), List.of());
    }
    List<String> notes = new ArrayList<>();
    Optional<Path> snapshot = overrides.isFromLatest() ? latest(job, settings, notes) : overrides.from().map(Path::of);
    if (snapshot.isEmpty()) {
      return new RestorePoint(Optional.empty(), notes);
    }
    if (!overrides.isFromLatest()) {
      notes.add("Begins with the snapshot " + snapshot.get() + ".");
    }
    adoptMaxParallelism(job, snapshot.get());
    return new RestorePoint(Optional.of(new RestoreSettings(snapshot.get(), overrides.allowsNonRestoredState(), overrides.claimMode())), notes);
  }

  private static Optional<Path> latest(Job job, JobSettings settings, List<String> notes) throws CannotStartException {
    Path directory = settings.checkpoints().directory().orElseThrow();
    LatestCheckpoint latest;
    try {
      LatestCheckpoint.settle(Storage.local(), directory);
      latest = LatestCheckpoint.find(Storage.local(), directory, job.getName());
    } catch (IOException e) {
      throw new CannotStartException("The folder of the checkpoints '" + directory + "' cannot be read, or not be forced to the disk: " + IoReason.of(e), e);
    }
    latest.passedOver().forEach(problem -> notes.add("warning: " + problem));
    notes.add(latest.folder().map(folder -> "Begins with the checkpoint " + folder + ".")
        .orElse("There is no checkpoint of the job '" + job.getName() + "' below " + directory + "; it begins anew."));
    return latest.folder();
  }

  private static void adoptMaxParallelism(Job job, Path snapshot) throws CannotStartException {
    SnapshotOptions options = SnapshotOptions.local();
    try (SnapshotView view = SnapshotReader.open(snapshot, options, ProgressListener.NONE)) {
      Set<String> uids = job.getOperators().stream().map(operator -> operator.getUid()).collect(Collectors.toSet());
      Set<Integer> found = uids.stream().flatMap(uid -> view.operatorOfUid(uid).stream()).map(operator -> operator.metadata().maxParallelism())
          .collect(Collectors.toSet());
      if (found.size() == 1 && !job.eIsSet(JobPackage.Literals.JOB__MAX_PARALLELISM)) {
        job.setMaxParallelism(found.iterator().next());
      }
    } catch (SnapshotException e) {
      throw new CannotStartException(e.getMessage(), e);
    }
  }
}
