package dev.stillwater.host;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class LastResortTest {
  @Test
  void install_rehearsesWithoutAnEndOfTheProcess() {
    // Catches a rehearsal that ends the process, which this test would not survive, and a handler that is not there afterwards.
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    try {
      LastResort.install();
      Thread.UncaughtExceptionHandler installed = Thread.getDefaultUncaughtExceptionHandler();
      assertNotNull(installed);
      assertNotSame(before, installed);
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
    assertSame(before, Thread.getDefaultUncaughtExceptionHandler());
  }
}
