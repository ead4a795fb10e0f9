package dev.stillwater.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small jobs as people might write them, good and bad. */
final class TestJobs {
  private static final String JOB = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Test">
        <schemas name="flight">
          <fields name="date" type="timestamp"/>
          <fields name="delay" type="int"/>
          <fields name="origin"/>
        </schemas>
        <operators uid="flights" kind="csv-source">
          <parameters name="path" value="flights.csv"/>
          <parameters name="schema" value="flight"/>
          <parameters name="eventTime" value="date"/>
        </operators>
        <operators uid="delayed" kind="filter">
          <expressions text="delay > 0"/>
        </operators>
        <operators uid="out" kind="csv-sink"/>
        <streams source="flights" target="delayed"/>
        <streams source="delayed" target="out"/>
      </job:Job>
      """;

  private TestJobs() {
  }

  /** Writes a job that keeps the late ones of three flights, and its input. */
  static Path filter(Path folder) throws IOException {
    return filter(folder, "", "");
  }

  /** Writes the job of {@link #filter(Path)} with one text in place of another. */
  static Path filter(Path folder, String text, String replacement) throws IOException {
    if (!JOB.contains(text)) {
      throw new IllegalArgumentException("The job does not hold " + text);
    }
    Files.writeString(folder.resolve("flights.csv"),
        "date,delay,origin\n2001-01-01T00:00:00,5,SFO\n2001-01-01T00:01:00,-1,LAX\n2001-01-01T00:02:00,7,\"St. John's, NL\"\n");
    return Files.writeString(folder.resolve("test.job"), text.isEmpty() ? JOB : JOB.replace(text, replacement));
  }

  /** Writes a job that prints generated numbers; without a count it has no end. */
  static Path numbers(Path folder) throws IOException {
    return Files.writeString(folder.resolve("numbers.job"), """
        <?xml version="1.0" encoding="UTF-8"?>
        <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Numbers">
          <operators uid="gen" kind="generator">
            <parameters name="rate" value="1000"/>
            <expressions name="number" text="n"/>
          </operators>
          <operators uid="print" kind="console-sink"/>
          <streams source="gen" target="print"/>
        </job:Job>
        """);
  }
}
