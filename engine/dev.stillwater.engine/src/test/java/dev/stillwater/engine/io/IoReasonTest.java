package dev.stillwater.engine.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class IoReasonTest {
  @Test
  void exceptionsThatNameAThingAlone_becomeSentences() {
    // Catches messages such as "no connection to db:80: db.", which do not say what is wrong.
    assertEquals("no machine of the name 'db' is known.", IoReason.of(new UnknownHostException("db")));
    assertEquals("'a/b' does not exist.", IoReason.of(new UncheckedIOException(new NoSuchFileException("a/b"))));
    assertEquals("No space left on device.", IoReason.of(new IOException("No space left on device")));
  }
}
