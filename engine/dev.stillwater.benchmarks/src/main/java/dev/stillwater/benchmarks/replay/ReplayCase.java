package dev.stillwater.benchmarks.replay;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Two versions of a job over flights.
 *
 * <p>THREADING: immutable.
 */
enum ReplayCase {
  /** The same version twice; results are few, since they are those of days. */
  SAME("delays by origin, the same version", "delay &gt; 0", "delay &gt; 0", true),
  /** Another threshold, so that most results differ. */
  THRESHOLD("delays by origin, another threshold", "delay &gt; 0", "delay &gt; 15", true),
  /** The same version twice, where each flight is a result. */
  EACH("each flight a result, the same version", "delay &gt; -100000", "delay &gt; -100000", false),
  /** Each flight is a result, and most differ: more than memory holds. */
  EACH_CHANGED("each flight a result, all changed", "delay &gt; -100000", "delay &gt; -100000", false);

  private final String title;
  private final String conditionA;
  private final String conditionB;
  private final boolean isByDay;

  ReplayCase(String title, String conditionA, String conditionB, boolean isByDay) {
    this.title = title;
    this.conditionA = conditionA;
    this.conditionB = conditionB;
    this.isByDay = isByDay;
  }

  /** What people read. */
  String title() {
    return title;
  }

  /** The name as it stands in reports. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether both versions are the same. */
  boolean isSame() {
    return this == SAME || this == EACH;
  }

  /** Whether the results that differ fit into memory; else they are sorted on the disk, for which there is no bar. */
  boolean fitsMemory() {
    return this != EACH_CHANGED;
  }

  /** Text of a version's job. */
  String job(Path flights, boolean isB) {
    String changed = this == EACH_CHANGED && isB ? "delay + 1" : "delay";
    String keyed = isByDay ? """
          <operators uid="daily" kind="window-aggregate">
            <parameters name="size" value="1d"/>
            <expressions name="flights" text="count()"/>
            <expressions name="avg_delay" text="avg(delay)"/>
            <expressions name="max_delay" text="max(delay)"/>
          </operators>
          <streams source="delayed" target="daily" partitioning="hash"><keyFields>origin</keyFields></streams>
        """ : """
          <operators uid="daily" kind="map">
            <expressions name="date" text="date"/>
            <expressions name="delay" text="%s"/>
            <expressions name="origin" text="origin"/>
            <expressions name="destination" text="destination"/>
          </operators>
          <streams source="delayed" target="daily"/>
        """.formatted(changed);
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Delays">
          <schemas name="flight">
            <fields name="date" type="timestamp"/>
            <fields name="delay" type="int"/>
            <fields name="distance" type="int"/>
            <fields name="origin"/>
            <fields name="destination"/>
          </schemas>
          <operators uid="flights" kind="csv-source">
            <parameters name="path" value="%s"/>
            <parameters name="schema" value="flight"/>
            <parameters name="eventTime" value="date"/>
          </operators>
          <operators uid="delayed" kind="filter"><expressions text="%s"/></operators>
          <operators uid="out" kind="csv-sink"><parameters name="path" value="never-written.csv"/></operators>
          <streams source="flights" target="delayed"/>
        %s  <streams source="daily" target="out"/>
        </job:Job>
        """.formatted(escaped(flights.toString()), isB ? conditionB : conditionA, keyed);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
