package dev.stillwater.engine.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * Says in words why the disk or the network refused something; the JDK's exceptions often name a file alone.
 *
 * <p>THREADING: stateless.
 */
public final class IoReason {
  private IoReason() {}

  /** The reason as a sentence with a full stop. */
  public static String of(Exception failure) {
    IOException cause = failure instanceof UncheckedIOException unchecked ? unchecked.getCause() : failure instanceof IOException io ? io : new IOException(failure);
    return switch (cause) {
      case AccessDeniedException e -> "no permission for '" + e.getFile() + "'.";
      case UnknownHostException e -> "no machine of the name '" + e.getMessage() + "' is known.";
      case NoSuchFileException e -> "'" + e.getFile() + "' does not exist.";
      case FileAlreadyExistsException e -> "'" + e.getFile() + "' is in the way.";
      case NotDirectoryException e -> "'" + e.getFile() + "' is not a folder.";
      case FileSystemException e when e.getReason() != null -> sentence(e.getReason());
      default -> sentence(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    };
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }
}
