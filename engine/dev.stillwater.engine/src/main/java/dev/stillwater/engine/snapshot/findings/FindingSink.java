package dev.stillwater.engine.snapshot.findings;

import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.findings.SnapshotFinding.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes what one rule finds.
 *
 * <p>THREADING: one thread.
 */
public final class FindingSink {
  private final String rule;
  private final Consumer<SnapshotFinding> target;

  FindingSink(String rule, Consumer<SnapshotFinding> target) {
    this.rule = rule;
    this.target = target;
  }

  /** Adds a finding about the snapshot as a whole. */
  public void add(Level level, String text, List<String> evidence, String remedy) {
    target.accept(new SnapshotFinding(rule, level, text, evidence, remedy, Optional.empty(), Optional.empty()));
  }

  /** Adds a finding about an operator. */
  public void add(Level level, OperatorView operator, String text, List<String> evidence, String remedy) {
    target.accept(new SnapshotFinding(rule, level, text, evidence, remedy, Optional.of(operator.label()), Optional.empty()));
  }

  /** Adds a finding about a state. */
  public void add(Level level, StateView state, String text, List<String> evidence, String remedy) {
    target.accept(new SnapshotFinding(rule, level, text, evidence, remedy, Optional.of(state.operator().label()), Optional.of(state.name())));
  }
}
