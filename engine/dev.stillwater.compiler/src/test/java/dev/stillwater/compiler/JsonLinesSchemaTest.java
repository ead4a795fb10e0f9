package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesSchemaTest {
  @TempDir
  private Path folder;

  @Test
  void members_becomeTheNarrowestTypes() throws IOException {
    // Would catch a number that does not fit, a missing member that is not nullable, and an order other than the file's.
    JsonLinesSchema read = read("""
        {"id": 1, "big": 1, "share": 1, "ok": true, "when": "2026-01-01T00:00:00Z", "text": "2026-01-01T00:00:00Z"}

        {"id": 2, "big": 3000000000, "share": 0.5, "ok": false, "when": "2026-01-02T00:00:00Z", "text": "x", "late": null}
        """);
    assertEquals(List.of("id int", "big long", "share double", "ok boolean", "when timestamp", "text string", "late string?"), fields(read));
    assertEquals(List.of(), read.leftOut());
  }

  @Test
  void nestedMembersAndOtherNames_areLeftOut() throws IOException {
    // Would catch a schema that no source can read.
    JsonLinesSchema read = read("{\"a\": 1, \"tags\": [1], \"place\": {\"x\": 1}, \"no-name\": 1, \"class\": 1}\n");
    assertEquals(List.of("a int"), fields(read));
    assertEquals(List.of("tags", "place", "no-name", "class"), read.leftOut());
  }

  @Test
  void whatIsNoJsonLines_saysWhichLineAndWhatWasExpected() {
    // Would catch a refusal that does not help.
    assertTrue(refusal("{\"a\": 1}\n[1]\n").startsWith("Line 2 is a JSON array; expected one JSON object a line"));
    assertTrue(refusal("{\"a\": 1}\n{\"a\": \n").startsWith("Line 2 is not JSON: "));
    assertTrue(refusal("").startsWith("The file is empty"));
  }

  private String refusal(String content) {
    return assertThrows(IOException.class, () -> read(content)).getMessage();
  }

  private JsonLinesSchema read(String content) throws IOException {
    return JsonLinesSchema.of(Files.writeString(folder.resolve("x.jsonl"), content), "x");
  }

  private static List<String> fields(JsonLinesSchema read) {
    return read.schema().getFields().stream()
        .map(field -> field.getName() + ' ' + field.getType().getLiteral() + (field.isNullable() ? "?" : "")).toList();
  }
}
