package dev.stillwater.ui.operate.snapshots;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.ui.editor.api.KnownSnapshots;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Finds snapshots by their metadata files and looks whether they hold state of an operator.
 *
 * <p>THREADING: stateless; any thread but the UI thread.
 */
public final class SnapshotScan implements KnownSnapshots {
  private static final String METADATA = "_metadata";
  private static final int DEPTH_MAX = 8;
  private static final int SNAPSHOTS_MAX = 200;

  @Override
  public Found holding(List<Path> folders, String uid, BooleanSupplier isCancelled) throws IOException {
    Map<Path, FileTime> metadata = new LinkedHashMap<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        Files.walkFileTree(folder, EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEPTH_MAX, collector(metadata, isCancelled));
      }
    }
    List<Path> newest = metadata.entrySet().stream().sorted(Map.Entry.<Path, FileTime>comparingByValue().reversed()).limit(SNAPSHOTS_MAX)
        .map(Map.Entry::getKey).toList();
    List<Holder> holders = new ArrayList<>();
    List<Path> unreadable = new ArrayList<>();
    for (Path file : newest) {
      if (isCancelled.getAsBoolean()) {
        break;
      }
      try {
        holder(file.getParent(), uid, metadata.get(file).toInstant()).ifPresent(holders::add);
      } catch (SnapshotException damaged) {
        unreadable.add(file.getParent());
      }
    }
    holders.sort(Comparator.comparing((Holder holder) -> holder.time().orElse(Instant.EPOCH)).reversed());
    return new Found(holders, unreadable);
  }

  private static FileVisitor<Path> collector(Map<Path, FileTime> metadata, BooleanSupplier isCancelled) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        boolean isHidden = folder.getFileName() != null && folder.getFileName().toString().startsWith(".");
        return isCancelled.getAsBoolean() ? FileVisitResult.TERMINATE : isHidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile() && METADATA.equals(String.valueOf(file.getFileName()))) {
          metadata.put(file.toAbsolutePath().normalize(), attributes.lastModifiedTime());
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
        // What cannot be looked into holds no snapshot that could be restored.
        return FileVisitResult.CONTINUE;
      }
    };
  }

  private static Optional<Holder> holder(Path folder, String uid, Instant modified) throws SnapshotException {
    try (SnapshotView view = SnapshotReader.open(folder, SnapshotOptions.local(), ProgressListener.NONE)) {
      Optional<OperatorView> operator = view.operatorOfUid(uid).filter(found -> found.sizeBytes() > 0);
      Optional<Sidecar.Manifest> manifest = view.sidecar().map(Sidecar::manifest);
      return operator.map(found -> new Holder(manifest.flatMap(Sidecar.Manifest::label).orElseGet(() -> folder.getFileName().toString()),
          view.kind().purpose(), manifest.flatMap(Sidecar.Manifest::triggerTime).or(() -> Optional.of(modified)), found.sizeBytes(), folder));
    }
  }
}
