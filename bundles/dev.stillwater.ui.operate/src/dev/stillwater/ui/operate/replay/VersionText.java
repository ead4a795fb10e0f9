package dev.stillwater.ui.operate.replay;

import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.replay.VersionName;
import dev.stillwater.host.replay.process.ReplayOrder.Copy;
import dev.stillwater.model.JobFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFileState;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;

/**
 * A version of a job as launch configurations name it: {@code snapshot}; a job file, by its path in the workspace or on the disk; {@code FILE@REVISION} of
 * git; or
 * {@code local:FILE@MILLISECONDS}, an entry of the local history.
 *
 * <p>THREADING: any thread; no UI thread for what reads the disk.
 */
public final class VersionText {
  /** Begins the name of an entry of the local history. */
  public static final String LOCAL = "local:";
  private static final String REVISION = JobFile.SUFFIX + "@";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM);

  /**
   * A version that was found.
   *
   * @param text what the replay's process is told
   * @param copy the entry of the local history, if it is one
   * @param content the text of that entry
   */
  record Found(String text, Optional<Copy> copy, Optional<byte[]> content) {
  }

  private VersionText() {
  }

  /** The name of an entry of a file's local history. */
  public static String ofLocal(IFile file, IFileState state) {
    return LOCAL + file.getFullPath() + "@" + state.getModificationTime();
  }

  /** The job file of the workspace that the text names in any way; empty for others. Nothing is read. */
  static Optional<IFile> file(String text) {
    String plain = text.startsWith(LOCAL) ? text.substring(LOCAL.length()) : text;
    int at = plain.indexOf(REVISION);
    String path = at < 0 ? plain : plain.substring(0, at + JobFile.SUFFIX.length());
    if (!path.startsWith("/") || IPath.fromPortableString(path).segmentCount() < 2) {
      return Optional.empty();
    }
    IFile file = ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString(path));
    return file.exists() ? Optional.of(file) : Optional.empty();
  }

  /** For people: the name of the file with its revision or the time of its entry. */
  static String forPeople(String text) {
    if (text.equals(VersionName.SNAPSHOT)) {
      return Messages.version_snapshot;
    }
    if (text.startsWith(LOCAL)) {
      int at = text.lastIndexOf('@');
      return at < 0 ? text : localName(text.substring(LOCAL.length(), at), text.substring(at + 1));
    }
    int slash = Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\'));
    return text.indexOf(REVISION) >= 0 && slash > text.indexOf(REVISION) ? text : text.substring(slash + 1);
  }

  private static String localName(String path, String millis) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return millis.matches("\\d{1,15}") ? NLS.bind(Messages.version_local, name, time(Long.parseLong(millis))) : name;
  }

  /** A moment in the words of the user's locale. */
  static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()));
  }

  /**
   * Finds the version.
   *
   * @param side what it is called in messages
   * @param base what relative paths count from
   * @throws CannotStartException if it is not there; says what is expected
   */
  static Found find(String text, String side, Path base, IProgressMonitor monitor) throws CannotStartException {
    if (text.isBlank()) {
      throw cannot(NLS.bind(Messages.version_missing, side));
    }
    if (text.startsWith(LOCAL)) {
      return local(text, side, monitor);
    }
    if (text.equals(VersionName.SNAPSHOT)) {
      return new Found(text, Optional.empty(), Optional.empty());
    }
    int at = text.indexOf(REVISION);
    String path = at < 0 ? text : text.substring(0, at + JobFile.SUFFIX.length());
    Path place = place(path, side, base);
    if (at < 0 && !Files.isRegularFile(place)) {
      throw cannot(NLS.bind(Messages.version_notThere, new Object[] {side, text, place}));
    }
    // What lies below the folder that paths count from is named as people do.
    Path named = place.startsWith(base) ? base.relativize(place) : place;
    return new Found(named + (at < 0 ? "" : text.substring(at + JobFile.SUFFIX.length())), Optional.empty(), Optional.empty());
  }

  /** Where a path leads: into the workspace, else to the disk. */
  static Path place(String path, String side, Path base) throws CannotStartException {
    Optional<Path> inWorkspace = resource(path);
    try {
      return inWorkspace.isPresent() ? inWorkspace.get() : base.resolve(path).toAbsolutePath().normalize();
    } catch (InvalidPathException malformed) {
      throw cannot(NLS.bind(Messages.version_malformed, side, path));
    }
  }

  /** The place of a file or folder of the workspace, if the path names one that is there or whose project is. */
  static Optional<Path> resource(String path) {
    if (!path.startsWith("/") || IPath.fromPortableString(path).segmentCount() < 2) {
      return Optional.empty();
    }
    IPath full = IPath.fromPortableString(path);
    boolean isInProject = ResourcesPlugin.getWorkspace().getRoot().getProject(full.segment(0)).exists();
    IPath location = isInProject ? ResourcesPlugin.getWorkspace().getRoot().getFile(full).getLocation() : null;
    return Optional.ofNullable(location).map(IPath::toPath);
  }

  private static Found local(String text, String side, IProgressMonitor monitor) throws CannotStartException {
    Optional<IFile> file = file(text);
    String millis = text.substring(text.lastIndexOf('@') + 1);
    if (file.isEmpty() || !millis.matches("\\d{1,15}")) {
      throw cannot(NLS.bind(Messages.version_noFile, side, forPeople(text)));
    }
    try {
      for (IFileState state : file.get().getHistory(monitor)) {
        if (state.getModificationTime() == Long.parseLong(millis) && state.exists()) {
          try (InputStream in = state.getContents()) {
            return new Found(file.get().getLocation().toString(), Optional.of(new Copy(file.get().getLocation().toPath(), forPeople(text))),
                Optional.of(in.readAllBytes()));
          }
        }
      }
    } catch (CoreException | IOException unreadable) {
      throw new CannotStartException(NLS.bind(Messages.version_unreadable, new Object[] {side, forPeople(text), unreadable.getMessage()}), unreadable);
    }
    throw cannot(NLS.bind(Messages.version_forgotten, side, forPeople(text)));
  }

  private static CannotStartException cannot(String message) {
    return new CannotStartException(message, List.of());
  }
}
