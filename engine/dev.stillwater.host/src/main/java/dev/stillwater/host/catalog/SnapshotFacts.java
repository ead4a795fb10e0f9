package dev.stillwater.host.catalog;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.host.catalog.CatalogEntry.Form;
import dev.stillwater.host.catalog.CatalogEntry.Origin;
import dev.stillwater.host.catalog.CatalogEntry.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a snapshot says of itself, for its entry in the catalogue.
 *
 * <p>THREADING: immutable.
 *
 * @param origin what it was taken of
 * @param form what kind it is
 * @param words label and note of its sidecar
 * @param hasSidecar whether it has a sidecar
 */
record SnapshotFacts(Origin origin, Form form, Words words, boolean hasSidecar) {
  /** Reads them. Cost: the metadata, the sidecar and the lengths of the files. */
  static SnapshotFacts read(Path snapshot, SnapshotOptions options, ProgressListener listener) throws SnapshotException {
    try (SnapshotView view = SnapshotReader.open(snapshot, options, listener)) {
      Optional<Sidecar> sidecar = view.sidecar();
      Origin origin = sidecar.map(SnapshotFacts::origin).orElseGet(() -> new Origin("", "", view.metadata().checkpointId(), Optional.empty(), Optional.empty(),
          Optional.empty()));
      return new SnapshotFacts(origin, form(view, options), sidecar.map(each -> new Words(each.manifest().label(), each.manifest().note())).orElse(Words.NONE),
          sidecar.isPresent());
    }
  }

  private static Origin origin(Sidecar sidecar) {
    Sidecar.Manifest manifest = sidecar.manifest();
    return new Origin(manifest.jobName(), manifest.jobId(), manifest.checkpointId(), sidecar.jobFile().map(text -> JobVersion.of(text, manifest.overrides())),
        sidecar.jobPath(), manifest.triggerTime());
  }

  private static Form form(SnapshotView view, SnapshotOptions options) throws SnapshotException {
    Set<Path> paths = new LinkedHashSet<>();
    for (StreamHandle handle : view.metadata().streamHandles()) {
      StreamHandle stream = handle instanceof StreamHandle.KeyGroupStream nested ? nested.stream() : handle;
      try {
        view.files().path(stream).ifPresent(paths::add);
      } catch (SnapshotException missing) {
        // Whether it restores is asked elsewhere; here the files count that are there.
        continue;
      }
    }
    long bytes = view.files().metadata().sizeBytes();
    int count = 1;
    for (Path path : paths) {
      if (options.storage().exists(path)) {
        try {
          bytes += options.storage().sizeBytes(path);
          count++;
        } catch (IOException unreadable) {
          continue;
        }
      }
    }
    boolean isSavepoint = view.sidecar().map(sidecar -> sidecar.manifest().isSavepoint()).orElse(false);
    return new Form(isSavepoint ? "savepoint" : view.kind().purpose(), view.kind().form(), bytes, count);
  }
}
