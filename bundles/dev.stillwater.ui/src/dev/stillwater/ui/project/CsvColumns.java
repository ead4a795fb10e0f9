package dev.stillwater.ui.project;

import dev.stillwater.model.ParameterValues;
import dev.stillwater.model.job.Field;
import dev.stillwater.model.job.FieldType;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.Schema;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * The columns of a CSV file, guessed from its header and its first lines.
 *
 * <p>THREADING: immutable.
 *
 * @param delimiter what stands between two values
 * @param columns name and type of each column
 */
public record CsvColumns(char delimiter, List<Column> columns) {
  private static final int LINES = 200;
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};

  /** A column: a Java identifier, the narrowest type that all values seen fit, and whether an empty value was seen. */
  public record Column(String name, FieldType type, boolean isNullable) {
  }

  public CsvColumns {
    columns = List.copyOf(columns);
  }

  /**
   * Reads the header and the first 200 lines.
   *
   * @throws IOException if the file cannot be read or has no header line
   */
  public static CsvColumns of(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String line = reader.readLine();
      while (line != null && lines.size() <= LINES) {
        lines.add(line);
        line = reader.readLine();
      }
    }
    if (lines.isEmpty() || lines.get(0).isBlank()) {
      throw new IOException("the file has no header line; expected the names of the columns");
    }
    String header = lines.get(0).startsWith("\uFEFF") ? lines.get(0).substring(1) : lines.get(0);
    char delimiter = delimiter(header);
    List<List<String>> rows = lines.subList(1, lines.size()).stream().filter(line -> !line.isBlank())
        .map(line -> split(line, delimiter)).toList();
    List<Column> columns = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    List<String> names = split(header, delimiter);
    for (int index = 0; index < names.size(); index++) {
      columns.add(column(identifier(names.get(index), index, taken), index, rows));
    }
    return new CsvColumns(delimiter, columns);
  }

  /** The columns as a schema of the name. */
  public Schema schema(String name) {
    Schema schema = JobFactory.eINSTANCE.createSchema();
    schema.setName(name);
    for (Column column : columns) {
      Field field = JobFactory.eINSTANCE.createField();
      field.setName(column.name());
      field.setType(column.type());
      field.setNullable(column.isNullable());
      schema.getFields().add(field);
    }
    return schema;
  }

  private static Column column(String name, int index, List<List<String>> rows) {
    List<String> values = rows.stream().filter(row -> row.size() > index).map(row -> row.get(index)).toList();
    List<String> present = values.stream().filter(value -> !value.isEmpty()).toList();
    boolean isNullable = present.size() < values.size();
    for (FieldType type : List.of(FieldType.BOOLEAN, FieldType.INT, FieldType.LONG, FieldType.DOUBLE, FieldType.TIMESTAMP)) {
      if (!present.isEmpty() && present.stream().allMatch(value -> fits(type, value))) {
        return new Column(name, type, isNullable);
      }
    }
    return new Column(name, FieldType.STRING, false);
  }

  private static boolean fits(FieldType type, String value) {
    try {
      switch (type) {
        case BOOLEAN -> ParameterValues.parseBoolean(value);
        case INT -> Integer.parseInt(value);
        case LONG -> Long.parseLong(value);
        case DOUBLE -> Double.parseDouble(value);
        default -> ParameterValues.parseTimestamp(value);
      }
      return true;
    } catch (IllegalArgumentException notOfType) {
      return false;
    }
  }

  private static char delimiter(String header) {
    char best = DELIMITERS[0];
    long most = 0;
    for (char each : DELIMITERS) {
      long count = header.chars().filter(character -> character == each).count();
      if (count > most) {
        most = count;
        best = each;
      }
    }
    return best;
  }

  private static String identifier(String text, int index, Set<String> taken) {
    StringBuilder name = new StringBuilder();
    text.strip().chars().forEach(character -> name.append(Character.isJavaIdentifierPart(character) ? (char) character : '_'));
    if (name.isEmpty()) {
      name.append("column").append(index + 1);
    }
    if (!Character.isJavaIdentifierStart(name.charAt(0)) || SourceVersion.isKeyword(name)) {
      name.insert(0, '_');
    }
    String base = name.toString();
    String unique = base;
    for (int number = 2; !taken.add(unique); number++) {
      unique = base + "_" + number;
    }
    return unique;
  }

  /** The values of a line; quotes as in RFC 4180, but a line break inside quotes ends the line here. */
  private static List<String> split(String line, char delimiter) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean isQuoted = false;
    for (int index = 0; index < line.length(); index++) {
      char character = line.charAt(index);
      if (character == '"' && isQuoted && index + 1 < line.length() && line.charAt(index + 1) == '"') {
        value.append('"');
        index++;
      } else if (character == '"') {
        isQuoted = !isQuoted;
      } else if (character == delimiter && !isQuoted) {
        values.add(value.toString());
        value.setLength(0);
      } else {
        value.append(character);
      }
    }
    values.add(value.toString());
    return values;
  }
}
