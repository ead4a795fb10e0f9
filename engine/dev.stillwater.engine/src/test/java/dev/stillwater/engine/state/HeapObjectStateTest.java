package dev.stillwater.engine.state;

import java.nio.file.Path;

/** States of every kind on the heap. */
class HeapObjectStateTest extends ObjectStateContract {
  @Override
  protected StateBackend newBackend(Path workFolder) {
    return HeapStateBackend.filesystem();
  }
}
