package dev.stillwater.engine.state;

import java.nio.file.Path;

/** States with a time to live on the heap. */
class HeapTtlTest extends TtlContract {
  @Override
  protected StateBackend newBackend(Path workFolder) {
    return HeapStateBackend.filesystem();
  }
}
