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

  /** The frames of classes that the named loader has defined, without generated ones; of a loader without name, those of none of our classes and the JDK's. */
  static StackTraceElement[] of(Throwable failure, ClassLoader loader) {
    String name = loader == null ? null : loader.getName();
    return Arrays.stream(failure.getStackTrace()).filter(frame -> name != null && name.equals(frame.getClassLoaderName()))
        .filter(frame -> !frame.getClassName().startsWith(GENERATED)).toArray(StackTraceElement[]::new);
  }
}
