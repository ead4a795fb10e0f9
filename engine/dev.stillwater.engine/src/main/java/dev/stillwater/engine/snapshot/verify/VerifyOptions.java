package dev.stillwater.engine.snapshot.verify;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a snapshot is verified.
 *
 * <p>THREADING: immutable.
 *
 * @param findingsPerCode how many findings of one code are told; of the others only the number is
 * @param usedStates by operator id the names of the states that the job uses, where that is known: other state is a finding. A snapshot alone does not say it
 */
public record VerifyOptions(int findingsPerCode, Optional<Map<String, Set<String>>> usedStates) {
  private static final int FINDINGS_PER_CODE = 20;

  /** Tells 20 findings of each code; what the job uses is not known. */
  public static VerifyOptions standard() {
    return new VerifyOptions(FINDINGS_PER_CODE, Optional.empty());
  }
}
