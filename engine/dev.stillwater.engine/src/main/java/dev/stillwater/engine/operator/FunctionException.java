package dev.stillwater.engine.operator;

import java.util.Arrays;

/**
 * A function of the project has failed: what it threw and at which line of its source.
 *
 * <p>THREADING: immutable.
 */
public final class FunctionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private FunctionException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Makes one of what was thrown; leaves only the frames of the project's classes in the cause, unless there are none. */
  static FunctionException of(Class<?> function, Throwable cause) {
    StackTraceElement[] frames = ProjectFrames.of(cause, function.getClassLoader());
    // What a rewritten class asks first belongs to no line.
    String place = Arrays.stream(frames).filter(frame -> frame.getLineNumber() > 0).findFirst()
        .map(frame -> " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")").orElse("");
    if (frames.length > 0) {
      cause.setStackTrace(frames);
    }
    return new FunctionException(text(cause) + place + ".", cause);
  }

  private static String text(Throwable cause) {
    if (cause instanceof StackOverflowError) {
      return "The function calls itself without end: the stack is full";
    }
    String name = cause.getClass().getSimpleName();
    String message = cause.getMessage();
    if (message == null || message.isBlank()) {
      return name;
    }
    String stripped = message.strip();
    return name + ": " + (stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1) : stripped);
  }
}
