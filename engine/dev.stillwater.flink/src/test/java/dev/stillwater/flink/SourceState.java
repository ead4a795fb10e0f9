package dev.stillwater.flink;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;

/** The state that a source of Flink's had in a snapshot of the test data. */
public final class SourceState {
  private SourceState() {
  }

  /** The state of the source "ids" of the kind finished-subtasks: a coordinator, and one subtask with one split. */
  public static SampleSnapshot.Source ofTestData() throws Exception {
    try (SnapshotView view = SnapshotReader.open(TestData.savepoint("2.3.0", "finished-subtasks"), SnapshotOptions.local(), ProgressListener.NONE)) {
      OperatorView ids = view.operatorOfUid("ids").orElseThrow();
      StreamHandle.Inline coordinator = (StreamHandle.Inline) ids.metadata().coordinatorState().orElseThrow();
      byte[] bytes = new byte[(int) coordinator.sizeBytes()];
      for (int done = 0; done < bytes.length;) {
        done += coordinator.bytes().read(done, bytes, done, bytes.length - done);
      }
      try (EntryCursor cursor = ids.state("SourceReaderState").orElseThrow().entries(ProgressListener.NONE)) {
        cursor.next();
        ByteWriter splits = new ByteWriter();
        cursor.writeValue(splits);
        return new SampleSnapshot.Source(bytes, splits.toByteArray());
      }
    }
  }
}
