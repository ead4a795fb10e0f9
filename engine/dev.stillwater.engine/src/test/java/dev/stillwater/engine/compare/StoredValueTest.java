package dev.stillwater.engine.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.FlinkSnapshots;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Values as a comparison keeps them, over every kind of state that Flink's snapshots here hold. */
class StoredValueTest {
  @Test
  void keptValue_isDecodedAsTheCursorDecodesIt() throws Exception {
    // Catches an old value that a comparison shows otherwise than the snapshot it comes from.
    Set<StateKind> seen = EnumSet.noneOf(StateKind.class);
    List<Path> snapshots = Stream.of("2.3.0/canonical-files", "2.3.0/native-hashmap", "2.3.0/types-canonical", "2.3.0/types-heap", "2.3.0/kryo-canonical",
        "2.3.0/kryo-heap", "2.3.0/changelog-checkpoint", "2.3.0/unaligned-checkpoint", "1.20.5/canonical-hashmap").map(FlinkSnapshots::last).toList();
    for (Path snapshot : snapshots) {
      try (SnapshotView view = SnapshotReader.open(snapshot, SnapshotOptions.local(), ProgressListener.NONE)) {
        for (OperatorView operator : view.operators()) {
          for (StateView state : operator.states()) {
            // Of records in channels only their number and size are shown, and they are compared as a bag, so that none is ever kept.
            if (state.kind() != StateKind.CHANNEL_INPUT && state.kind() != StateKind.CHANNEL_OUTPUT) {
              seen.add(state.kind());
              compare(state);
            }
          }
        }
      }
    }
    assertTrue(seen.containsAll(EnumSet.of(StateKind.VALUE, StateKind.LIST, StateKind.MAP, StateKind.REDUCING, StateKind.AGGREGATING, StateKind.TIMER,
        StateKind.OPERATOR_LIST, StateKind.OPERATOR_UNION, StateKind.BROADCAST, StateKind.COORDINATOR)), seen::toString);
  }

  private static void compare(StateView state) throws SnapshotException {
    ByteWriter bytes = new ByteWriter();
    try (EntryCursor cursor = state.entries(ProgressListener.NONE)) {
      for (boolean isOpen = next(cursor); isOpen; isOpen = next(cursor)) {
        Object value = cursor.value();
        cursor.writeValue(bytes.truncate(0));
        assertEquals(value, StoredValue.decode(state, bytes.toByteArray(), value), () -> "state " + state.name() + " of " + state.operator().label());
      }
    }
  }

  /** Goes to the next entry; the rest of a state whose end cannot be found is not compared. */
  private static boolean next(EntryCursor cursor) throws SnapshotException {
    try {
      return cursor.next();
    } catch (SnapshotException.UnreadableSerializer unreadable) {
      return false;
    }
  }
}
