package dev.stillwater.benchmarks.flow;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What this process has used of the machine.
 *
 * <p>THREADING: stateless.
 */
public final class ProcessFigures {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";

  private ProcessFigures() {
  }

  /** Processor time of all threads so far, user and system, in seconds. */
  public static double cpuSeconds() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
  }

  /** The most memory that was resident so far, in MB; empty where the system does not tell. */
  public static OptionalLong peakMemoryMb() {
    try {
      return Files.readAllLines(STATUS).stream().filter(line -> line.startsWith(PEAK))
          .mapToLong(line -> Long.parseLong(line.substring(PEAK.length()).replace("kB", "").strip()) / 1024).findFirst();
    } catch (IOException | NumberFormatException noLinux) {
      return OptionalLong.empty();
    }
  }
}
