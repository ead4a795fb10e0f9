package dev.stillwater.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class OperatorIdTest {

  @Test
  void idOfUid_isGuavasMurmur() {
    // Catches an id under which Flink would not find the state; Flink uses Guava's hash with seed 0, so Guava is the oracle.
    StringBuilder uid = new StringBuilder();
    for (int length = 0; length < 70; length++) {
      assertIsGuavas(uid.toString());
      uid.append((char) ('a' + length * 7 % 26));
    }
    assertIsGuavas("\u00fcber-\ud83d\ude00-\u4e16\u754c");
    assertIsGuavas("\u00ff\u00fe".repeat(20));
  }

  @Test
  void knownUid_hasItsKnownId() {
    // Catches a change of the oracle and the code together: the reference value of murmur3 x64 128 for "hello".
    assertEquals("029bbd41b3a7d8cb191dae486a901e5b", OperatorId.ofUid("hello").hex());
    assertEquals("00000000000000000000000000000000", OperatorId.ofUid("").hex());
  }

  @Test
  void bytes_areTheHexDigits() {
    // Catches an order of bytes that the text hides.
    OperatorId id = OperatorId.ofUid("flights");
    assertEquals(id.hex(), HexFormat.of().formatHex(id.bytes()));
    assertEquals(id, OperatorId.ofUid("flights"));
  }

  private static void assertIsGuavas(String uid) {
    String expected = Hashing.murmur3_128(0).hashString(uid, StandardCharsets.UTF_8).toString();
    assertEquals(expected, OperatorId.ofUid(uid).hex(), uid);
  }
}
