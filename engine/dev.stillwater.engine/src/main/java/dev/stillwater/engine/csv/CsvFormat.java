package dev.stillwater.engine.csv;

/**
 * How a CSV file is written: RFC 4180 with a delimiter of choice.
 *
 * <p>THREADING: immutable.
 *
 * @param delimiter the ASCII character between two fields
 * @param hasHeader whether the first line holds the names of the columns
 */
public record CsvFormat(char delimiter, boolean hasHeader) {
  public CsvFormat {
    if (delimiter >= 128 || delimiter == '"' || delimiter == '\r' || delimiter == '\n') {
      throw new IllegalArgumentException("The delimiter '" + delimiter + "' cannot separate fields; expected an ASCII character that is neither a quote nor a line end.");
    }
  }
}
