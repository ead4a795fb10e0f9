package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.StateSize;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Estimates how much a state holds in a file with key groups, from the first entries of some key groups; 64 kB are read at most. A file that is smaller
 * is counted.
 *
 * <p>THREADING: one thread.
 */
final class FileEstimate {
  private static final int BYTES_MAX = 1 << 16;
  private static final int SAMPLE_BYTES = 1 << 13;
  private static final int SAMPLE_BYTES_MIN = 1 << 8;
  private static final int UNSEEN_ENTRY_BYTES = 32;
  private static final int USUAL_COMPRESSION = 2;
  private static final double SPREAD = 0.618;

  private final KeyGroupFile file;
  private final boolean isCanonical;
  private final List<StateLayout> layouts;
  private final int id;
  private final KeyedStates.Context context;

  /** Entries and bytes of a state in one key group, or their sum over some. */
  private static final class Sample {
    private double entries;
    private double bytes;
    private boolean isWhole = true;

    private void add(Sample other) {
      entries += other.entries;
      bytes += other.bytes;
      isWhole &= other.isWhole;
    }

    private Sample with(double restBytes) {
      double entryBytes = entries > 0 ? bytes / entries : UNSEEN_ENTRY_BYTES;
      entries += restBytes / entryBytes;
      bytes += restBytes;
      isWhole = false;
      return this;
    }
  }

  FileEstimate(KeyGroupFile file, boolean isCanonical, List<StateLayout> layouts, int id, KeyedStates.Context context) {
    this.file = file;
    this.isCanonical = isCanonical;
    this.layouts = layouts;
    this.id = id;
    this.context = context;
  }

  StateSize estimate() throws SnapshotException {
    int[] filled = IntStream.rangeClosed(file.firstKeyGroup(), file.lastKeyGroup()).filter(file::hasEntries).toArray();
    Sample total = new Sample();
    int stride = stride(filled.length);
    long sampledBytes = 0;
    long budget = BYTES_MAX;
    int visited = 0;
    while (visited < filled.length && budget > 0) {
      int keyGroup = filled[(int) ((long) visited * stride % filled.length)];
      long bytes = Math.max(0, file.bytes(keyGroup));
      sampledBytes += bytes;
      budget -= Math.max(SAMPLE_BYTES_MIN, Math.min(SAMPLE_BYTES, bytes));
      total.add(isCanonical ? sampleCanonical(keyGroup) : sampleHeap(keyGroup));
      visited++;
    }
    if (visited == filled.length) {
      return new StateSize(Math.round(total.entries), Math.round(total.bytes), total.isWhole);
    }
    double scale = sampledBytes == 0 ? 0 : (double) file.dataBytes() / sampledBytes;
    return new StateSize(Math.round(total.entries * scale), Math.round(total.bytes * scale), false);
  }

  /** A step that comes by every key group once and by far ones first. */
  private static int stride(int count) {
    int stride = Math.max(1, (int) (count * SPREAD));
    while (commonDivisor(stride, count) > 1) {
      stride++;
    }
    return stride;
  }

  private static int commonDivisor(int first, int second) {
    return second == 0 ? first : commonDivisor(second, first % second);
  }

  /** Reads the start of a key group; what is not read, but for the entry that the start ends in, is shared out evenly between the states that can be there. */
  private Sample sampleCanonical(int keyGroup) throws Cancelled {
    Sample sample = new Sample();
    CanonicalEntries entries = CanonicalEntries.ofAllStates(file.start(keyGroup, SAMPLE_BYTES), layouts.size(), keyGroup, keyGroup, context.prefixBytes(),
        ProgressListener.NONE);
    long read = 0;
    int state = 0;
    boolean[] isPassed = new boolean[layouts.size()];
    try {
      while (entries.next()) {
        isPassed[state] |= state != entries.currentId();
        state = entries.currentId();
        read += entries.sizeBytes();
        sample.entries += state == id ? 1 : 0;
        sample.bytes += state == id ? entries.sizeBytes() : 0;
      }
      return sample;
    } catch (Cancelled e) {
      throw e;
    } catch (SnapshotException e) {
      int candidates = 0;
      for (boolean passed : isPassed) {
        candidates += passed ? 0 : 1;
      }
      double rest = Math.max(0, (double) file.bytes(keyGroup) * (file.isCompressed() ? USUAL_COMPRESSION : 1) - read);
      if (!file.isCompressed() && entries.announcedValueBytes() > 0 && entries.announcedValueBytes() <= rest) {
        // The entry that the sample ends in says how long it is: it may be as good as all that is left.
        rest -= entries.announcedValueBytes();
        sample.entries += entries.currentId() == id ? 1 : 0;
        sample.bytes += entries.currentId() == id ? entries.announcedValueBytes() : 0;
        isPassed[state] |= state != entries.currentId();
      }
      return sample.with(isPassed[id] ? 0 : rest / Math.max(1, candidates));
    }
  }

  private Sample sampleHeap(int keyGroup) throws Cancelled {
    Sample sample = new Sample();
    HeapEntries entries = new HeapEntries(file.start(keyGroup, SAMPLE_BYTES), new HeapEntries.HeapStates(layouts, context.maxParallelism()), id, keyGroup,
        keyGroup, ProgressListener.NONE);
    try {
      while (entries.next()) {
        sample.entries++;
        sample.bytes += entries.sizeBytes();
      }
      return sample;
    } catch (Cancelled e) {
      throw e;
    } catch (SnapshotException e) {
      double rest = sample.entries == 0 ? (double) Math.max(0, file.bytes(keyGroup)) / layouts.size() : entries.left() * sample.bytes / sample.entries;
      return sample.with(rest);
    }
  }
}
