package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.UnknownVersion;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.StateSize;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.KeyGroupsFile;
import dev.stillwater.engine.snapshot.serializer.SerializerSnapshotReader;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The timers of one service that a job with RocksDB keeps in memory and writes as raw keyed state: those of event time or those of processing time.
 *
 * <p>THREADING: any thread, one at a time.
 *
 * <p>SOURCE: Flink 2.3, {@code InternalTimerServiceSerializationProxy}, {@code InternalTimersSnapshotReaderWriters}.
 */
final class RawTimers implements StatePart {
  /** First bytes of every key group. */
  private static final int MAGIC = 0xf1cd859f;
  private static final int VERSION = 2;
  private static final String EVENT = "_timer_state/event_";
  private static final String PROCESSING = "_timer_state/processing_";

  private final KeyGroupFile file;
  private final StateLayout layout;
  private final int subtask;

  private RawTimers(KeyGroupFile file, StateLayout layout, int subtask) {
    this.file = file;
    this.layout = layout;
    this.subtask = subtask;
  }

  /** The timers in raw keyed state; empty if it holds something else. Cost: the first key group. */
  static Optional<List<KeyedStates.Item>> open(KeyGroupsFile handle, KeyedStates.Context context) throws SnapshotException {
    ByteSource source = context.files().open(handle.stream());
    KeyGroupFile file = new KeyGroupFile(handle, source, false, 0);
    for (int keyGroup = file.firstKeyGroup(); keyGroup <= file.lastKeyGroup(); keyGroup++) {
      if (file.hasEntries(keyGroup)) {
        ByteReader in = ByteReader.of(file.slice(keyGroup));
        return file.bytes(keyGroup) >= Integer.BYTES && in.readInt() == MAGIC ? Optional.of(items(file, keyGroup, context.subtask())) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static List<KeyedStates.Item> items(KeyGroupFile file, int keyGroup, int subtask) throws SnapshotException {
    List<KeyedStates.Item> items = new ArrayList<>();
    ByteReader in = ByteReader.of(file.slice(keyGroup));
    int services = services(in);
    for (int index = 0; index < services; index++) {
      String service = in.readUtf();
      ValueSerializer key = SerializerSnapshotReader.read(in);
      ValueSerializer namespace = SerializerSnapshotReader.read(in);
      for (String prefix : List.of(EVENT, PROCESSING)) {
        StateLayout layout = new StateLayout(prefix + service, StateKind.TIMER, key, namespace, Optional.empty(), Optional.empty(), key);
        items.add(new KeyedStates.Item(layout, new RawTimers(file, layout, subtask)));
        Entries.skip(in, layout, in.readCount("timers"));
      }
    }
    return items;
  }

  private static int services(ByteReader in) throws SnapshotException {
    Place place = in.place();
    int magic = in.readInt();
    int version = in.readInt();
    if (magic != MAGIC || version != VERSION) {
      throw new UnknownVersion(place, "this form of timers cannot be read.", Integer.toHexString(MAGIC) + ", version " + VERSION + " (Flink 1.8 and later)",
          Integer.toHexString(magic) + ", version " + version);
    }
    return in.readCount("timer services");
  }

  @Override
  public int subtask() {
    return subtask;
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
    Entries entries = new Entries(Math.max(first, firstKeyGroup()), Math.min(last, lastKeyGroup()), listener);
    if (!position.isEmpty()) {
      entries.startAt(new Position(position));
    }
    return new KeyedCursor(entries, layout, subtask);
  }

  @Override
  public StateSize estimate() throws SnapshotException {
    for (int keyGroup = firstKeyGroup(); keyGroup <= lastKeyGroup(); keyGroup++) {
      if (file.hasEntries(keyGroup)) {
        Entries entries = new Entries(keyGroup, keyGroup, ProgressListener.NONE);
        long count = 0;
        long bytes = 0;
        while (bytes < KeyGroupFile.SKIP_BYTES_MAX && entries.next()) {
          count++;
          bytes += entries.sizeBytes();
        }
        double scale = (double) file.sizeBytes() / Math.max(1, file.bytes(keyGroup));
        return new StateSize(Math.round((count + entries.left) * scale), Math.round(bytes * scale), false);
      }
    }
    return new StateSize(0, 0, true);
  }

  /** THREADING: one thread. */
  private final class Entries extends KeyedEntries {
    private final int last;
    private final ByteWriter key = new ByteWriter();
    private ByteReader in;
    private int group;
    private int left;
    private long entry;
    private int entryBytes;
    private boolean isAhead;

    Entries(int first, int last, ProgressListener listener) {
      super(listener);
      this.last = last;
      group = first - 1;
    }

    void startAt(Position position) throws SnapshotException {
      group = (int) position.part(0) - 1;
      do {
        if (!next() || keyGroup != position.part(0)) {
          throw position.refused(fileName());
        }
      } while (entry < position.part(1));
      isAhead = true;
    }

    @Override
    boolean next() throws SnapshotException {
      if (isAhead) {
        isAhead = false;
        return true;
      }
      try {
        while (left == 0) {
          if (!openNextGroup()) {
            return false;
          }
        }
        readTimer();
        return true;
      } catch (SnapshotException e) {
        left = 0;
        throw e;
      }
    }

    private boolean openNextGroup() throws SnapshotException {
      while (++group <= last) {
        checkCancelled();
        if (file.hasEntries(group)) {
          in = ByteReader.of(file.slice(group));
          keyGroup = group;
          entry = -1;
          findService();
          return true;
        }
      }
      group = last;
      return false;
    }

    private void findService() throws SnapshotException {
      int services = services(in);
      for (int index = 0; index < services; index++) {
        String service = in.readUtf();
        SerializerSnapshotReader.read(in);
        SerializerSnapshotReader.read(in);
        for (String prefix : List.of(EVENT, PROCESSING)) {
          int count = in.readCount("timers");
          if (layout.name().equals(prefix + service)) {
            left = count;
            return;
          }
          skip(in, layout, count);
        }
      }
    }

    static void skip(ByteReader in, StateLayout layout, int count) throws SnapshotException {
      for (int index = 0; index < count; index++) {
        layout.key().skip(in);
        layout.namespace().skip(in);
        in.skip(Long.BYTES);
      }
    }

    private void readTimer() throws SnapshotException {
      step();
      left--;
      entry++;
      keyOffset = in.offset() - CompositeKeys.TIMESTAMP_BYTES;
      in.mark();
      layout.key().skip(in);
      layout.namespace().skip(in);
      int scope = in.markedBytes();
      long timestamp = in.readLong();
      key.truncate(0);
      CompositeKeys.writeTimestamp(timestamp, key);
      in.writeMarked(0, scope, key);
      entryBytes = in.markedBytes();
      in.unmark();
      keyBytes = key.array();
      keyTo = key.size();
    }

    @Override
    long sizeBytes() {
      return entryBytes;
    }

    @Override
    String position() {
      return Position.of(group, entry);
    }

    @Override
    String fileName() {
      return file.name();
    }
  }
}
