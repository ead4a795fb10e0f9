package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Refused;
import dev.stillwater.engine.snapshot.file.SnapshotFiles;
import dev.stillwater.engine.snapshot.keyed.RocksStateReader.RocksFile;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.NamedFile;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.RocksDbFiles;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The RocksDB instances of a snapshot, each opened when first needed.
 *
 * <p>THREADING: one thread. LIFECYCLE: close it before the snapshot's files.
 */
public final class RocksInstances implements AutoCloseable {
  private static final String MODULE = "dev.stillwater.engine.rocksdb";

  private final SnapshotFiles files;
  private final Map<RocksDbFiles, RocksStateReader.Instance> instances = new IdentityHashMap<>();

  /** Instances among the files of a snapshot. */
  public RocksInstances(SnapshotFiles files) {
    this.files = files;
  }

  /**
   * The instance of a handle. Cost: the first time a link or copy of each file and opening it.
   *
   * @throws Refused if the module that reads RocksDB is missing
   */
  RocksStateReader.Instance open(RocksDbFiles handle) throws SnapshotException {
    RocksStateReader.Instance instance = instances.get(handle);
    if (instance == null) {
      Map<String, RocksFile> named = new LinkedHashMap<>();
      add(handle.sharedFiles(), named);
      add(handle.privateFiles(), named);
      instance = reader().open(named, files.newScratchFolder("rocksdb"));
      instances.put(handle, instance);
    }
    return instance;
  }

  private void add(List<NamedFile> list, Map<String, RocksFile> named) throws SnapshotException {
    for (NamedFile file : list) {
      boolean isWhole = file.stream() instanceof StreamHandle.AbsoluteFile || file.stream() instanceof StreamHandle.RelativeFile;
      Optional<Path> path = isWhole ? files.path(file.stream()) : Optional.empty();
      named.put(file.name(), new RocksFile(path, files.open(file.stream())));
    }
  }

  private RocksStateReader reader() throws Refused {
    return ServiceLoader.load(RocksStateReader.class, RocksStateReader.class.getClassLoader()).findFirst()
        .orElseThrow(() -> new Refused(Place.of(files.namedPath().toString()), "state of RocksDB cannot be read: the module " + MODULE + " is missing.",
            "Add it to the class path."));
  }

  @Override
  public void close() {
    instances.values().forEach(RocksStateReader.Instance::close);
    instances.clear();
  }
}
