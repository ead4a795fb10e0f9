package dev.stillwater.engine.inputlog;

import dev.stillwater.engine.inputlog.InputLogFormat.EndReason;
import dev.stillwater.engine.io.DurableFolders;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageOutput;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The segments of an input log that is being written: begins them, ends them, and deletes the oldest when there are too many bytes.
 *
 * <p>When a segment is begun, all records of the one before are on the disk; that gets its mark when the new one is there, so that a segment that says it is
 * continued always is.
 *
 * <p>THREADING: one thread at a time, but {@link #open} and {@link #attempt} of the subtask, and {@link #neededBehind} of any.
 */
final class InputLogFiles {
  private static final Logger LOG = System.getLogger(InputLogFiles.class.getName());

  private final InputLogSite site;
  private final Storage storage;
  private final InputLogSettings settings;
  private final InputLogPosition parent;
  /** Segments that are complete, with their lengths in bytes. */
  private final TreeMap<Long, Long> complete = new TreeMap<>();
  /** The last record of each segment that this attempt has completed. */
  private final TreeMap<Long, Long> lastRecords = new TreeMap<>();
  private volatile long attempt;
  private volatile long neededBehind = Long.MAX_VALUE;
  private boolean hasSizes;
  private boolean hasWarned;
  private long number;
  private long nextRecord;
  private Optional<StorageOutput> output = Optional.empty();

  InputLogFiles(InputLogSite site, InputLogSettings settings, InputLogPosition parent) {
    this.site = site;
    this.storage = site.storage();
    this.settings = settings;
    this.parent = parent;
  }

  /** Finds out which segments are there. */
  void open() throws IOException {
    long last = -1;
    if (storage.isDirectory(site.folder())) {
      for (Path file : storage.list(site.folder())) {
        OptionalLong known = InputLogFormat.number(file);
        if (known.isPresent()) {
          last = Math.max(last, known.getAsLong());
          complete.put(known.getAsLong(), 0L);
        }
      }
    }
    attempt = last + 1;
    number = last;
  }

  /** Number of the first segment of this attempt. */
  long attempt() {
    return attempt;
  }

  void neededBehind(long record) {
    neededBehind = record;
  }

  /** Begins the first segment, if that has not been done. */
  void begin(long firstRecord) throws IOException {
    if (output.isEmpty()) {
      nextRecord = firstRecord;
      beginSegment();
    }
  }

  void write(byte[] block, long firstRecord, int count) throws IOException {
    StorageOutput current = output.orElseThrow();
    if (current.position() > InputLogFormat.HEADER_BYTES && current.position() + block.length > settings.segmentBytes()) {
      beginSegment();
      current = output.orElseThrow();
    }
    current.write(block, 0, block.length);
    nextRecord = firstRecord + count;
  }

  private void beginSegment() throws IOException {
    deleteOldest();
    long parentAttempt = parent.folder().filter(site.folder()::equals).isPresent() ? parent.attempt() : -1;
    InputLogSegment segment = new InputLogSegment(site.operatorId(), site.subtask(), number + 1, attempt, parentAttempt, parent.record(), nextRecord,
        site.clock().currentTimeMs());
    force();
    DurableFolders.create(storage, site.folder());
    StorageOutput begun = storage.create(InputLogFormat.file(site.folder(), segment.number()));
    try {
      byte[] header = InputLogFormat.header(segment);
      begun.write(header, 0, header.length);
      begun.force();
      storage.force(site.folder());
      if (output.isPresent()) {
        end(output.get(), EndReason.CONTINUED);
        complete.put(number, output.get().position());
        lastRecords.put(number, nextRecord - 1);
        StorageOutput ended = output.get();
        output = Optional.empty();
        ended.close();
      }
    } catch (IOException e) {
      closeAfter(begun, e);
      throw e;
    }
    number = segment.number();
    output = Optional.of(begun);
  }

  private void end(StorageOutput ended, EndReason reason) throws IOException {
    byte[] mark = InputLogFormat.block(InputLogFormat.END, new byte[] {(byte) reason.code}, 0, 0, nextRecord);
    ended.write(mark, 0, mark.length);
  }

  /** Makes room for one more segment. */
  private void deleteOldest() throws IOException {
    if (!hasSizes) {
      for (Map.Entry<Long, Long> segment : complete.entrySet()) {
        segment.setValue(storage.sizeBytes(InputLogFormat.file(site.folder(), segment.getKey())));
      }
      hasSizes = true;
    }
    long held = output.map(StorageOutput::position).orElse(0L) + complete.values().stream().mapToLong(Long::longValue).sum();
    while (!complete.isEmpty() && held + settings.segmentBytes() > settings.totalBytes()) {
      Map.Entry<Long, Long> oldest = complete.firstEntry();
      storage.delete(InputLogFormat.file(site.folder(), oldest.getKey()));
      complete.remove(oldest.getKey());
      held -= oldest.getValue();
      deleted(oldest.getKey());
    }
  }

  private void deleted(long segment) {
    OptionalLong last = lastRecords.containsKey(segment) ? OptionalLong.of(lastRecords.remove(segment)) : OptionalLong.empty();
    LOG.log(Level.DEBUG, "Operator ''{0}'': segment {1} of its input log {2} has been deleted to keep the log below {3} bytes.", site.uid(), segment,
        site.folder(), settings.totalBytes());
    if (!hasWarned && last.isPresent() && last.getAsLong() > neededBehind) {
      hasWarned = true;
      LOG.log(Level.WARNING, "Operator ''{0}'': its input log {1} has reached its bound of {2} bytes and goes back to record {3} now, so that checkpoints before "
          + "that, such as the oldest one that is kept, cannot be replayed. Raise the parameter inputLogSize, or take checkpoints more often.", site.uid(),
          site.folder().toString(), Long.toString(settings.totalBytes()), Long.toString(last.getAsLong() + 1));
    }
  }

  void force() throws IOException {
    if (output.isPresent()) {
      output.get().force();
    }
  }

  /** Ends the last segment, on the disk: a checkpoint that was under way may count afterwards. */
  void close() throws IOException {
    if (output.isPresent()) {
      StorageOutput last = output.get();
      end(last, EndReason.CLOSED);
      last.force();
      output = Optional.empty();
      last.close();
    }
  }

  /** Lets go of the file after a failure. */
  void abandon() {
    if (output.isPresent()) {
      StorageOutput last = output.get();
      output = Optional.empty();
      try {
        last.close();
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "A segment of the input log {0} cannot be closed: {1}", site.folder(), IoReason.of(e));
      }
    }
  }

  private static void closeAfter(StorageOutput file, IOException cause) {
    try {
      file.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
