package dev.stillwater.engine.snapshot.verify;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.FlinkSnapshots;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshots that real Flinks wrote, verified. Those of RocksDB are verified where RocksDB can be read: in the module for it. */
class VerifyFixturesTest {
  private static final Set<FindingCode> UNDECODABLE = EnumSet.of(FindingCode.UNREADABLE_SERIALIZER);

  static List<Path> withoutRocksDb() {
    return FlinkSnapshots.whole().stream().filter(folder -> !folder.toString().matches(".*/(ckpt|native|types)-rocksdb.*|.*/file-merging-rocksdb.*"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("withoutRocksDb")
  void wholeSnapshot_hasNoFindings(Path folder) throws Exception {
    // Catches a check that is wrong about what Flink writes; above all the hash codes of keys of many types.
    Verified verified = Verified.of(folder);
    boolean mayBeUndecodable = folder.toString().matches(".*/(kryo-|types-heap).*");
    assertTrue((mayBeUndecodable ? UNDECODABLE : Set.of()).containsAll(verified.codes()), () -> verified.findings().toString());
    assertTrue(verified.report().entries() > 0);
    assertEquals(verified.findings().isEmpty(), verified.report().isClean());
    assertEquals(0, verified.report().errors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.20.5", "2.3.0"})
  void damagedMetadata_isOneFinding(String version) throws Exception {
    // Catches an exception in place of a finding.
    Finding magic = Verified.of(FlinkSnapshots.last(version + "/corrupt-bad-magic")).only(FindingCode.NOT_A_SNAPSHOT);
    assertEquals(OptionalLong.of(0), magic.offset());
    Path cut = FlinkSnapshots.last(version + "/corrupt-truncated-metadata");
    Finding end = Verified.of(cut).only(FindingCode.TRUNCATED);
    assertEquals(OptionalLong.of(Files.size(cut.resolve("_metadata"))), end.offset());
    assertEquals(Severity.ERROR, end.severity());
    assertEquals(1, Verified.of(cut.resolve("nothing")).report().errors());
  }

  @ParameterizedTest
  @CsvSource({"1.20.5/corrupt-truncated-data, TRUNCATED, 25429", "2.3.0/corrupt-truncated-data, TRUNCATED, 25429", "2.3.0/corrupt-missing-data, MISSING_FILE, -1"})
  void damagedFile_isToldAndTheRestChecked(String fixture, FindingCode code, long offset) throws Exception {
    // Catches a verification that ends at the first thing that is wrong.
    Verified whole = Verified.of(FlinkSnapshots.last(fixture.substring(0, fixture.indexOf('/')) + "/canonical-files"));
    Verified verified = Verified.of(FlinkSnapshots.last(fixture));
    Finding finding = verified.only(code);
    assertEquals(1, verified.findings().size(), verified.findings().toString());
    assertEquals(offset, finding.offset().orElse(-1));
    assertEquals(fixture.startsWith("2") ? "keyed-a" : "9e32641d90691ee5ad28af9efd3c6b42", finding.operator().orElseThrow());
    assertTrue(verified.report().entries() > whole.report().entries() / 2, verified.report().toString());
    assertEquals(whole.report().operators(), verified.report().operators());
  }

  @Test
  void lostTimers_areNoticed() throws Exception {
    // Catches Flink's flaw 2, of which Flink says nothing; and an alarm where checkpoints keep the same timers.
    Verified verified = Verified.of(FlinkSnapshots.last("2.3.0/native-rocksdb-heaptimers"));
    List<String> lost = verified.findings().stream().filter(finding -> finding.code() == FindingCode.LOST_TIMERS).map(finding -> finding.operator().orElseThrow())
        .sorted().toList();
    assertEquals(List.of("session", "win-agg", "win-list"), lost);
    List<String> possibly = verified.findings().stream().filter(finding -> finding.code() == FindingCode.POSSIBLY_LOST_TIMERS)
        .map(finding -> finding.operator().orElseThrow()).sorted().toList();
    assertEquals(List.of("bcast", "keyed-a", "keyed-b", "no-uid"), possibly);
    for (String fixture : List.of("2.3.0/native-rocksdb", "1.20.5/native-rocksdb", "2.3.0/ckpt-rocksdb-heaptimers", "1.20.5/ckpt-rocksdb-heaptimers")) {
      Set<FindingCode> codes = Verified.of(FlinkSnapshots.last(fixture)).codes();
      assertFalse(codes.contains(FindingCode.LOST_TIMERS) || codes.contains(FindingCode.POSSIBLY_LOST_TIMERS), fixture);
    }
  }

  @Test
  void verification_canBeStopped() {
    // Catches a stop that nobody hears, and progress that runs past its end.
    List<Long> heard = new ArrayList<>();
    ProgressListener listener = new ProgressListener() {
      @Override
      public void progressed(String what, long done, long total) {
        assertTrue(done <= total && (heard.isEmpty() || done >= heard.get(heard.size() - 1)), done + " of " + total + " after " + heard);
        heard.add(done);
      }

      @Override
      public boolean isCancelled() {
        return heard.size() == 20;
      }
    };
    assertThrows(Cancelled.class, () -> SnapshotVerifier.verify(FlinkSnapshots.last("2.3.0/canonical-files"), SnapshotOptions.local(),
        VerifyOptions.standard(), listener, finding -> { }));
    assertEquals(20, heard.size());
    assertTrue(heard.get(19) > 0);
    heard.clear();
    heard.addAll(Collections.nCopies(21, 0L));
    assertDoesNotThrow(() -> SnapshotVerifier.verify(FlinkSnapshots.last("2.3.0/canonical-files"), SnapshotOptions.local(), VerifyOptions.standard(), listener,
        finding -> { }));
  }
}
