package dev.stillwater.engine.snapshot.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A fuzzer that overlooks failures would be worse than none: each kind of failure is planted here. */
class FuzzRunTest {
  private static final FuzzRun.Limits LIMITS = new FuzzRun.Limits(7, 0, 20, 60_000, Long.MAX_VALUE, 8 << 20, 4);

  @FunctionalInterface
  private interface Reader {
    void read(byte[] damaged, WorkMeter meter) throws SnapshotException;
  }

  private static FuzzTarget planted(Reader reader) {
    return new FuzzTarget() {
      @Override
      public String name() {
        return "planted";
      }

      @Override
      public int share() {
        return 1;
      }

      @Override
      public List<Sample> samples() {
        return List.of(new Sample("sample", new byte[] {0, 0, 0, 5, 0, 3, 'a', 'b', 'c'}));
      }

      @Override
      public void read(Sample sample, byte[] damaged, WorkMeter meter) throws SnapshotException {
        reader.read(damaged, meter);
      }
    };
  }

  private static List<FuzzRun.Failure> run(FuzzRun.Limits limits, Reader reader) throws InterruptedException {
    return new FuzzRun(List.of(planted(reader)), limits).run();
  }

  private static void assertFound(String what, Reader reader) throws InterruptedException {
    List<FuzzRun.Failure> failures = run(LIMITS, reader);
    assertFalse(failures.isEmpty());
    assertTrue(failures.get(0).toString().contains(what), failures.get(0).toString());
  }

  @Test
  void untypedException_isFound() throws Exception {
    assertFound("IllegalArgumentException", (damaged, meter) -> {
      throw new IllegalArgumentException("planted");
    });
  }

  @Test
  void endlessRecursion_isFound() throws Exception {
    assertFound("StackOverflowError", (damaged, meter) -> descend(0));
  }

  private static int descend(int depth) {
    return depth < 0 ? 0 : 1 + descend(depth + 1) % 7;
  }

  @Test
  void allocationByClaimedLength_isFound() throws Exception {
    assertFound("OutOfMemoryError", (damaged, meter) -> meter.read(new byte[Integer.MAX_VALUE].length));
  }

  @Test
  void muchMemory_isFound() throws Exception {
    assertFound("allocated 9 MiB", (damaged, meter) -> meter.source("planted", new byte[9 << 20]));
  }

  @Test
  void heldMemory_isFoundAndFreedMemoryIsNot() throws Exception {
    FuzzRun.Limits limits = new FuzzRun.Limits(7, 0, 1, 60_000, 64 << 20, Long.MAX_VALUE, 4);
    List<FuzzRun.Failure> failures = run(limits, (damaged, meter) -> {
      byte[][] held = new byte[2048][];
      Arrays.setAll(held, index -> new byte[1 << 16]);
      spin(300);
      meter.read(held.length - 2048);
    });
    assertEquals(1, failures.size());
    assertTrue(failures.get(0).toString().contains("MiB at a time"), failures.toString());
    assertEquals(List.of(), run(limits, (damaged, meter) -> {
      for (int index = 0; index < 128; index++) {
        meter.read(new byte[1 << 20].length >> 30);
      }
      spin(300);
    }));
  }

  private static void spin(long ms) {
    long end = System.nanoTime() + ms * 1_000_000;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void muchWork_isFound() throws Exception {
    assertFound("TooMuchWork", (damaged, meter) -> {
      for (int round = 0; round < 1_000_000; round++) {
        ByteReader.of(meter.source("planted", new byte[64])).skip(64);
      }
    });
  }

  @Test
  void hang_isFound() throws Exception {
    FuzzRun.Limits limits = new FuzzRun.Limits(7, 0, 20, 200, Long.MAX_VALUE, 8 << 20, 4);
    List<FuzzRun.Failure> failures = run(limits, (damaged, meter) -> {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.onSpinWait();
      }
    });
    assertTrue(failures.get(0).toString().contains("took more than 200 ms"), failures.toString());
  }

  @Test
  void errorWithoutOffset_isFound() throws Exception {
    assertFound("names no offset", (damaged, meter) -> {
      throw new Corrupt(Place.of("planted"), "damaged.", "", "");
    });
  }

  @Test
  void typedErrorsAndResults_areNoFailures() throws Exception {
    FuzzRun run = new FuzzRun(List.of(planted((damaged, meter) -> ByteReader.of(meter.source("planted", damaged)).skip(9))), LIMITS);
    assertEquals(List.of(), run.run());
    assertTrue(run.outcome("planted read") > 0 && run.outcome("planted Truncated") > 0, run.summary());
  }

  @Test
  void sameIndex_isSameInput() throws Exception {
    StringBuilder all = new StringBuilder();
    run(LIMITS, (damaged, meter) -> all.append(HexFormat.of().formatHex(damaged)).append('\n'));
    StringBuilder alone = new StringBuilder();
    run(new FuzzRun.Limits(7, 13, 1, 60_000, Long.MAX_VALUE, 8 << 20, 4), (damaged, meter) -> alone.append(HexFormat.of().formatHex(damaged)));
    assertEquals(all.toString().split("\n")[13], alone.toString());
  }
}
