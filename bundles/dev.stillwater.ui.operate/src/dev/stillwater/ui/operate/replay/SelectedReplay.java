package dev.stillwater.ui.operate.replay;

import dev.stillwater.host.replay.process.ReplayHistory;
import dev.stillwater.ui.operate.replay.result.ReplayFolderInput;
import dev.stillwater.ui.operate.savepoints.SavepointNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ISources;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * The replays that a command means: those that are selected in a list, else the one in the active editor.
 *
 * <p>THREADING: UI thread; nothing is read from the disk.
 */
final class SelectedReplay {
  private SelectedReplay() {
  }

  /** The folder of the replay; empty when there is none, or more than one is selected. */
  static Optional<Path> of(Object context) {
    List<Path> all = all(context);
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  /** The folders of all replays that are meant. */
  static List<Path> all(Object context) {
    return Stream.of(ISources.ACTIVE_MENU_SELECTION_NAME, ISources.ACTIVE_CURRENT_SELECTION_NAME).map(name -> entries(context, name))
        .filter(entries -> !entries.isEmpty()).findFirst().map(entries -> entries.stream().map(entry -> entry.folder().path()).toList())
        .orElseGet(() -> HandlerUtil.getVariable(context, ISources.ACTIVE_EDITOR_NAME) instanceof IEditorPart editor
            && editor.getEditorInput() instanceof ReplayFolderInput input ? List.of(input.folder()) : List.of());
  }

  /** The replay that is selected in a list, alone. */
  static Optional<ReplayHistory.Entry> entry(Object context, String variable) {
    List<ReplayHistory.Entry> entries = entries(context, variable);
    return entries.size() == 1 ? Optional.of(entries.getFirst()) : Optional.empty();
  }

  /** The replays that are selected in a list; empty where anything else is selected as well. */
  private static List<ReplayHistory.Entry> entries(Object context, String variable) {
    List<?> rows = HandlerUtil.getVariable(context, variable) instanceof IStructuredSelection selection ? selection.toList() : List.of();
    List<ReplayHistory.Entry> entries = rows.stream().flatMap(row -> entry(row).stream()).toList();
    return entries.size() == rows.size() ? entries : List.of();
  }

  private static Optional<ReplayHistory.Entry> entry(Object row) {
    if (row instanceof ReplayHistory.Entry entry) {
      return Optional.of(entry);
    }
    return row instanceof SavepointNode ? Optional.ofNullable(Adapters.adapt(row, ReplayHistory.Entry.class)) : Optional.empty();
  }
}
