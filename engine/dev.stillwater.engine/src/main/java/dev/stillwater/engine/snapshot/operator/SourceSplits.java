package dev.stillwater.engine.snapshot.operator;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SourcePosition;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.value.BytesValue;
import dev.stillwater.engine.snapshot.value.OpaqueValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The positions of Flink's sources in readable form: of splits that subtasks hold and of those that the coordinator has not yet handed out. Nothing in a
 * snapshot says which source wrote a split; a split is known where its bytes are exactly those of a split of numbers, of a file or of Kafka.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: Flink 2.3, {@code SimpleVersionedListState}, {@code SourceCoordinatorSerdeUtils}, {@code NumberSequenceSource}, {@code FileSourceSplitSerializer},
 * {@code PendingSplitsCheckpointSerializer}; Flink's Kafka connector, {@code KafkaPartitionSplitSerializer}.
 */
public final class SourceSplits {
  private static final String READER_STATE = "SourceReaderState";
  private static final int COORDINATOR = -1;
  private static final int COORDINATOR_VERSION_MAX = 1;
  private static final int PENDING_FILES = 0xdeadbeef;

  private SourceSplits() {
  }

  /** Reads bytes that may be something else. */
  @FunctionalInterface
  private interface Decoder<T> {
    T read(ByteReader in) throws SnapshotException;
  }

  /** The positions among the states of a source; empty where its splits are of no known kind. Cost: the list state and the coordinator's state. */
  public static List<SourcePosition> positions(List<StateView> states) throws SnapshotException {
    List<SourcePosition> positions = new ArrayList<>();
    for (StateView state : states) {
      boolean isReader = state.kind() == StateKind.OPERATOR_LIST && state.name().equals(READER_STATE);
      if (isReader || state.kind() == StateKind.COORDINATOR) {
        add(state, positions);
      }
    }
    return positions;
  }

  private static void add(StateView state, List<SourcePosition> positions) throws SnapshotException {
    try (EntryCursor cursor = state.entries(ProgressListener.NONE)) {
      while (cursor.next()) {
        if (cursor.value() instanceof BytesValue bytes) {
          int subtask = cursor.subtask();
          tried(bytes.bytes(), in -> readVersioned(in, subtask)).ifPresent(positions::add);
        } else if (cursor.value() instanceof OpaqueValue bytes && bytes.bytes().length == cursor.sizeBytes()) {
          tried(bytes.bytes(), SourceSplits::readCoordinator).ifPresent(positions::addAll);
        }
      }
    }
  }

  /** What the bytes say if they are exactly that. */
  private static <T> Optional<T> tried(byte[] bytes, Decoder<T> decoder) {
    ByteReader in = ByteReader.of("split", 0, bytes, 0, bytes.length);
    try {
      T value = decoder.read(in);
      return in.isAtEnd() ? Optional.ofNullable(value) : Optional.empty();
    } catch (SnapshotException e) {
      return Optional.empty();
    }
  }

  private static SourcePosition readVersioned(ByteReader in, int subtask) throws SnapshotException {
    int version = in.readInt();
    return split(version, in.readBytes(in.readCount("bytes of a split")), subtask).orElse(null);
  }

  private static Optional<SourcePosition> split(int version, byte[] bytes, int subtask) {
    return switch (version) {
      case 0 -> tried(bytes, in -> readKafka(in, subtask));
      case 1 -> tried(bytes, in -> FileSplit.read(in, subtask)).or(() -> tried(bytes, in -> readNumbers(in, subtask)));
      default -> Optional.empty();
    };
  }

  private static SourcePosition readNumbers(ByteReader in, int subtask) throws SnapshotException {
    String id = in.readUtf();
    long next = in.readLong();
    long last = in.readLong();
    return new SourcePosition(subtask, "numbers " + id + " up to " + last, next > last ? "end" : "number " + next);
  }

  private static SourcePosition readKafka(ByteReader in, int subtask) throws SnapshotException {
    String topic = in.readUtf();
    int partition = in.readCount("partition");
    long offset = in.readLong();
    in.readLong();
    String position = switch ((int) Math.max(Integer.MIN_VALUE, Math.min(0, offset))) {
      case 0 -> "offset " + offset;
      case -1 -> "latest";
      case -2 -> "earliest";
      case -3 -> "committed";
      default -> throw in.corrupt("this is no offset of Kafka.", "-3 or more", Long.toString(offset));
    };
    return new SourcePosition(subtask, topic + "-" + partition, position);
  }

  /** Splits that no subtask has. Those that version 0 lists behind them are in the subtasks' state as well. */
  private static List<SourcePosition> readCoordinator(ByteReader in) throws SnapshotException {
    int version = in.readInt();
    if (version < 0 || version > COORDINATOR_VERSION_MAX) {
      return List.of();
    }
    in.readInt();
    byte[] bytes = in.readBytes(in.readCount("bytes of an enumerator"));
    if (version == 0) {
      skip(in);
    }
    Optional<List<SourcePosition>> files = tried(bytes, SourceSplits::readPendingFiles);
    return files.isPresent() ? files.get() : tried(bytes, SourceSplits::readPendingNumbers).orElse(List.of());
  }

  private static void skip(ByteReader in) throws SnapshotException {
    while (!in.isAtEnd()) {
      in.readByte();
    }
  }

  private static List<SourcePosition> readPendingNumbers(ByteReader in) throws SnapshotException {
    int count = in.readCount("splits");
    List<SourcePosition> positions = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      positions.add(readNumbers(in, COORDINATOR));
    }
    return positions;
  }

  private static List<SourcePosition> readPendingFiles(ByteReader in) throws SnapshotException {
    if (readLittleEndian(in) != PENDING_FILES) {
      throw in.corrupt("these are no pending files.", Integer.toHexString(PENDING_FILES), "another number");
    }
    int version = readLittleEndian(in);
    int splits = readLittleEndian(in);
    int paths = readLittleEndian(in);
    List<SourcePosition> positions = new ArrayList<>();
    for (int index = 0; index < splits; index++) {
      split(version, in.readBytes(Math.max(0, readLittleEndian(in))), COORDINATOR).ifPresent(positions::add);
    }
    for (int index = 0; index < paths; index++) {
      in.skip(Math.max(0, readLittleEndian(in)));
    }
    return positions;
  }

  private static int readLittleEndian(ByteReader in) throws SnapshotException {
    return Integer.reverseBytes(in.readInt());
  }
}
