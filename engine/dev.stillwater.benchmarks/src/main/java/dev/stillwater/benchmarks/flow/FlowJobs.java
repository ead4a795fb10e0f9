package dev.stillwater.benchmarks.flow;

import java.nio.file.Path;

/**
 * The work as text of our job files.
 *
 * <p>THREADING: stateless.
 */
final class FlowJobs {
  /** Uid of the source in all jobs. */
  static final String SOURCE = "in";
  /** Uid of the sink in all jobs. */
  static final String SINK = "out";

  private FlowJobs() {
  }

  /**
   * The job file of the task.
   *
   * @param sink the element of the sink
   */
  static String text(FlowTask task, String sink) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" formatVersion="1" name="Benchmark" defaultParallelism="%d">
          %s<stateBackend kind="%s"/>
        %s%s</job:Job>
        """.formatted(task.parallelism(), checkpoints(task), task.backend(), operators(task), sink);
  }

  private static String checkpoints(FlowTask task) {
    return task.checkpointMs() == 0 ? ""
        : "<checkpointing intervalMs=\"" + task.checkpointMs() + "\" directory=\"" + task.folder().resolve("checkpoints") + "\"/>\n  ";
  }

  /** A sink that forgets what it gets. */
  static String discard() {
    return "  <operators uid=\"out\" kind=\"discard-sink\"/>\n";
  }

  /** A sink that prints. */
  static String console() {
    return "  <operators uid=\"out\" kind=\"console-sink\"/>\n";
  }

  /** A sink that writes lines to a file. */
  static String csv(Path file) {
    return "  <operators uid=\"out\" kind=\"csv-sink\"><parameters name=\"path\" value=\"" + file + "\"/></operators>\n";
  }

  private static String operators(FlowTask task) {
    String end = "    <parameters name=\"count\" value=\"" + task.count() + "\"/>\n";
    return switch (task.work()) {
      case P1 -> """
            <operators uid="in" kind="generator">
          %s    <expressions name="value" text="n"/>
            </operators>
            <operators uid="map" kind="map"><expressions name="value" text="value * 31 + 7"/></operators>
            <operators uid="filter" kind="filter"><expressions text="value %% 4 != 0"/></operators>
            <streams source="in" target="map"/>
            <streams source="map" target="filter"/>
            <streams source="filter" target="out"/>
          """.formatted(end);
      case P2 -> """
            <operators uid="in" kind="generator">
          %s    <expressions name="key" text="(random >>> 1) %% %dL"/>
            </operators>
            <operators uid="count" kind="aggregate"><expressions name="records" text="count()"/></operators>
            <streams source="in" target="count" partitioning="hash"><keyFields>key</keyFields></streams>
            <streams source="count" target="out"/>
          """.formatted(end, FlowCase.COUNT_KEYS);
      case P3 -> """
            <operators uid="in" kind="generator">
          %s    <parameters name="eventTime" value="at"/>
              <parameters name="outOfOrderness" value="%dms"/>
              <expressions name="key" text="(random >>> 1) %% %dL"/>
              <expressions name="at" text="timestamp(%dL + n / %dL - (random >>> 33) %% %dL)"/>
            </operators>
            <operators uid="windows" kind="window-aggregate">
              <parameters name="size" value="%dms"/>
              <parameters name="slide" value="%dms"/>
              <expressions name="records" text="count()"/>
            </operators>
            <streams source="in" target="windows" partitioning="hash"><keyFields>key</keyFields></streams>
            <streams source="windows" target="out"/>
          """.formatted(end, FlowCase.BACK_MS, FlowCase.WINDOW_KEYS, FlowCase.START_MS, FlowCase.RECORDS_A_MS, FlowCase.BACK_MS, FlowCase.WINDOW_MS,
          FlowCase.SLIDE_MS);
      case P4 -> flights(task.files().get(0));
    };
  }

  private static String flights(Path file) {
    return """
          <schemas name="flight">
            <fields name="date" type="timestamp"/>
            <fields name="delay" type="int"/>
            <fields name="distance" type="int"/>
            <fields name="origin"/>
            <fields name="destination"/>
          </schemas>
          <operators uid="in" kind="csv-source">
            <parameters name="path" value="%s"/>
            <parameters name="schema" value="flight"/>
            <parameters name="eventTime" value="date"/>
          </operators>
          <operators uid="delayed" kind="filter"><expressions text="delay &gt; 0"/></operators>
          <operators uid="daily" kind="window-aggregate">
            <parameters name="size" value="1d"/>
            <expressions name="flights" text="count()"/>
            <expressions name="avg_delay" text="avg(delay)"/>
            <expressions name="max_delay" text="max(delay)"/>
          </operators>
          <streams source="in" target="delayed"/>
          <streams source="delayed" target="daily" partitioning="hash"><keyFields>origin</keyFields></streams>
          <streams source="daily" target="out"/>
        """.formatted(file);
  }
}
