package dev.stillwater.engine.snapshot.text;

import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.value.BytesValue;
import dev.stillwater.engine.snapshot.value.EnumValue;
import dev.stillwater.engine.snapshot.value.GlobalWindowValue;
import dev.stillwater.engine.snapshot.value.TtlValue;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;

/**
 * Entries as CSV of RFC 4180, but with line feeds alone: texts as they are, what is nested as JSON, nothing for what is absent.
 *
 * <p>THREADING: one thread.
 */
public final class CsvFormat implements EntryFormat {
  private final boolean hasTimestamp;
  private final boolean hasLastAccess;
  private byte[] start = {};

  /** The last columns are there if they are asked for. */
  public CsvFormat(boolean hasTimestamp, boolean hasLastAccess) {
    this.hasTimestamp = hasTimestamp;
    this.hasLastAccess = hasLastAccess;
  }

  /** The line with the names of the columns. */
  public void header(Utf8Text out) {
    List<String> columns = new ArrayList<>(FIELDS);
    if (hasTimestamp) {
      columns.add(TIMESTAMP);
    }
    if (hasLastAccess) {
      columns.add(LAST_ACCESS);
    }
    out.ascii(String.join(",", columns)).ascii('\n');
  }

  @Override
  public void state(StateView state, String uid) {
    Utf8Text text = new Utf8Text(256);
    text.ascii(state.operator().operatorId()).ascii(',');
    if (!uid.isEmpty()) {
      field(uid, text);
    }
    field(state.name(), text.ascii(','));
    text.ascii(',').ascii(state.kind().text()).ascii(',');
    start = text.toByteArray();
  }

  @Override
  public void entry(SnapshotEntry entry, Utf8Text out) {
    out.bytes(start);
    if (entry.keyGroup() >= 0) {
      out.number(entry.keyGroup());
    }
    out.ascii(',');
    if (entry.subtask() >= 0) {
      out.number(entry.subtask());
    }
    append(entry.key(), out.ascii(','));
    append(entry.namespace(), out.ascii(','));
    append(entry.userKey(), out.ascii(','));
    out.ascii(',');
    if (entry.timestamp().isPresent()) {
      out.ascii("\"{\"\"timestamp\"\":").number(entry.timestamp().getAsLong()).ascii("}\"");
    } else {
      append(entry.value(), out);
    }
    if (hasTimestamp) {
      out.ascii(',');
      if (entry.timestamp().isPresent()) {
        out.number(entry.timestamp().getAsLong());
      }
    }
    if (hasLastAccess) {
      out.ascii(',');
      if (EntryFormat.hasLastAccess(entry.value())) {
        Utf8Text times = new Utf8Text(32);
        EntryFormat.appendLastAccess(entry.value(), times);
        field(times.toString(), out);
      }
    }
    out.ascii('\n');
  }

  /** Appends a value as the text of one field. */
  private static void append(Object value, Utf8Text out) {
    if (value instanceof Long number) {
      out.number(number);
    } else if (value instanceof Integer number) {
      out.number(number);
    } else if (value instanceof String text) {
      field(text, out);
    } else if (value instanceof TtlValue ttl) {
      append(ttl.value(), out);
    } else if (value != null && value != VoidNamespaceValue.INSTANCE) {
      field(plain(value), out);
    }
  }

  /** The value as a text without the quotes that JSON would put around it. */
  public static String plain(Object value) {
    return switch (value) {
      case String text -> text;
      case EnumValue constant -> constant.constant();
      case BytesValue bytes -> bytes.toString();
      case GlobalWindowValue window -> "global";
      case Number number when !(number instanceof BigDecimal) -> number.toString();
      case Character character -> character.toString();
      case Temporal time -> time.toString();
      default -> ValueJson.text(value);
    };
  }

  /** Appends a field in quotes if it holds what would end it; an empty text has quotes, so that it is not taken for an absent one. */
  public static void field(String text, Utf8Text out) {
    if (!needsQuotes(text)) {
      out.text(text);
      return;
    }
    out.ascii('"');
    for (int start = 0, end; start < text.length(); start = end) {
      end = text.indexOf('"', start) < 0 ? text.length() : text.indexOf('"', start) + 1;
      out.text(text.substring(start, end));
      if (text.charAt(end - 1) == '"') {
        out.ascii('"');
      }
    }
    out.ascii('"');
  }

  private static boolean needsQuotes(String text) {
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      if (character == ',' || character == '"' || character == '\n' || character == '\r') {
        return true;
      }
    }
    return text.isEmpty();
  }
}
