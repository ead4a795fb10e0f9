package dev.stillwater.engine.snapshot.edit;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.io.StorageOutput;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Refused;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.write.CanonicalFile;
import dev.stillwater.engine.snapshot.write.KeyGroupBuffer;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Entries on their way to other key groups: they go to scratch files, each for a range of key groups, which are then sorted in memory one after the other.
 *
 * <p>An entry in a scratch file: key group and state (4 bytes), length of the key, length of the value, key, value.
 *
 * <p>THREADING: one thread. LIFECYCLE: entries in, then one {@link #reader}; close it.
 */
final class KeySpill implements AutoCloseable {
  /** About as much of the state is in memory at a time. */
  static final int BUCKET_BYTES = 32 << 20;
  private static final int BUCKETS_MAX = 256;
  private static final int BUFFER_BYTES = 1 << 15;

  private final Storage storage;
  private final Path folder;
  private final int maxParallelism;
  private final List<Bucket> buckets = new ArrayList<>();
  private long count;

  /** Spills into an empty folder, which the caller removes. */
  KeySpill(Storage storage, Path folder, int maxParallelism, long sizeBytes) {
    this.storage = storage;
    this.folder = folder;
    this.maxParallelism = maxParallelism;
    int bucketCount = (int) Math.min(Math.min(BUCKETS_MAX, maxParallelism), 1 + sizeBytes / BUCKET_BYTES);
    for (int index = 0; index < bucketCount; index++) {
      buckets.add(new Bucket(folder.resolve("bucket-" + index)));
    }
  }

  /** Number of entries so far. */
  long count() {
    return count;
  }

  private int bucket(int keyGroup) {
    return (int) ((long) keyGroup * buckets.size() / maxParallelism);
  }

  void add(int keyGroup, int state, ByteWriter key, ByteWriter value) throws SnapshotException {
    Bucket bucket = buckets.get(bucket(keyGroup));
    bucket.buffer.writeInt(keyGroup << Short.SIZE | state).writeInt(key.size()).writeInt(value.size());
    bucket.buffer.writeBytes(key.array(), 0, key.size()).writeBytes(value.array(), 0, value.size());
    bucket.isEmpty = false;
    if (bucket.buffer.size() >= BUFFER_BYTES) {
      bucket.flush();
    }
    count++;
  }

  /** Ends the adding. */
  Reader reader(ProgressListener listener) throws SnapshotException {
    for (Bucket bucket : buckets) {
      bucket.end();
    }
    return new Reader(listener);
  }

  @Override
  public void close() throws SnapshotException {
    for (Bucket bucket : buckets) {
      bucket.close();
    }
  }

  private SnapshotException failure(Path path, IOException cause) {
    return new SnapshotException.Unreachable(Place.of(path.toString()), "a scratch file cannot be written or read. The disk says: " + IoReason.of(cause), cause);
  }

  /** Gives the entries to files in the order of the key groups. */
  final class Reader {
    private final ProgressListener listener;
    private KeyGroupBuffer loaded = new KeyGroupBuffer();
    private int loadedBucket = -1;
    private int next;

    Reader(ProgressListener listener) {
      this.listener = listener;
    }

    /** Writes the entries of the key groups; the ranges have to come in order. */
    void writeTo(CanonicalFile file, KeyGroupRange range) throws SnapshotException {
      ByteWriter key = new ByteWriter();
      ByteWriter value = new ByteWriter();
      for (int bucket = bucket(range.first()); bucket <= bucket(range.last()); bucket++) {
        if (bucket != loadedBucket) {
          load(bucket);
        }
        while (next < loaded.count() && loaded.state(next) >>> Short.SIZE <= range.last()) {
          loaded.copyKey(next, key);
          loaded.copyValue(next, value);
          file.write(loaded.state(next) >>> Short.SIZE, loaded.state(next) & 0xffff, key, value);
          next++;
        }
      }
    }

    private void load(int bucket) throws SnapshotException {
      if (listener.isCancelled()) {
        throw new Cancelled(Place.of(folder.toString()));
      }
      loaded = new KeyGroupBuffer();
      loadedBucket = bucket;
      next = 0;
      buckets.get(bucket).readInto(loaded);
      loaded.sort();
      if (loaded.firstRepeated().isPresent()) {
        throw new SnapshotException.Corrupt(Place.of(folder.toString()), "two entries of a state have the same key.", "one of each", "two");
      }
    }
  }

  /** A scratch file for a range of key groups. */
  private final class Bucket {
    private final Path path;
    private final ByteWriter buffer = new ByteWriter(1024);
    private StorageOutput output;
    private boolean isEmpty = true;

    Bucket(Path path) {
      this.path = path;
    }

    void flush() throws SnapshotException {
      try {
        if (output == null) {
          output = storage.create(path);
        }
        output.write(buffer.array(), 0, buffer.size());
      } catch (IOException e) {
        throw failure(path, e);
      }
      buffer.truncate(0);
    }

    void end() throws SnapshotException {
      if (!isEmpty) {
        flush();
      }
      close();
    }

    void close() throws SnapshotException {
      if (output != null) {
        try {
          output.close();
        } catch (IOException e) {
          throw failure(path, e);
        }
        output = null;
      }
    }

    private int fill(StorageInput input, long[] position, byte[] bytes, int offset, int length) throws SnapshotException {
      try {
        int count = input.read(position[0], bytes, offset, length);
        position[0] += Math.max(0, count);
        return count;
      } catch (IOException e) {
        throw failure(path, e);
      }
    }

    void readInto(KeyGroupBuffer target) throws SnapshotException {
      if (isEmpty) {
        return;
      }
      ByteWriter key = new ByteWriter();
      ByteWriter value = new ByteWriter();
      try (StorageInput input = storage.openInput(path)) {
        long[] position = {0};
        ByteReader in = ByteReader.of(path.toString(), 0, (bytes, offset, length) -> fill(input, position, bytes, offset, length));
        while (!in.isAtEnd()) {
          int state = in.readInt();
          int keyBytes = in.readInt();
          int valueBytes = in.readInt();
          if (!target.hasRoom((long) keyBytes + valueBytes)) {
            throw new Refused(Place.of(path.toString()), "too many entries have keys of a few key groups to be sorted in memory.", "");
          }
          target.add(state, key.truncate(0).writeBytes(in.readBytes(keyBytes)), value.truncate(0).writeBytes(in.readBytes(valueBytes)));
        }
      } catch (IOException e) {
        throw failure(path, e);
      }
    }
  }
}
