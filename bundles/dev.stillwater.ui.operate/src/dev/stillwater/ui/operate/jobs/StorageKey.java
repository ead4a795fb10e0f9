package dev.stillwater.ui.operate.jobs;

import dev.stillwater.host.registry.JobRegistry;
import dev.stillwater.host.registry.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.spec.PBEKeySpec;
import org.eclipse.core.runtime.ILog;
import org.eclipse.equinox.security.storage.provider.IPreferencesContainer;
import org.eclipse.equinox.security.storage.provider.PasswordProvider;

/**
 * Gives Eclipse's secure storage a key where the system has no key ring for it: random, in a file that its user alone can read. A provider for the system's key
 * ring goes before it.
 *
 * <p>THREADING: any thread but the UI thread, as it reads the disk.
 */
public final class StorageKey extends PasswordProvider {
  private static final int KEY_BYTES = 32;
  private static final String FILE = "key";

  /** Folder of the storage and of its key, beside the jobs of the user. */
  static Path folder() {
    return JobRegistry.user().folder("clusters");
  }

  @Override
  public PBEKeySpec getPassword(IPreferencesContainer container, int passwordType) {
    try {
      return new PBEKeySpec(key().toCharArray());
    } catch (IOException unreadable) {
      ILog.of(StorageKey.class).error("The key of the secure storage, " + folder().resolve(FILE) + ", cannot be read or made.", unreadable);
      return null;
    }
  }

  private static synchronized String key() throws IOException {
    Path file = folder().resolve(FILE);
    try {
      return Files.readString(file).strip();
    } catch (NoSuchFileException first) {
      PrivateFiles.createFolder(file.getParent().getParent());
      PrivateFiles.createFolder(file.getParent());
      byte[] random = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(random);
      String key = HexFormat.of().formatHex(random);
      PrivateFiles.write(file, key + "\n");
      return key;
    }
  }
}
