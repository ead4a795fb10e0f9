package dev.stillwater.compiler.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.index.StateColumns;
import dev.stillwater.engine.snapshot.index.StateRow;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EntryConditionsTest {
  private static final TimeWindowValue DAY = new TimeWindowValue(978_307_200_000L, 978_393_600_000L);
  private static final List<StateRow> ROWS = Stream.of(entry("Z\u00fcrich", 101L, Instant.parse("2001-01-01T10:00:00Z")), entry("say \"hi\"", null, null),
      entry("", 7L, Instant.parse("2001-01-02T00:00:00Z"))).map(entry -> new StateRow(0, entry, 10, Optional.empty())).toList();

  private static SnapshotEntry entry(String key, Long count, Instant last) {
    return new SnapshotEntry(0, 0, key, DAY, null, new StructValue("", List.of("count", "last"), Arrays.asList(count, last)), OptionalLong.empty());
  }

  private static EntryCursor at(StateRow row) {
    return (EntryCursor) Proxy.newProxyInstance(EntryCursor.class.getClassLoader(), new Class<?>[] {EntryCursor.class},
        (proxy, method, arguments) -> method.getName().equals("entry") ? row.entry() : row.sizeBytes());
  }

  private static List<Object> keys(String condition) throws Exception {
    StateColumns columns = StateColumns.of(StateKind.VALUE, ROWS);
    EntryConditions test = new EntryConditions(RowFilters.of(columns.rowType(), condition).filter().orElseThrow(), columns);
    List<Object> found = new ArrayList<>();
    for (StateRow row : ROWS) {
      if (test.test(at(row))) {
        found.add(row.entry().key());
      }
    }
    return found;
  }

  @Test
  void conditions_testFieldsTimesAndWhatIsAbsent() throws Exception {
    // Would catch an absent value that counts as zero or as the one before, a time that is no time to an expression, and texts beyond ASCII.
    assertEquals(List.of("Z\u00fcrich"), keys("count > 100"));
    assertEquals(List.of(""), keys("count <= 100"));
    assertEquals(List.of("say \"hi\""), keys("isNull(count) && isNull(last)"));
    assertEquals(List.of(""), keys("last >= parseTimestamp(\"2001-01-02T00:00:00\")"));
    assertEquals(3, keys("windowStart == parseTimestamp(\"2001-01-01T00:00:00\")").size());
    assertEquals(List.of("Z\u00fcrich"), keys("key == \"Z\u00fcrich\""));
  }
}
