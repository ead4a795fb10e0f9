package dev.stillwater.engine.snapshot.text;

import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.StateView;

/**
 * Entries as JSON Lines: an object a line.
 *
 * <p>THREADING: one thread.
 */
public final class JsonLinesFormat implements EntryFormat {
  private byte[] start = {};

  @Override
  public void state(StateView state, String uid) {
    Utf8Text text = new Utf8Text(256);
    text.ascii("{\"operatorId\":").quoted(state.operator().operatorId()).ascii(",\"uid\":");
    if (uid.isEmpty()) {
      text.ascii("null");
    } else {
      text.quoted(uid);
    }
    text.ascii(",\"state\":").quoted(state.name()).ascii(",\"kind\":").quoted(state.kind().text()).ascii(",\"keyGroup\":");
    start = text.toByteArray();
  }

  @Override
  public void entry(SnapshotEntry entry, Utf8Text out) {
    out.bytes(start);
    if (entry.keyGroup() < 0) {
      out.ascii("null");
    } else {
      out.number(entry.keyGroup());
    }
    out.ascii(",\"subtask\":");
    if (entry.subtask() < 0) {
      out.ascii("null");
    } else {
      out.number(entry.subtask());
    }
    out.ascii(",\"key\":");
    ValueJson.append(entry.key(), out);
    out.ascii(",\"namespace\":");
    ValueJson.append(entry.namespace(), out);
    out.ascii(",\"userKey\":");
    ValueJson.append(entry.userKey(), out);
    out.ascii(",\"value\":");
    EntryFormat.appendValue(entry, out);
    if (entry.timestamp().isPresent()) {
      out.ascii(",\"timestamp\":").number(entry.timestamp().getAsLong());
    }
    if (EntryFormat.hasLastAccess(entry.value())) {
      EntryFormat.appendLastAccess(entry.value(), out.ascii(",\"lastAccess\":"));
    }
    out.ascii("}\n");
  }
}
