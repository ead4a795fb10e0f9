package dev.stillwater.engine.replay;

import dev.stillwater.engine.row.Row;

/**
 * Hears the rows that come to captured sinks and through tapped streams in a replay.
 *
 * <p>THREADING: called on the thread that advances the replay.
 */
@FunctionalInterface
public interface RowListener {
  /** Hears nothing. */
  RowListener NONE = (tap, subtask, row) -> { };

  /** Begins the name of every tapped stream; no uid of an operator begins so. */
  String TAP = "~tap-";

  /**
   * A row has come.
   *
   * @param tap uid of the sink, or the name of the stream as {@link #tapOf} gives it
   * @param subtask index of the subtask that the row came to (sink) or from (stream), from 0
   * @param row must be copied to be kept
   */
  void row(String tap, int subtask, Row row);

  /** Name of the tap of the stream: {@code ~tap-<source uid>-<port>-<target uid>}. Streams of one output to one operator have one tap. */
  static String tapOf(String sourceUid, int sourcePort, String targetUid) {
    return TAP + sourceUid + "-" + sourcePort + "-" + targetUid;
  }
}
