package dev.stillwater.engine.state;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** States with a time to live on the heap. */
class HeapTtlTest extends TtlContract {
  @Override
  protected StateBackend newBackend(Path workFolder) {
    return HeapStateBackend.filesystem();
  }

  @Test
  void keysThatNeverComeAgain_areRemoved() throws SnapshotException {
    // Catches a heap that grows with every key there ever was.
    KeyedStateBackend keyed = single();
    ValueState<Boolean> seen = keyed.value(StateSpec.of("seen", Serializers.ofBoolean()).withTtl(StateTtl.ofWrites(100)));
    keyed.restore();
    int most = 0;
    for (long key = 0; key < 20_000; key++) {
      keyed.currentKey(key);
      if (seen.value() == null) {
        seen.update(true);
      }
      if (key % 100 == 99) {
        advanceTime(10);
      }
      if (key % 1000 == 999) {
        int[] count = {0};
        keyed.forEachEntry("seen", (any, namespace) -> count[0]++);
        most = Math.max(most, count[0]);
      }
    }
    assertTrue(most >= 1000 && most < 5000, most + " entries");
  }
}
