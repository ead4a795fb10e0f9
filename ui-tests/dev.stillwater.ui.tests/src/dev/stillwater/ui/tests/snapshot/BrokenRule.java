package dev.stillwater.ui.tests.snapshot;

import dev.stillwater.engine.snapshot.findings.FindingSink;
import dev.stillwater.engine.snapshot.findings.SnapshotEvidence;
import dev.stillwater.engine.snapshot.findings.SnapshotRule;

/**
 * A rule of somebody else with a bug.
 *
 * <p>THREADING: stateless.
 */
public final class BrokenRule implements SnapshotRule {
  @Override
  public String id() {
    return "broken";
  }

  @Override
  public void find(SnapshotEvidence evidence, FindingSink found) {
    if (ContributedRule.isMeant(evidence)) {
      throw new IllegalStateException("A bug in a rule.");
    }
  }
}
