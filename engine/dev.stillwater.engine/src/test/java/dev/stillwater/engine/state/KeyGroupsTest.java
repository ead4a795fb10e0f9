package dev.stillwater.engine.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected numbers were printed by Flink 2.3.0's KeyGroupRangeAssignment. */
class KeyGroupsTest {
  @ParameterizedTest(name = "hash {0}")
  @CsvSource({
      "0, 94, 31198, 2", "1, 86, 16342, 2", "-1, 80, 15184, 1", "42, 29, 28189, 0", "-2147483648, 108, 10348, 2", "2147483647, 62, 19646, 1",
      "1912276436, 92, 32092, 2", "82012, 55, 8119, 1", "64592, 52, 26292, 1", "-1482116162, 89, 29273, 2", "1231, 77, 11725, 1", "1237, 3, 32003, 0",
      "2617511, 76, 21324, 1", "1143, 105, 7145, 2"})
  void keyHash_hasFlinksKeyGroupAndSubtask(int hash, int keyGroup128, int keyGroup32768, int subtaskOf3) {
    // Catches any deviation from Flink's murmur, which would put state where Flink does not find it.
    assertEquals(keyGroup128, KeyGroups.keyGroup(hash, 128));
    assertEquals(keyGroup32768, KeyGroups.keyGroup(hash, 32768));
    assertEquals(subtaskOf3, KeyGroups.subtask(keyGroup128, 3, 128));
  }

  @Test
  void rangesOfSubtasks_areFlinks() {
    // Catches rounding to the other side, which moves single key groups to a neighbour.
    int[] firsts = IntStream.range(0, 7).map(subtask -> KeyGroups.firstKeyGroup(subtask, 7, 128)).toArray();
    int[] lasts = IntStream.range(0, 7).map(subtask -> KeyGroups.lastKeyGroup(subtask, 7, 128)).toArray();
    assertArrayEquals(new int[] {0, 19, 37, 55, 74, 92, 110}, firsts);
    assertArrayEquals(new int[] {18, 36, 54, 73, 91, 109, 127}, lasts);
  }

  @Test
  void everyKeyGroup_liesInTheRangeOfItsSubtask() {
    // Catches a disagreement between the two directions of the rule at any parallelism.
    for (int max : new int[] {1, 7, 128, 32768}) {
      for (int parallelism = 1; parallelism <= Math.min(max, 130); parallelism++) {
        int[] subtasks = KeyGroups.subtasks(parallelism, max);
        for (int keyGroup = 0; keyGroup < max; keyGroup++) {
          int subtask = subtasks[keyGroup];
          boolean isInRange = KeyGroups.firstKeyGroup(subtask, parallelism, max) <= keyGroup && keyGroup <= KeyGroups.lastKeyGroup(subtask, parallelism, max);
          assertEquals(true, isInRange, "key group " + keyGroup + " of " + max + " at parallelism " + parallelism);
        }
      }
    }
  }
}
