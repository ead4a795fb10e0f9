package dev.stillwater.engine.snapshot.verify;

import java.util.Map;

/**
 * What a verification came to.
 *
 * <p>THREADING: immutable.
 *
 * @param errors number of findings that are errors, those not told included
 * @param warnings number of findings that are warnings, those not told included
 * @param notTold number of findings by code that were found beyond the limit for one code and therefore not told
 * @param operators number of operators
 * @param entries number of entries that were read
 * @param sizeBytes length of the state that was read
 */
public record VerifyReport(long errors, long warnings, Map<FindingCode, Long> notTold, int operators, long entries, long sizeBytes) {
  public VerifyReport {
    notTold = Map.copyOf(notTold);
  }

  /** Whether nothing was found. */
  public boolean isClean() {
    return errors == 0 && warnings == 0;
  }
}
