package dev.stillwater.testkit.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.JobState;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the window-count sample, made bounded, against arithmetic. */
class WindowCountSampleTest {
  private static final Path JOB = JobRunner.sample("window-count/window-count.job");
  private static final LocalDateTime START = LocalDateTime.of(2000, 1, 1, 0, 0);

  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource({"1, 1, 10000", "1, 9999, 10000", "1, 10001, 10000", "1, 200000, 100000", "2, 155555, 100000", "3, 2500000, 1000000"})
  void boundedRun_countsEveryWindow(int parallelism, int count, int rate) throws Exception {
    // Catches windows that lose records at their edges, or that never fire because a subtask of the source holds the watermark back.
    JobRunner.Ended ended = new JobRunner(folder).run(JOB, parallelism, "gen.count=" + count, "gen.rate=" + rate);
    assertEquals(JobState.FINISHED, ended.status().state(), ended.status().toString());
    List<String> printed = ended.console().lines().filter(line -> !line.isBlank()).sorted().toList();
    assertEquals(expected(count, rate), printed.stream().map(WindowCountSampleTest::row).sorted().toList());
  }

  /** Record n lies at second n / rate; the window that starts at second s holds the records of s to s + 3. */
  private static List<String> expected(int count, int rate) {
    int seconds = (count + rate - 1) / rate;
    List<String> rows = new ArrayList<>();
    for (int start = -3; start < seconds; start++) {
      int from = Math.max(0, start) * rate;
      int to = Math.min(count, (start + 4) * rate);
      LocalDateTime begin = START.plusSeconds(start);
      rows.add("alphabet " + text(begin) + " " + text(begin.plusSeconds(4)) + " " + (to - from));
    }
    rows.sort(null);
    return rows;
  }

  private static String text(LocalDateTime time) {
    return time.getSecond() == 0 ? time + ":00" : time.toString();
  }

  /** The values of a printed line, whatever stands between and before them. */
  private static String row(String line) {
    List<String> values = new ArrayList<>();
    for (String word : line.split("[^\\w:.+\\-]+")) {
      if (word.matches("alphabet|\\d{4}-\\d\\d-\\d\\dT[\\d:.]+|\\d+")) {
        values.add(word);
      }
    }
    assertTrue(values.size() == 4, line);
    return String.join(" ", values);
  }
}
