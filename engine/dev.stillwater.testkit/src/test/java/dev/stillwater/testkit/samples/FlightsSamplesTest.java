package dev.stillwater.testkit.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stillwater.engine.JobState;
import dev.stillwater.engine.JobStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the flights samples against SQL at several parallelisms, as bags of rows. */
class FlightsSamplesTest {
  private static final Path DELAYS = JobRunner.sample("flights/delays-by-origin.job");
  private static final Path ROUTES = JobRunner.sample("flights/busiest-routes.job");
  private static final Path WAVES = JobRunner.sample("flights/delay-waves.job");
  private static final Path FLIGHTS = JobRunner.sample("flights/flights-20k.csv");
  private static final String HEADER = "date,delay,distance,origin,destination\n";

  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void delaysByOrigin_equalsSql(int parallelism) throws Exception {
    // Catches wrong windows, averages, formats, and records that are lost or doubled between subtasks.
    List<String> expected = FlightsQueries.delaysByOrigin(FLIGHTS);
    assertTrue(expected.size() > 1000, "only " + expected.size() + " rows to compare");
    assertEquals(expected, delays(FLIGHTS, parallelism));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void busiestRoutes_equalsSql(int parallelism) throws Exception {
    // Catches records that miss one of the six windows they belong to, and keys of two fields that land on two subtasks.
    List<String> expected = FlightsQueries.busiestRoutes(FLIGHTS);
    assertTrue(expected.size() > 10_000, "only " + expected.size() + " rows to compare");
    assertEquals(expected, routes(FLIGHTS, parallelism));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void delayWaves_equalSql(int parallelism) throws Exception {
    // Catches sessions that are cut or joined wrongly, and ranks that depend on the order in which subtasks bring the waves.
    List<String> expected = FlightsQueries.delayWaves(FLIGHTS);
    assertTrue(expected.size() > 200, "only " + expected.size() + " rows to compare");
    assertEquals(expected, result(WAVES, FLIGHTS, parallelism));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void generatedFlights_equalSql(long seed) throws Exception {
    // Catches what real flights do not hold: quotes, commas and line breaks in names, early and extreme delays, windows at midnight.
    Path csv = folder.resolve("generated.csv");
    Files.writeString(csv, generatedFlights(seed));
    int parallelism = 1 + (int) (seed % 4);
    assertEquals(FlightsQueries.delaysByOrigin(csv), delays(csv, parallelism), "seed " + seed);
    assertEquals(FlightsQueries.busiestRoutes(csv), routes(csv, parallelism), "seed " + seed);
    assertEquals(FlightsQueries.delayWaves(csv), result(WAVES, csv, parallelism), "seed " + seed);
  }

  @Test
  void fileWithoutRecords_givesTheHeaderAlone() throws Exception {
    // Catches a sink that writes its header with the first record.
    Path csv = folder.resolve("empty.csv");
    Files.writeString(csv, HEADER);
    assertEquals(List.of(FlightsQueries.DELAYS_HEADER), delays(csv, 2));
  }

  @Test
  void badLines_areCountedAndKeptAside() throws Exception {
    // Catches lines that vanish: a wrong number of columns and a delay that is no number, each with its line number.
    List<String> lines = Files.readAllLines(FLIGHTS).subList(0, 41);
    lines = new ArrayList<>(lines);
    lines.set(16, "2001-01-01T07:00:00,5,100,SFO");
    lines.set(29, "2001-01-01T08:00:00,late,100,SFO,LAX");
    Path csv = folder.resolve("bad.csv");
    Files.write(csv, lines);
    Path bad = folder.resolve("bad-lines.csv");
    JobStatus status = new JobRunner(folder).run(DELAYS, 2, "flights.path=" + csv, "out.path=" + folder.resolve("out.csv"), "flights.badLines=" + bad).status();
    assertEquals(JobState.FINISHED, status.state(), status.toString());
    assertEquals(2, status.badLines());
    assertEquals(38, status.operator("flights").orElseThrow().recordsOut());
    List<String> kept = Files.readAllLines(bad);
    assertEquals(3, kept.size(), kept.toString());
    assertTrue(kept.stream().anyMatch(line -> line.contains(",17,")), kept.toString());
    assertTrue(kept.stream().anyMatch(line -> line.contains(",30,")), kept.toString());
  }

  @Test
  void threeMillionFlights_equalSql() throws Exception {
    // Catches what only many splits and large state show. Long; -Dstillwater.flights names the unpacked file.
    String file = System.getProperty("stillwater.flights", "");
    assumeTrue(Boolean.getBoolean("stillwater.long") && !file.isEmpty() && Files.isReadable(Path.of(file)), "needs -Dstillwater.long=true -Dstillwater.flights=FILE");
    Path csv = Path.of(file);
    assertEquals(0, FlightsQueries.delaysNotInCommon(csv, run(DELAYS, csv, 2)));
    assertEquals(0, FlightsQueries.routesNotInCommon(csv, run(ROUTES, csv, 2)));
  }

  private List<String> delays(Path csv, int parallelism) throws Exception {
    return result(DELAYS, csv, parallelism);
  }

  private List<String> routes(Path csv, int parallelism) throws Exception {
    return result(ROUTES, csv, parallelism);
  }

  private List<String> result(Path job, Path csv, int parallelism) throws Exception {
    return JobRunner.sortedRows(run(job, csv, parallelism));
  }

  private Path run(Path job, Path csv, int parallelism) throws Exception {
    Path out = folder.resolve(job.getFileName() + "-" + parallelism + ".csv");
    JobStatus status = new JobRunner(folder).run(job, parallelism, "flights.path=" + csv, "out.path=" + out).status();
    assertEquals(JobState.FINISHED, status.state(), status.toString());
    assertEquals(0, status.badLines(), status.toString());
    return out;
  }

  private static String generatedFlights(long seed) throws IOException {
    String[] airports = {"SFO", "LAX", "St. John's", "\"Orly, Paris\"", "\"the \"\"Loop\"\"\"", "\u00c5lesund", "\"two\nlines\""};
    Random random = new Random(seed);
    String lineEnd = seed % 2 == 0 ? "\r\n" : "\n";
    StringBuilder csv = new StringBuilder(HEADER.replace("\n", lineEnd));
    LocalDateTime time = LocalDateTime.of(1999, 12, 31, 22, 0);
    for (int line = 0; line < 4000; line++) {
      time = time.plusMinutes(random.nextInt(4) == 0 ? random.nextInt(90) : 0);
      int delay = switch (random.nextInt(12)) {
        case 0 -> 0;
        case 1 -> Integer.MAX_VALUE;
        case 2 -> Integer.MIN_VALUE;
        case 3 -> -random.nextInt(200);
        default -> random.nextInt(100);
      };
      csv.append(time).append(time.getSecond() == 0 ? ":00," : ",").append(delay).append(',').append(random.nextInt(3000)).append(',')
          .append(airports[random.nextInt(airports.length)]).append(',').append(airports[random.nextInt(airports.length)])
          .append(lineEnd);
    }
    return csv.toString();
  }
}
