package dev.stillwater.model;

import dev.stillwater.model.job.Job;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Jobs for tests: a good one as text, to be spoilt by replacing a piece of it.
 *
 * <p>THREADING: stateless.
 */
final class Jobs {
  /** A job without any problem. */
  static final String GOOD = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" formatVersion="1" name="Good">
        <checkpointing intervalMs="6000"/>
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
      """;

  private Jobs() {}

  /** The good job with a piece replaced; fails when the piece is not there, so that a test cannot pass for nothing. */
  static String with(String piece, String replacement) {
    return with(GOOD, piece, replacement);
  }

  static String with(String text, String piece, String replacement) {
    if (!text.contains(piece)) {
      throw new IllegalArgumentException("The job does not hold: " + piece);
    }
    return text.replace(piece, replacement);
  }

  static JobLoadResult load(String text) {
    return JobFile.load(text.getBytes(StandardCharsets.UTF_8), "test.job");
  }

  static Job job(String text) {
    return load(text).job().orElseThrow(() -> new AssertionError(load(text).problems()));
  }

  static String text(Job job) {
    return new String(JobFile.toBytes(job), StandardCharsets.UTF_8);
  }

  static List<JobProblem> problems(String text) {
    return JobValidator.validate(job(text));
  }

  /** Problems as {@code code uid feature line}, the short form that tests compare; "-" for what is absent. */
  static List<String> places(List<JobProblem> problems) {
    return problems.stream().map(Jobs::place).toList();
  }

  private static String place(JobProblem problem) {
    String line = problem.line().isPresent() ? Integer.toString(problem.line().getAsInt()) : "-";
    return problem.code() + " " + problem.uid().orElse("-") + " " + problem.feature().orElse("-") + " " + line;
  }
}
