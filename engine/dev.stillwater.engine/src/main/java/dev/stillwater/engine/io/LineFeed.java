package dev.stillwater.engine.io;

import java.io.Closeable;
import java.util.Optional;

/**
 * Lines of text that come from outside when they like, such as from a socket.
 *
 * <p>THREADING: one subtask polls; who feeds it may be another thread.
 */
public interface LineFeed extends Closeable {
  /** The next line without its end, in the bytes that came; empty when none is there. Never waits. */
  Optional<byte[]> poll();

  /** Whether no line will come any more; lines that are there can still be polled. */
  boolean isEnded();

  /** What went wrong last with the connection, for people; empty while it works, and where its end was expected. */
  Optional<String> problem();

  /** Where lines come from. */
  @FunctionalInterface
  interface Connector {
    /**
     * Begins to take lines; returns at once.
     *
     * @param reconnectMs time before another try when there is no connection, in milliseconds; negative when the end of the connection is that of the lines
     */
    LineFeed connect(String host, int port, long reconnectMs);
  }
}
