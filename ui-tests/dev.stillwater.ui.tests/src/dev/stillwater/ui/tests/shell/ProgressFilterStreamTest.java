package dev.stillwater.ui.tests.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.host.JobProgress;
import dev.stillwater.ui.operate.run.ProgressFilterStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ProgressFilterStreamTest {
  private final List<JobProgress> heard = new ArrayList<>();

  /** Would catch progress lines that reach the console, and messages that do not. */
  @Test
  void progressLines_areHeardAndNotSeen() throws IOException {
    String seen = filter("before\n" + line("RUNNING", 7) + "\nafter\n");
    assertEquals("before\nafter\n", seen);
    assertEquals(List.of(7L), heard.stream().map(JobProgress::recordsIn).toList());
  }

  /** Would catch a line that is held back for ever because it begins like a progress line or has no end. */
  @Test
  void linesThatOnlyLookLikeProgress_pass() throws IOException {
    String text = "@\n@stillwater\n@stillwater {no json}\n@still";
    assertEquals(text, filter(text));
    assertEquals(List.of(), heard);
  }

  /** Would catch a split in the middle of a line or of a character. */
  @Test
  void bytesThatComeOneByOne_giveTheSame() throws IOException {
    byte[] bytes = ("größe\n" + line("RUNNING", 1) + "\nend").getBytes(StandardCharsets.UTF_8);
    InputStream slow = new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(1, length));
      }
    };
    assertEquals("größe\nend", new String(new ProgressFilterStream(slow, heard::add).readAllBytes(), StandardCharsets.UTF_8));
    assertEquals(1, heard.size());
  }

  /** Would catch the report of a good end in the colour of errors, and an error in the report. */
  @Test
  void reportOfAGoodEnd_isNoError() throws IOException {
    InputStream source = stream("warning\n" + line("FINISHED", 3) + "\nFinished in 1 s.\nerror: late\n");
    ProgressFilterStream filter = new ProgressFilterStream(source, heard::add);
    assertEquals("warning\nerror: late\n", new String(filter.readAllBytes(), StandardCharsets.UTF_8));
    assertEquals("Finished in 1 s.\n", filter.report().join());
  }

  /** Would catch a failure's message that is taken for a report. */
  @Test
  void messagesOfAFailure_stayErrors() throws IOException {
    assertEquals("Failed after 1 s.\n", filter(line("FAILED", 3) + "\nFailed after 1 s.\n"));
  }

  private String filter(String text) throws IOException {
    return new String(new ProgressFilterStream(stream(text), heard::add).readAllBytes(), StandardCharsets.UTF_8);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String line(String state, long records) {
    return new JobProgress(state, records, 0, 0, OptionalInt.empty(), Map.of()).toLine();
  }
}
