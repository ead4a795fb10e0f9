package dev.stillwater.engine.snapshot.verify;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What verifying a snapshot came to. */
record Verified(VerifyReport report, List<Finding> findings) {
  static Verified of(Path snapshot) throws Cancelled {
    return of(snapshot, VerifyOptions.standard());
  }

  static Verified of(Path snapshot, VerifyOptions options) throws Cancelled {
    List<Finding> findings = new ArrayList<>();
    VerifyReport report = SnapshotVerifier.verify(snapshot, SnapshotOptions.local(), options, ProgressListener.NONE, findings::add);
    return new Verified(report, findings);
  }

  Set<FindingCode> codes() {
    Set<FindingCode> codes = EnumSet.noneOf(FindingCode.class);
    findings.forEach(finding -> codes.add(finding.code()));
    return codes;
  }

  /** The only finding with the code. */
  Finding only(FindingCode code) {
    List<Finding> found = findings.stream().filter(finding -> finding.code() == code).toList();
    if (found.size() != 1) {
      throw new AssertionError("not one " + code.text() + ": " + findings);
    }
    return found.get(0);
  }
}
