package dev.stillwater.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.catalog.ParameterLimits;
import dev.stillwater.model.catalog.ParameterSpec;
import dev.stillwater.model.catalog.ParameterType;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterValuesTest {

  @ParameterizedTest
  @CsvSource({"200ms,200,200ms", "6s,6000,6s", "5min,300000,5min", "6h,21600000,6h", "1d,86400000,1d", "60s,60000,1min", "1500ms,1500,1500ms",
      "0ms,0,0s", "-8h,-28800000,-8h", "90min,5400000,90min", "7 s,7000,7s"})
  void duration_isParsedAndPrinted(String text, long millis, String printed) {
    // Catches a unit with another factor.
    assertEquals(Duration.ofMillis(millis), ParameterValues.parseDuration(text));
    assertEquals(printed, ParameterValues.formatDuration(Duration.ofMillis(millis)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "6", "s", "6 seconds", "1.5s", "6S", "999999999999999999d", "PT6S", "6s\u0000"})
  void wrongDuration_isExplained(String text) {
    // Catches a number format error that reaches the user.
    String message = assertThrows(IllegalArgumentException.class, () -> ParameterValues.parseDuration(text)).getMessage();
    assertTrue(message.contains("expected a duration such as 200ms"), message);
  }

  @ParameterizedTest
  @CsvSource({"700,700", "0,0", "2s,2000", "500 ms,500", "5min,300000"})
  void plainNumber_isMilliseconds(String text, long millis) {
    // Catches launch files of old whose interval is not read any more.
    assertEquals(millis, ParameterValues.parseMilliseconds(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5x", "1.5s", "\u0664", "9999999999999999999", "-"})
  void wrongMilliseconds_areExplained(String text) {
    // Catches digits that Java takes for digits and nobody else does, and numbers beyond a long.
    String message = assertThrows(IllegalArgumentException.class, () -> ParameterValues.parseMilliseconds(text)).getMessage();
    assertTrue(message.contains("expected a duration such as 200ms"), message);
  }

  @ParameterizedTest
  @CsvSource({"64MB,67108864,64MB", "1024B,1024,1KB", "0B,0,0B", "3GB,3221225472,3GB", "1TB,1099511627776,1TB", "1000B,1000,1000B"})
  void size_isParsedAndPrinted(String text, long bytes, String printed) {
    // Catches megabytes of 1000, which Flink does not have.
    assertEquals(bytes, ParameterValues.parseSizeBytes(text));
    assertEquals(printed, ParameterValues.formatSizeBytes(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "64", "64mb", "-1B", "99999999TB", "1.5GB"})
  void wrongSize_isExplained(String text) {
    // Catches a negative or overflowing size.
    assertThrows(IllegalArgumentException.class, () -> ParameterValues.parseSizeBytes(text));
  }

  @ParameterizedTest
  @CsvSource({"2001-01-31T12:00:00,2001-01-31T12:00:00Z", "2001-01-31T12:00,2001-01-31T12:00:00Z", "2001-01-31,2001-01-31T00:00:00Z",
      "2001-01-31T12:00:00Z,2001-01-31T12:00:00Z", "2001-01-31T12:00:00+01:00,2001-01-31T11:00:00Z", "2001-01-31T12:00:00-01:00,2001-01-31T13:00:00Z",
      "2001-01-31T12:00:00.250,2001-01-31T12:00:00.250Z"})
  void timestampWithoutZone_isUtc(String text, String expected) {
    // Catches the time zone of the machine.
    assertEquals(Instant.parse(expected), ParameterValues.parseTimestamp(text));
    assertEquals(expected, ParameterValues.formatTimestamp(ParameterValues.parseTimestamp(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2001-13-01", "31.1.2001", "T", "2001-01-31 12:00"})
  void wrongTimestamp_isExplained(String text) {
    // Catches a date format error that reaches the user.
    String message = assertThrows(IllegalArgumentException.class, () -> ParameterValues.parseTimestamp(text)).getMessage();
    assertTrue(message.contains("ISO 8601"), message);
  }

  @Test
  void numbersAndTruthValues_areStrict() {
    // Catches "yes" that is taken for false, and a number that is none.
    assertTrue(ParameterValues.parseBoolean("true"));
    assertThrows(IllegalArgumentException.class, () -> ParameterValues.parseBoolean("TRUE"));
    assertEquals(-5, ParameterValues.parseLong(" -5 "));
    assertThrows(IllegalArgumentException.class, () -> ParameterValues.parseLong("9223372036854775808"));
    assertEquals(0.25, ParameterValues.parseDouble("0.25"));
    assertThrows(IllegalArgumentException.class, () -> ParameterValues.parseDouble("NaN"));
  }

  @Test
  void limits_areChecked() {
    // Catches a delimiter of two characters, a negative rate and a choice that is none.
    ParameterSpec delimiter = OperatorCatalog.standard().kind("csv-source").orElseThrow().parameter("delimiter").orElseThrow();
    for (String good : List.of(",", ";", "\t", "\\t", " ")) {
      ParameterValues.check(delimiter, good);
    }
    for (String bad : List.of("", ";;", "\"", "\n", "\\")) {
      assertThrows(IllegalArgumentException.class, () -> ParameterValues.check(delimiter, bad), bad);
    }
    ParameterSpec rate = OperatorCatalog.standard().kind("generator").orElseThrow().parameter("rate").orElseThrow();
    assertThrows(IllegalArgumentException.class, () -> ParameterValues.check(rate, "-1"));
    ParameterSpec choice = new ParameterSpec(
        "c", "C", ParameterType.CHOICE, Optional.empty(), true, List.of("a", "b"), ParameterLimits.NONE, "d");
    ParameterValues.check(choice, "a");
    assertThrows(IllegalArgumentException.class, () -> ParameterValues.check(choice, "c"));
  }

  @Test
  void operatorParameters_fallBackToDefaults() {
    // Catches a default that is not taken, or taken over a set value.
    Job job = Jobs.job(Jobs.with("name=\"eventTime\" value=\"date\"", "name=\"rate\" value=\"5\""));
    Operator source = job.getOperators().get(0);
    OperatorParameters parameters = OperatorParameters.of(source, kind("csv-source"));
    assertEquals(5, parameters.longValue("rate"));
    assertEquals(Duration.ZERO, parameters.duration("idleTimeout"));
    assertTrue(parameters.booleanValue("header"));
    assertEquals(Optional.empty(), parameters.text("eventTime"));
    assertTrue(parameters.isSet("rate") && !parameters.isSet("header"));
    assertThrows(IllegalStateException.class, () -> parameters.string("badLines"));
    assertThrows(IllegalArgumentException.class, () -> parameters.text("nothing"));
    assertEquals(Optional.empty(), OperatorParameters.of(job.getOperators().get(2), kind("window-aggregate")).optionalDuration("slide"));
  }

  @Test
  void operatorParameterThatDoesNotParse_namesOperatorAndParameter() {
    // Catches a message without a place.
    Job job = Jobs.job(Jobs.with("value=\"1d\"", "value=\"soon\""));
    OperatorParameters parameters = OperatorParameters.of(job.getOperators().get(2), kind("window-aggregate"));
    String message = assertThrows(IllegalArgumentException.class, () -> parameters.duration("size")).getMessage();
    assertTrue(message.startsWith("Operator 'daily', parameter 'size': 'soon'"), message);
  }

  @Test
  void parallelism_isOwnThenFixedThenDefault() {
    // Catches a sink that writes several files because the job has a higher default.
    Job job = Jobs.job(Jobs.with("name=\"Good\"", "name=\"Good\" defaultParallelism=\"4\""));
    job.getOperators().get(1).setParallelism(2);
    assertEquals(List.of(4, 2, 4, 1), job.getOperators().stream().map(JobParallelism::of).toList());
    job.getOperators().get(3).setParallelism(3);
    assertEquals(3, JobParallelism.of(job.getOperators().get(3)));
  }

  private static OperatorKind kind(String id) {
    return OperatorCatalog.standard().kind(id).orElseThrow();
  }
}
