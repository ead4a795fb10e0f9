package dev.stillwater.engine.snapshot.write;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of entries in a key group. */
class KeyGroupBufferTest {
  private record Entry(int state, byte[] key, int value) {
    String text() {
      return state + ":" + HexFormat.of().formatHex(key) + "=" + value;
    }
  }

  @ParameterizedTest
  @CsvSource({"10,1,8,false,0", "63,3,4,true,0", "64,1,9,false,0", "1000,1,8,false,0", "5000,3,12,true,0", "3000,1,2,true,0", "2000,1,40,true,0", "5000,2,9,false,0",
    "3000,3,2,true,3000", "5000,2,9,false,5000", "5000,2,9,false,4999", "3000,1,2,true,2990"})
  void entries_areSortedByStateAndBytes(int count, int states, int bytesMax, boolean hasLengths, int sortedBefore) {
    // Catches a sort by a part of the key that mixes up states, short keys, equal beginnings and bytes above 127, and one that takes what is sorted at first for sorted.
    Random random = new Random(count + bytesMax);
    KeyGroupBuffer buffer = new KeyGroupBuffer();
    List<Entry> entries = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      byte[] key = new byte[hasLengths ? 1 + random.nextInt(bytesMax) : bytesMax];
      for (int at = 0; at < key.length; at++) {
        key[at] = (byte) (at == 0 ? 77 : at < bytesMax / 2 ? random.nextInt(2) : random.nextInt(256));
      }
      Entry entry = new Entry(random.nextInt(states), key, index);
      entries.add(entry);
    }
    Comparator<Entry> order = Comparator.comparingInt(Entry::state).thenComparing(Entry::key, Arrays::compareUnsigned);
    entries.subList(0, sortedBefore).sort(order);
    entries.forEach(entry -> buffer.add(entry.state(), new ByteWriter().writeBytes(entry.key()), new ByteWriter().writeInt(entry.value())));
    buffer.sort();
    entries.sort(order);
    ByteWriter key = new ByteWriter();
    ByteWriter value = new ByteWriter();
    assertEquals(IntStream.range(1, count).filter(index -> isRepeated(entries, index)).findFirst(), buffer.firstRepeated());
    for (int index = 0; index < count; index++) {
      buffer.copyKey(index, key);
      buffer.copyValue(index, value);
      Entry expected = entries.get(index);
      assertEquals(expected.state() + ":" + HexFormat.of().formatHex(expected.key()), buffer.state(index) + ":" + HexFormat.of().formatHex(key.toByteArray()));
      if (!isRepeated(entries, index) && !isRepeated(entries, index + 1)) {
        assertEquals(HexFormat.of().toHexDigits(expected.value()), HexFormat.of().formatHex(value.toByteArray()), expected.text());
      }
    }
  }

  private static boolean isRepeated(List<Entry> sorted, int index) {
    return index > 0 && index < sorted.size() && sorted.get(index - 1).state() == sorted.get(index).state()
        && Arrays.equals(sorted.get(index - 1).key(), sorted.get(index).key());
  }
}
