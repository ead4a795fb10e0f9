package dev.stillwater.engine.snapshot.file;

import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pointer of a snapshot, taken apart: a relative path, a path of some machine, or a URI.
 *
 * <p>THREADING: immutable.
 *
 * @param text the pointer as it stands in the snapshot
 * @param isRelative whether it counts from the snapshot's folder
 * @param local the path on this machine that it names as it stands; absent for relative ones, for other file systems and for other machines' forms
 * @param segments the names of the folders and the file
 */
record Pointer(String text, boolean isRelative, Optional<Path> local, List<String> segments) {
  private static final Pattern URI = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):(?://([^/]*))?(.*)", Pattern.DOTALL);
  private static final Pattern DRIVE = Pattern.compile("/?[A-Za-z]:[/\\\\].*", Pattern.DOTALL);

  Pointer {
    segments = List.copyOf(segments);
  }

  /**
   * Takes a relative pointer apart.
   *
   * @param place where the pointer stands, for the error
   * @throws Corrupt if it is not relative, or leads out of the folder that it counts from
   */
  static Pointer relative(String text, Place place) throws Corrupt {
    boolean isAbsolute = text.startsWith("/") || text.contains("\\") || DRIVE.matcher(text).matches();
    List<String> segments = isAbsolute ? List.of() : split(text, "/", place);
    if (segments.isEmpty() || isInvalid(text)) {
      throw new Corrupt(place, "a relative pointer leads out of the snapshot's folder.", "the name of a file in it", "'" + text + "'");
    }
    return new Pointer(text, true, Optional.empty(), segments);
  }

  /**
   * Takes an absolute pointer apart.
   *
   * @throws Corrupt if it has steps upwards or names no file
   */
  static Pointer absolute(String text, Place place) throws Corrupt {
    String path = text;
    boolean isLocal = true;
    List<String> segments = new ArrayList<>();
    Matcher uri = URI.matcher(text);
    if (uri.matches()) {
      isLocal = uri.group(1).equalsIgnoreCase("file");
      path = uri.group(3);
      if (!isLocal && uri.group(2) != null && !uri.group(2).isEmpty()) {
        segments.add(uri.group(2));
      }
    }
    boolean isWindows = DRIVE.matcher(path).matches() || path.startsWith("\\\\");
    if (isWindows) {
      path = path.startsWith("/") ? path.substring(1) : path;
      List<String> names = split(path, "[/\\\\]", place);
      segments.addAll(names.get(0).endsWith(":") ? names.subList(1, names.size()) : names);
    } else {
      segments.addAll(split(path, "/", place));
    }
    if (segments.isEmpty() || isInvalid(path)) {
      throw new Corrupt(place, "a pointer names no file.", "a path or URI of a file", "'" + text + "'");
    }
    return new Pointer(text, false, isLocal ? local(path) : Optional.empty(), segments);
  }

  private static Optional<Path> local(String path) {
    return Optional.of(Path.of(path)).filter(Path::isAbsolute);
  }

  private static boolean isInvalid(String path) {
    try {
      Path.of(path);
      return false;
    } catch (InvalidPathException e) {
      return true;
    }
  }

  private static List<String> split(String path, String separators, Place place) throws Corrupt {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split(separators)) {
      if (segment.equals("..")) {
        throw new Corrupt(place, "a pointer leads upwards.", "a path without '..'", "'" + path + "'");
      }
      if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(segment);
      }
    }
    return segments;
  }
}
