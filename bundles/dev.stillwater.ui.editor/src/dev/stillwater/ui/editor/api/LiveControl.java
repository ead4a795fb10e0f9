package dev.stillwater.ui.editor.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the drawing asks of whoever watches the job.
 *
 * <p>THREADING: UI thread; nothing waits.
 */
public interface LiveControl {
  /**
   * The last records of a stream.
   *
   * @param columns names of the fields
   * @param rows their values as text, the last record first; a missing value is empty
   * @param isSampled whether they are samples
   */
  record Records(List<String> columns, List<List<String>> rows, boolean isSampled) {
    public Records {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /** Whether the job runs on this machine, so that it tells records and lets its barriers be slowed down; a Flink cluster does neither. */
  default boolean isHere() {
    return true;
  }

  /** The pointer has come to the stream: its last records may be wanted soon. */
  void hovered(LiveStream.Ends stream);

  /** The last records of the stream that was hovered, once they are known. */
  Optional<Records> records(LiveStream.Ends stream);

  /** The last records of the stream are wanted in a grid. */
  void open(LiveStream.Ends stream);

  /** Barriers are to take so long on a channel, in milliseconds; 0 for full speed. */
  void slowBarriers(long delayMs);

  /** Nobody wants to see the numbers of this run any more. */
  void hide();

  /** Asks nobody. */
  LiveControl NONE = new LiveControl() {
    @Override
    public void hovered(LiveStream.Ends stream) {
      Objects.requireNonNull(stream, "stream");
    }

    @Override
    public Optional<Records> records(LiveStream.Ends stream) {
      return Optional.empty();
    }

    @Override
    public void open(LiveStream.Ends stream) {
      Objects.requireNonNull(stream, "stream");
    }

    @Override
    public void slowBarriers(long delayMs) {
      // No job is watched.
    }

    @Override
    public void hide() {
      // Nothing is shown.
    }
  };
}
