package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.serializer.CollectionSerializers.Flag;
import dev.stillwater.engine.snapshot.serializer.CollectionSerializers.OfElements;
import dev.stillwater.engine.snapshot.serializer.CompositeSerializers.LengthRule;
import dev.stillwater.engine.snapshot.serializer.CompositeSerializers.OfEither;
import dev.stillwater.engine.snapshot.serializer.CompositeSerializers.OfNullable;
import dev.stillwater.engine.snapshot.serializer.SnapshotClasses.BodyParser;
import dev.stillwater.engine.snapshot.serializer.SnapshotParser.OuterData;
import dev.stillwater.engine.snapshot.serializer.StructSerializers.OfStruct;
import dev.stillwater.engine.snapshot.serializer.StructSerializers.OfTagged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The snapshots of serializers that Flink's own operators keep state with: asynchronous functions, joins, two-phase sinks, patterns (CEP).
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: Flink 2.3, {@code StreamElementSerializer}, {@code IntervalJoinOperator}, {@code CoGroupedStreams}, {@code TwoPhaseCommitSinkFunction},
 * {@code org.apache.flink.cep.nfa}.
 */
final class FlinkOperatorSnapshots {
  private static final String API = "org.apache.flink.streaming.api.";
  private static final String CEP = "org.apache.flink.cep.nfa.";
  private static final int FIRST_WITH_PENDING_FLAG = 3;
  private static final ValueSerializer BOOLEAN = BasicType.BOOLEAN.serializer();
  private static final ValueSerializer INT = BasicType.INT.serializer();
  private static final ValueSerializer LONG = BasicType.LONG.serializer();
  private static final ValueSerializer STRING = BasicType.STRING.serializer();

  private FlinkOperatorSnapshots() {
  }

  static void putInto(Map<String, BodyParser> parsers) {
    parsers.put("org.apache.flink.streaming.runtime.streamrecord.StreamElementSerializer$StreamElementSerializerSnapshot",
        FlinkOperatorSnapshots::streamElement);
    parsers.put(API + "operators.co.IntervalJoinOperator$BufferEntrySerializerSnapshot", parser -> {
      ValueSerializer element = parser.readCompositeBody(1, OuterData.NONE).get(0);
      return new OfStruct(parser.source(), "BufferEntry", List.of("hasBeenJoined", "element"), List.of(BOOLEAN, element), LengthRule.VARIABLE);
    });
    parsers.put(API + "datastream.CoGroupedStreams$UnionSerializerSnapshot", parser -> {
      List<ValueSerializer> both = parser.readCompositeBody(2, OuterData.NONE);
      return new OfEither(parser.source(), both.get(0), both.get(1), 2);
    });
    for (String folder : List.of("", "legacy.")) {
      parsers.put(API + "functions.sink." + folder + "TwoPhaseCommitSinkFunction$StateSerializerSnapshot", FlinkOperatorSnapshots::twoPhaseSink);
    }
    parsers.put(CEP + "sharedbuffer.EventId$EventIdSerializer$EventIdSerializerSnapshot", parser -> {
      parser.readSimpleBody();
      return new OfStruct(parser.source(), "EventId", List.of("id", "timestamp"), List.of(INT, LONG), LengthRule.SUM);
    });
    parsers.put(CEP + "sharedbuffer.NodeId$NodeIdSerializer$NodeIdSerializerSnapshot", parser -> {
      ValueSerializer eventId = parser.readCompositeBody(1, OuterData.NONE).get(0);
      SnapshotSource source = parser.source();
      return new OfNullable(source, new OfStruct(source, "NodeId", List.of("eventId", "pageName"), List.of(eventId, STRING), LengthRule.VARIABLE), false, 0);
    });
    parsers.put(CEP + "sharedbuffer.SharedBufferEdge$SharedBufferEdgeSerializer$SharedBufferEdgeSerializerSnapshot", parser -> {
      List<ValueSerializer> fields = parser.readCompositeBody(2, OuterData.NONE);
      return new OfStruct(parser.source(), "SharedBufferEdge", List.of("target", "version"), fields, LengthRule.VARIABLE);
    });
    parsers.put(CEP + "sharedbuffer.LockableTypeSerializerSnapshot", parser -> {
      ValueSerializer element = parser.readCompositeBody(1, OuterData.NONE).get(0);
      return lockable(parser.source(), element);
    });
    parsers.put(CEP + "sharedbuffer.SharedBufferNodeSerializerSnapshotV2", parser -> {
      ValueSerializer edge = parser.readCompositeBody(1, OuterData.NONE).get(0);
      return list(parser.source(), lockable(parser.source(), edge));
    });
    parsers.put(CEP + "NFAStateSerializerSnapshot", FlinkOperatorSnapshots::patternState);
  }

