package dev.stillwater.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.checkpoint.StateBackendSettings.Kind;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.sched.VirtualClock;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backends on the heap as jobs get them. */
class HeapStateBackendTest {
  @TempDir
  Path folder;

  private static StateBackend backend(StateBackendSettings settings) {
    return ServiceLoader.load(StateBackend.Provider.class).stream().map(ServiceLoader.Provider::get).filter(provider -> provider.kind() == settings.kind())
        .findFirst().orElseThrow().create(settings, Storage.local());
  }

  private KeyedStateBackend keyed(StateBackend backend) {
    KeyGroupRange range = KeyGroupRange.of(0, 1, 128);
    return backend.keyed(new StateBackend.Site(Snapshots.UID, Snapshots.OPERATOR_ID, 0, range, Serializers.ofLong(), Storage.local(), new VirtualClock(0)),
        Optional.empty());
  }

  @Test
  void services_haveBothKinds() {
    // Catches a jar without the file that names the providers.
    Set<Kind> kinds = ServiceLoader.load(StateBackend.Provider.class).stream().map(provider -> provider.get().kind()).collect(Collectors.toSet());
    assertTrue(kinds.containsAll(Set.of(Kind.MEMORY, Kind.FILESYSTEM)), kinds.toString());
  }

  @Test
  void memoryBackend_refusesSnapshotsAboveItsLimit() throws SnapshotException {
    // Catches a limit that nobody keeps, or one that the backend 'filesystem' has too.
    for (Kind kind : List.of(Kind.MEMORY, Kind.FILESYSTEM)) {
      StateBackendSettings settings = new StateBackendSettings(kind, Optional.empty(), true, 0, 0, 1000);
      KeyedStateBackend keyed = keyed(backend(settings));
      KeyedTable table = keyed.table(CountEntry.descriptor("aggregate", false), new CountEntry.Codec());
      keyed.restore();
      CountEntry.find(table.table(1), 1).count++;
      Snapshots snapshots = new Snapshots(folder.resolve(kind.text()), 128);
      snapshots.take(List.of(keyed));
      for (long key = 0; key < 100; key++) {
        CountEntry.find(table.table(Long.hashCode(key)), key).count++;
      }
      if (kind == Kind.MEMORY) {
        String message = assertThrows(SnapshotException.Refused.class, () -> snapshots.take(List.of(keyed))).getMessage();
        assertTrue(message.contains("1000 bytes") && message.contains("filesystem"), message);
        CountEntry.find(table.table(1), 1).count++;
      } else {
        snapshots.take(List.of(keyed));
      }
      assertEquals(100, table.size());
    }
  }

  @Test
  void stateAskedForTwice_isRefused() {
    // Catches two states that overwrite each other in snapshots.
    KeyedStateBackend keyed = keyed(HeapStateBackend.filesystem());
    keyed.value(StateSpec.of("same", Serializers.ofLong()));
    assertThrows(IllegalStateException.class, () -> keyed.list(StateSpec.of("same", Serializers.ofLong())));
    assertThrows(IllegalStateException.class, keyed::currentKey);
  }
}
