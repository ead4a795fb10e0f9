package dev.stillwater.benchmarks.flow;

import dev.stillwater.benchmarks.BenchException;
import dev.stillwater.benchmarks.Folders;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files of flights: those of the person, or as many as are wanted made from the sample, so that a benchmark needs nothing but the repository.
 *
 * <p>THREADING: one thread.
 */
public final class FlightData {
  private static final Path SAMPLE = Path.of("samples", "flights", "flights-20k.csv");
  private static final int OTHER_FLIGHT = 131;
  private static final long MINUTE = 60;

  private FlightData() {
  }

  /** The sample: beside the start script, else where the sources are when tests run. */
  public static Path sample() throws BenchException {
    String script = System.getProperty(Folders.SCRIPT);
    Path root = Optional.ofNullable(script).map(text -> Path.of(text).toAbsolutePath().getParent()).orElse(Path.of("..", ".."));
    Path sample = root.resolve(SAMPLE).toAbsolutePath().normalize();
    if (!Files.isRegularFile(sample)) {
      throw new BenchException("The sample of flights '" + sample + "' is missing; name a file with --data FILE.");
    }
    return sample;
  }

  /**
   * Makes flights in the order of time: each of the sample many times between its own time and that of the next one, with the places of others and delays
   * that differ by some minutes.
   */
  public static void make(Path sample, Path target, long rows) throws IOException {
    List<String[]> flights = new ArrayList<>();
    List<String> lines = Files.readAllLines(sample);
    lines.stream().skip(1).forEach(line -> flights.add(line.split(",")));
    long[] times = new long[flights.size() + 1];
    for (int flight = 0; flight < flights.size(); flight++) {
      times[flight] = LocalDateTime.parse(flights.get(flight)[0]).toEpochSecond(ZoneOffset.UTC) / MINUTE;
    }
    times[flights.size()] = times[flights.size() - 1];
    try (BufferedWriter out = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
      out.write(lines.get(0) + '\n');
      long written = 0;
      for (int flight = 0; flight < flights.size(); flight++) {
        long end = rows * (flight + 1) / flights.size();
        long copies = end - written;
        for (long copy = 0; written < end; copy++, written++) {
          long minute = times[flight] + (times[flight + 1] - times[flight]) * copy / copies;
          String[] own = flights.get(flight);
          String[] places = flights.get((int) ((flight + copy * OTHER_FLIGHT) % flights.size()));
          out.write(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(LocalDateTime.ofEpochSecond(minute * MINUTE, 0, ZoneOffset.UTC)) + ','
              + (Integer.parseInt(own[1]) + copy % 7 - 3) + ',' + places[2] + ',' + places[3] + ',' + places[4] + '\n');
        }
      }
    }
  }

  /** Number of flights in a file with a header. */
  public static long count(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines.count() - 1;
    }
  }

  /** Cuts a file into so many, each with the header: the peer reads one file in one subtask, our engine cuts it by itself. */
  static List<Path> cut(Path file, long rows, int parts, Path folder) throws IOException {
    if (parts == 1) {
      return List.of(file);
    }
    List<Path> files = new ArrayList<>();
    try (Stream<String> stream = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      var lines = stream.iterator();
      String header = lines.next();
      for (int part = 0; part < parts; part++) {
        Path target = folder.resolve("flights-" + parts + '-' + part + ".csv");
        files.add(target);
        try (BufferedWriter out = Files.newBufferedWriter(target, StandardCharsets.ISO_8859_1)) {
          out.write(header + '\n');
          for (long row = rows * part / parts; row < rows * (part + 1) / parts; row++) {
            out.write(lines.next() + '\n');
          }
        }
      }
    }
    return files;
  }
}
