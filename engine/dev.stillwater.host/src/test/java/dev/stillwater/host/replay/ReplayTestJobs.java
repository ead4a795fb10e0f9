package dev.stillwater.host.replay;

/** Small jobs for tests of replays. */
final class ReplayTestJobs {
  private static final String HEAD = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="%s">
        <schemas name="flight">
          <fields name="date" type="timestamp"/>
          <fields name="delay" type="int"/>
          <fields name="origin"/>
        </schemas>
        <operators uid="flights" kind="csv-source">
          <parameters name="path" value="%s"/>
          <parameters name="schema" value="flight"/>
          <parameters name="eventTime" value="date"/>
        </operators>
      """;

  private ReplayTestJobs() {
  }

  /** A job that counts late flights of an airport and day. */
  static String counting(String name, String path, String condition) {
    return HEAD.formatted(name, path) + """
          <operators uid="delayed" kind="filter">
            <expressions text="%s"/>
          </operators>
          <operators uid="daily" kind="window-aggregate">
            <parameters name="size" value="1d"/>
            <expressions name="flights" text="count()"/>
          </operators>
          <operators uid="out" kind="csv-sink"/>
          <streams source="flights" target="delayed"/>
          <streams source="delayed" target="daily" partitioning="hash">
            <keyFields>origin</keyFields>
          </streams>
          <streams source="daily" target="out"/>
        </job:Job>
        """.formatted(condition);
  }

  /** A job that runs a function of the project. */
  static String withFunction(String name) {
    return HEAD.formatted(name, "flights.csv") + """
          <operators uid="alerts" kind="flat-map">
            <parameters name="class" value="alerts.Alert"/>
          </operators>
          <operators uid="out" kind="csv-sink"/>
          <streams source="flights" target="alerts"/>
          <streams source="alerts" target="out"/>
        </job:Job>
        """;
  }
}