  private static ValueSerializer lockable(SnapshotSource source, ValueSerializer element) {
    return new OfStruct(source, "Lockable", List.of("references", "element"), List.of(INT, element), LengthRule.VARIABLE);
  }

  private static ValueSerializer list(SnapshotSource source, ValueSerializer element) {
    return new OfElements(source, "List<" + element.typeText() + ">", element, Flag.NONE);
  }

  private static ValueSerializer nullable(SnapshotSource source, ValueSerializer value) {
    return new OfNullable(source, value, false, 0);
  }

  private static ValueSerializer streamElement(SnapshotParser parser) throws SnapshotException {
    ValueSerializer value = parser.readCompositeBody(1, OuterData.NONE).get(0);
    SnapshotSource source = parser.source();
    Map<Integer, OfStruct> byTag = Map.of(
        0, struct(source, "RecordWithTimestamp", List.of("timestamp", "value"), List.of(LONG, value)),
        1, struct(source, "Record", List.of("value"), List.of(value)),
        2, struct(source, "Watermark", List.of("timestamp"), List.of(LONG)),
        3, struct(source, "LatencyMarker", List.of("markedTime", "operatorIdLower", "operatorIdUpper", "subtask"), List.of(LONG, LONG, LONG, INT)),
        4, struct(source, "WatermarkStatus", List.of("status"), List.of(INT)),
        5, struct(source, "RecordAttributes", List.of("isBacklog"), List.of(BOOLEAN)),
        6, struct(source, "InternalWatermark", List.of("subpartition", "timestamp"), List.of(INT, LONG)));
    return new OfTagged(source, "StreamElement<" + value.typeText() + ">", byTag);
  }

  private static OfStruct struct(SnapshotSource source, String name, List<String> names, List<ValueSerializer> fields) {
    return new OfStruct(source, name, names, fields, LengthRule.VARIABLE);
  }

  private static ValueSerializer twoPhaseSink(SnapshotParser parser) throws SnapshotException {
    boolean[] isPendingNullable = {true};
    List<ValueSerializer> nested = parser.readCompositeBody(2, version -> isPendingNullable[0] =
        version >= FIRST_WITH_PENDING_FLAG && (version == FIRST_WITH_PENDING_FLAG || parser.in().readBoolean()));
    SnapshotSource source = parser.source();
    ValueSerializer transaction = struct(source, "Transaction", List.of("handle", "startTime"), List.of(nested.get(0), LONG));
    ValueSerializer pending = isPendingNullable[0] ? nullable(source, transaction) : transaction;
    return struct(source, "State", List.of("pendingTransaction", "pendingCommitTransactions", "context"),
        List.of(pending, list(source, transaction), nullable(source, nested.get(1))));
  }

  private static ValueSerializer patternState(SnapshotParser parser) throws SnapshotException {
    boolean[] hasPreviousTimestamp = {false};
    List<ValueSerializer> nested = parser.readCompositeBody(3, version -> hasPreviousTimestamp[0] = version > 1 && parser.in().readBoolean());
    SnapshotSource source = parser.source();
    List<String> names = new ArrayList<>(List.of("state", "previousEvent", "version", "startTimestamp"));
    List<ValueSerializer> fields = new ArrayList<>(List.of(STRING, nested.get(1), nested.get(0), LONG));
    if (hasPreviousTimestamp[0]) {
      names.add("previousTimestamp");
      fields.add(LONG);
    }
    names.add("startEvent");
    fields.add(nullable(source, nested.get(2)));
    ValueSerializer matches = list(source, struct(source, "ComputationState", names, fields));
    return struct(source, "NFAState", List.of("partialMatches", "completedMatches"), List.of(matches, matches));
  }
}
