package dev.stillwater.engine.snapshot.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.keyed.HeaderParser;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Small inputs that once took much memory, time, or the wrong exception; found by the fuzzer or by looking. */
class HostileInputTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final long MEMORY_BYTES_MAX = 256L << 20;

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

  /** The values of a JSON document take many times its length. */
  @Test
  void manifestOfManyValues_isReadOrRefusedInBoundedMemory() {
    long within = allocatedBytes(manifest(7 << 20));
    assertTrue(within < MEMORY_BYTES_MAX, "allocated " + within);
    long above = allocatedBytes(manifest(9 << 20));
    assertTrue(above < 1 << 20, "allocated " + above);
  }

  private static byte[] manifest(int size) {
    String start = "{\"formatVersion\":1,\"a\":[{}";
    StringBuilder text = new StringBuilder(size).append(start);
    while (text.length() < size - 3) {
      text.append(",{}");
    }
    return text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static long allocatedBytes(byte[] manifest) {
    Path snapshot = Path.of("hostile").toAbsolutePath();
    MemoryStorage storage = new MemoryStorage(new WorkMeter(Long.MAX_VALUE)).put(SidecarFolder.of(snapshot).resolve("manifest.json"), manifest);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    assertThrows(SnapshotException.Corrupt.class, () -> SidecarFolder.read(storage, snapshot));
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
