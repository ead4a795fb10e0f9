package dev.stillwater.model;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Folders of snapshots as people write them: a path, or a URI whose scheme selects the file system as in Flink.
 *
 * <p>THREADING: stateless.
 */
public final class LocalFolder {
  private static final String FILE = "file";
  // One letter before the colon is a drive of Windows.
  private static final Pattern URI_START = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):/.*");

  private LocalFolder() {}

  /** The scheme of a URI that is not one of local files; empty for paths and file URIs. */
  public static Optional<String> foreignScheme(String text) {
    return scheme(text).filter(scheme -> !scheme.equalsIgnoreCase(FILE));
  }

  /**
   * The folder.
   *
   * @param base what a relative path counts from
   * @throws IllegalArgumentException if the text is neither a path nor a URI of a local folder; the message says why
   */
  public static Path resolve(Path base, String text) {
    Optional<String> scheme = scheme(text);
    if (scheme.isEmpty()) {
      return base.resolve(text).toAbsolutePath().normalize();
    }
    if (foreignScheme(text).isPresent()) {
      throw new IllegalArgumentException("'" + text + "' is of the file system '" + scheme.get() + "', which only a cluster reaches; name a local folder.");
    }
    String path = text.substring(FILE.length() + 1).replaceFirst("^/+", "/");
    return Path.of(URI.create("file://" + path.replace(" ", "%20"))).toAbsolutePath().normalize();
  }

  private static Optional<String> scheme(String text) {
    Matcher matcher = URI_START.matcher(text);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
