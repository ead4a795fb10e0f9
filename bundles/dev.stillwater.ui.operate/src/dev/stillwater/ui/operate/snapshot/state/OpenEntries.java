package dev.stillwater.ui.operate.snapshot.state;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.index.StateColumns;
import dev.stillwater.engine.snapshot.index.StateIndex;
import dev.stillwater.engine.snapshot.index.StateIndexes;
import dev.stillwater.engine.snapshot.index.StateRow;
import dev.stillwater.engine.snapshot.index.StateRows;
import dev.stillwater.ui.operate.snapshot.page.SnapshotDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A state of a snapshot that was opened for it alone, with its index.
 *
 * <p>THREADING: threads of the platform's jobs, one at a time. LIFECYCLE: close it.
 */
final class OpenEntries implements AutoCloseable {
  private static final int EXAMPLES = 128;
  private static final int EXAMPLE_GROUPS = 16;

  private final SnapshotView view;
  private final StateView state;
  private final StateIndexes.Opened opened;
  private final StateRows rows;
  private final StateColumns columns;

  private OpenEntries(SnapshotView view, StateView state, StateIndexes.Opened opened) throws SnapshotException {
    this.view = view;
    this.state = state;
    this.opened = opened;
    rows = new StateRows(state, opened.index());
    columns = StateColumns.of(state.kind(), examples());
  }

  /** Opens a state; makes its index where there is none. Cost: constant with an index, else the state. */
  static OpenEntries open(SnapshotDocument document, ChosenState chosen, ProgressListener listener) throws SnapshotException {
    SnapshotView view = document.openAgain(listener);
    try {
      StateView state = chosen.in(view);
      return new OpenEntries(view, state, StateIndexes.ofUser().open(view, document.path(), state, listener));
    } catch (SnapshotException | RuntimeException failed) {
      view.close();
      throw failed;
    }
  }

  /** The first entries and some from all over, since the first ones may all lack a field. */
  private List<StateRow> examples() throws SnapshotException {
    List<StateRow> examples = new ArrayList<>(rows.read(0, EXAMPLES, ProgressListener.NONE));
    long step = rows.size() / EXAMPLE_GROUPS;
    for (int group = 1; group < EXAMPLE_GROUPS && step > EXAMPLES; group++) {
      examples.addAll(rows.read(group * step, 1, ProgressListener.NONE));
    }
    return examples;
  }

  StateView state() {
    return state;
  }

  StateIndex index() {
    return opened.index();
  }

  Optional<String> indexFile() {
    return opened.file().map(Object::toString);
  }

  StateRows rows() {
    return rows;
  }

  StateColumns columns() {
    return columns;
  }

  @Override
  public void close() {
    rows.close();
    opened.index().close();
    view.close();
  }
}
