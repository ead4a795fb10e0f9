package dev.stillwater.engine.replay.failure;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.compare.StateValueText;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.replay.InputRecord;
import dev.stillwater.engine.replay.ReplaySpec;
import dev.stillwater.engine.replay.failure.FailureScene.OperatorInput;
import dev.stillwater.engine.replay.failure.FailureScene.StateEntry;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what an operator knew from the savepoint before the record that breaks it.
 *
 * <p>THREADING: one thread.
 */
final class StateBeforeFailure {
  private static final int ENTRIES_MAX = 50;
  private static final int ELEMENTS_MAX = 10;

  private final ReplaySpec spec;
  private final Path savepoint;
  private final Optional<OperatorInputs.Last> input;
  private final ProgressListener listener;

  private StateBeforeFailure(ReplaySpec spec, Path savepoint, Optional<OperatorInputs.Last> input, ProgressListener listener) {
    this.spec = spec;
    this.savepoint = savepoint;
    this.input = input;
    this.listener = listener;
  }

  static StateBeforeFailure of(ReplaySpec spec, Path savepoint, Optional<OperatorInputs.Last> input, ProgressListener listener) {
    return new StateBeforeFailure(spec, savepoint, input, listener);
  }

  /** The scene. Cost: for keyed state one key group, else the operator's lists. */
  FailureScene scene(JobFailure failure, long recordNumber, boolean isAtEnd, Optional<InputRecord> record) throws SnapshotException {
    Optional<Object> key = input.flatMap(last -> OperatorInputs.key(spec.version().plan(), last));
    List<StateEntry> entries = failure.uid().isEmpty() ? List.of() : entries(failure.uid().get(), key);
    Optional<OperatorInput> operatorInput = input.map(last -> new OperatorInput(last.stream().source() + " to " + last.stream().target(), last.row().toString()));
    boolean isCut = entries.size() > ENTRIES_MAX;
    return new FailureScene(failure, recordNumber, isAtEnd, record, operatorInput, key.map(StateValueText::of), isCut ? entries.subList(0, ENTRIES_MAX) : entries, isCut,
        savepoint);
  }

  private List<StateEntry> entries(String uid, Optional<Object> key) throws SnapshotException {
    OperatorPlan plan = spec.version().plan().operator(uid);
    SnapshotOptions options = new SnapshotOptions(Storage.local(), Optional.empty(), spec.workFolder());
    List<StateEntry> entries = new ArrayList<>();
    try (SnapshotView view = SnapshotReader.open(savepoint, options, listener)) {
      Optional<OperatorView> operator = view.operator(plan.operatorId());
      if (operator.isPresent()) {
        for (StateView state : operator.get().states()) {
          add(state, key, entries);
        }
      }
    }
    return entries;
  }

  private void add(StateView state, Optional<Object> key, List<StateEntry> entries) throws SnapshotException {
    if (key.isPresent() && state.keySerializer().isPresent()) {
      state.find(key.get(), listener).forEach(entry -> entries.add(text(state, entry)));
      return;
    }
    try (EntryCursor cursor = state.entries(listener)) {
      for (int count = 0; count < ELEMENTS_MAX && entries.size() <= ENTRIES_MAX && cursor.next(); count++) {
        entries.add(text(state, cursor.entry()));
      }
    }
  }

  private static StateEntry text(StateView state, SnapshotEntry entry) {
    return new StateEntry(state.name(), StateValueText.place(entry), entry.timestamp().isPresent() ? "" : StateValueText.of(entry.value()));
  }
}
