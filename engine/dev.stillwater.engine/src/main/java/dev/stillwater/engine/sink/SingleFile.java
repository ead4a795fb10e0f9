package dev.stillwater.engine.sink;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.io.DurableFolders;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.io.StorageOutput;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.OperatorSnapshot;
import dev.stillwater.engine.task.RestoredState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * One file to whose end all lines are written. Its length is state; a restore cuts the file to it, after a look whether it is still the same file.
 *
 * <p>THREADING: one subtask.
 */
final class SingleFile implements FileForm {
  static final String STATE = "sink-file";
  static final RowType TYPE = RowType.of(RowField.required("path", ValueType.STRING), RowField.required("length", ValueType.LONG),
      RowField.required("tail", ValueType.LONG));

  private static final int TAIL_BYTES = 1024;

  private final String uid;
  private final Storage storage;
  private final Path path;
  private final String header;
  private Optional<StorageOutput> output = Optional.empty();
  private byte[] tail = new byte[0];

  SingleFile(OperatorPlan plan, ChainContext context, String header) {
    uid = plan.uid();
    storage = context.storage();
    path = Path.of(plan.string("path"));
    this.header = header;
  }

  @Override
  public void open(RestoredState restored) throws IOException {
    if (storage.isDirectory(path)) {
      throw failure("'" + path + "' is a folder, and with parallelism 1 one file is written; set the parameter path to a file.");
    }
    for (Object element : restored.list(STATE)) {
      StructValue row = (StructValue) element;
      if (row.values().get(0).equals(path.toString())) {
        goOn((Long) row.values().get(1), (Long) row.values().get(2));
        return;
      }
    }
    DurableFolders.create(storage, path.getParent());
    output = Optional.of(storage.append(path, 0));
    byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
    write(bytes, bytes.length);
  }

  private void goOn(long length, long tailSum) throws IOException {
    if (length > 0 && !storage.exists(path)) {
      throw failure("the file '" + path + "' is missing, of which the snapshot holds " + length
          + " bytes; put it back, set the parameter path to a new file, or start without the snapshot.");
    }
    long size = length > 0 ? storage.sizeBytes(path) : 0;
    if (size < length) {
      throw failure("the file '" + path + "' has " + size + " bytes, and had " + length
          + " when the snapshot was taken; put it back, set the parameter path to a new file, or start without the snapshot.");
    }
    byte[] end = read(length, Math.min(length, TAIL_BYTES));
    if (sum(end) != tailSum) {
      throw failure("the file '" + path + "' is not the one that was written when the snapshot was taken: the bytes before byte " + length
          + " are others; put it back, set the parameter path to a new file, or start without the snapshot.");
    }
    requireHeader(length);
    output = Optional.of(storage.append(path, length));
    tail = end;
  }

  /** The lines to come have the columns that the first line of the file names. */
  private void requireHeader(long length) throws IOException {
    byte[] wanted = header.getBytes(StandardCharsets.UTF_8);
    long known = Math.min(length, wanted.length);
    if (length > 0 && !Arrays.equals(read(known, known), wanted)) {
      throw failure("the file '" + path + "' was begun with other columns: its first line is not '" + header.strip()
          + "', so that the values to come would stand below the wrong names; set the parameter path to a new file, take back the change of the columns, or"
          + " start without the snapshot.");
    }
  }

  /** The bytes of the file before an offset. */
  private byte[] read(long end, long count) throws IOException {
    byte[] bytes = new byte[(int) count];
    if (count > 0) {
      try (StorageInput input = storage.openInput(path)) {
        for (int filled = 0; filled < bytes.length;) {
          int more = input.read(end - bytes.length + filled, bytes, filled, bytes.length - filled);
          if (more < 0) {
            throw new IOException("the file became shorter while it was read");
          }
          filled += more;
        }
      }
    }
    return bytes;
  }

  @Override
  public void write(byte[] bytes, int length) throws IOException {
    output.orElseThrow().write(bytes, 0, length);
    int kept = Math.max(0, Math.min(tail.length, TAIL_BYTES - length));
    int taken = Math.min(length, TAIL_BYTES);
    byte[] end = new byte[kept + taken];
    System.arraycopy(tail, tail.length - kept, end, 0, kept);
    System.arraycopy(bytes, length - taken, end, kept, taken);
    tail = end;
  }

  @Override
  public void snapshot(OperatorSnapshot snapshot) throws IOException {
    StorageOutput writing = output.orElseThrow();
    long size = storage.exists(path) ? storage.sizeBytes(path) : -1;
    if (size != writing.position()) {
      throw failure("the file '" + path + "' " + (size < 0 ? "has been deleted" : "has been changed") + " by somebody else while it was written: "
          + (size < 0 ? "" : "it has " + size + " bytes; ") + "expected " + writing.position() + " bytes. Let nothing else write to it.");
    }
    snapshot.union(STATE, Serializers.ofRow(TYPE),
        List.of(new StructValue("", List.of("path", "length", "tail"), List.of(path.toString(), writing.position(), sum(tail)))));
    snapshot.beforeAck(writing::force);
    if (path.getParent() != null) {
      snapshot.beforeAck(() -> storage.force(path.getParent()));
    }
  }

  private static long sum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return sum.getValue();
  }

  @Override
  public void commit(long checkpointId) throws IOException {
    if (checkpointId == Long.MAX_VALUE && output.isPresent()) {
      output.get().force();
    }
  }

  @Override
  public void close() throws IOException {
    if (output.isPresent()) {
      StorageOutput closing = output.get();
      output = Optional.empty();
      closing.close();
    }
  }

  private JobFailureException failure(String message) {
    return new JobFailureException(JobFailure.of(uid, message, new IOException(message)));
  }
}
