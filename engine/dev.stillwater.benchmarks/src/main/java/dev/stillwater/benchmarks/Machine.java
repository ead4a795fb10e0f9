package dev.stillwater.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The machine that figures come from; figures of different machines cannot be compared.
 *
 * <p>THREADING: stateless.
 */
public final class Machine {
  private Machine() {
  }

  /** Options of our JVMs: those of {@code ./stillwater run}, and others. */
  public static List<String> ours(String... others) {
    List<String> options = new ArrayList<>(List.of("-XX:+UseParallelGC", "--enable-native-access=ALL-UNNAMED"));
    options.addAll(largePages());
    options.addAll(List.of(others));
    return options;
  }

  /**
   * Options of the peer's JVMs: what its documentation asks for on this Java, the same pages of memory as ours, and others.
   */
  public static List<String> peers(String... others) {
    List<String> options = new ArrayList<>(List.of("-XX:+UseG1GC", "--add-opens=java.base/java.util=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED"));
    options.addAll(largePages());
    options.addAll(List.of(others));
    return options;
  }

  /** Memory in large pages, which Java asks for on Linux alone: much state is read in no order, and small pages cost a search for each read. */
  private static List<String> largePages() {
    return System.getProperty("os.name").equals("Linux") ? List.of("-XX:+UseTransparentHugePages") : List.of();
  }

  /** Name to value: processor, cores, memory, operating system, Java, load at the start. */
  public static Map<String, Object> describe() {
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("processor", linuxValue("/proc/cpuinfo", "model name", System.getProperty("os.arch")));
    machine.put("cores", (long) Runtime.getRuntime().availableProcessors());
    machine.put("memory", linuxValue("/proc/meminfo", "MemTotal", "unknown"));
    machine.put("system", System.getProperty("os.name") + ' ' + System.getProperty("os.version") + ' ' + System.getProperty("os.arch"));
    machine.put("java", System.getProperty("java.vendor") + ' ' + Runtime.version());
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    machine.put("loadAtStart", Math.round(load * 100) / 100.0);
    machine.put("busy", load > Runtime.getRuntime().availableProcessors() * 0.5);
    return machine;
  }

  private static String linuxValue(String file, String name, String otherwise) {
    try {
      return Files.readAllLines(Path.of(file)).stream().filter(line -> line.startsWith(name)).findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse(otherwise);
    } catch (IOException noLinux) {
      return otherwise;
    }
  }
}
