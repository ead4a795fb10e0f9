package dev.stillwater.engine.operator;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.task.JobControl;
import dev.stillwater.engine.task.JobStopped;
import java.util.function.Supplier;

/**
 * Calls a function of the project: what it throws becomes a failure with the line of its source, what the operators behind it throw stays what it is.
 *
 * <p>THREADING: the subtask; {@link #open} the thread that starts the job.
 */
final class FunctionCalls {
  private final String uid;
  private final JobControl control;
  private Throwable failureBehind;

  FunctionCalls(String uid, JobControl control) {
    this.uid = uid;
    this.control = control;
  }

  /** A call that may throw anything. */
  @FunctionalInterface
  interface Call {
    void run() throws Exception;
  }

  /** Makes the function. */
  <T> T make(Class<T> type, Supplier<?> maker) {
    LoopGuard.begin(control);
    try {
      return type.cast(maker.get());
    } catch (RuntimeException | LinkageError e) {
      throw notOpened(type, e);
    }
  }

  /** Opens the function, before the job runs. */
  void open(Object function, Call call) {
    LoopGuard.begin(control);
    try {
      call.run();
    } catch (JobFailureException e) {
      throw e;
    } catch (Exception | LinkageError | StackOverflowError e) {
      throw notOpened(function.getClass(), e);
    }
  }

  private JobFailureException notOpened(Class<?> type, Throwable cause) {
    FunctionException failure = FunctionException.of(type, cause);
    return new JobFailureException(JobFailure.of(uid, "The function cannot be opened. " + failure.getMessage(), failure));
  }

  /** Lets the function free what it holds, also when its job is being stopped. */
  void close(Object function, Call call) {
    LoopGuard.begin(new JobControl());
    try {
      call.run();
    } catch (Exception | LinkageError | StackOverflowError e) {
      FunctionException failure = FunctionException.of(function.getClass(), e);
      throw new JobFailureException(JobFailure.of(uid, "The function cannot be closed. " + failure.getMessage(), failure));
    }
  }

  /** Calls the function in a job that runs. A function may not hide that what it has emitted has failed. */
  void run(Object function, Call call) {
    LoopGuard.begin(control);
    try {
      call.run();
      rethrowIfBehind(failureBehind);
    } catch (JobStopped | OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) { // Whatever a function throws is its job's failure.
      rethrowIfBehind(e);
      throw FunctionException.of(function.getClass(), e);
    }
  }

  private void rethrowIfBehind(Throwable failure) {
    if (failure != null && failure == failureBehind) {
      sneak(failure);
    }
  }

  /** Emits; a failure in what follows is remembered as such. */
  void emit(Runnable emission) {
    try {
      emission.run();
    } catch (Throwable e) { // To be told apart from the function's own failures when it comes out of the function.
      failureBehind = e;
      throw e;
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable failure) throws E {
    throw (E) failure;
  }
}
