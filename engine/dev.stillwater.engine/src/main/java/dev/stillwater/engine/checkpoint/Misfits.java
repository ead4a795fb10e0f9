package dev.stillwater.engine.checkpoint;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateView;
import java.util.List;
import java.util.Map;

/**
 * Hears where a job and a snapshot do not fit, while a {@link RestorePlan} is made: a start ends with the first misfit, a rehearsal collects them.
 *
 * <p>THREADING: the thread that makes the plan.
 */
public interface Misfits {
  /** An operator cannot take its state, whatever may be lost. */
  void refused(JobFailure failure);

  /**
   * State is in the snapshot that nobody takes. The views are open only during the call.
   *
   * @param states the states by operator; none named for one that has nothing but bytes
   * @param remedy what keeps the state, for people
   */
  void lost(Map<OperatorView, List<StateView>> states, String remedy) throws SnapshotException;
}
