package dev.stillwater.engine.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailboxTest {
  @Test
  void letters_runInTheirOrderAndOnce_evenWhenALetterLeavesAnother() {
    // Catches a checkpoint trigger that is done twice, out of order, or forgotten because it came while another ran.
    Mailbox mailbox = new Mailbox();
    List<String> done = new ArrayList<>();
    mailbox.put(() -> {
      done.add("a");
      mailbox.put(() -> done.add("c"));
    });
    mailbox.put(() -> done.add("b"));
    mailbox.runAll();
    mailbox.runAll();
    assertEquals(List.of("a", "b", "c"), done);
    assertTrue(mailbox.isEmpty());
  }
}
