package dev.stillwater.engine.snapshot;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.snapshot.value.TtlValue;
import dev.stillwater.engine.snapshot.value.TupleValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts the content of a snapshot of {@code FixtureJob} into the lines of the {@code expected-gen} files, which were computed from the job's input alone.
 */
public final class FixtureContent {
  /** Id of the operator without a uid in all fixtures. */
  private static final String NO_UID = "d1a6106f4febb8c28b818f17da615366";

  private final SnapshotView snapshot;
  private final Map<String, List<String>> lines = new TreeMap<>();

  private FixtureContent(SnapshotView snapshot) {
    this.snapshot = snapshot;
  }

  /** The lines by the name of the file that should hold them, sorted. */
  public static Map<String, List<String>> of(SnapshotView snapshot) throws SnapshotException {
    FixtureContent content = new FixtureContent(snapshot);
    content.addKeyedA();
    content.addValues("keyed-b.csv", snapshot.operatorOfUid("keyed-b").orElseThrow(), "sum");
    content.addValues("no-uid.csv", snapshot.operator(NO_UID).orElseThrow(), "n");
    content.addValues("bcast-keyed.csv", snapshot.operatorOfUid("bcast").orElseThrow(), "bcount");
    content.addOperatorState();
    content.addWindows("win-agg.csv", "win-agg");
    content.addWindows("win-list.csv", "win-list");
    content.addSessions();
    content.lines.values().forEach(list -> list.sort(null));
    return content.lines;
  }

  private static List<SnapshotEntry> entries(OperatorView operator, String state) throws SnapshotException {
    List<SnapshotEntry> entries = new ArrayList<>();
    if (operator.state(state).isPresent()) {
      try (EntryCursor cursor = operator.state(state).get().entries(ProgressListener.NONE)) {
        while (cursor.next()) {
          entries.add(cursor.entry());
        }
      }
    }
    return entries;
  }

  private static Map<Object, Object> values(OperatorView operator, String state) throws SnapshotException {
    Map<Object, Object> values = new HashMap<>();
    for (SnapshotEntry entry : entries(operator, state)) {
      if (values.put(entry.key(), entry.value()) != null) {
        throw new IllegalStateException("Key " + entry.key() + " has two values in state " + state + ".");
      }
    }
    return values;
  }

  private void addValues(String file, OperatorView operator, String state) throws SnapshotException {
    values(operator, state).forEach((key, value) -> add(file, key + "," + value));
  }

  private void add(String file, String line) {
    lines.computeIfAbsent(file, name -> new ArrayList<>()).add(line);
  }

  private static String list(Object list) {
    return list.toString().replace(", ", ";");
  }

  private void addKeyedA() throws SnapshotException {
    OperatorView operator = snapshot.operatorOfUid("keyed-a").orElseThrow();
    Map<Object, TreeMap<String, Object>> perTag = new HashMap<>();
    for (SnapshotEntry entry : entries(operator, "perTag")) {
      perTag.computeIfAbsent(entry.key(), key -> new TreeMap<>()).put((String) entry.userKey(), entry.value());
    }
    Map<Object, Object> last = values(operator, "last");
    Map<Object, Object> accumulators = values(operator, "acc");
    Map<Object, Object> maxId = values(operator, "maxId");
    Map<Object, Object> averages = values(operator, "avg");
    Map<Object, Object> tags = values(operator, "ttlTag");
    Map<Object, TreeSet<Object>> events = timers(operator, "_timer_state/event_user-timers");
    Map<Object, TreeSet<Object>> processing = timers(operator, "_timer_state/processing_user-timers");
    values(operator, "count").forEach((key, count) -> {
      List<Object> sorted = new ArrayList<>((List<?>) last.getOrDefault(key, List.of()));
      sorted.sort(null);
      StructValue acc = (StructValue) accumulators.get(key);
      List<Object> average = ((TupleValue) averages.get(key)).values();
      add("keyed-a.csv", String.join(",", key.toString(), count.toString(), list(perTag.get(key)), list(sorted), text(acc), maxId.get(key).toString(),
          Double.toString((Long) average.get(0) / (double) (Long) average.get(1)), ((TtlValue) tags.get(key)).value().toString(),
          list(events.getOrDefault(key, new TreeSet<>())), list(processing.getOrDefault(key, new TreeSet<>()))));
    });
  }

  private static String text(StructValue acc) {
    StringBuilder text = new StringBuilder();
    for (String field : List.of("sum", "max", "lastId", "last", "half")) {
      text.append(text.isEmpty() ? "" : "/").append(acc.field(field).orElse(null));
    }
    return text.toString();
  }

  private static Map<Object, TreeSet<Object>> timers(OperatorView operator, String state) throws SnapshotException {
    Map<Object, TreeSet<Object>> timers = new HashMap<>();
    for (SnapshotEntry entry : entries(operator, state)) {
      timers.computeIfAbsent(entry.key(), key -> new TreeSet<>()).add(entry.timestamp().orElseThrow());
    }
    return timers;
  }

  private void addOperatorState() throws SnapshotException {
    OperatorView lists = snapshot.operatorOfUid("oplist").orElseThrow();
    for (SnapshotEntry entry : entries(lists, "op-list")) {
      add("op-list.csv", entry.value().toString());
    }
    for (SnapshotEntry entry : entries(lists, "op-union")) {
      add("op-union.csv", entry.value().toString());
    }
    for (SnapshotEntry entry : entries(snapshot.operatorOfUid("bcast").orElseThrow(), "rules")) {
      add("bcast-rules.csv", entry.userKey() + "," + entry.value());
    }
  }

  private void addWindows(String file, String uid) throws SnapshotException {
    for (SnapshotEntry entry : entries(snapshot.operatorOfUid(uid).orElseThrow(), "window-contents")) {
      TimeWindowValue window = (TimeWindowValue) entry.namespace();
      List<String> values = new ArrayList<>();
      for (Object value : entry.value() instanceof List<?> elements ? elements : List.of(entry.value())) {
        values.add(value instanceof StructValue event ? "Ev(" + event.field("id").orElseThrow() + ")" : value.toString());
      }
      values.sort(null);
      add(file, entry.key() + "," + window.start() + "," + window.end() + "," + list(values));
    }
  }

  /** Sessions stand under the window that they were first stored under; which one they have grown to is in the merging window set. */
  private void addSessions() throws SnapshotException {
    OperatorView operator = snapshot.operatorOfUid("session").orElseThrow();
    Map<List<Object>, TimeWindowValue> extents = new HashMap<>();
    for (SnapshotEntry entry : entries(operator, "merging-window-set")) {
      for (Object pair : (List<?>) entry.value()) {
        List<Object> windows = ((TupleValue) pair).values();
        extents.put(List.of(entry.key(), windows.get(1)), (TimeWindowValue) windows.get(0));
      }
    }
    for (SnapshotEntry entry : entries(operator, "window-contents")) {
      TimeWindowValue window = extents.get(List.of(entry.key(), entry.namespace()));
      add("session.csv", entry.key() + "," + window.start() + "," + window.end() + ",[" + entry.value() + "]");
    }
  }
}
