package dev.stillwater.ui.operate.snapshot.findings;

import dev.stillwater.engine.snapshot.findings.SnapshotFinding;
import dev.stillwater.ui.operate.snapshot.page.SnapshotPlace;
import java.util.Optional;

/**
 * Where a finding leads to.
 *
 * <p>THREADING: stateless.
 */
final class FindingPlace {
  private FindingPlace() {
  }

  /** The place that shows best what the finding is about; empty when it concerns the snapshot as a whole and nothing shows it better than the finding. */
  static Optional<SnapshotPlace> of(SnapshotFinding finding) {
    return switch (finding.rule()) {
      case "files" -> Optional.of(new SnapshotPlace(SnapshotPlace.FILES, finding.operator(), finding.state(), finding.evidence().stream().findFirst(), -1));
      case "skew" -> Optional.of(new SnapshotPlace(SnapshotPlace.OVERVIEW, finding.operator(), finding.state(), Optional.empty(), -1));
      case "shape" -> Optional.of(finding.operator().map(SnapshotPlace::operator).orElse(SnapshotPlace.page(SnapshotPlace.OVERVIEW)));
      default -> finding.state().isPresent() && finding.operator().isPresent()
          ? Optional.of(SnapshotPlace.state(finding.operator().get(), finding.state().get())) : finding.operator().map(SnapshotPlace::operator);
    };
  }
}
