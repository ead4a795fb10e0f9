package dev.stillwater.host.replay;

import dev.stillwater.engine.inputlog.InputReplay;
import dev.stillwater.engine.replay.ReplaySpec;
import java.util.List;

/**
 * What sources that were replayed from input logs have to say, such as where a log ends and why.
 *
 * <p>THREADING: stateless.
 */
final class InputNotes {
  private InputNotes() {
  }

  /** The notes so far, one sentence each. */
  static List<String> of(ReplaySpec spec) {
    return spec.shared().values().stream().filter(InputReplay.class::isInstance).map(InputReplay.class::cast).flatMap(input -> input.notes().stream()).sorted().toList();
  }
}
