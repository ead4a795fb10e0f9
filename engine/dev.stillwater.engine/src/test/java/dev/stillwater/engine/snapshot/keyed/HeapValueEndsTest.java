package dev.stillwater.engine.snapshot.keyed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.FlinkSnapshots;
import dev.stillwater.engine.snapshot.SnapshotException.UnreadableSerializer;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.serializer.OpaqueSerializer;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.state.KeyGroups;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Values of unknown serializers between namespaces, keys and other states. */
class HeapValueEndsTest {
  private static final int MAX_PARALLELISM = 128;
  private static final int GROUP = 5;
  private static final ValueSerializer LONG = Serializers.ofLong();
  private static final ValueSerializer OPAQUE = OpaqueSerializer.of("a.b.UnknownSnapshot");

  @Test
  void valuesWithACommonStart_endBeforeTheNextKey() throws Exception {
    // Would catch an end that is taken from a key that only seems to begin inside of a value.
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Group group = new Group(random, true);
      Optional<int[]> ends = group.tail().ends(group.layouts.get(0), group.ends.size(), seenFirst());
      assertTrue(ends.isPresent(), "seed " + seed);
      assertArrayEquals(group.endArray(), ends.orElseThrow(), "seed " + seed);
    }
  }

  @Test
  void valuesThatShareNothing_areFoundOrRefusedButNeverWrong() throws Exception {
    // Would catch a guess where more than one division fits.
    int found = 0;
    for (int seed = 0; seed < 200; seed++) {
      Group group = new Group(new Random(seed), false);
      Optional<int[]> ends = group.tail().ends(group.layouts.get(0), group.ends.size(), seenFirst());
      if (ends.isPresent()) {
        assertArrayEquals(group.endArray(), ends.get(), "seed " + seed);
        found++;
      }
    }
    assertTrue(found > 0, "found none");
  }

  @Test
  void claimedNumberOfEntries_takesNoMemory() throws Exception {
    // Would catch an array for as many entries as a damaged file claims.
    Group group = new Group(new Random(1), true);
    assertEquals(Optional.empty(), group.tail().ends(group.layouts.get(0), Integer.MAX_VALUE, seenFirst()));
  }

  @Test
  void randomBytes_endWithinABoundedNumberOfTries() throws Exception {
    // Would catch a search that tries every division: thousands of zeros look like keys everywhere.
    byte[] zeros = new byte[1 << 16];
    HeapTail tail = HeapTail.read(ByteReader.of("zeros", 0, zeros, 0, zeros.length), layouts(), GROUP, MAX_PARALLELISM).orElseThrow();
    assertEquals(Optional.empty(), tail.ends(layouts().get(0), 4000, seenFirst()));
  }

  @Test
  void keysOfAnUnknownSerializer_areBlamedAsKeys() throws Exception {
    // Would catch a message that blames the values, which can be read.
    try (SnapshotView view = SnapshotReader.open(FlinkSnapshots.last("2.3.0/kryo-heap"), SnapshotOptions.local(), ProgressListener.NONE);
        EntryCursor entries = view.operatorOfUid("opaque-key").orElseThrow().state("count").orElseThrow().entries(ProgressListener.NONE)) {
      UnreadableSerializer problem = assertThrows(UnreadableSerializer.class, entries::next);
      assertTrue(problem.getMessage().contains("how long the keys of state 'count' are"), problem.getMessage());
      assertTrue(problem.found().orElse("").endsWith("KryoSerializerSnapshot"), problem.getMessage());
    }
  }

  private static BitSet seenFirst() {
    BitSet seen = new BitSet();
    seen.set(0);
    return seen;
  }

  private static List<StateLayout> layouts() {
    return List.of(new StateLayout("opaque", StateKind.VALUE, LONG, Serializers.ofVoidNamespace(), Optional.empty(), Optional.of(OPAQUE), OPAQUE),
        new StateLayout("count", StateKind.VALUE, LONG, Serializers.ofVoidNamespace(), Optional.empty(), Optional.of(LONG), LONG));
  }

  /** The bytes of a key group with a state of unknown values and one of numbers. */
  private static final class Group {
    private final List<StateLayout> layouts = layouts();
    private final List<Integer> ends = new ArrayList<>();
    private final ByteWriter bytes = new ByteWriter();

    Group(Random random, boolean hasCommonStart) {
      List<Long> keys = new ArrayList<>();
      for (long key = -200; key < 2000 && keys.size() < 12; key++) {
        if (KeyGroups.keyGroup(Long.hashCode(key), MAX_PARALLELISM) == GROUP) {
          keys.add(key);
        }
      }
      for (long key : keys) {
        bytes.writeByte(0).writeLong(key);
        byte[] value = new byte[1 + random.nextInt(40)];
        random.nextBytes(value);
        if (hasCommonStart) {
          bytes.writeBytes(new byte[] {1, 0, 'a', '.', 'b', '.', 'C', (byte) 0xc4});
        }
        bytes.writeBytes(value);
        ends.add(bytes.size());
      }
      bytes.writeShort(1).writeInt(keys.size());
      for (long key : keys) {
        bytes.writeByte(0).writeLong(key).writeLong(random.nextInt(100));
      }
    }

    HeapTail tail() throws Exception {
      byte[] all = bytes.toByteArray();
      return HeapTail.read(ByteReader.of("group", 0, all, 0, all.length), layouts, GROUP, MAX_PARALLELISM).orElseThrow();
    }

    int[] endArray() {
      return ends.stream().mapToInt(Integer::intValue).toArray();
    }
  }
}
