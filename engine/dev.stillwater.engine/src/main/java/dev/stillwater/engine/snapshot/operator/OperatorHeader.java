package dev.stillwater.engine.snapshot.operator;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.UnknownVersion;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.keyed.HeaderParser;
import dev.stillwater.engine.snapshot.keyed.StateMeta;
import java.util.List;
import java.util.Optional;

/**
 * The header of an operator state file.
 *
 * <p>THREADING: immutable.
 *
 * <p>SOURCE: Flink 2.3, {@code OperatorBackendSerializationProxy}.
 *
 * @param version version of the header: 5 or 6
 * @param isCompressed whether the elements are compressed with snappy (version 6)
 * @param listStates the list states, in order
 * @param broadcastStates the broadcast states, in order
 * @param problem why the rest of the header could not be read, if so
 */
public record OperatorHeader(int version, boolean isCompressed, List<StateMeta> listStates, List<StateMeta> broadcastStates,
    Optional<SnapshotException> problem) {
  /** Lowest version that can be read. */
  public static final int LOWEST = 5;
  /** Version with compression, which Flink 1.18 and later write. */
  public static final int WITH_COMPRESSION = 6;

  public OperatorHeader {
    listStates = List.copyOf(listStates);
    broadcastStates = List.copyOf(broadcastStates);
  }

  /**
   * Reads a header; the reader stands at the first byte behind it afterwards, unless there is a {@link #problem}.
   *
   * @throws UnknownVersion for another version than 5 and 6
   */
  public static OperatorHeader read(ByteReader in) throws SnapshotException {
    long at = in.offset();
    int version = in.readInt();
    if (version != LOWEST && version != WITH_COMPRESSION) {
      throw new UnknownVersion(new Place(in.name(), at), "this version of an operator state's header cannot be read.",
          LOWEST + " or " + WITH_COMPRESSION + " (Flink 1.8 and later)", Integer.toString(version));
    }
    boolean isCompressed = version >= WITH_COMPRESSION && in.readBoolean();
    HeaderParser parser = new HeaderParser(in);
    List<StateMeta> lists = parser.readStates(count(in), false);
    if (parser.isLost()) {
      return new OperatorHeader(version, isCompressed, lists, List.of(), parser.problem());
    }
    return new OperatorHeader(version, isCompressed, lists, parser.readStates(count(in), true), parser.problem());
  }

  private static int count(ByteReader in) throws SnapshotException {
    Place place = in.place();
    int count = in.readShort();
    if (count < 0) {
      throw new Corrupt(place, "the number of states cannot be right.", "0 or more", Integer.toString(count));
    }
    return count;
  }
}
