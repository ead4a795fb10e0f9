package dev.stillwater.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The line by which a job's JVM tells how far it is. */
class JobProgressTest {
  @Test
  void line_isReadBackAsWritten() {
    // Catches a field that one side forgets.
    Map<String, JobProgress.OperatorProgress> operators = new LinkedHashMap<>();
    operators.put("z", new JobProgress.OperatorProgress(1, 2, 3));
    operators.put("a", new JobProgress.OperatorProgress(4, 5, 6));
    for (OptionalInt percent : List.of(OptionalInt.empty(), OptionalInt.of(37))) {
      JobProgress progress = new JobProgress("RUNNING", 10, 20, 3, percent, operators);
      JobProgress read = JobProgress.parse(progress.toLine()).orElseThrow();
      assertEquals(progress, read);
      assertEquals(List.of("z", "a"), List.copyOf(read.operators().keySet()));
    }
  }

  @Test
  void line_hasTheAgreedForm() {
    // Catches a change that an IDE of another version could not read.
    JobProgress progress = new JobProgress("RUNNING", 123, 45, 0, OptionalInt.of(37), Map.of("x", new JobProgress.OperatorProgress(1, 2, 9)));
    assertEquals("@stillwater {\"state\":\"RUNNING\",\"recordsIn\":123,\"recordsOut\":45,\"badLines\":0,\"percent\":37,"
        + "\"operators\":{\"x\":{\"in\":1,\"out\":2,\"busyPercent\":9}}}", progress.toLine());
  }

  @Test
  void otherLines_areNotProgress() {
    // Catches console output of a job that is taken for progress and hidden.
    for (String line : List.of("", "hello", "@stillwater", "@stillwater {", "@stillwater []", " @stillwater {}")) {
      assertEquals(Optional.empty(), JobProgress.parse(line), line);
    }
  }

  @Test
  void unknownFields_arePassedOver() {
    // Catches an old IDE that cannot read a newer job.
    JobProgress read = JobProgress.parse("@stillwater {\"state\":\"FINISHED\",\"next\":{\"x\":[1]},\"recordsIn\":7}").orElseThrow();
    assertEquals("FINISHED", read.state());
    assertEquals(7, read.recordsIn());
    assertEquals(OptionalInt.empty(), read.percent());
  }
}
