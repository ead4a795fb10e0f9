package dev.stillwater.testkit.simulation;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The jobs of the simulator. Each has results that do not depend on the order in which subtasks run.
 *
 * <p>THREADING: stateless.
 */
final class SimulatedJobs {
  /** Number of records in each input file. */
  static final int RECORDS = 600;
  /** Number of records that the generator makes. */
  static final int NUMBERS = 700;
  /** Keys in each input file. */
  static final int KEYS = 17;
  static final Path READINGS = SimulatedJob.FOLDER.resolve("readings.csv");
  static final Path OTHERS = SimulatedJob.FOLDER.resolve("others.csv");
  private static final Path FILE = SimulatedJob.FOLDER.resolve("out.csv");
  private static final Path PARTS = SimulatedJob.FOLDER.resolve("parts");
  private static final long START_MS = 1_000_000_000_000L;

  private static final String SCHEMA = """
        <schemas name="reading">
          <fields name="time" type="timestamp"/>
          <fields name="sensor"/>
          <fields name="value" type="int"/>
        </schemas>
      """;
  private static final String FILE_SINK = "<operators uid=\"out\" kind=\"csv-sink\"><parameters name=\"path\" value=\"out.csv\"/></operators>\n";
  private static final String PARTS_SINK = "<operators uid=\"parts\" kind=\"csv-sink\" parallelism=\"2\"><parameters name=\"path\" value=\"parts\"/></operators>\n";

  private SimulatedJobs() {
  }

  /** All jobs. */
  static List<SimulatedJob> all() {
    return List.of(totals(), windows(), generated(), sessions(), united(), joined());
  }

  private static String source(String uid, String file) {
    return """
          <operators uid="%s" kind="csv-source">
            <parameters name="path" value="%s"/>
            <parameters name="schema" value="reading"/>
            <parameters name="eventTime" value="time"/>
            <parameters name="outOfOrderness" value="3s"/>
            <parameters name="rate" value="10000"/>
          </operators>
        """.formatted(uid, file);
  }

  private static String keyed(String source, String target) {
    return "<streams source=\"" + source + "\" target=\"" + target + "\" partitioning=\"hash\"><keyFields>sensor</keyFields></streams>\n";
  }

  private static String stream(String source, String target) {
    return "<streams source=\"" + source + "\" target=\"" + target + "\"/>\n";
  }

  /** Counts for each key; each record gives a result. */
  static SimulatedJob totals() {
    return new SimulatedJob("Totals", SCHEMA + source("readings", "readings.csv")
        + "<operators uid=\"totals\" kind=\"aggregate\"><expressions name=\"records\" text=\"count()\"/></operators>\n" + FILE_SINK + PARTS_SINK
        + keyed("readings", "totals") + stream("totals", "out") + "<streams source=\"totals\" target=\"parts\" partitioning=\"rebalance\"/>\n",
        Map.of(READINGS, readings(1)), List.of(FILE, PARTS));
  }

  /** Overlapping windows. */
  private static SimulatedJob windows() {
    return new SimulatedJob("Windows", SCHEMA + source("readings", "readings.csv") + """
          <operators uid="windows" kind="window-aggregate">
            <parameters name="size" value="20s"/>
            <parameters name="slide" value="5s"/>
            <expressions name="records" text="count()"/>
            <expressions name="average" text="avg(value)"/>
            <expressions name="highest" text="max(value)"/>
          </operators>
        """ + FILE_SINK + keyed("readings", "windows") + stream("windows", "out"), Map.of(READINGS, readings(2)), List.of(FILE));
  }

  /** A generator in place of a file. */
  private static SimulatedJob generated() {
    return new SimulatedJob("Generated", """
          <operators uid="numbers" kind="generator">
            <parameters name="count" value="%d"/>
            <parameters name="rate" value="10000"/>
            <expressions name="sensor" text="n %% 13"/>
            <expressions name="number" text="n"/>
          </operators>
          <operators uid="some" kind="filter"><expressions text="number %% 3 != 0"/></operators>
          <operators uid="totals" kind="aggregate"><expressions name="records" text="count()"/></operators>
        """.formatted(NUMBERS) + PARTS_SINK + stream("numbers", "some") + keyed("some", "totals")
        + "<streams source=\"totals\" target=\"parts\" partitioning=\"rebalance\"/>\n", Map.of(), List.of(PARTS));
  }

  /** Sessions, which merge. */
  private static SimulatedJob sessions() {
    return new SimulatedJob("Sessions", SCHEMA + source("readings", "readings.csv") + """
          <operators uid="sessions" kind="session-window">
            <parameters name="gap" value="2s"/>
            <expressions name="records" text="count()"/>
            <expressions name="lowest" text="min(value)"/>
          </operators>
        """ + FILE_SINK + keyed("readings", "sessions") + stream("sessions", "out"), Map.of(READINGS, readings(3)), List.of(FILE));
  }

  /** Two sources that end at different times. */
  private static SimulatedJob united() {
    return new SimulatedJob("United", SCHEMA + source("readings", "readings.csv") + source("others", "others.csv") + """
          <operators uid="windows" kind="window-aggregate">
            <parameters name="size" value="10s"/>
            <expressions name="records" text="count()"/>
          </operators>
        """ + FILE_SINK + keyed("readings", "windows") + keyed("others", "windows") + stream("windows", "out"),
        Map.of(READINGS, readings(4), OTHERS, readings(5).substring(0, readings(5).indexOf('\n', 6000) + 1)), List.of(FILE));
  }

  /** Two inputs that are joined, with timers that clear the state. */
  private static SimulatedJob joined() {
    return new SimulatedJob("Joined", SCHEMA + source("readings", "readings.csv") + source("others", "others.csv") + """
          <operators uid="pairs" kind="interval-join">
            <parameters name="lower" value="-1s"/>
            <parameters name="upper" value="1s"/>
          </operators>
        """ + PARTS_SINK + keyed("readings", "pairs").replace("target=", "targetPort=\"left\" target=")
        + keyed("others", "pairs").replace("target=", "targetPort=\"right\" target=")
        + "<streams source=\"pairs\" target=\"parts\" partitioning=\"rebalance\"/>\n",
        Map.of(READINGS, readings(6), OTHERS, readings(7)), List.of(PARTS));
  }

  private static String readings(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("time,sensor,value\n");
    for (int record = 0; record < RECORDS; record++) {
      long timeMs = START_MS + record * 100L - random.nextInt(2500);
      text.append(Instant.ofEpochMilli(timeMs)).append(",s-").append(random.nextInt(KEYS)).append(',').append(random.nextInt(1000)).append('\n');
    }
    return text.toString();
  }
}
