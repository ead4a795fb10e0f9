package dev.stillwater.engine.snapshot.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.keyed.HeaderParser;
import org.junit.jupiter.api.Test;

/** Small inputs that once took much memory, time, or the wrong exception; found by the fuzzer or by looking. */
class HostileInputTest {
  private static ByteReader reader(ByteWriter bytes) {
    return ByteReader.of(ByteSource.of("hostile", bytes.toByteArray()));
  }

  /** Each of 32767 states that are not there was read for itself. */
  @Test
  void numberOfStatesBehindUnknownSerializer_isBoundByTheBytes() {
    ByteWriter bytes = new ByteWriter().writeUtf("count").writeInt(0).writeInt(0).writeInt(2).writeUtf("VALUE_SERIALIZER").writeInt(2)
        .writeUtf("example.UnknownSnapshot").writeInt(1).writeBytes(new byte[100]);
    SnapshotException e = assertThrows(SnapshotException.Corrupt.class, () -> new HeaderParser(reader(bytes)).readStates(32767, true));
    assertTrue(e.getMessage().contains("number of states"), e.getMessage());
    assertEquals(0, e.offset().orElseThrow());
  }
}
