package dev.stillwater.engine.state;

import java.nio.file.Path;

/** Timers on the heap. */
class HeapTimerTest extends TimerContract {
  @Override
  protected StateBackend newBackend(Path workFolder) {
    return HeapStateBackend.filesystem();
  }
}
