package dev.stillwater.cli;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV of RFC 4180, strictly. */
final class CsvRows {
  private final String text;
  private int at;

  private CsvRows(String text) {
    this.text = text;
  }

  /** The fields of each line. */
  static List<List<String>> parse(String text) {
    CsvRows rows = new CsvRows(text);
    List<List<String>> parsed = new ArrayList<>();
    while (rows.at < text.length()) {
      parsed.add(rows.row());
    }
    return parsed;
  }

  private List<String> row() {
    List<String> fields = new ArrayList<>();
    do {
      fields.add(text.charAt(at) == '"' ? quoted() : plain());
    } while (text.charAt(at++) == ',');
    if (text.charAt(at - 1) != '\n') {
      throw new IllegalArgumentException("offset " + at);
    }
    return fields;
  }

  private String plain() {
    int start = at;
    while (text.charAt(at) != ',' && text.charAt(at) != '\n') {
      if (text.charAt(at) == '"') {
        throw new IllegalArgumentException("a quote inside a plain field at offset " + at);
      }
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    StringBuilder field = new StringBuilder();
    at++;
    while (text.charAt(at) != '"' || text.charAt(at + 1) == '"') {
      at += text.charAt(at) == '"' ? 1 : 0;
      field.append(text.charAt(at++));
    }
    at++;
    return field.toString();
  }
}
