package dev.stillwater.engine.operator;

import java.util.Arrays;

/**
 * Finds the frames of a project's own classes in a stack trace.
 *
 * <p>THREADING: stateless.
 */
final class ProjectFrames {
  private static final String GENERATED = "dev.stillwater.generated.";

  private ProjectFrames() {
  }

  /** The frames of classes that the loader has defined, without generated ones, the innermost first; none if the loader has no name. */
  static StackTraceElement[] of(Throwable failure, ClassLoader loader) {
    String name = loader == null ? null : loader.getName();
    return Arrays.stream(failure.getStackTrace()).filter(frame -> name != null && name.equals(frame.getClassLoaderName()))
        .filter(frame -> !frame.getClassName().startsWith(GENERATED)).toArray(StackTraceElement[]::new);
  }
}
