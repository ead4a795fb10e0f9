package dev.stillwater.engine.state;

import java.nio.file.Path;

/** Tables of generated entries on the heap. */
class HeapTypedStateTest extends TypedStateContract {
  @Override
  protected StateBackend newBackend(Path workFolder) {
    return HeapStateBackend.filesystem();
  }
}
