package dev.stillwater.engine.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Collects the lines of a file as text and hands them on as bytes, whole lines at a time.
 *
 * <p>THREADING: one thread.
 */
public abstract class LineWriter {
  private static final int BUFFER_CHARS = 1 << 15;

  /** The lines that have not been handed on, and the one that is being written. */
  protected final StringBuilder text = new StringBuilder(BUFFER_CHARS + 1024);

  private Target target = (bytes, length) -> {
    throw new IllegalStateException("The writer stands in front of no file.");
  };

  /** Takes whole lines. */
  @FunctionalInterface
  public interface Target {
    /** Takes the bytes; the array may change afterwards. */
    void write(byte[] bytes, int length) throws IOException;
  }

  /** Takes the lines from now on. */
  final void connect(Target taker) {
    target = taker;
  }

  /** The first line of every file, with its end; empty when there is none. */
  public abstract String header();

  /** Ends the line. */
  protected final void lineEnded() {
    text.append('\n');
    if (text.length() >= BUFFER_CHARS) {
      flush();
    }
  }

  /** Whether lines are held. */
  public final boolean isEmpty() {
    return text.isEmpty();
  }

  /** Hands on what is held. Only between two lines. */
  public final void flush() {
    if (text.isEmpty()) {
      return;
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    text.setLength(0);
    try {
      target.write(bytes, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
