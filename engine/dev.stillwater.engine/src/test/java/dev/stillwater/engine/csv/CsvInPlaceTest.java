package dev.stillwater.engine.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

class CsvInPlaceTest {
  private static final ValueType[] TYPES = {ValueType.INT, ValueType.LONG, ValueType.DOUBLE, ValueType.TIMESTAMP, ValueType.STRING};
  private static final String[] ODD = {"", "-", "+", "+7", "--1", "1.5", "1e3", "99999999999", "-2147483648", "2147483648", "9223372036854775807", "99999999999999999999", "NaN", ".",
    "2001-01-01", "2001-01-01T00:01:00Z", "2001-02-30T00:00:00", "2001-01-01T00:01", "é", "a\rb", "\r", " ", "ORD", "longer than eight bytes", "\"", "\"q\"", "\"a\nb\"", "1\n2", "1,2"};

  @TempDir
  Path folder;

  @Test
  void randomRecords_areReadInPlaceAsTheyAreOtherwise() throws IOException {
    // Catches values, empty fields, bad lines, line numbers and ends of records that depend on where a record lies in the buffer, or on being read in place at all.
    long inPlace = 0;
    long bad = 0;
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      String delimiter = random.nextInt(4) == 0 ? ";" : ",";
      List<RowField> fields = new ArrayList<>();
      List<String> header = new ArrayList<>();
      int columns = 1 + random.nextInt(6);
      for (int column = 0; column < columns; column++) {
        header.add("c" + column);
        if (column == 0 || random.nextInt(4) > 0) {
          ValueType type = TYPES[random.nextInt(TYPES.length)];
          fields.add(random.nextBoolean() ? RowField.nullable("c" + column, type) : RowField.required("c" + column, type));
        }
      }
      RowType type = RowType.of(fields.toArray(RowField[]::new));
      byte[] content = content(random, header, type, delimiter).getBytes(StandardCharsets.UTF_8);
      int parallelism = 1 + random.nextInt(3);
      CsvReading expected = new CsvReading(folder, type).with("delimiter", delimiter).withoutInPlace().read(content, parallelism);
      List<String> badLines = expected.badFile();
      CsvReading actual = new CsvReading(folder, type).with("delimiter", delimiter).read(content, parallelism);
      assertEquals(expected.records, actual.records, "seed " + seed);
      assertEquals(badLines, actual.badFile(), "seed " + seed);
      inPlace += actual.inPlace;
      bad += badLines.size();
    }
    assertTrue(inPlace > 50_000 && bad > 1_000, inPlace + " in place, " + bad + " bad");
  }

  private static String content(Random random, List<String> header, RowType type, String delimiter) {
    String lineEnd = random.nextBoolean() ? "\n" : "\r\n";
    StringBuilder text = new StringBuilder(String.join(delimiter, header)).append(lineEnd);
    int records = random.nextInt(random.nextInt(10) == 0 ? 6_000 : 400);
    int oddOf = random.nextBoolean() ? 40 : 1_000_000;
    for (int record = 0; record < records; record++) {
      for (int column = 0; column < header.size(); column++) {
        int index = type.indexOf(header.get(column));
        String tame = index < 0 ? "x" + record : value(random, type.field(index));
        text.append(column == 0 ? "" : delimiter).append(random.nextInt(oddOf) == 0 ? ODD[random.nextInt(ODD.length)] : tame);
      }
      text.append(random.nextInt(oddOf) == 0 ? delimiter : "").append(record == records - 1 && random.nextBoolean() ? "" : lineEnd);
    }
    return text.toString();
  }

  private static String value(Random random, RowField field) {
    if (field.isNullable() && random.nextInt(5) == 0) {
      return "";
    }
    return switch (field.type()) {
      case INT -> Integer.toString(random.nextInt() >> random.nextInt(32));
      case LONG -> Long.toString(random.nextLong() >> random.nextInt(64));
      case DOUBLE -> Double.toString(random.nextInt(3) == 0 ? random.nextGaussian() * 1e9 : random.nextInt(1000) / 8.0);
      case TIMESTAMP -> "2001-0%d-1%dT0%d:2%d:3%d".formatted(1 + random.nextInt(9), random.nextInt(10), random.nextInt(10), random.nextInt(10), random.nextInt(10))
          + (random.nextInt(4) == 0 ? ".5Z" : "");
      default -> "abcdefghijklmnop".substring(0, random.nextInt(16)) + (random.nextInt(9) == 0 ? "ü" : "");
    };
  }
}
