package dev.stillwater.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;

/**
 * What job and layout files have in common: reading with every failure as a problem, and atomic saving.
 *
 * <p>THREADING: stateless.
 */
final class ModelFile {
  /** More than any job needs (10,000 operators take some 5 MB), little enough for the heap. */
  static final int SIZE_BYTES_MAX = 64 << 20;

  private ModelFile() {}

  /** Reads a root of the class from the file; a failure is a problem. */
  static ModelXmlReader.Outcome read(Path file, EClass rootClass) {
    if (Files.isDirectory(file)) {
      return refused("file-is-directory", "'" + file + "' is a folder, expected a file.", "Name a file in it.");
    }
    try (InputStream input = Files.newInputStream(file)) {
      return read(input.readNBytes(SIZE_BYTES_MAX + 1), file.toString(), rootClass);
    } catch (NoSuchFileException e) {
      return refused("file-missing", "'" + file + "' does not exist.", "Check the name and the folder; relative names count from the current folder.");
    } catch (AccessDeniedException e) {
      return refused("file-unreadable", "'" + file + "' must not be read by this user.", "Ask its owner for the permission to read it.");
    } catch (IOException e) {
      return refused("file-unreadable", "'" + file + "' cannot be read: " + e.getMessage() + ".", "Check the disk or the network drive and try again.");
    }
  }

  /** Reads a root of the class from the bytes; a failure is a problem. */
  static ModelXmlReader.Outcome read(byte[] content, String name, EClass rootClass) {
    if (content.length > SIZE_BYTES_MAX) {
      return refused("file-too-large", "'" + name + "' is larger than " + ParameterValues.formatSizeBytes(SIZE_BYTES_MAX) + ", which no job needs.",
          "Choose a job file.");
    }
    if (content.length == 0) {
      return refused("format-broken", "'" + name + "' is empty.", "Take an older version of it from version control, or make a new job.");
    }
    return ModelXmlReader.read(content, name, rootClass);
  }

  /** Saves the root atomically. */
  static void save(EObject root, Path file, Disk disk) throws IOException {
    byte[] content;
    try {
      content = ModelXmlWriter.write(root);
    } catch (IllegalArgumentException e) {
      throw new IOException("Cannot save '" + file + "': " + e.getMessage() + " The file is as it was.", e);
    }
    AtomicFile.write(file, content, disk);
  }

  private static ModelXmlReader.Outcome refused(String code, String message, String fix) {
    return new ModelXmlReader.Outcome(Optional.empty(), Optional.of(JobProblem.error(code, null, null, message, fix)));
  }
}
