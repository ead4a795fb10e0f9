package dev.stillwater.engine.inputlog;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.sched.EngineClock;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.xerial.snappy.Snappy;
import org.xerial.snappy.SnappyError;

/**
 * Records an input that cannot be read again, so that it can be replayed.
 *
 * <p>The subtask collects records in blocks; compressing and writing them is done beside it. While the disk is behind by {@link #QUEUE_BYTES_MAX} the log
 * {@link #isFull()} and the source waits, but no longer than {@link #WAIT_NANOS_MAX}. Whatever goes wrong with the disk ends the recording with a warning
 * and never the job: a log is of use later, the results now.
 *
 * <p>Blocks are written in the order of their records. Each block that was begun before a snapshot is on the disk before the snapshot counts, by {@link #sync}.
 *
 * <p>THREADING: the subtask, except {@link #sync}, which any thread may call.
 *
 * <p>LIFECYCLE: {@link #open}, records, {@link #close}; one writer for each attempt of a job.
 */
public final class InputLogWriter implements AutoCloseable {
  /** Bytes that may wait for the disk. */
  static final long QUEUE_BYTES_MAX = 16L << 20;
  /** Time for which a source waits for a slow disk before the recording is given up. */
  static final long WAIT_NANOS_MAX = 5_000_000_000L;

  private static final Logger LOG = System.getLogger(InputLogWriter.class.getName());
  private static final int BLOCK_BYTES = 1 << 16;
  private static final long CLOSE_WAIT_MS = 1000;

  private final InputLogSite site;
  private final EngineClock clock;
  private final InputLogPosition parent;
  private final InputLogFiles files;
  private final ConcurrentLinkedQueue<Block> queue = new ConcurrentLinkedQueue<>();
  private final AtomicLong queuedBytes = new AtomicLong();
  private final AtomicBoolean isScheduled = new AtomicBoolean();
  private final ReentrantLock diskLock = new ReentrantLock();
  private final AtomicBoolean hasEnded = new AtomicBoolean();
  private final ByteWriter open = new ByteWriter(BLOCK_BYTES * 2);
  private volatile boolean isClosed;
  private long record;
  private long openFirst;
  private int openCount;
  private long openArrivalMs;
  private OptionalLong fullSinceNanos = OptionalLong.empty();

  /** Records that belong together, before they are compressed. */
  private record Block(long firstRecord, int count, byte[] raw) {
  }

  private InputLogWriter(InputLogSite site, InputLogPosition parent, InputLogFiles files) {
    this.site = site;
    this.clock = site.clock();
    this.parent = parent;
    this.files = files;
    record = parent.record();
  }

  /**
   * Begins to record behind a position. What the log holds from before stays, as far as its bound allows.
   *
   * @param parent what the job was restored to; records are counted on from there
   */
  public static InputLogWriter open(InputLogSite site, InputLogSettings settings, InputLogPosition parent) {
    InputLogFiles files = new InputLogFiles(site, settings, parent);
    InputLogWriter writer = new InputLogWriter(site, parent, files);
    try {
      files.open();
      writer.schedule();
    } catch (IOException e) {
      writer.end("the folder cannot be read: " + IoReason.of(e));
    }
    return writer;
  }

  /** Adds the next record. The bytes are copied. */
  public void record(byte[] bytes) {
    record++;
    if (hasEnded.get()) {
      return;
    }
    if (bytes.length > InputLogFormat.RAW_BYTES_MAX / 2) {
      end("record " + record + " has " + bytes.length + " bytes, and the log takes " + InputLogFormat.RAW_BYTES_MAX / 2 + " at most.");
      return;
    }
    long nowMs = clock.currentTimeMs();
    if (openCount == 0) {
      openFirst = record;
      openArrivalMs = nowMs;
      open.writeLong(nowMs);
    }
    InputLogFormat.writeNumber(open, Math.max(0, nowMs - openArrivalMs));
    openArrivalMs = Math.max(openArrivalMs, nowMs);
    InputLogFormat.writeNumber(open, bytes.length);
    open.writeBytes(bytes);
    openCount++;
    if (open.size() >= BLOCK_BYTES) {
      flush();
    }
  }

