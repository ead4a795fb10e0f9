package dev.stillwater.ui.operate.jobs;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.eclipse.equinox.security.storage.EncodingUtils;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.StorageException;
import org.eclipse.equinox.security.storage.provider.IProviderHints;

/**
 * The tokens of Flink clusters in Eclipse's secure storage, encrypted; they are in no preference, no launch file and no log.
 *
 * <p>THREADING: any thread but the UI thread, as it reads and writes the disk.
 */
final class ClusterTokens {
  private static final String FILE = "secure_storage";
  private static final String TOKEN = "token";

  private ClusterTokens() {
  }

  /**
   * The token of a cluster; empty when none is kept.
   *
   * @throws IOException if the storage cannot be read, or was written with another key
   */
  static Optional<String> of(URI cluster) throws IOException {
    try {
      return Optional.ofNullable(node(cluster).get(TOKEN, null));
    } catch (StorageException unreadable) {
      throw new IOException("The secure storage cannot be read: " + unreadable.getMessage() + ". Enter the token again in the preferences.", unreadable);
    }
  }

  /**
   * Keeps the token of a cluster, or forgets it.
   *
   * @throws IOException if the storage cannot be written
   */
  static void keep(URI cluster, Optional<String> token) throws IOException {
    ISecurePreferences node = node(cluster);
    try {
      if (token.isPresent()) {
        node.put(TOKEN, token.get(), true);
      } else {
        node.remove(TOKEN);
      }
      node.flush();
    } catch (StorageException unwritable) {
      throw new IOException("The secure storage cannot be written: " + unwritable.getMessage(), unwritable);
    }
  }

  private static ISecurePreferences node(URI cluster) throws IOException {
    ISecurePreferences root = SecurePreferencesFactory.open(StorageKey.folder().resolve(FILE).toUri().toURL(), Map.of(IProviderHints.PROMPT_USER, false));
    if (root == null) {
      throw new IOException("The secure storage " + StorageKey.folder().resolve(FILE) + " cannot be opened.");
    }
    return root.node(EncodingUtils.encodeSlashes(cluster.toString()));
  }
}
