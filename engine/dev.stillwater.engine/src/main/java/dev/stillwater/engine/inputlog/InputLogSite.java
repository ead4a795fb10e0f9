package dev.stillwater.engine.inputlog;

import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.sched.EngineClock;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * Whose input is recorded, where, and with what.
 *
 * <p>THREADING: immutable; the parts say themselves who may use them.
 *
 * @param uid uid of the source
 * @param operatorId its id, 32 hexadecimal digits
 * @param subtask index of the subtask
 * @param folder folder of the log
 * @param storage the disk
 * @param clock the time
 * @param helper does what waits for the disk, off the subtask's thread
 */
public record InputLogSite(String uid, String operatorId, int subtask, Path folder, Storage storage, EngineClock clock, Executor helper) {
  /** Folder in a job's folder of checkpoints that holds its input logs. */
  public static final String FOLDER = "input";

  public InputLogSite {
    Objects.requireNonNull(uid, "uid");
    Objects.requireNonNull(operatorId, "operatorId");
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(storage, "storage");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(helper, "helper");
  }

  /** Folder of a subtask's log in a job's folder of checkpoints. */
  public static Path folder(Path jobFolder, String operatorId, int subtask) {
    return jobFolder.resolve(FOLDER).resolve(operatorId + "-" + subtask);
  }
}
