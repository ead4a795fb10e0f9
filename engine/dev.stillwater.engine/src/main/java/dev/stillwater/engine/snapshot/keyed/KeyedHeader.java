package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.UnknownVersion;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import java.util.List;
import java.util.Optional;

/**
 * The header of a keyed state file. The position of a state in {@link #states} is its id in the data.
 *
 * <p>THREADING: immutable.
 *
 * <p>SOURCE: Flink 2.3, {@code KeyedBackendSerializationProxy}.
 *
 * @param version version of the header
 * @param isCompressed whether the key groups are compressed with snappy
 * @param keySerializer serializer of the keys
 * @param keySerializerBytes its snapshot exactly as it stands in the header, with the number 2 (int) before it
 * @param states the states that could be read, in order
 * @param problem why the rest of the header could not be read, if so
 */
public record KeyedHeader(int version, boolean isCompressed, ValueSerializer keySerializer, byte[] keySerializerBytes, List<StateMeta> states,
    Optional<SnapshotException> problem) {
  public KeyedHeader {
    states = List.copyOf(states);
  }

  /** Version that Flink 1.8 and later write. */
  public static final int VERSION = 6;

  /**
   * Reads a header; the reader stands at the first byte behind it afterwards, unless there is a {@link #problem}.
   *
   * @throws SnapshotException.UnknownVersion for another version than 6: Flink before 1.8 wrote Java-serialised serializers, which are never deserialised
   */
  public static KeyedHeader read(ByteReader in) throws SnapshotException {
    long at = in.offset();
    int version = in.readInt();
    if (version != VERSION) {
      throw new UnknownVersion(new Place(in.name(), at), "this version of a keyed state's header cannot be read.", VERSION + " (Flink 1.8 and later)",
          Integer.toString(version));
    }
    boolean isCompressed = in.readBoolean();
    HeaderParser parser = new HeaderParser(in);
    int recording = in.beginRecording();
    ValueSerializer key = parser.readKeySerializer();
    byte[] keyBytes = in.endRecording(recording);
    long countAt = in.offset();
    int count = parser.isLost() ? 0 : in.readShort();
    if (count < 0) {
      throw new Corrupt(new Place(in.name(), countAt), "the number of states cannot be right.", "0 or more", Integer.toString(count));
    }
    return new KeyedHeader(version, isCompressed, key, keyBytes, parser.readStates(count, true), parser.problem());
  }
}
