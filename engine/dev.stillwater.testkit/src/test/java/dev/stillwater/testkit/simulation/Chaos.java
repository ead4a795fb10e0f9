package dev.stillwater.testkit.simulation;

import dev.stillwater.engine.sched.VirtualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/**
 * What goes wrong in one life of a simulated machine, as its seed decides: the crash, before or after one call to the disk; calls that fail; calls that take
 * their time.
 *
 * <p>THREADING: one thread.
 */
final class Chaos implements DiskFaults {
  private static final int FAILURE_CHANCE = 150;
  private static final int SLOW_CHANCE = 40;
  private static final long SLOW_NANOS_MAX = 30_000_000L;

  private final SimulatedDisk disk;
  private final VirtualClock clock;
  private final Random random;
  private final long crashCall;
  private final boolean isCrashAfter;
  private final boolean isFailing;
  private final boolean isSlow;
  private long call;
  private int failures;

  /**
   * Decides on a life.
   *
   * @param crashCallMax the crash comes with one of the first so many calls
   */
  Chaos(SimulatedDisk disk, VirtualClock clock, Random random, int crashCallMax) {
    this.disk = disk;
    this.clock = clock;
    this.random = random;
    crashCall = random.nextInt(crashCallMax);
    isCrashAfter = random.nextBoolean();
    isFailing = random.nextInt(3) == 0;
    isSlow = random.nextInt(3) == 0;
  }

  /** Number of calls that failed. */
  int failures() {
    return failures;
  }

  @Override
  public void before(String name, Path path) throws IOException {
    call++;
    if (call == crashCall && !isCrashAfter) {
      disk.crash();
    }
    if (isSlow && random.nextInt(SLOW_CHANCE) == 0) {
      clock.advanceTo(clock.nanoTime() + random.nextLong(SLOW_NANOS_MAX));
    }
    maybeFail();
  }

  @Override
  public void after(String name, Path path) throws IOException {
    if (call == crashCall && isCrashAfter) {
      disk.crash();
    }
    maybeFail();
  }

  private void maybeFail() throws IOException {
    if (isFailing && random.nextInt(FAILURE_CHANCE) == 0) {
      failures++;
      throw new IOException("No space left on device");
    }
  }
}
