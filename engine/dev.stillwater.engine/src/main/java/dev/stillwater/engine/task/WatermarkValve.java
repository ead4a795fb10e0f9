package dev.stillwater.engine.task;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * The watermark of a subtask with several input channels: the lowest of those that count. Finished and idle channels do not count; a channel that was idle
 * counts again once its watermark has caught up.
 *
 * <p>THREADING: one thread.
 *
 * <p>SOURCE: Flink's StatusWatermarkValve.
 */
public final class WatermarkValve {
  private final long[] watermarks;
  private final boolean[] isIdle;
  private final boolean[] isFinished;
  private final boolean[] isAligned;
  private long last = Long.MIN_VALUE;

  /** Makes a valve for so many channels. */
  public WatermarkValve(int channels) {
    watermarks = new long[channels];
    isIdle = new boolean[channels];
    isFinished = new boolean[channels];
    isAligned = new boolean[channels];
    Arrays.fill(watermarks, Long.MIN_VALUE);
    Arrays.fill(isAligned, true);
  }

  /** Takes the watermark of a channel, in milliseconds; the subtask's new watermark if that rises. */
  public OptionalLong watermark(int channel, long value) {
    isIdle[channel] = false;
    watermarks[channel] = Math.max(watermarks[channel], value);
    isAligned[channel] |= watermarks[channel] >= last;
    return rise();
  }

  /** Records came on the channel: it is not idle. */
  public void active(int channel) {
    if (isIdle[channel]) {
      isIdle[channel] = false;
      isAligned[channel] = watermarks[channel] >= last;
    }
  }

  /** The channel is idle; the subtask's new watermark if that rises. */
  public OptionalLong idle(int channel) {
    isIdle[channel] = true;
    isAligned[channel] = false;
    return isAllIdle() ? riseTo(highest()) : rise();
  }

  /** Nothing comes on the channel any more; the subtask's new watermark if that rises. */
  public OptionalLong finished(int channel) {
    isFinished[channel] = true;
    return isAllIdle() ? OptionalLong.empty() : rise();
  }

  /** Whether all channels that are not finished are idle, and there is one. */
  public boolean isAllIdle() {
    boolean hasIdle = false;
    for (int channel = 0; channel < watermarks.length; channel++) {
      if (!isFinished[channel] && !isIdle[channel]) {
        return false;
      }
      hasIdle |= isIdle[channel] && !isFinished[channel];
    }
    return hasIdle;
  }

  /** Whether nothing comes any more. */
  public boolean isAllFinished() {
    for (boolean finished : isFinished) {
      if (!finished) {
        return false;
      }
    }
    return true;
  }

  /** The subtask's watermark. */
  public long current() {
    return last;
  }

  private OptionalLong rise() {
    long lowest = Long.MAX_VALUE;
    boolean counts = false;
    for (int channel = 0; channel < watermarks.length; channel++) {
      if (!isFinished[channel] && !isIdle[channel] && isAligned[channel]) {
        counts = true;
        lowest = Math.min(lowest, watermarks[channel]);
      }
    }
    return counts ? riseTo(lowest) : OptionalLong.empty();
  }

  private OptionalLong riseTo(long value) {
    if (value <= last) {
      return OptionalLong.empty();
    }
    last = value;
    return OptionalLong.of(value);
  }

  private long highest() {
    long highest = Long.MIN_VALUE;
    for (int channel = 0; channel < watermarks.length; channel++) {
      highest = Math.max(highest, isFinished[channel] ? Long.MIN_VALUE : watermarks[channel]);
    }
    return highest;
  }
}
