package dev.stillwater.host;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * What a process of ours does about errors that nobody has caught: without memory it ends in a moment, and says so with what was made ready before; else a thread that
 * code of a job has started has failed, which is said in one line.
 *
 * <p>THREADING: any thread.
 */
public final class LastResort implements Thread.UncaughtExceptionHandler {
  private static final byte[] OUT_OF_MEMORY = ("error: the memory is used up, so the process ends. Give the job more memory (-Xmx, in JAVA_TOOL_OPTIONS), "
      + "keep less in state, or use the backend rocksdb." + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
  private static final FileOutputStream ERRORS = new FileOutputStream(FileDescriptor.err);
  private static final AtomicBoolean IS_ENDING = new AtomicBoolean();
  private static final long PATIENCE_NANOS = 2_000_000_000L;
  private static final OutOfMemoryError REHEARSAL = new OutOfMemoryError("rehearsal");

  private LastResort() {
  }

  /** From now on errors that nobody catches are dealt with here. */
  public static void install() {
    LastResort handler = new LastResort();
    // What runs for the first time may have to load classes, for which there is no memory when it matters.
    handler.uncaughtException(Thread.currentThread(), REHEARSAL);
    Thread.setDefaultUncaughtExceptionHandler(handler);
  }

  @Override
  public void uncaughtException(Thread thread, Throwable problem) {
    Runtime runtime = Runtime.getRuntime();
    boolean isRehearsal = problem == REHEARSAL;
    boolean isEnd = problem instanceof OutOfMemoryError;
    try {
      if (!isEnd) {
        ERRORS.write(text(thread, problem));
      } else if (!IS_ENDING.compareAndSet(false, !isRehearsal)) {
        // Another thread says it and ends the process.
        return;
      } else {
        waitForTheJob(isRehearsal ? 0 : PATIENCE_NANOS);
        ERRORS.write(OUT_OF_MEMORY, 0, isRehearsal ? 0 : OUT_OF_MEMORY.length);
        rethrow(isRehearsal);
      }
    } catch (IOException | OutOfMemoryError cannotTell) {
      isEnd = true;
    }
    if (isEnd && !isRehearsal) {
      runtime.halt(ProcessExit.CANNOT);
    }
  }

  /** The thread that fills the memory most likely fails in this moment too: its job knows the operator and the record, tells them and ends the process. */
  private static void waitForTheJob(long nanos) {
    long begin = System.nanoTime();
    for (long left = nanos; left > 0; left = nanos - (System.nanoTime() - begin)) {
      LockSupport.parkNanos(left);
    }
  }

  private static void rethrow(boolean isRehearsal) {
    if (isRehearsal) {
      throw REHEARSAL;
    }
  }

  private static byte[] text(Thread thread, Throwable problem) {
    StackTraceElement[] places = problem.getStackTrace();
    String place = places.length == 0 ? "" : " (" + places[0].getFileName() + ":" + places[0].getLineNumber() + ")";
    return ("warning: the thread '" + thread.getName() + "' has ended: " + problem + place + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
  }
}
