package dev.stillwater.benchmarks.flow;

import dev.stillwater.benchmarks.state.Digest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.java.tuple.Tuple;

/**
 * A sink of Flink that forgets its records after it has noticed the first, and takes their digest if it is told to.
 *
 * <p>THREADING: each writer in its subtask.
 *
 * @param <T> type of the records: a number or a tuple
 */
final class PeerSink<T> implements Sink<T> {
  private static final long serialVersionUID = 1L;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  private final boolean isDigesting;

  PeerSink(boolean isDigesting) {
    this.isDigesting = isDigesting;
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    return isDigesting ? new Digesting<>() : new Discarding<>();
  }

  /** The fields of a record, as our CSV sink writes a line. */
  static String line(Object element) {
    if (!(element instanceof Tuple tuple)) {
      return String.valueOf(element);
    }
    StringBuilder out = new StringBuilder();
    for (int field = 0; field < tuple.getArity(); field++) {
      Object value = tuple.getField(field);
      out.append(field == 0 ? "" : ",").append(value instanceof Instant time ? LocalDateTime.ofInstant(time, ZoneOffset.UTC).format(TIME) : value);
    }
    return out.toString();
  }

  private static final class Discarding<T> implements SinkWriter<T> {
    private boolean hasSeen;

    @Override
    public void write(T element, Context context) {
      if (!hasSeen) {
        hasSeen = true;
        PeerProgress.firstRecord();
      }
    }

    @Override
    public void flush(boolean isEndOfInput) {
      // Nothing is held.
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }

  private static final class Digesting<T> implements SinkWriter<T> {
    private final Digest digest = new Digest();

    @Override
    public void write(T element, Context context) {
      digest.add(0, Digest.of(line(element)));
    }

    @Override
    public void flush(boolean isEndOfInput) {
      // The digest is for the end.
    }

    @Override
    public void close() {
      PeerProgress.add(digest);
    }
  }
}
