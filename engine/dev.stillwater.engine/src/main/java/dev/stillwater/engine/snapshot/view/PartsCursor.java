package dev.stillwater.engine.snapshot.view;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.keyed.StatePart;
import dev.stillwater.engine.snapshot.keyed.StatePart.PartCursor;
import java.util.List;
import java.util.OptionalLong;

/**
 * Walks over the parts of a state one after the other.
 *
 * <p>THREADING: one thread. LIFECYCLE: close it.
 */
final class PartsCursor implements EntryCursor {
  /** Stands between the part and the place in it. */
  static final String PART_SEPARATOR = ":";

  private final List<StatePart> parts;
  private final int first;
  private final int last;
  private final String what;
  private final ProgressListener listener;
  private int index = -1;
  private PartCursor cursor;
  private int reportedKeyGroup = Integer.MIN_VALUE;

  /**
   * A walk from the first key group to the last.
   *
   * @param what what is read, for progress
   */
  PartsCursor(List<StatePart> parts, int first, int last, String what, ProgressListener listener) {
    this.parts = parts;
    this.first = first;
    this.last = last;
    this.what = what;
    this.listener = listener;
  }

  /** Goes to a part and a position in it. */
  void startAt(int part, String position) throws SnapshotException {
    close();
    index = part;
    cursor = parts.get(part).open(first, last, position, listener);
  }

  /** Part and place in it. */
  @Override
  public String position() {
    return index + PART_SEPARATOR + cursor.position();
  }

  @Override
  public boolean next() throws SnapshotException {
    while (true) {
      if (cursor != null) {
        if (cursor.next()) {
          report();
          return true;
        }
        close();
      }
      if (index + 1 >= parts.size()) {
        return false;
      }
      StatePart part = parts.get(++index);
      boolean isKeyed = part.firstKeyGroup() != StatePart.NO_KEY_GROUP;
      if (!isKeyed || part.firstKeyGroup() <= last && part.lastKeyGroup() >= first) {
        cursor = part.open(first, last, "", listener);
      }
    }
  }

  private void report() {
    int keyGroup = cursor.keyGroup();
    if (keyGroup != reportedKeyGroup) {
      reportedKeyGroup = keyGroup;
      if (keyGroup == StatePart.NO_KEY_GROUP) {
        listener.progressed(what, index, parts.size());
      } else {
        int firstOfAll = Math.max(first, parts.get(0).firstKeyGroup());
        int lastOfAll = Math.min(last, parts.get(parts.size() - 1).lastKeyGroup());
        listener.progressed(what, keyGroup - firstOfAll, lastOfAll - firstOfAll + 1L);
      }
    }
  }

  @Override
  public int keyGroup() {
    return cursor.keyGroup();
  }

  @Override
  public int subtask() {
    return cursor.subtask();
  }

  @Override
  public Object key() throws SnapshotException {
    return cursor.key();
  }

  @Override
  public Object namespace() throws SnapshotException {
    return cursor.namespace();
  }

  @Override
  public Object userKey() throws SnapshotException {
    return cursor.userKey();
  }

  @Override
  public Object value() throws SnapshotException {
    return cursor.value();
  }

  @Override
  public OptionalLong timestamp() throws SnapshotException {
    return cursor.timestamp();
  }

  @Override
  public long sizeBytes() {
    return cursor.sizeBytes();
  }

  @Override
  public void writeIdentity(ByteWriter out) throws SnapshotException {
    cursor.writeIdentity(out);
  }

  @Override
  public void writeValue(ByteWriter out) throws SnapshotException {
    cursor.writeValue(out);
  }

  @Override
  public void close() {
    if (cursor != null) {
      cursor.close();
      cursor = null;
    }
  }
}
