package dev.stillwater.benchmarks.flow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.reader.SimpleStreamFormat;
import org.apache.flink.connector.file.src.reader.StreamFormat;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.formats.csv.CsvReaderFormat;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.dataformat.csv.CsvMapper;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Two ways in which the peer reads files of flights, each with a header.
 *
 * <p>THREADING: each reader in its subtask.
 */
final class PeerFlightFiles {
  private PeerFlightFiles() {
  }

  /** The format of Flink's documentation: CSV with quotes, read by Jackson into objects. */
  static StreamFormat<Line> csv() {
    return CsvReaderFormat.forSchema(CsvMapper::new, mapper -> mapper.schemaFor(Line.class).withQuoteChar('"').withSkipFirstDataRow(true),
        TypeInformation.of(Line.class));
  }

  /** A line as the CSV format makes it; public with public fields, so that it is one of Flink's plain objects. */
  @JsonPropertyOrder({"date", "delay", "distance", "origin", "destination"})
  public static final class Line {
    public String date;
    public int delay;
    public int distance;
    public String origin;
    public String destination;

    /** Flink and Jackson make it so. */
    public Line() {
      // The fields are set from outside.
    }
  }

  /** Lines cut by hand, which is faster and knows no quotes. */
  static final class ByHand extends SimpleStreamFormat<Tuple5<Long, Integer, Integer, String, String>> {
    private static final long serialVersionUID = 1L;

    @Override
    public StreamFormat.Reader<Tuple5<Long, Integer, Integer, String, String>> createReader(Configuration config, FSDataInputStream stream) {
      return new LineReader(new BufferedReader(new InputStreamReader(stream, StandardCharsets.ISO_8859_1), 1 << 16));
    }

    @Override
    public TypeInformation<Tuple5<Long, Integer, Integer, String, String>> getProducedType() {
      return PeerFlights.FLIGHT;
    }
  }

  /** Reads what needs no quotes. */
  private static final class LineReader implements StreamFormat.Reader<Tuple5<Long, Integer, Integer, String, String>> {
    private final BufferedReader lines;
    private boolean hasBegun;
    private final FlightTime time = new FlightTime();

    LineReader(BufferedReader lines) {
      this.lines = lines;
    }

    @Override
    public Tuple5<Long, Integer, Integer, String, String> read() throws IOException {
      String line = lines.readLine();
      if (!hasBegun) {
        hasBegun = true;
        if (line != null && line.startsWith("date,")) {
          line = lines.readLine();
        }
      }
      if (line == null) {
        return null;
      }
      int delay = line.indexOf(',') + 1;
      int distance = line.indexOf(',', delay) + 1;
      int origin = line.indexOf(',', distance) + 1;
      int destination = line.indexOf(',', origin) + 1;
      return Tuple5.of(time.of(line), Integer.parseInt(line, delay, distance - 1, 10), Integer.parseInt(line, distance, origin - 1, 10),
          line.substring(origin, destination - 1), line.substring(destination));
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
