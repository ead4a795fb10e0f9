package dev.stillwater.host.catalog;

import dev.stillwater.engine.csv.CsvSource;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.jsonl.JsonSource;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.FileEntry;
import dev.stillwater.engine.source.DirectorySource;
import dev.stillwater.engine.source.FileIdentity;
import dev.stillwater.engine.source.TextSplit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a job could still begin with a snapshot: all its files are there with their lengths, and so is the input that its sources were reading. It is
 * quick; what
 * the bytes of the files are is for {@code verify}, and whether a job fits for the preflight.
 *
 * <p>THREADING: immutable.
 *
 * @param state whether
 * @param reason why not, a sentence; empty where it could
 */
public record Restorability(State state, String reason) {
  /** Whether a job could begin with it. */
  public enum State {
    /** Yes. */
    RESTORABLE,
    /** The snapshot is whole, but an input that was read is not there any more or is another one. */
    INPUT_GONE,
    /** Files are missing or damaged. */
    DAMAGED,
    /** There is nothing at its place. */
    MISSING,
    /** It was disposed of. */
    DISPOSED
  }

  private static final Set<String> SPLIT_STATES = Set.of(CsvSource.STATE, JsonSource.STATE, DirectorySource.STATE);
  private static final Restorability YES = new Restorability(State.RESTORABLE, "");

  /**
   * Looks at a snapshot of the catalogue. Cost: the metadata, the lengths of the files, and the head of each input.
   *
   * @throws SnapshotException.Cancelled if the listener says so
   */
  public static Restorability of(CatalogEntry entry, ProgressListener listener) throws SnapshotException.Cancelled {
    if (entry.isDisposed()) {
      return new Restorability(State.DISPOSED, "It was disposed of.");
    }
    return of(entry.path(), listener);
  }

  /** Looks at a snapshot; as {@link #of(CatalogEntry, ProgressListener)}. */
  public static Restorability of(Path snapshot, ProgressListener listener) throws SnapshotException.Cancelled {
    Storage storage = Storage.local();
    if (!storage.exists(snapshot)) {
      return new Restorability(State.MISSING, "There is nothing at " + snapshot + ": it was removed or moved by hand.");
    }
    try (SnapshotView view = SnapshotReader.open(snapshot, SnapshotOptions.local(), listener)) {
      Optional<String> damage = damage(view, storage);
      if (damage.isPresent()) {
        return new Restorability(State.DAMAGED, damage.get());
      }
      return lostInput(view, storage, listener).map(text -> new Restorability(State.INPUT_GONE, text)).orElse(YES);
    } catch (SnapshotException.Cancelled stopped) {
      throw stopped;
    } catch (SnapshotException problem) {
      return new Restorability(State.DAMAGED, problem.getMessage());
    }
  }

  private static Optional<String> damage(SnapshotView view, Storage storage) throws SnapshotException {
    Set<Path> looked = new LinkedHashSet<>();
    for (StreamHandle handle : view.metadata().streamHandles()) {
      StreamHandle stream = handle instanceof StreamHandle.KeyGroupStream nested ? nested.stream() : handle;
      Optional<Path> path = view.files().path(stream);
      if (path.isPresent() && looked.add(path.get()) && !storage.exists(path.get())) {
        return Optional.of("The file " + path.get() + " is missing.");
      }
    }
    Path folder = view.files().folder();
    for (FileEntry file : view.sidecar().map(sidecar -> sidecar.manifest().files()).orElseGet(List::of)) {
      Path path = folder.resolve(file.path());
      try {
        if (!storage.exists(path)) {
          return Optional.of("The file " + file.path() + " is missing.");
        }
        if (storage.sizeBytes(path) != file.sizeBytes()) {
          return Optional.of("The file " + file.path() + " has " + storage.sizeBytes(path) + " bytes, expected " + file.sizeBytes() + ".");
        }
      } catch (IOException e) {
        return Optional.of("The file " + file.path() + " cannot be read: " + IoReason.of(e));
      }
    }
    return Optional.empty();
  }

  /** Sources go on where they were; a file that has gone or is another one cannot be gone on with. */
  private static Optional<String> lostInput(SnapshotView view, Storage storage, ProgressListener listener) throws SnapshotException {
    Set<FileIdentity> inputs = new LinkedHashSet<>();
    for (OperatorView operator : view.operators()) {
      for (StateView state : operator.states()) {
        if (SPLIT_STATES.contains(state.name())) {
          try (EntryCursor cursor = state.entries(listener)) {
            while (cursor.next()) {
              inputs.add(TextSplit.of(cursor.value()).file());
            }
          }
        }
      }
    }
    for (FileIdentity input : inputs) {
      Path file = Path.of(input.path());
      if (!storage.exists(file)) {
        return Optional.of("The input " + file + " that was being read is not there any more; put it back, or name where it is now at the start.");
      }
      try (StorageInput open = storage.openInput(file)) {
        if (!input.isContinuedBy(open)) {
          return Optional.of("The input " + file + " is not the one that was being read: it is shorter or begins otherwise.");
        }
      } catch (IOException e) {
        return Optional.of("The input " + file + " cannot be read: " + IoReason.of(e));
      }
    }
    return Optional.empty();
  }
}
