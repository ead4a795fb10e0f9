package dev.stillwater.engine.snapshot.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.SourcePosition;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.value.BytesValue;
import dev.stillwater.engine.snapshot.write.OperatorState;
import dev.stillwater.engine.snapshot.write.OperatorStateWriter;
import dev.stillwater.engine.snapshot.write.OperatorWriter;
import dev.stillwater.engine.snapshot.write.SnapshotIdentity;
import dev.stillwater.engine.snapshot.write.SnapshotWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Splits as Flink's serializers write them, byte by byte from their sources; those of numbers are in the fixtures. */
class SourceSplitsTest {
  @TempDir
  private Path folder;
  private int written;

  private static byte[] versioned(int version, ByteWriter split) {
    return new ByteWriter().writeInt(version).writeInt(split.size()).writeBytes(split.array(), 0, split.size()).toByteArray();
  }

  private static ByteWriter kafka(String topic, int partition, long offset) {
    return new ByteWriter().writeUtf(topic).writeInt(partition).writeLong(offset).writeLong(Long.MIN_VALUE);
  }

  private static void text(ByteWriter out, String text) {
    out.writeBoolean(!text.isEmpty());
    if (!text.isEmpty()) {
      Serializers.ofString().write(text, out);
    }
  }

  private static ByteWriter file(String host, long start, long length) {
    ByteWriter out = new ByteWriter().writeUtf("0000000001").writeBoolean(true);
    text(out, host.isEmpty() ? "file" : "hdfs");
    text(out, "");
    text(out, host);
    out.writeInt(host.isEmpty() ? -1 : 9000);
    text(out, "/data/flights.csv");
    text(out, "");
    text(out, "");
    return out.writeLong(start).writeLong(length).writeLong(1_700_000_000_000L).writeLong(4096).writeInt(1).writeUtf("localhost");
  }

  private List<SourcePosition> positions(byte[] coordinator, byte[]... splits) throws SnapshotException {
    Path target = folder.resolve("savepoint-" + written++);
    try (SnapshotWriter writer = SnapshotWriter.begin(Storage.local(), target, SnapshotIdentity.savepoint(1, "0".repeat(32), "job", Instant.EPOCH),
        ProgressListener.NONE)) {
      OperatorWriter operator = writer.operator(OperatorIds.ofUid("source"), 1, 128);
      if (coordinator.length > 0) {
        operator.coordinatorState(coordinator);
      }
      OperatorStateWriter state = operator.operatorState(0, List.of(OperatorState.list("SourceReaderState", Serializers.ofBytes())));
      for (byte[] split : splits) {
        state.add("SourceReaderState", new BytesValue(split));
      }
      state.finish();
      writer.commit();
    }
    try (SnapshotView view = SnapshotReader.open(target, SnapshotOptions.local(), ProgressListener.NONE)) {
      return SourceSplits.positions(view.operatorOfUid("source").orElseThrow().states());
    }
  }

  @Test
  void partitionsOfKafkaHaveOffsets() throws SnapshotException {
    assertEquals(List.of(new SourcePosition(0, "orders-3", "offset 4711"), new SourcePosition(0, "orders-4", "earliest"),
        new SourcePosition(0, "orders-5", "offset 0")),
        positions(new byte[0], versioned(0, kafka("orders", 3, 4711)), versioned(0, kafka("orders", 4, -2)), versioned(0, kafka("orders", 5, 0))));
  }

  @Test
  void filesHaveTheOffsetOrRecordThatComesNext() throws SnapshotException {
    assertEquals(List.of(new SourcePosition(0, "file:/data/flights.csv, bytes 0 to 4096", "offset 0"),
        new SourcePosition(0, "file:/data/flights.csv, bytes 0 to 4096", "record 20"),
        new SourcePosition(0, "hdfs://node:9000/data/flights.csv, bytes 1024 to 4096", "offset 2000 and 7 records")),
        positions(new byte[0], versioned(1, file("", 0, 4096).writeBoolean(false)),
            versioned(1, file("", 0, 4096).writeBoolean(true).writeLong(-1).writeLong(20)),
            versioned(1, file("node", 1024, 3072).writeBoolean(true).writeLong(2000).writeLong(7))));
  }

  @Test
  void splitsThatNobodyHasAreTheCoordinators() throws SnapshotException {
    ByteWriter numbers = new ByteWriter().writeInt(1).writeUtf("7").writeLong(5).writeLong(9);
    assertEquals(List.of(new SourcePosition(-1, "numbers 7 up to 9", "number 5")),
        positions(new ByteWriter().writeInt(1).writeBytes(versioned(1, numbers)).toByteArray()));
    ByteWriter split = file("", 0, 4096).writeBoolean(false);
    ByteWriter pending = new ByteWriter();
    for (int number : new int[] {0xdeadbeef, 1, 1, 1, split.size()}) {
      pending.writeInt(Integer.reverseBytes(number));
    }
    pending.writeBytes(split.toByteArray()).writeInt(Integer.reverseBytes(2)).writeBytes(new byte[] {'/', 'a'});
    assertEquals(List.of(new SourcePosition(-1, "file:/data/flights.csv, bytes 0 to 4096", "offset 0")),
        positions(new ByteWriter().writeInt(1).writeBytes(versioned(1, pending)).toByteArray()));
  }

  @Test
  void otherSplitsAreLeftOut() throws SnapshotException {
    assertEquals(List.of(), positions(new byte[] {1, 2, 3}, new byte[0], versioned(9, kafka("orders", 3, 1)), versioned(0, kafka("orders", -3, 1)),
        versioned(0, kafka("orders", 3, -9)), versioned(0, kafka("orders", 3, 1).writeByte(0)), versioned(1, new ByteWriter())));
  }
}