  /** Gives what was recorded to the disk; does not wait for it. */
  public void flush() {
    if (openCount == 0) {
      return;
    }
    Block block = new Block(openFirst, openCount, open.toByteArray());
    open.truncate(0);
    openCount = 0;
    queuedBytes.addAndGet(block.raw().length);
    queue.add(block);
    schedule();
  }

  private void schedule() {
    if (!hasEnded.get() && isScheduled.compareAndSet(false, true)) {
      site.helper().execute(() -> {
        isScheduled.set(false);
        guarded(this::drain);
      });
    }
  }

  /** Whether the source must wait with the next record, because the disk is behind. Gives the recording up when that takes too long. */
  public boolean isFull() {
    if (hasEnded.get() || queuedBytes.get() < QUEUE_BYTES_MAX) {
      fullSinceNanos = OptionalLong.empty();
      return false;
    }
    long now = clock.nanoTime();
    if (fullSinceNanos.isEmpty()) {
      fullSinceNanos = OptionalLong.of(now);
    } else if (now - fullSinceNanos.getAsLong() >= WAIT_NANOS_MAX) {
      end("the disk takes it more slowly than records come.");
      return false;
    }
    return true;
  }

  /** Whether the recording has been given up. */
  public boolean hasEnded() {
    return hasEnded.get();
  }

  /** Where the input and its log stand; call {@link #flush} and have {@link #sync} done before a snapshot that holds this counts. */
  public InputLogPosition position() {
    return hasEnded.get() ? new InputLogPosition(Optional.empty(), 0, record) : new InputLogPosition(Optional.of(site.folder()), files.attempt(), record);
  }

  /** From this record on the log is needed by a checkpoint that is kept. */
  public void neededBehind(long oldestRecord) {
    files.neededBehind(oldestRecord);
  }

  /** Returns when all that was flushed is on the disk, or the recording is given up. */
  public void sync() {
    guarded(() -> {
      drain();
      files.force();
    });
  }

  /** Work with the disk, under the lock. */
  private interface DiskWork {
    void run() throws IOException;
  }

  private void guarded(DiskWork work) {
    diskLock.lock();
    try {
      if (!hasEnded.get() && !isClosed) {
        work.run();
      }
    } catch (IOException e) {
      end(IoReason.of(e));
    } catch (LinkageError | SnappyError e) {
      end("snappy cannot be used here (" + e.getMessage() + ").");
    } finally {
      if (hasEnded.get() || isClosed) {
        queue.clear();
        queuedBytes.set(0);
        files.abandon();
      }
      diskLock.unlock();
    }
  }

  private void drain() throws IOException {
    files.begin(parent.record() + 1);
    for (Block block = queue.poll(); block != null && !isClosed; block = queue.poll()) {
      byte[] stored = Snappy.compress(block.raw());
      files.write(InputLogFormat.block(InputLogFormat.RECORDS, stored, block.raw().length, block.count(), block.firstRecord()), block.firstRecord(),
          block.count());
      queuedBytes.addAndGet(-block.raw().length);
    }
  }

  private void end(String reason) {
    if (hasEnded.compareAndSet(false, true)) {
      LOG.log(Level.WARNING, "Operator ''{0}'': its input is no longer recorded in {1}: {2} The job goes on; what comes from now on cannot be replayed. "
          + "Recording begins again when the job is started or restored anew.", site.uid(), site.folder().toString(), reason);
    }
  }

  /** Writes what is left. A disk that hangs is not waited for. */
  @Override
  public void close() {
    flush();
    try {
      if (diskLock.tryLock(CLOSE_WAIT_MS, TimeUnit.MILLISECONDS)) {
        try {
          guarded(() -> {
            drain();
            // Before the lock is given back: a checkpoint that waits for it would begin another segment, behind the end of the log.
            isClosed = true;
            files.close();
          });
        } finally {
          diskLock.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    isClosed = true;
  }
}
