package dev.stillwater.engine.snapshot.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.snapshot.value.TtlValue;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Entries as lines of CSV. */
class CsvFormatTest {
  @Test
  void header_hasColumnsForWhatThereIs() {
    // Catches columns that move when a state has timers.
    Utf8Text text = new Utf8Text(100);
    new CsvFormat(false, false).header(text);
    assertEquals("operatorId,uid,state,kind,keyGroup,subtask,key,namespace,userKey,value\n", text.toString());
    text.clear();
    new CsvFormat(true, true).header(text);
    assertEquals("operatorId,uid,state,kind,keyGroup,subtask,key,namespace,userKey,value,timestamp,lastAccess\n", text.toString());
  }

  @Test
  void texts_areQuotedWhereTheyMustBe() {
    // Catches lines that another program reads as two, and an empty text that is read as absent.
    assertEquals("5,1,\"a,b\",,\"\"\"q\"\"\",\"line\nend\"\n", line(false, false, new SnapshotEntry(5, 1, "a,b", VoidNamespaceValue.INSTANCE, "\"q\"", "line\nend", OptionalLong.empty())));
    assertEquals("5,1,\"\",,,\n", line(false, false, new SnapshotEntry(5, 1, "", null, null, null, OptionalLong.empty())));
  }

  @Test
  void nestedValues_areJson() {
    // Catches Java's own text of a list or window.
    assertEquals("5,1,7,\"{\"\"start\"\":1,\"\"end\"\":2}\",,\"[1,\"\"x\"\"]\"\n",
        line(false, false, new SnapshotEntry(5, 1, 7L, new TimeWindowValue(1, 2), null, List.of(1, "x"), OptionalLong.empty())));
  }

  @Test
  void timersAndTimesToLive_haveTheirColumns() {
    // Catches times in the wrong column.
    assertEquals("5,1,7,,,\"{\"\"timestamp\"\":99}\",99,\n", line(true, true, new SnapshotEntry(5, 1, 7L, null, null, null, OptionalLong.of(99))));
    assertEquals("5,1,7,,,x,,55\n", line(true, true, new SnapshotEntry(5, 1, 7L, null, null, new TtlValue(55, "x"), OptionalLong.empty())));
    assertEquals("5,1,7,,,\"[\"\"x\"\",\"\"y\"\"]\",,\"[55,56]\"\n",
        line(true, true, new SnapshotEntry(5, 1, 7L, null, null, List.of(new TtlValue(55, "x"), new TtlValue(56, "y")), OptionalLong.empty())));
  }

  @Test
  void operatorState_hasNoKeyGroup() {
    // Catches the -1 of the library in the output.
    assertEquals(",1,,,,x\n", line(false, false, new SnapshotEntry(-1, 1, null, null, null, "x", OptionalLong.empty())));
  }

  private static String line(boolean hasTimestamp, boolean hasLastAccess, SnapshotEntry entry) {
    Utf8Text text = new Utf8Text(16);
    new CsvFormat(hasTimestamp, hasLastAccess).entry(entry, text);
    return text.toString();
  }
}
