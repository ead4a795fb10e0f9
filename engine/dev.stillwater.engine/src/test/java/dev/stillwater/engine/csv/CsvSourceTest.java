package dev.stillwater.engine.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CsvSourceTest {
  private static final RowType NAME_AGE = RowType.of(RowField.required("name", ValueType.STRING), RowField.nullable("age", ValueType.INT));

  @TempDir
  Path folder;

  private CsvReading read(String content) throws IOException {
    return new CsvReading(folder, NAME_AGE).read(content.getBytes(StandardCharsets.UTF_8), 1);
  }

  static List<Arguments> wellFormed() {
    return List.of(
        Arguments.of("LF", "name,age\nA,1\nB,2\n", List.of("2: A|1", "3: B|2")),
        Arguments.of("CRLF", "name,age\r\nA,1\r\nB,2\r\n", List.of("2: A|1", "3: B|2")),
        Arguments.of("last line without line end", "name,age\nA,1\nB,2", List.of("2: A|1", "3: B|2")),
        Arguments.of("byte order mark", "\uFEFFname,age\nA,1\n", List.of("2: A|1")),
        Arguments.of("columns in another order and one more", "x,age,name\n9,1,A\n", List.of("2: A|1")),
        Arguments.of("embedded delimiter, quote and line end", "name,age\n\"A,\"\"B\"\"\nC\",1\nD,2\n", List.of("2: A,\"B\"\nC|1", "4: D|2")),
        Arguments.of("quoted number", "name,age\n\"A\",\"1\"\n", List.of("2: A|1")),
        Arguments.of("empty is null where it may be, else an empty string", "name,age\n,\n", List.of("2: |null")),
        Arguments.of("quoted empty string", "name,age\n\"\",1\n", List.of("2: |1")),
        Arguments.of("blank lines", "name,age\n\nA,1\n\r\n\n", List.of("3: A|1")),
        Arguments.of("quotes inside a plain field are text", "name,age\nA\"B\"\"C,1\n", List.of("2: A\"B\"\"C|1")),
        Arguments.of("letters beyond ASCII", "name,age\nZürich 日本,1\n", List.of("2: Zürich 日本|1")),
        Arguments.of("carriage return inside a field", "name,age\nA\rB,1\n", List.of("2: A\rB|1")),
        Arguments.of("header alone", "name,age\n", List.of()),
        Arguments.of("header alone without line end", "name,age", List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wellFormed")
  void wellFormedFile_givesItsRecords(String name, String content, List<String> expected) throws IOException {
    // Catches every way of reading RFC 4180 wrongly; the number in front is the line of the record's first byte.
    CsvReading reading = read(content);
    assertEquals(expected, reading.records);
    assertEquals(List.of(), reading.badFile());
  }

  static List<Arguments> bad() {
    return List.of(
        Arguments.of("A,1\nB\nC,3\n", "\"in.csv\",3,\"expected 2 columns, found 1\",\"B\""),
        Arguments.of("A,1\nB,2,3\nC,3\n", "\"in.csv\",3,\"expected 2 columns, found 3\",\"B,2,3\""),
        Arguments.of("A,1\nB,x\nC,3\n", "\"in.csv\",3,\"column age: found 'x', expected a whole number between -2147483648 and 2147483647\",\"B,x\""),
        Arguments.of("A,1\nB, 2\nC,3\n", "\"in.csv\",3,\"column age: found ' 2', expected a whole number between -2147483648 and 2147483647\",\"B, 2\""),
        Arguments.of("A,1\nB,2147483648\nC,3\n",
            "\"in.csv\",3,\"column age: found '2147483648', expected a whole number between -2147483648 and 2147483647\",\"B,2147483648\""),
        Arguments.of("A,1\n\"B\"b,2\nC,3\n", "\"in.csv\",3,\"text follows the closing quote\",\"\"\"B\"\"b,2\""),
        Arguments.of("A,1\nC,3\n\"B,2\n", "\"in.csv\",4,\"the quote is never closed\",\"\"\"B,2"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("bad")
  void badLine_isPutAsideWithLineAndReasonAndTheRestIsRead(String content, String expected) throws IOException {
    // Catches bad lines that stop the job, vanish, or have a wrong line number.
    CsvReading reading = read("name,age\n" + content);
    assertEquals(List.of("A|1", "C|3"), reading.records.stream().map(record -> record.substring(record.indexOf(' ') + 1)).toList());
    assertEquals(expected, reading.badFile().get(0));
  }

  @Test
  void invalidUtf8_isABadLine() throws IOException {
    // Catches replacement characters getting into results.
    byte[] content = "name,age\nA,1\nB,2\n".getBytes(StandardCharsets.UTF_8);
    content[13] = (byte) 0xC3;
    CsvReading reading = new CsvReading(folder, NAME_AGE).read(content, 1);
    assertEquals(List.of("2: A|1"), reading.records);
    assertTrue(reading.badFile().get(0).contains("expected text in UTF-8"), reading.badFile().toString());
  }

  static List<Arguments> values() {
    return List.of(
        Arguments.of(ValueType.LONG, "-9223372036854775808", "-9223372036854775808"), Arguments.of(ValueType.LONG, "9223372036854775808", "bad"),
        Arguments.of(ValueType.LONG, "-", "bad"), Arguments.of(ValueType.LONG, "", "bad"), Arguments.of(ValueType.LONG, "1.0", "bad"),
        Arguments.of(ValueType.DOUBLE, "1.5", "1.5"), Arguments.of(ValueType.DOUBLE, "-0.1", "-0.1"), Arguments.of(ValueType.DOUBLE, "1e400", "Infinity"),
        Arguments.of(ValueType.DOUBLE, "1234567890.123456789", "1.2345678901234567E9"), Arguments.of(ValueType.DOUBLE, "0x1p3", "bad"),
        Arguments.of(ValueType.DOUBLE, "1d", "bad"), Arguments.of(ValueType.DOUBLE, ".", "bad"), Arguments.of(ValueType.DOUBLE, "NaN", "NaN"),
        Arguments.of(ValueType.BOOLEAN, "TRUE", "true"), Arguments.of(ValueType.BOOLEAN, "yes", "bad"),
        Arguments.of(ValueType.DECIMAL, "1.50", "1.50"), Arguments.of(ValueType.DECIMAL, "1,5", "bad"), Arguments.of(ValueType.BYTES, "00ff", "00ff"),
        Arguments.of(ValueType.TIMESTAMP, "2001-01-01T00:47:00", "2001-01-01T00:47:00"),
        Arguments.of(ValueType.TIMESTAMP, "2001-01-01 00:47:00", "2001-01-01T00:47:00"),
        Arguments.of(ValueType.TIMESTAMP, "2001-01-01T00:47:00.250Z", "2001-01-01T00:47:00.250"),
        Arguments.of(ValueType.TIMESTAMP, "2001-01-01T02:47:00+02:00", "2001-01-01T00:47:00"),
        Arguments.of(ValueType.TIMESTAMP, "2000-02-29T23:59:59", "2000-02-29T23:59:59"), Arguments.of(ValueType.TIMESTAMP, "2001-02-29T00:00:00", "bad"),
        Arguments.of(ValueType.TIMESTAMP, "2001-13-01T00:00:00", "bad"), Arguments.of(ValueType.TIMESTAMP, "2001-01-01T24:00:01", "bad"),
        Arguments.of(ValueType.TIMESTAMP, "2001-01-01T00:60:00", "bad"), Arguments.of(ValueType.TIMESTAMP, "20010101", "bad"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("values")
  void value_isReadStrictly(ValueType type, String text, String expected) throws IOException {
    // Catches values that are guessed instead of refused, and values read wrongly by the fast paths.
    CsvReading reading = new CsvReading(folder, RowType.of(RowField.required("v", type), RowField.required("w", type)));
    reading.read(("v,w\n\"" + text + "\",\"" + text + "\"\n").getBytes(StandardCharsets.UTF_8), 1);
    assertEquals(expected.equals("bad") ? List.of() : List.of("2: " + expected + "|" + expected), reading.records);
    assertEquals(expected.equals("bad") ? 1 : 0, reading.badLines);
    if (!text.contains(",")) {
      CsvReading plain = new CsvReading(folder, RowType.of(RowField.required("v", type), RowField.required("w", type)));
      plain.read(("v,w\n" + text + "," + text + "\n").getBytes(StandardCharsets.UTF_8), 1);
      assertEquals(reading.records, plain.records);
      assertEquals(reading.badLines, plain.badLines);
    }
  }

  @Test
  void fileWithoutHeader_isReadByPosition() throws IOException {
    // Catches the first record being taken for a header.
    CsvReading reading = new CsvReading(folder, NAME_AGE).with("header", "false").with("delimiter", "\t");
    assertEquals(List.of("1: A|1", "2: B|2"), reading.read("A\t1\nB\t2\n".getBytes(StandardCharsets.UTF_8), 1).records);
  }

  @Test
  void missingColumn_stopsTheStartAndIsNamed() {
    // Catches a job that runs on nulls because the header does not fit.
    JobFailureException failure = assertThrows(JobFailureException.class, () -> read("name,years\nA,1\n"));
    assertTrue(failure.getMessage().contains("has no column 'age'; its header has name, years"), failure.getMessage());
  }

  @Test
  void missingFileFolderAndEmptyFile_stopTheStart() throws IOException {
    // Catches environment problems that show up as an empty result.
    CsvReading reading = new CsvReading(folder, NAME_AGE).with("path", folder.resolve("none.csv").toString());
    assertTrue(assertThrows(JobFailureException.class, () -> reading.read(new byte[0], 1)).getMessage().contains("does not exist"));
    reading.with("path", folder.toString());
    assertTrue(assertThrows(JobFailureException.class, () -> reading.read(new byte[0], 1)).getMessage().contains("is a folder"));
    assertTrue(assertThrows(JobFailureException.class, () -> read("")).getMessage().contains("is empty"));
  }

  @Test
  void olderBadLines_areReplaced() throws IOException {
    // Catches bad lines of an earlier run being taken for those of this one.
    read("name,age\nA,x\n");
    assertEquals(1, read("name,age\nB,y\n").badFile().size());
    assertEquals(List.of(), read("name,age\nB,1\n").badFile());
    assertTrue(Files.notExists(folder.resolve("bad.csv")));
  }

  @Test
  void recordLongerThanTheLimit_isPassedOverAndTheRestIsRead() throws IOException {
    // Catches a quote that is never closed filling the memory.
    String filler = "x\n".repeat(CsvScanner.RECORD_BYTES_MAX / 2 + 100);
    CsvReading reading = read("name,age\nA,1\n\"" + filler + "\",2\nC,3\n");
    assertEquals(List.of("2: A|1", (filler.length() / 2 + 4) + ": C|3"), reading.records);
    assertEquals(1, reading.badFile().size());
    assertTrue(reading.badFile().get(0).startsWith("\"in.csv\",3,\"the record is longer than 16 MB"), reading.badFile().get(0));
  }
}
