package dev.stillwater.host.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A version of a job: the SHA-256 of the text of its file together with the settings that it ran with. Two runs of the same version do the same.
 *
 * <p>THREADING: immutable.
 *
 * @param hash 64 hexadecimal digits
 */
public record JobVersion(String hash) {
  private static final int DIGITS = 64;
  private static final int DIGITS_SHOWN = 8;

  public JobVersion {
    if (!hash.matches("[0-9a-f]{" + DIGITS + "}")) {
      throw new IllegalArgumentException("'" + hash + "' is no hash of a job; expected " + DIGITS + " hexadecimal digits.");
    }
  }

  /**
   * The version of a job file.
   *
   * @param jobText text of the file
   * @param overrides settings from outside, as a sidecar keeps them: {@code UID.PARAM} to value
   */
  public static JobVersion of(String jobText, Map<String, String> overrides) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      // A checkout on Windows is the same version.
      digest.update(jobText.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
      new TreeMap<>(overrides).forEach((name, value) -> digest.update(("\0" + name + "=" + value).getBytes(StandardCharsets.UTF_8)));
      return new JobVersion(HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException noJvmLacksIt) {
      throw new IllegalStateException(noJvmLacksIt);
    }
  }

  /** As people see it: the first eight digits. */
  public String shortText() {
    return hash.substring(0, DIGITS_SHOWN);
  }
}
