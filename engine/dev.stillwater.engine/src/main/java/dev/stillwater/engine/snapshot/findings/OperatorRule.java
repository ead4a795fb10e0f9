package dev.stillwater.engine.snapshot.findings;

import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.findings.SnapshotFinding.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Operators without a uid, and state that no operator of the known job claims.
 *
 * <p>THREADING: stateless.
 */
public final class OperatorRule implements SnapshotRule {
  private static final int FIRST_VERSION_WITH_UIDS = 5;

  @Override
  public String id() {
    return "operators";
  }

  @Override
  public void find(SnapshotEvidence evidence, FindingSink found) throws SnapshotException {
    boolean namesUids = evidence.view().metadata().version() >= FIRST_VERSION_WITH_UIDS || evidence.view().sidecar().isPresent();
    Set<String> claimed = new HashSet<>();
    evidence.options().claimedUids().ifPresent(uids -> uids.forEach(uid -> claimed.add(OperatorIds.ofUid(uid))));
    List<String> unnamed = new ArrayList<>();
    for (OperatorView operator : evidence.view().operators()) {
      if (operator.sizeBytes() == 0) {
        continue;
      }
      if (operator.uid().isEmpty() && namesUids) {
        found.add(Level.WARNING, operator, "This operator has state and no uid: its id " + operator.operatorId()
            + " was made from its place in the job, so that adding or removing another operator takes the state away from it.",
            List.of(Sizes.text(operator.sizeBytes())), "Give it a uid before the next savepoint; until then keep its state with 'stillwater snapshot edit --change-uid "
            + operator.operatorId() + "=UID'.");
      } else if (operator.uid().isEmpty()) {
        unnamed.add(operator.label());
      }
      if (evidence.options().claimedUids().isPresent() && !claimed.contains(operator.operatorId())) {
        found.add(Level.WARNING, operator, "No operator of the job has this id, so that its state is lost or stops the start.",
            List.of(Sizes.text(operator.sizeBytes()), states(evidence, operator)),
            "Give an operator its uid back, map the state to a new uid, or leave it out: 'stillwater check JOB --from SNAPSHOT' tells which fits.");
      }
    }
    if (!unnamed.isEmpty()) {
      found.add(Level.NOTE, "Metadata of version " + evidence.view().metadata().version() + " names no uids, so that operators can only be told by their ids ("
          + unnamed.size() + " with state).", List.of(), "'stillwater check JOB --from SNAPSHOT' finds those of a job by the ids that follow from its uids.");
    }
  }

  private static String states(SnapshotEvidence evidence, OperatorView operator) throws SnapshotException {
    return "states: " + String.join(", ", evidence.states(operator).stream().map(StateView::name).toList());
  }
}
