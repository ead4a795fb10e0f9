package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.StateSize;
import java.util.List;

/**
 * A state in a file with key groups, of the canonical form or of the heap backend.
 *
 * <p>THREADING: any thread, one at a time.
 */
final class FilePart implements KeyedPart {
  private static final int SAMPLES_MAX = 8;
  private static final int SAMPLE_BYTES = (1 << 16) / SAMPLES_MAX;
  private static final int UNSEEN_ENTRY_BYTES = 32;
  private static final int USUAL_COMPRESSION = 2;

  private final KeyGroupFile file;
  private final boolean isCanonical;
  private final List<StateLayout> layouts;
  private final int id;
  private final KeyedStates.Context context;

  FilePart(KeyGroupFile file, boolean isCanonical, List<StateLayout> layouts, int id, KeyedStates.Context context) {
    this.file = file;
    this.isCanonical = isCanonical;
    this.layouts = layouts;
    this.id = id;
    this.context = context;
  }

  @Override
  public int subtask() {
    return context.subtask();
  }

  @Override
  public int firstKeyGroup() {
    return file.firstKeyGroup();
  }

  @Override
  public int lastKeyGroup() {
    return file.lastKeyGroup();
  }

  @Override
  public PartCursor open(int first, int last, String position, ProgressListener listener) throws SnapshotException {
    return new KeyedCursor(entries(first, last, position, listener), layouts.get(id), subtask());
  }

  private HeapEntries.HeapStates heapStates() {
    return new HeapEntries.HeapStates(layouts, context.maxParallelism());
  }

  @Override
  public KeyedEntries entries(int first, int last, String position, ProgressListener listener) throws SnapshotException {
    int from = Math.max(first, firstKeyGroup());
    int to = Math.min(last, lastKeyGroup());
    if (isCanonical) {
      CanonicalEntries entries = new CanonicalEntries(file, id, layouts.size(), from, to, context.prefixBytes(), listener);
      if (!position.isEmpty()) {
        entries.startAt(new Position(position));
      }
      return entries;
    }
    HeapEntries entries = new HeapEntries(file, heapStates(), id, from, to, listener);
    if (!position.isEmpty()) {
      entries.startAt(new Position(position));
    }
    return entries;
  }

  @Override
  public StateSize estimate() throws SnapshotException {
    int[] filled = java.util.stream.IntStream.rangeClosed(firstKeyGroup(), lastKeyGroup()).filter(file::hasEntries).toArray();
    Sample total = new Sample();
    long sampledBytes = 0;
    int samples = Math.min(SAMPLES_MAX, filled.length);
    for (int index = 0; index < samples; index++) {
      int keyGroup = filled[(int) ((long) index * filled.length / samples)];
      sampledBytes += file.bytes(keyGroup);
      total.add(isCanonical ? sampleCanonical(keyGroup) : sampleHeap(keyGroup));
    }
    double scale = sampledBytes == 0 ? 0 : (double) file.dataBytes() / sampledBytes;
    return new StateSize(Math.round(total.entries * scale), Math.round(total.bytes * scale), false);
  }

  /** Entries and bytes of a state in one key group, or their sum over some. */
  private static final class Sample {
    private double entries;
    private double bytes;

    private void add(Sample other) {
      entries += other.entries;
      bytes += other.bytes;
    }

    private Sample scaled(double restBytes, boolean isSeen) {
      double entryBytes = isSeen && entries > 0 ? bytes / entries : UNSEEN_ENTRY_BYTES;
      entries += restBytes / entryBytes;
      bytes += restBytes;
      return this;
    }
  }

  /** Reads the start of a key group; what is not read is shared out evenly between the states that can be there. */
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
      return isPassed[id] ? sample : sample.scaled(rest / candidates, sample.entries > 0);
    }
  }

  private Sample sampleHeap(int keyGroup) throws Cancelled {
    Sample sample = new Sample();
    HeapEntries entries = new HeapEntries(file.start(keyGroup, SAMPLE_BYTES), heapStates(), id, keyGroup, keyGroup, ProgressListener.NONE);
    try {
      while (entries.next()) {
        sample.entries++;
        sample.bytes += entries.sizeBytes();
      }
      return sample;
    } catch (Cancelled e) {
      throw e;
    } catch (SnapshotException e) {
      if (sample.entries == 0) {
        return sample.scaled((double) file.bytes(keyGroup) / layouts.size(), false);
      }
      return sample.scaled(entries.left() * sample.bytes / sample.entries, true);
    }
  }
}
