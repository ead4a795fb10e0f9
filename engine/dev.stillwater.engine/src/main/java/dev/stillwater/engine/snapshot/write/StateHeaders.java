package dev.stillwater.engine.snapshot.write;

import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import java.util.List;

/**
 * The headers of state files: which states, with which serializers.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: Flink 1.20, {@code KeyedBackendSerializationProxy} (version 6), {@code OperatorBackendSerializationProxy} (version 5: without the flag of
 * compression), {@code StateMetaInfoSnapshotReadersWriters}, {@code computeSnapshot} of the {@code Registered...StateBackendMetaInfo} classes.
 */
public final class StateHeaders {
  private static final int KEYED_VERSION = 6;
  private static final int OPERATOR_VERSION = 5;
  private static final int SERIALIZER_SNAPSHOT_VERSION = 2;
  private static final int KEY_VALUE = 0;
  private static final int OPERATOR = 1;
  private static final int BROADCAST = 2;
  private static final int PRIORITY_QUEUE = 3;

  private StateHeaders() {
  }

  /** The header of a keyed file without compression, also of the files of a RocksDB instance. */
  public static byte[] keyed(KeyedStates states) {
    ByteWriter keySerializer = new ByteWriter();
    writeSerializer(states.key(), keySerializer);
    return keyed(keySerializer.toByteArray(), states.states().stream().map(state -> description(states.key(), state)).toList());
  }

  /**
   * The header of a keyed file without compression, from parts of another header.
   *
   * @param keySerializer the snapshot of the key serializer, as it stands behind the header's flag of compression
   * @param descriptions the descriptions of the states in the order of their ids
   */
  public static byte[] keyed(byte[] keySerializer, List<byte[]> descriptions) {
    ByteWriter out = new ByteWriter();
    out.writeInt(KEYED_VERSION).writeBoolean(false).writeBytes(keySerializer).writeShort(descriptions.size());
    descriptions.forEach(out::writeBytes);
    return out.toByteArray();
  }

  private static byte[] description(ValueSerializer key, KeyedState state) {
    ByteWriter out = new ByteWriter();
    out.writeUtf(state.name());
    if (state.kind() == StateKind.TIMER) {
      out.writeInt(PRIORITY_QUEUE).writeInt(0).writeInt(1).writeUtf("VALUE_SERIALIZER");
      writeSerializer(Serializers.ofTimer(key, state.namespace()), out);
      return out.toByteArray();
    }
    out.writeInt(KEY_VALUE).writeInt(1).writeUtf("KEYED_STATE_TYPE").writeUtf(state.kind().name());
    out.writeInt(2).writeUtf("VALUE_SERIALIZER");
    ValueSerializer value = state.value().orElseThrow();
    writeSerializer(switch (state.kind()) {
      case LIST -> Serializers.ofList(value);
      case MAP -> Serializers.ofMap(state.userKey().orElseThrow(), value);
      default -> value;
    }, out);
    out.writeUtf("NAMESPACE_SERIALIZER");
    writeSerializer(state.namespace(), out);
    return out.toByteArray();
  }

  /** The header of an operator state file; broadcast states stand behind the others. */
  static byte[] operator(List<OperatorState> states) {
    ByteWriter out = new ByteWriter();
    out.writeInt(OPERATOR_VERSION);
    for (boolean isBroadcast : new boolean[] {false, true}) {
      List<OperatorState> some = states.stream().filter(state -> state.isBroadcast() == isBroadcast).toList();
      out.writeShort(some.size());
      for (OperatorState state : some) {
        out.writeUtf(state.name()).writeInt(isBroadcast ? BROADCAST : OPERATOR);
        out.writeInt(1).writeUtf("OPERATOR_STATE_DISTRIBUTION_MODE").writeUtf(modeName(state));
        out.writeInt(isBroadcast ? 2 : 1).writeUtf("VALUE_SERIALIZER");
        writeSerializer(state.value(), out);
        if (isBroadcast) {
          out.writeUtf("KEY_SERIALIZER");
          writeSerializer(state.key().orElseThrow(), out);
        }
      }
    }
    return out.toByteArray();
  }

  private static String modeName(OperatorState state) {
    return switch (state.mode()) {
      case SPLIT -> "SPLIT_DISTRIBUTE";
      case UNION -> "UNION";
      case BROADCAST -> "BROADCAST";
    };
  }

  private static void writeSerializer(ValueSerializer serializer, ByteWriter out) {
    out.writeInt(SERIALIZER_SNAPSHOT_VERSION);
    serializer.writeSnapshot(out);
  }
}
