package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.UnknownVersion;
import dev.stillwater.engine.snapshot.SnapshotException.UnreadableSerializer;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.serializer.SerializerSnapshotReader;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what the headers of keyed and operator state files have in common: snapshots of serializers and descriptions of states.
 *
 * <p>A serializer of an unknown class does not say where its snapshot ends. The parser then looks for the next thing that it knows; what lies between
 * belongs to the unknown one. States that cannot be found are listed without a description, so that the ids of the others stay right.
 *
 * <p>THREADING: one thread; for one header.
 *
 * <p>SOURCE: Flink 2.3, {@code StateMetaInfoSnapshotReadersWriters.CurrentReaderImpl}, {@code TypeSerializerSnapshotSerializationUtil}.
 */
public final class HeaderParser {
  /** The name of a state that the header describes behind something unreadable. */
  public static final String UNNAMED = "state #";

  private static final int SERIALIZER_FORM = 2;
  private static final int STATE_TYPE_MAX = 4;
  private static final int SCAN_BYTES_MAX = 1 << 20;
  private static final int NAME_BYTES_MAX = 1024;
  /** What the shortest description takes: no name, type, no options, one serializer's role and form. */
  private static final int DESCRIPTION_BYTES_MIN = 2 + 4 + 4 + 4 + 2 + "KEY_SERIALIZER".length() + 4;
  private static final int OPTIONS_MAX = 16;
  private static final Set<String> OPTIONS = Set.of("KEYED_STATE_TYPE", "OPERATOR_STATE_DISTRIBUTION_MODE");
  private static final Set<String> SERIALIZERS = Set.of("KEY_SERIALIZER", "NAMESPACE_SERIALIZER", "VALUE_SERIALIZER", "USER_KEY_SERIALIZER");

  private final ByteReader in;
  private SnapshotException problem;
  private boolean isLost;
  private int lostBytes;

  /** A parser that goes on where the reader stands. */
  public HeaderParser(ByteReader in) {
    this.in = in;
  }

  /** Something of the header's structure that can be recognised. */
  @FunctionalInterface
  private interface Sign {
    boolean isNext() throws SnapshotException;
  }

  /** The first thing that could not be read. */
  public Optional<SnapshotException> problem() {
    return Optional.ofNullable(problem);
  }

  /** Whether nothing that is known was found behind something unreadable, so that the rest of the header cannot be read. */
  public boolean isLost() {
    return isLost;
  }

  /** Reads the serializer of the keys, behind which the states are listed. */
  ValueSerializer readKeySerializer() throws SnapshotException {
    try {
      return readSerializer();
    } catch (UnreadableSerializer | UnknownVersion e) {
      keepFirst(e);
      lookFor(this::isCountAndState);
      return unknown(e);
    }
  }

  /**
   * Reads descriptions of so many states.
   *
   * @param isLastList whether the header ends behind them
   */
  public List<StateMeta> readStates(int count, boolean isLastList) throws SnapshotException {
    List<StateMeta> states = new ArrayList<>();
    Place place = in.place();
    for (int index = 0; index < count; index++) {
      if (isLost && count - index > lostBytes / DESCRIPTION_BYTES_MIN) {
        throw new SnapshotException.Corrupt(place, "the number of states cannot be right.",
            index + lostBytes / DESCRIPTION_BYTES_MIN + " at most in the bytes that there are", Integer.toString(count));
      }
      Optional<Sign> next = index < count - 1 ? Optional.of(this::isState) : isLastList ? Optional.empty() : Optional.of(this::isCountAndState);
      states.add(isLost ? unnamed(index) : readState(next));
    }
    return states;
  }

  private static StateMeta unnamed(int index) {
    return new StateMeta(UNNAMED + index, 0, Map.of(), Map.of(), new byte[0]);
  }

