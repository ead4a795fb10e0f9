package dev.stillwater.engine.snapshot.write;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** All that a snapshot holds, in a form that can be compared whatever the form of the files. */
public final class SnapshotEntries {
  private SnapshotEntries() {
  }

  /** Opens a snapshot on this machine's disk. */
  public static SnapshotView open(Path folder) throws SnapshotException {
    return SnapshotReader.open(folder, SnapshotOptions.local(), ProgressListener.NONE);
  }

  /** By operator id and, with its kind, state: the sorted texts of its decoded entries. */
  public static Map<String, Map<String, List<String>>> decoded(SnapshotView view) throws SnapshotException {
    return collect(view, (state, cursor) -> {
      try {
        return text(cursor.entry());
      } catch (SnapshotException e) {
        throw new AssertionError(e);
      }
    });
  }

  /** By operator id and, with its kind, state: the sorted bytes of its entries, without key group and subtask. */
  public static Map<String, Map<String, List<String>>> bytes(SnapshotView view) throws SnapshotException {
    return collect(view, (state, cursor) -> {
      try {
        ByteWriter out = new ByteWriter();
        cursor.writeIdentity(out);
        String identity = HexFormat.of().formatHex(out.toByteArray());
        cursor.writeValue(out.truncate(0));
        return identity + "=" + HexFormat.of().formatHex(out.toByteArray());
      } catch (SnapshotException e) {
        throw new AssertionError(e);
      }
    });
  }

  /** An entry as text. */
  public static String text(SnapshotEntry entry) {
    Object value = entry.value() instanceof byte[] bytes ? Arrays.toString(bytes) : entry.value();
    return entry.keyGroup() + "/" + entry.subtask() + " " + entry.key() + " " + entry.namespace() + " " + entry.userKey() + " " + entry.timestamp() + " = " + value;
  }

  private static Map<String, Map<String, List<String>>> collect(SnapshotView view, BiFunction<StateView, EntryCursor, String> form) throws SnapshotException {
    Map<String, Map<String, List<String>>> all = new TreeMap<>();
    for (OperatorView operator : view.operators()) {
      Map<String, List<String>> states = all.computeIfAbsent(operator.operatorId(), id -> new TreeMap<>());
      for (StateView state : operator.states()) {
        List<String> entries = new ArrayList<>();
        try (EntryCursor cursor = state.entries(ProgressListener.NONE)) {
          while (cursor.next()) {
            entries.add(form.apply(state, cursor));
          }
        } catch (SnapshotException.UnreadableSerializer e) {
          entries.add("unreadable from here on: " + e.found().orElse(""));
        }
        if (state.kind() != StateKind.OPERATOR_LIST && state.kind() != StateKind.OPERATOR_UNION) {
          Collections.sort(entries);
        }
        states.put(state.kind() + " " + state.name(), entries);
      }
    }
    return all;
  }
}
