package dev.stillwater.engine.jsonl;

import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.source.RecordScanner;
import dev.stillwater.engine.source.SplitSearch;
import dev.stillwater.engine.source.TextFormat;
import java.io.IOException;

/**
 * Files of JSON Lines for sources: one object a line, members by the names of the schema.
 *
 * <p>THREADING: one subtask.
 */
public final class JsonTextFormat implements TextFormat {
  private static final int BOM_BYTES = 3;

  private final JsonMembers members;
  private final JsonValues values;

  /** The format for the columns that the source emits. */
  public JsonTextFormat(OperatorPlan plan) {
    String[] names = plan.output().orElseThrow().fields().stream().map(RowField::name).toArray(String[]::new);
    members = new JsonMembers(names);
    values = new JsonValues(names, members);
  }

  @Override
  public JsonValues values() {
    return values;
  }

  @Override
  public TextFile open(StorageInput input) throws IOException {
    byte[] head = new byte[BOM_BYTES];
    boolean hasBom = input.read(0, head, 0, BOM_BYTES) == BOM_BYTES && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
    return new JsonFile(input, members, hasBom ? BOM_BYTES : 0);
  }

  private record JsonFile(StorageInput input, JsonMembers members, long start) implements TextFile {
    @Override
    public long startLine() {
      return 1;
    }

    @Override
    public RecordScanner scanner(long position, long line) {
      return new LineScanner(input, members, position, line);
    }

    @Override
    public SplitSearch search(long from, long fromLine, long wanted) {
      return new LineSearch(input, from, fromLine, wanted);
    }
  }
}
