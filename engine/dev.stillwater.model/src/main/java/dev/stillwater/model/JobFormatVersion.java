package dev.stillwater.model;

/**
 * The version of the {@code .job} and {@code .joblayout} formats and their history.
 *
 * <table>
 * <caption>History</caption>
 * <tr><th>version</th><th>Stillwater</th><th>what changed</th></tr>
 * <tr><td>1</td><td>0.1</td><td>First format: XMI of {@code job.ecore}, namespace {@code http://stillwater.dev/job/1}.</td></tr>
 * </table>
 *
 * <p>A reader takes every version up to {@link #CURRENT} and refuses newer ones. A new version gets a line above, a class {@code JobMigration_n_m}, a
 * committed fixture and a paragraph in {@code docs/formats/job.md}; fixtures of old versions are never written again.
 *
 * <p>THREADING: constants only.
 */
public final class JobFormatVersion {
  /** The version that is written. */
  public static final int CURRENT = 1;

  /** The oldest version that is read. */
  public static final int OLDEST = 1;

  private JobFormatVersion() {}
}
