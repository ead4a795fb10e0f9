package dev.stillwater.host;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.FileEntry;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.Manifest;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import dev.stillwater.engine.snapshot.verify.ManifestSums;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the checkpoint that a job goes on from: the newest complete one below a folder whose sidecar names the job, of whatever run.
 *
 * <p>A checkpoint counts as complete when its metadata are those that were written and every file that its manifest lists is there with its length, as is every file that it shares; one that is not is passed
 * over and named, so that a damaged newest one does not hide the one before it.
 *
 * <p>THREADING: immutable.
 *
 * @param folder the checkpoint's folder; empty when there is none
 * @param passedOver what was newer and could not be used, one sentence each
 */
public record LatestCheckpoint(Optional<Path> folder, List<String> passedOver) {
  private static final Pattern JOB_ID = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern CHECKPOINT = Pattern.compile("chk-\\d+");
  private static final String METADATA = "_metadata";

  /** A checkpoint with what its manifest says. */
  private record Candidate(Path folder, Manifest manifest) {
  }

  public LatestCheckpoint {
    passedOver = List.copyOf(passedOver);
  }

  /**
   * Looks below the folder of the checkpoints. Cost: reads the manifest of each checkpoint there, and the files of the newest.
   *
   * @param jobName name of the job, as its sidecars have it
   * @throws IOException if a folder cannot be listed
   */
  public static LatestCheckpoint find(Storage storage, Path directory, String jobName) throws IOException {
    List<String> passedOver = new ArrayList<>();
    List<Candidate> candidates = new ArrayList<>();
    for (Path job : folders(storage, directory, JOB_ID)) {
      for (Path checkpoint : folders(storage, job, CHECKPOINT)) {
        candidate(storage, checkpoint, passedOver).filter(found -> found.manifest().jobName().equals(jobName)).ifPresent(candidates::add);
      }
    }
    candidates.sort(Comparator.comparing((Candidate found) -> found.manifest().triggerTime().orElse(Instant.EPOCH))
        .thenComparing(found -> found.manifest().checkpointId()).reversed());
    for (Candidate candidate : candidates) {
      Optional<String> problem = problem(storage, candidate);
      if (problem.isEmpty()) {
        return new LatestCheckpoint(Optional.of(candidate.folder()), passedOver);
      }
      passedOver.add("The checkpoint " + candidate.folder() + " cannot be used: " + problem.get());
    }
    return new LatestCheckpoint(Optional.empty(), passedOver);
  }

  /**
   * Puts on the disk what is seen below the folder of the checkpoints; to be called before a job goes on from there. A process whose disk failed while it took a checkpoint
   * away may have left that for later: a crash would bring the checkpoint back, newer than the one that the job has gone on from meanwhile and with sinks that it has cut.
   *
   * @throws IOException if a folder cannot be forced to the disk
   */
  public static void settle(Storage storage, Path directory) throws IOException {
    for (Path job : folders(storage, directory, JOB_ID)) {
      storage.force(job);
    }
    if (storage.isDirectory(directory)) {
      storage.force(directory);
    }
  }

  private static List<Path> folders(Storage storage, Path parent, Pattern name) throws IOException {
    List<Path> folders = new ArrayList<>();
    if (storage.isDirectory(parent)) {
      for (Path path : storage.list(parent)) {
        if (name.matcher(path.getFileName().toString()).matches() && storage.isDirectory(path)) {
          folders.add(path);
        }
      }
    }
    return folders;
  }

  private static Optional<Candidate> candidate(Storage storage, Path checkpoint, List<String> passedOver) {
    if (!storage.exists(checkpoint.resolve(METADATA))) {
      return Optional.empty();
    }
    try {
      return SidecarFolder.read(storage, checkpoint).map(Sidecar::manifest).map(manifest -> new Candidate(checkpoint, manifest));
    } catch (SnapshotException e) {
      passedOver.add("The checkpoint " + checkpoint + " cannot be used: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Why the checkpoint is not complete, if it is not. */
  private static Optional<String> problem(Storage storage, Candidate candidate) {
    for (FileEntry file : candidate.manifest().files()) {
      Path path = candidate.folder().resolve(file.path());
      try {
        if (!storage.exists(path)) {
          return Optional.of("the file " + file.path() + " is missing.");
        }
        long sizeBytes = storage.sizeBytes(path);
        if (sizeBytes != file.sizeBytes()) {
          return Optional.of("the file " + file.path() + " has " + sizeBytes + " bytes, expected " + file.sizeBytes() + ".");
        }
      } catch (IOException e) {
        return Optional.of("the file " + file.path() + " cannot be read: " + IoReason.of(e));
      }
    }
    try (SnapshotView view = SnapshotReader.open(candidate.folder(), new SnapshotOptions(storage, Optional.empty(), SnapshotOptions.local().scratchFolder()), ProgressListener.NONE)) {
      ManifestSums.require(view);
      for (StreamHandle handle : view.metadata().streamHandles()) {
        Optional<Path> missing = view.files().path(handle).filter(path -> !storage.exists(path));
        if (missing.isPresent()) {
          return Optional.of("the file " + missing.get() + ", to which it points, is missing.");
        }
      }
      return view.operators().isEmpty() ? Optional.of("it holds no operator.") : Optional.empty();
    } catch (SnapshotException e) {
      return Optional.of(e.getMessage());
    }
  }
}
