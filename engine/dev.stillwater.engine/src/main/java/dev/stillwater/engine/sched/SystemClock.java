package dev.stillwater.engine.sched;

/**
 * The clock of this machine.
 *
 * <p>THREADING: any thread.
 */
final class SystemClock implements EngineClock {
  static final SystemClock INSTANCE = new SystemClock();

  private SystemClock() {
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public long currentTimeMs() {
    return System.currentTimeMillis();
  }
}
