package dev.stillwater.compiler;

import dev.stillwater.engine.json.Json;
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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * The fields of a file of JSON Lines, guessed from its first lines.
 *
 * <p>THREADING: immutable; the schema belongs to the caller.
 *
 * @param schema the fields that a source can read
 * @param leftOut members that no field can hold: nested ones, and those whose names are no Java identifiers
 */
public record JsonLinesSchema(Schema schema, List<String> leftOut) {
  private static final int LINES = 200;

  public JsonLinesSchema {
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Reads the first 200 objects.
   *
   * @param name name of the schema
   * @throws IOException if the file cannot be read or is not JSON Lines; the message says which line is wrong
   */
  public static JsonLinesSchema of(Path file, String name) throws IOException {
    List<Map<?, ?>> objects = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String line = reader.readLine();
      for (int number = 1; line != null && objects.size() < LINES; number++) {
        if (!line.isBlank()) {
          objects.add(object(line, number));
        }
        line = reader.readLine();
      }
    }
    if (objects.isEmpty()) {
      throw new IOException("The file is empty; expected one JSON object a line.");
    }
    return of(objects, name);
  }

  private static JsonLinesSchema of(List<Map<?, ?>> objects, String name) {
    Map<String, List<Object>> members = new LinkedHashMap<>();
    for (Map<?, ?> object : objects) {
      object.forEach((key, value) -> members.computeIfAbsent(String.valueOf(key), unseen -> new ArrayList<>()).add(value));
    }
    Schema schema = JobFactory.eINSTANCE.createSchema();
    schema.setName(name);
    Set<String> leftOut = new LinkedHashSet<>();
    members.forEach((key, values) -> {
      boolean isNested = values.stream().anyMatch(value -> value instanceof Map || value instanceof List);
      if (isNested || !SourceVersion.isIdentifier(key) || SourceVersion.isKeyword(key)) {
        leftOut.add(key);
      } else {
        schema.getFields().add(field(key, values, objects.size()));
      }
    });
    return new JsonLinesSchema(schema, List.copyOf(leftOut));
  }

  private static Field field(String name, List<Object> values, int objectCount) {
    List<Object> present = values.stream().filter(value -> value != null && !(value instanceof Optional<?> empty && empty.isEmpty())).toList();
    Field field = JobFactory.eINSTANCE.createField();
    field.setName(name);
    field.setType(type(present));
    field.setNullable(present.size() < objectCount);
    return field;
  }

  private static FieldType type(List<Object> values) {
    if (values.isEmpty()) {
      return FieldType.STRING;
    }
    if (values.stream().allMatch(Boolean.class::isInstance)) {
      return FieldType.BOOLEAN;
    }
    if (values.stream().allMatch(Number.class::isInstance)) {
      boolean isWhole = values.stream().allMatch(value -> isWhole((Number) value));
      boolean isSmall = values.stream().allMatch(value -> Math.abs(((Number) value).doubleValue()) <= Integer.MAX_VALUE);
      return !isWhole ? FieldType.DOUBLE : isSmall ? FieldType.INT : FieldType.LONG;
    }
    return values.stream().allMatch(value -> value instanceof String text && isTime(text)) ? FieldType.TIMESTAMP : FieldType.STRING;
  }

  private static boolean isWhole(Number value) {
    return value instanceof Long || value instanceof Integer;
  }

  private static boolean isTime(String text) {
    try {
      ParameterValues.parseTimestamp(text);
      return true;
    } catch (IllegalArgumentException noTime) {
      return false;
    }
  }

  private static Map<?, ?> object(String line, int number) throws IOException {
    Object value;
    try {
      value = Json.parse(line);
    } catch (IllegalArgumentException malformed) {
      throw new IOException("Line " + number + " is not JSON: " + malformed.getMessage() + " Expected one JSON object a line.", malformed);
    }
    if (value instanceof Map<?, ?> object) {
      return object;
    }
    throw new IOException("Line " + number + " is " + (value instanceof List ? "a JSON array" : "no JSON object")
        + "; expected one JSON object a line, such as jq -c '.[]' makes of an array.");
  }
}
