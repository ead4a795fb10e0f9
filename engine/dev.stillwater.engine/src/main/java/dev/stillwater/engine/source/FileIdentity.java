package dev.stillwater.engine.source;

import dev.stillwater.engine.io.StorageInput;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Tells a file from another one by its beginning, so that a source goes on in the file in which it stopped and in no other.
 *
 * <p>THREADING: immutable.
 *
 * @param path where the file was
 * @param length its length at that time, in bytes
 * @param head SHA-256 of its first bytes, 65,536 or as many as it had, as 64 hexadecimal digits
 */
public record FileIdentity(String path, long length, String head) {
  private static final int HEAD_BYTES_MAX = 1 << 16;

  public FileIdentity {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(head, "head");
  }

  /** Looks at a file; reads its head. */
  public static FileIdentity of(String path, StorageInput input) throws IOException {
    long length = input.sizeBytes();
    return new FileIdentity(path, length, hash(input, length));
  }

  /** Whether a file begins as this one did and has at least its length; reads its head. */
  public boolean isContinuedBy(StorageInput input) throws IOException {
    return input.sizeBytes() >= length && hash(input, length).equals(head);
  }

  private static String hash(StorageInput input, long length) throws IOException {
    byte[] bytes = new byte[(int) Math.min(length, HEAD_BYTES_MAX)];
    int filled = 0;
    while (filled < bytes.length) {
      int count = input.read(filled, bytes, filled, bytes.length - filled);
      if (count < 0) {
        throw new IOException("the file became shorter while it was read");
      }
      filled += count;
    }
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
