package dev.stillwater.engine.snapshot.edit;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateSize;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.StateCount;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Opens what was written, before it is put in its place, and looks whether it is what was meant.
 *
 * <p>THREADING: stateless.
 */
final class ResultCheck {
  private ResultCheck() {
  }

  /** Checks operators, pointers and lengths of a plain copy. */
  static void checkPointers(Path folder, SnapshotMetadata expected, SnapshotOptions options, ProgressListener listener) throws SnapshotException {
    SnapshotOptions plain = new SnapshotOptions(options.storage(), Optional.empty(), options.scratchFolder());
    try (SnapshotView view = SnapshotReader.open(folder, plain, listener)) {
      checkPointers(folder, expected, view);
    }
  }

  private static void checkPointers(Path folder, SnapshotMetadata expected, SnapshotView view) throws SnapshotException {
    List<String> ids = expected.operators().stream().map(OperatorMetadata::operatorId).toList();
    List<String> found = view.operators().stream().map(OperatorView::operatorId).toList();
    require(folder, "the operators", ids.toString(), found.toString());
    for (StreamHandle handle : view.metadata().streamHandles()) {
      view.files().open(handle);
    }
  }

  /**
   * Checks operators, pointers and lengths, and reads the headers and counts the entries of the states that were written anew. Cost: those states.
   *
   * @throws SnapshotException if the result is not as it should be
   */
  static void check(Path folder, SnapshotMetadata expected, List<StateCount> written, SnapshotOptions options, ProgressListener listener)
      throws SnapshotException {
    SnapshotOptions plain = new SnapshotOptions(options.storage(), Optional.empty(), options.scratchFolder());
    try (SnapshotView view = SnapshotReader.open(folder, plain, listener)) {
      checkPointers(folder, expected, view);
      for (StateCount count : written) {
        Optional<StateView> state = view.operator(count.operatorId()).orElseThrow().states().stream()
            .filter(each -> each.name().equals(count.stateName()) && each.kind().text().equals(count.kind())).findFirst();
        StateSize size = state.isPresent() ? state.get().count(listener) : new StateSize(0, 0, true);
        require(folder, "the entries of state '" + count.stateName() + "'", Long.toString(count.entries()), Long.toString(size.entries()));
      }
    }
  }

  private static void require(Path folder, String what, String expected, String found) throws Corrupt {
    if (!expected.equals(found)) {
      throw new Corrupt(Place.of(folder.toString()), "the edited snapshot was read again, and " + what + " are not what was written.", expected, found);
    }
  }
}
