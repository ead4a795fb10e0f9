package dev.stillwater.ui.tests.snapshot;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.findings.FindingSink;
import dev.stillwater.engine.snapshot.findings.SnapshotEvidence;
import dev.stillwater.engine.snapshot.findings.SnapshotFinding.Level;
import dev.stillwater.engine.snapshot.findings.SnapshotRule;
import java.util.List;

/**
 * A rule of somebody else: warns of states that a company has given up.
 *
 * <p>THREADING: stateless.
 */
public final class ContributedRule implements SnapshotRule {
  /** Folder whose snapshots the rules of this bundle look at, so that other tests see nothing of them. */
  static final String FOLDER = "third-party";

  static boolean isMeant(SnapshotEvidence evidence) {
    return evidence.view().files().folder().getParent().endsWith(FOLDER);
  }

  @Override
  public String id() {
    return "given-up";
  }

  @Override
  public void find(SnapshotEvidence evidence, FindingSink found) throws SnapshotException {
    if (isMeant(evidence)) {
      for (StateView state : evidence.states()) {
        if (state.name().equals("perTag")) {
          found.add(Level.WARNING, state, "State by tag is given up at our company.", List.of("entries looked at: " + evidence.sample(state).entries()),
              "Ask the data team how to move it.");
        }
      }
    }
  }
}
