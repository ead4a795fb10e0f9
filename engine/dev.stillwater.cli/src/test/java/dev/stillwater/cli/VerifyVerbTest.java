package dev.stillwater.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.snapshot.verify.Finding;
import dev.stillwater.engine.snapshot.verify.FindingCode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code verify} says of sound and of damaged snapshots. */
class VerifyVerbTest {
  @TempDir
  private Path folder;
  private CommandResult result;

  @AfterEach
  void noStackTrace() {
    assertFalse(result != null && result.hasStackTrace(), () -> result.all());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.3.0/canonical-files", "1.20.5/canonical-hashmap", "2.3.0/native-hashmap", "2.3.0/native-rocksdb"})
  void soundSnapshot_hasNoFindings(String fixture) throws IOException {
    // Catches findings that are none.
    verify(Fixtures.snapshot(fixture));
    assertEquals(0, result.code(), result.all());
    assertTrue(result.out().startsWith(Fixtures.snapshot(fixture) + ": no findings; 19 operators, 3,676 entries, "), result.out());
    assertEquals(1, result.out().lines().count());
  }

  @ParameterizedTest
  @CsvSource({"corrupt-missing-data,missing-file,3a715822", "corrupt-truncated-data,truncated,offset 25429", "corrupt-bad-magic,not-a-snapshot,offset 0",
      "corrupt-truncated-metadata,truncated,offset 6944", "native-rocksdb-heaptimers,lost-timers,session"})
  void damage_isFoundWithItsPlace(String fixture, String code, String place) throws IOException {
    // Catches damage that nobody notices, and an exit code of 2, which scripts read as a question that could not be asked.
    verify(Fixtures.snapshot("2.3.0/" + fixture));
    assertEquals(1, result.code(), result.all());
    assertTrue(result.out().contains("\nerror: " + code + ": ") && result.out().contains(place), result.out());
  }

  @Test
  void metadataThatTheDiskRefuses_isAQuestionThatCouldNotBeAsked() {
    // Catches an exit code of 1, which says that the snapshot is damaged, where the person may not read it.
    assertTrue(VerifyVerb.isUnanswered(List.of(finding(FindingCode.UNREACHABLE, "a/_metadata"))));
    assertFalse(VerifyVerb.isUnanswered(List.of(finding(FindingCode.UNREACHABLE, "a/0d3c"))));
    assertFalse(VerifyVerb.isUnanswered(List.of(finding(FindingCode.TRUNCATED, "a/_metadata"))));
  }

  private static Finding finding(FindingCode code, String file) {
    return new Finding(code, file, OptionalLong.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty(), "");
  }

  @Test
  void folderInPlaceOfAFile_isNamed() throws IOException {
    // Catches "nothing at" a place where a person sees a folder.
    Path copy = Fixtures.copy(Fixtures.snapshot("2.3.0/canonical-files"), folder.resolve("copy"));
    Path file = Fixtures.largestFile(copy);
    Files.delete(file);
    Files.createDirectory(file);
    result = CommandResult.of(folder, "verify", "copy");
    assertEquals(1, result.code(), result.all());
    assertTrue(result.out().contains("a folder is in the place of a file"), result.out());
  }

  @Test
  void json_hasAFindingForEachDamage() throws IOException {
    // Catches fields that are renamed, and findings without their key group.
    Path copy = Fixtures.copy(Fixtures.snapshot("2.3.0/canonical-files"), folder.resolve("copy"));
    try (RandomAccessFile file = new RandomAccessFile(Fixtures.largestFile(copy).toFile(), "rw")) {
      file.seek(30_000);
      file.write(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1});
    }
    result = CommandResult.of(folder, "verify", "copy", "--json");
    assertEquals(1, result.code(), result.all());
    Map<?, ?> document = (Map<?, ?>) Json.parse(result.out().strip());
    assertEquals(List.of("snapshot", "valid", "errors", "warnings", "operators", "entries", "sizeBytes", "findings", "notTold"), List.copyOf(document.keySet()));
    Map<?, ?> finding = (Map<?, ?>) ((List<?>) document.get("findings")).getFirst();
    assertEquals(List.of("code", "severity", "file", "offset", "operator", "state", "keyGroup", "message"), List.copyOf(finding.keySet()));
    assertEquals(List.of(false, "corrupt", "error", "keyed-a", 102L),
        List.of(document.get("valid"), finding.get("code"), finding.get("severity"), finding.get("operator"), finding.get("keyGroup")));
  }

  @Test
  void warnings_leaveTheSnapshotValid() throws IOException {
    // Catches oddities that fail a script.
    verify(Fixtures.snapshot("2.3.0/kryo-canonical"));
    assertEquals(0, result.code(), result.all());
    assertTrue(result.out().contains(": no errors, ") && result.out().contains("\nwarning: unreadable-serializer: "), result.out());
  }

  @ParameterizedTest
  @CsvSource({"none,", "a.job,text", ".,"})
  void whatIsNoSnapshot_cannotBeAsked(String name, String content) throws IOException {
    // Catches an exit code of 1, which scripts read as damage.
    if (content != null) {
      Files.writeString(folder.resolve(name), content);
    }
    result = CommandResult.of(folder, "verify", name);
    assertEquals(2, result.code(), result.all());
    assertTrue(result.out().isEmpty() && result.err().contains("no snapshot"), result.all());
  }

  private void verify(String snapshot) {
    result = CommandResult.of(Fixtures.folder(), "verify", snapshot);
  }
}
