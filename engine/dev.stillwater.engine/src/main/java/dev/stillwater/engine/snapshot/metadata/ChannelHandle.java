package dev.stillwater.engine.snapshot.metadata;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Where records on their way between two subtasks are (unaligned checkpoints).
 *
 * <p>THREADING: immutable.
 *
 * @param form 1 or 2: of one channel, 3 or 4: of several channels merged into one handle; versions before 6 have 1 and 2 alone
 * @param isInput whether the records were on their way into the subtask
 * @param subtask index of the subtask
 * @param channel gate (or partition) and channel (or subpartition), absent in a merged handle
 * @param offsets offsets of the buffers in the stream, absent in a merged handle
 * @param sizeBytes length of the state in bytes
 * @param stream the bytes
 * @param mergedInfo in a merged handle the encoded channels with their offsets
 */
public record ChannelHandle(int form, boolean isInput, int subtask, Optional<Channel> channel, List<Long> offsets, long sizeBytes, StreamHandle stream,
    Optional<ByteSource> mergedInfo) {
  public ChannelHandle {
    offsets = Collections.unmodifiableList(offsets);
  }

  /**
   * The handle as handles of one channel each: itself, or what a merged one was made from, with the same stream. Cost: number of buffers.
   *
   * @throws SnapshotException if the bytes about the merged channels are damaged
   */
  public List<ChannelHandle> unmerged() throws SnapshotException {
    return mergedInfo.isEmpty() ? List.of(this) : HandleReader.readMergedInfo(this, mergedInfo.get());
  }

  /** Gate and channel of an input, partition and subpartition of an output. */
  public record Channel(int group, int index) {
  }
}
