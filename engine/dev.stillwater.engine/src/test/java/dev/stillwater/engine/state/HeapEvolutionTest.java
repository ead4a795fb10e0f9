package dev.stillwater.engine.state;

import java.nio.file.Path;

/** Changed types on the heap. */
class HeapEvolutionTest extends EvolutionContract {
  @Override
  protected StateBackend newBackend(Path workFolder) {
    return HeapStateBackend.filesystem();
  }
}
