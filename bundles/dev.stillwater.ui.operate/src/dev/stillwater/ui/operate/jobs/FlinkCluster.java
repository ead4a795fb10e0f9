package dev.stillwater.ui.operate.jobs;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;

/**
 * A Flink cluster whose jobs are listed. The preferences hold its address and where its token is, never the token.
 *
 * <p>THREADING: immutable; any thread.
 *
 * @param address address of the JobManager, such as {@code http://127.0.0.1:8081}
 * @param tokenFile file that holds the token for a proxy in front of it; empty where none is asked for, or where it is stored
 * @param isTokenStored whether the token is in the secure storage
 */
public record FlinkCluster(URI address, Optional<Path> tokenFile, boolean isTokenStored) {
  private static final String BUNDLE = "dev.stillwater.ui.operate";
  private static final String KEY = "flinkClusters";
  /** Stands in place of a file; no path of a file begins so. */
  private static final String STORED = "\tstored";
  private static final int TOKEN_LENGTH_MAX = 1 << 14;

  public FlinkCluster {
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(tokenFile, "tokenFile");
  }

  /** A cluster that wants no token, or one of a file. */
  public FlinkCluster(URI address, Optional<Path> tokenFile) {
    this(address, tokenFile, false);
  }

  /** The clusters of the preferences. */
  public static List<FlinkCluster> all() {
    List<FlinkCluster> clusters = new ArrayList<>();
    node().get(KEY, "").lines().forEach(line -> {
      int tab = line.indexOf('\t');
      String address = tab < 0 ? line : line.substring(0, tab);
      String file = tab < 0 ? "" : line.substring(tab + 1);
      if (isAddress(address)) {
        boolean isStored = file.equals(STORED);
        clusters.add(new FlinkCluster(URI.create(address), isStored || file.isBlank() ? Optional.empty() : Optional.of(Path.of(file)), isStored));
      }
    });
    return clusters;
  }

  /**
   * Keeps the clusters in the preferences.
   *
   * @throws BackingStoreException if they cannot be written
   */
  public static void keep(List<FlinkCluster> clusters) throws BackingStoreException {
    StringBuilder text = new StringBuilder();
    clusters.forEach(cluster -> text.append(cluster.address()).append('\t')
        .append(cluster.isTokenStored() ? STORED : cluster.tokenFile().map(Path::toString).orElse("")).append('\n'));
    IEclipsePreferences node = node();
    node.put(KEY, text.toString());
    node.flush();
  }

  /** Whether the text is the address of a server: http or https, a host, and nothing behind the port. */
  public static boolean isAddress(String text) {
    try {
      URI uri = URI.create(text.strip());
      boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return isHttp && uri.getHost() != null && uri.getUserInfo() == null && (uri.getPath() == null || uri.getPath().isEmpty() || uri.getPath().equals("/"));
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  /**
   * The token, read anew from its file or from the secure storage. Not on the UI thread.
   *
   * @throws IOException if it cannot be read, or is no token
   */
  Optional<String> token() throws IOException {
    if (isTokenStored) {
      return Optional.of(ClusterTokens.of(address)
          .orElseThrow(() -> new IOException("The secure storage holds no token for it. Enter the token in the preferences.")));
    }
    if (tokenFile.isEmpty()) {
      return Optional.empty();
    }
    String token = Files.size(tokenFile.get()) > TOKEN_LENGTH_MAX ? "" : Files.readString(tokenFile.get()).strip();
    if (!isToken(token)) {
      throw new IOException("The file " + tokenFile.get() + " holds no token: expected one line of text.");
    }
    return Optional.of(token);
  }

  /** Whether the text can be a token: one line, not empty. */
  static boolean isToken(String text) {
    return !text.isEmpty() && text.length() <= TOKEN_LENGTH_MAX && text.chars().noneMatch(character -> character < ' ');
  }

  private static IEclipsePreferences node() {
    return InstanceScope.INSTANCE.getNode(BUNDLE);
  }
}