  private StateMeta readState(Optional<Sign> next) throws SnapshotException {
    int recording = in.beginRecording();
    String name = in.readUtf();
    long at = in.offset();
    int type = in.readInt();
    if (type < 0 || type > STATE_TYPE_MAX) {
      throw new SnapshotException.Corrupt(new Place(in.name(), at), "the type of state '" + name + "' cannot be right.", "0 to " + STATE_TYPE_MAX,
          Integer.toString(type));
    }
    Map<String, String> options = new LinkedHashMap<>();
    int optionCount = readCount("options of state '" + name + "'");
    for (int index = 0; index < optionCount; index++) {
      options.put(in.readUtf(), in.readUtf());
    }
    Map<String, ValueSerializer> serializers = new LinkedHashMap<>();
    int serializerCount = readCount("serializers of state '" + name + "'");
    for (int index = 0; index < serializerCount && !isLost; index++) {
      String role = in.readUtf();
      try {
        serializers.put(role, readSerializer());
      } catch (UnreadableSerializer | UnknownVersion e) {
        serializers.put(role, unknown(e));
        keepFirst(e);
        Optional<Sign> sign = index < serializerCount - 1 ? Optional.of(this::isSerializer) : next;
        if (sign.isPresent()) {
          lookFor(sign.get());
        }
      }
    }
    return new StateMeta(name, type, options, serializers, in.endRecording(recording));
  }

  private int readCount(String what) throws SnapshotException {
    long at = in.offset();
    int count = in.readCount(what);
    if (count > OPTIONS_MAX) {
      throw new SnapshotException.Corrupt(new Place(in.name(), at), "the number of " + what + " cannot be right.", OPTIONS_MAX + " at most",
          Integer.toString(count));
    }
    return count;
  }

  private ValueSerializer readSerializer() throws SnapshotException {
    long at = in.offset();
    int form = in.readInt();
    if (form != SERIALIZER_FORM) {
      throw new UnknownVersion(new Place(in.name(), at), "this form of a serializer's snapshot is not known; Flink before 1.8 wrote others.",
          Integer.toString(SERIALIZER_FORM), Integer.toString(form));
    }
    return SerializerSnapshotReader.read(in);
  }

  private static ValueSerializer unknown(SnapshotException problem) {
    return new UnknownSerializer(problem instanceof UnreadableSerializer ? problem.found().orElse("") : "");
  }

  private void keepFirst(SnapshotException found) {
    problem = problem == null ? found : problem;
  }

  private void lookFor(Sign sign) throws SnapshotException {
    lostBytes = 0;
    for (int passed = 0; passed < SCAN_BYTES_MAX && !in.isAtEnd(); passed++) {
      in.mark();
      boolean isFound = isHere(sign);
      in.rewind();
      if (isFound) {
        return;
      }
      in.readByte();
      lostBytes++;
    }
    isLost = true;
  }

  private static boolean isHere(Sign sign) {
    try {
      return sign.isNext();
    } catch (SnapshotException e) {
      return false;
    }
  }

  private boolean isSerializer() throws SnapshotException {
    return isOneOf(SERIALIZERS) && in.readInt() == SERIALIZER_FORM;
  }

  private boolean isCountAndState() throws SnapshotException {
    return in.readShort() > 0 && isState();
  }

  private boolean isState() throws SnapshotException {
    int nameBytes = in.readUnsignedShort();
    if (nameBytes > NAME_BYTES_MAX) {
      return false;
    }
    in.skip(nameBytes);
    int type = in.readInt();
    int options = type < 0 || type > STATE_TYPE_MAX ? -1 : in.readInt();
    if (options < 0 || options > OPTIONS_MAX) {
      return false;
    }
    for (int index = 0; index < options; index++) {
      if (!isOneOf(OPTIONS)) {
        return false;
      }
      in.skip(in.readUnsignedShort());
    }
    int serializers = in.readInt();
    return serializers > 0 && serializers <= SERIALIZERS.size() && isSerializer();
  }

  private boolean isOneOf(Set<String> words) throws SnapshotException {
    in.readByte();
    int length = in.readUnsignedByte();
    StringBuilder word = new StringBuilder();
    for (int index = 0; index < length; index++) {
      int letter = in.readUnsignedByte();
      if (letter < 'A' || letter > '_') {
        return false;
      }
      word.append((char) letter);
    }
    return words.contains(word.toString());
  }
}
