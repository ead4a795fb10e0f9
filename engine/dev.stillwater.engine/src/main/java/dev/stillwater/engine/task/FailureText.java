package dev.stillwater.engine.task;

/**
 * Says what was thrown in words for the author of a job.
 *
 * <p>THREADING: stateless.
 */
final class FailureText {
  private FailureText() {
  }

  static String of(Throwable cause) {
    if (cause instanceof OutOfMemoryError) {
      return "Out of memory: " + cause.getMessage() + ". Give the job more memory, keep less in state, or use the backend rocksdb.";
    }
    if (cause instanceof StackOverflowError) {
      return "The code calls itself without end: the stack is full.";
    }
    String text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    if (text.equals("/ by zero")) {
      return "Division by zero.";
    }
    return text.endsWith(".") ? text : text + ".";
  }
}
