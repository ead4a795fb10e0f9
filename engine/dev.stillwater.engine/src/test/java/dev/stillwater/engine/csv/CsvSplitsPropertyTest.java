package dev.stillwater.engine.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSplitsPropertyTest {
  private static final RowType TYPE = RowType.of(RowField.required("a", ValueType.STRING), RowField.nullable("b", ValueType.STRING));
  private static final String[] PIECES = {"x", "yy", ",", "\"", "\"\"", "\n", "\r\n", "\r", " ", "é", "日", "\",\"", "\"\n", ",\"", "1,2\n", "\"q\",\"r\"\n"};

  @TempDir
  Path folder;

  @Test
  void randomContentInRandomSplits_isReadAsByASimpleReader() throws IOException {
    // Catches records lost, doubled or cut at the borders of ranges, quotes misread at a border, and wrong line numbers.
    for (long seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      StringBuilder content = new StringBuilder(random.nextInt(5) == 0 ? "\uFEFFa,b\r\n" : "a,b\n");
      int pieces = random.nextInt(random.nextInt(10) == 0 ? 60_000 : 300);
      boolean isTame = random.nextBoolean();
      for (int piece = 0; piece < pieces; piece++) {
        content.append(isTame ? random.nextInt(4) == 0 ? "\"m\nn\",o\n" : "x" + piece + ",\"y,\"\"" + piece + "\"\r\n" : PIECES[random.nextInt(PIECES.length)]);
      }
      List<String> records = new ArrayList<>();
      List<String> bad = new ArrayList<>();
      simpleRead(content.toString(), records, bad);
      int parallelism = 1 + random.nextInt(7);
      CsvReading reading = new CsvReading(folder, TYPE).read(content.toString().getBytes(StandardCharsets.UTF_8), parallelism);
      String run = "seed " + seed + ", parallelism " + parallelism;
      assertEquals(records, reading.records, run);
      assertEquals(bad.size(), reading.badFile().stream().filter(line -> line.startsWith("\"in.csv\",")).count(), run);
    }
  }

  /** One pass over the characters of the whole text, one state a character; collects "line: a|b" and the lines of bad records. */
  private static void simpleRead(String text, List<String> records, List<String> bad) {
    int at = text.indexOf('\n') + 1;
    int line = 2;
    while (at < text.length()) {
      List<String> fields = new ArrayList<>();
      boolean isBad = false;
      int firstLine = line;
      boolean isRecordOpen = true;
      int start = at;
      while (isRecordOpen) {
        StringBuilder field = new StringBuilder();
        boolean isQuoted = at < text.length() && text.charAt(at) == '"';
        if (isQuoted) {
          at++;
          while (at < text.length() && (text.charAt(at) != '"' || at + 1 < text.length() && text.charAt(at + 1) == '"')) {
            line += text.charAt(at) == '\n' ? 1 : 0;
            at += text.charAt(at) == '"' ? 1 : 0;
            field.append(text.charAt(at++));
          }
          isBad |= at >= text.length();
          at++;
        }
        int tail = at;
        while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
          at++;
        }
        String rest = tail >= text.length() ? "" : text.substring(tail, at);
        boolean endsLine = at < text.length() && text.charAt(at) == '\n';
        rest = endsLine && rest.endsWith("\r") ? rest.substring(0, rest.length() - 1) : rest;
        isBad |= isQuoted && !rest.isEmpty();
        fields.add(isQuoted ? field.toString() : rest.isEmpty() && fields.size() == 1 ? "null" : rest);
        isRecordOpen = at < text.length() && text.charAt(at) == ',';
        at++;
      }
      line++;
      boolean isBlank = text.substring(start, Math.min(at - 1, text.length())).replace("\r", "").isEmpty() && fields.size() == 1 && fields.get(0).isEmpty();
      if (!isBlank) {
        if (isBad || fields.size() != 2) {
          bad.add(Integer.toString(firstLine));
        } else {
          records.add(firstLine + ": " + fields.get(0) + "|" + fields.get(1));
        }
      }
    }
  }
}
