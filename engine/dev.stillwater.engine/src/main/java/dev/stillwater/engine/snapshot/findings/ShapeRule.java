package dev.stillwater.engine.snapshot.findings;

import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.findings.SnapshotFinding.Level;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.RocksDbFiles;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import java.util.ArrayList;
import java.util.List;

/**
 * What limits the use of a snapshot: its max parallelism, the version of its metadata, records on their way, and files that it shares with others.
 *
 * <p>THREADING: stateless.
 */
public final class ShapeRule implements SnapshotRule {
  private static final int ROOM_MIN = 2;

  @Override
  public String id() {
    return "shape";
  }

  @Override
  public void find(SnapshotEvidence evidence, FindingSink found) {
    List<String> narrow = new ArrayList<>();
    List<String> unaligned = new ArrayList<>();
    for (OperatorView operator : evidence.view().operators()) {
      int parallelism = operator.metadata().parallelism();
      int maxParallelism = operator.metadata().maxParallelism();
      if (operator.sizeBytes() > 0 && maxParallelism < ROOM_MIN * parallelism) {
        narrow.add("'" + operator.label() + "': parallelism " + parallelism + ", max parallelism " + maxParallelism);
      }
      if (operator.metadata().subtasks().stream().anyMatch(subtask -> !subtask.inputChannels().isEmpty() || !subtask.outputChannels().isEmpty())) {
        unaligned.add(operator.label());
      }
    }
    if (!narrow.isEmpty()) {
      found.add(Level.WARNING, "The max parallelism leaves no room: no restored job can run with twice the subtasks.", narrow,
          "'stillwater snapshot edit SNAPSHOT COPY --max-parallelism N' writes a copy with more key groups.");
    }
    if (!unaligned.isEmpty()) {
      found.add(Level.NOTE, "The checkpoint is unaligned: records were on their way between operators and are part of it.", unaligned,
          "Only the same job can take them; take a savepoint before changing it.");
    }
    version(evidence, found);
    shared(evidence, found);
  }

  private static void version(SnapshotEvidence evidence, FindingSink found) {
    int version = evidence.view().metadata().version();
    String readers = switch (version) {
      case 2, 3 -> "";
      case 4 -> "Flink below 1.16";
      case 5 -> "Flink 1.20 and below";
      default -> "Flink 2.0 and below";
    };
    if (!readers.isEmpty()) {
      found.add(Level.NOTE, "The metadata is of version " + version + ", which " + readers + " cannot read.", List.of(),
          "'stillwater snapshot edit SNAPSHOT COPY' writes a copy with version 3, which Flink 1.13 and later read.");
    }
  }

  private static void shared(SnapshotEvidence evidence, FindingSink found) {
    long sharedBytes = 0;
    long ownBytes = 0;
    long fullBytes = 0;
    int files = 0;
    for (OperatorView operator : evidence.view().operators()) {
      for (SubtaskMetadata subtask : operator.metadata().subtasks()) {
        if (subtask.managedKeyed().orElse(null) instanceof RocksDbFiles rocks) {
          sharedBytes += rocks.sharedFiles().stream().map(KeyedHandle.NamedFile::stream).mapToLong(stream -> stream.sizeBytes()).sum();
          files += rocks.sharedFiles().size();
          fullBytes += rocks.streamHandles().stream().mapToLong(stream -> stream.sizeBytes()).sum();
          ownBytes += Math.max(0, rocks.checkpointedBytes());
        }
      }
    }
    if (files > 0) {
      found.add(Level.NOTE, "An incremental checkpoint: " + Sizes.percent(sharedBytes, fullBytes) + " of its keyed state lies in "
          + Sizes.counted(files, "file", "files") + " that other checkpoints of the run may point to as well.",
          List.of("shared " + Sizes.text(sharedBytes), "in all " + Sizes.text(fullBytes), "new in this checkpoint " + Sizes.text(ownBytes)),
          "Do not delete files by hand; 'stillwater snapshot dispose' keeps what others need.");
    }
  }
}
