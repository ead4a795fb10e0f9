package dev.stillwater.engine.snapshot.view;

import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SourcePosition;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.operator.SourceSplits;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An operator of an open snapshot.
 *
 * <p>THREADING: any thread, one at a time.
 */
final class OpenOperator implements OperatorView {
  private final OpenSnapshot snapshot;
  private final OperatorMetadata metadata;
  private List<StateView> states;
  private List<StateItem> items = List.of();
  private List<String> notes = List.of();
  private List<String> differences;

  OpenOperator(OpenSnapshot snapshot, OperatorMetadata metadata) {
    this.snapshot = snapshot;
    this.metadata = metadata;
  }

  @Override
  public OperatorMetadata metadata() {
    return metadata;
  }

  @Override
  public Optional<String> name() {
    return metadata.name().or(() -> snapshot.manifest().map(manifest -> manifest.names().get(operatorId())));
  }

  @Override
  public Optional<String> uid() {
    return metadata.uid().or(() -> snapshot.manifest().map(manifest -> manifest.uids().get(operatorId())));
  }

  @Override
  public List<StateView> states() throws SnapshotException {
    if (states == null) {
      StateGatherer gatherer = new StateGatherer(metadata, snapshot.files(), snapshot.rocks());
      List<StateView> gathered = new ArrayList<>();
      items = gatherer.gather();
      for (StateItem item : items) {
        gathered.add(new OpenState(this, item, known(item)));
      }
      notes = gatherer.notes();
      states = List.copyOf(gathered);
    }
    return states;
  }

  private Optional<Sidecar.StateCount> known(StateItem item) {
    return snapshot.manifest().flatMap(manifest -> manifest.states().stream().filter(count -> count.operatorId().equals(operatorId())
        && count.stateName().equals(item.name) && count.kind().equals(item.kind.text())).findFirst());
  }

  @Override
  public List<SourcePosition> sourcePositions() throws SnapshotException {
    List<SourcePosition> ours = snapshot.sidecar().map(sidecar -> sidecar.sourcePositions().get(operatorId())).orElse(null);
    return ours != null ? ours : SourceSplits.positions(states());
  }

  @Override
  public long sizeBytes() {
    return StateGatherer.sizeBytes(metadata);
  }

  @Override
  public List<String> notes() throws SnapshotException {
    states();
    if (differences == null) {
      differences = StateGatherer.differences(items);
    }
    List<String> all = new ArrayList<>(notes);
    all.addAll(differences);
    snapshot.lostTimers(this).ifPresent(all::add);
    return all;
  }
}
