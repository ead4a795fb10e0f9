package dev.stillwater.host.preview;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What is to be previewed: a job as it is in an editor, up to one of its operators, with the first records of its sources.
 *
 * <p>THREADING: immutable.
 *
 * @param job content of the job file as it would be saved now
 * @param jobFile where the job is, or would be; relative paths count from its folder
 * @param uid the operator whose output is wanted; of a sink, what it would write
 * @param recordsMax number of records that each source reads at most, from 1
 * @param rowsMax number of rows in the answer at most, from 1; the others are counted
 */
public record PreviewRequest(byte[] job, Path jobFile, String uid, int recordsMax, int rowsMax) {
  private static final int JOB_BYTES_MAX = 64 << 20;

  public PreviewRequest {
    Objects.requireNonNull(uid, "uid");
    job = job.clone();
    jobFile = jobFile.toAbsolutePath().normalize();
    if (recordsMax < 1 || rowsMax < 1) {
      throw new IllegalArgumentException("A preview reads at least one record and shows at least one row.");
    }
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(job.length);
    out.write(job);
    out.writeUTF(jobFile.toString());
    out.writeUTF(uid);
    out.writeInt(recordsMax);
    out.writeInt(rowsMax);
    out.flush();
  }

  static PreviewRequest read(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > JOB_BYTES_MAX) {
      throw new IOException("The request for a preview holds a job of " + length + " bytes, expected at most " + JOB_BYTES_MAX + ".");
    }
    return new PreviewRequest(in.readNBytes(length), Path.of(in.readUTF()), in.readUTF(), in.readInt(), in.readInt());
  }
}
