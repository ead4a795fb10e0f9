package dev.stillwater.engine.snapshot.operator;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SourcePosition;
import dev.stillwater.engine.snapshot.StateView;
import java.util.List;

/**
 * Source positions in readable form.
 *
 * <p>THREADING: stateless.
 */
public final class SourceSplits {
  private SourceSplits() {
  }

  /** The positions among the states of a source. */
  public static List<SourcePosition> positions(List<StateView> states) throws SnapshotException {
    return List.of();
  }
}
