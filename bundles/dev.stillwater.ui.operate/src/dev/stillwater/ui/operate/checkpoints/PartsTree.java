package dev.stillwater.ui.operate.checkpoints;

import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.operate.checkpoints.CheckpointParts.Numbers;
import dev.stillwater.ui.operate.checkpoints.CheckpointParts.SubtaskPart;
import dev.stillwater.ui.operate.checkpoints.CheckpointParts.TaskPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * One checkpoint in numbers: each task, below it the state of its operators and what each subtask had to do.
 *
 * <p>THREADING: UI thread.
 */
final class PartsTree {
  private static final int NAME_WIDTH = 230;
  private static final int WIDTH = 92;
  private final TreeViewer viewer;
  private List<Row> shown = List.of();

  /** A row; equal to that of the same thing in another checkpoint, so that what is open stays open. */
  private record Row(String key, Object part, List<Row> children) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Row row && row.key.equals(key);
    }

    @Override
    public int hashCode() {
      return key.hashCode();
    }
  }

  /** The columns behind the name. */
  private enum Column {
    ACKNOWLEDGED, END_TO_END, START_DELAY, ALIGNMENT, SYNC, ASYNC, WRITTEN, STATE, PROCESSED
  }

  PartsTree(Composite parent) {
    viewer = new TreeViewer(parent, SWT.FULL_SELECTION);
    viewer.setUseHashlookup(true);
    viewer.getTree().setHeaderVisible(true);
    viewer.getTree().setData("dev.stillwater.id", "checkpoints:parts");
    viewer.setContentProvider(new Children());
    viewer.setInput(this);
    column(Messages.parts_name, NAME_WIDTH, SWT.LEFT, PartsTree::name);
    column(Messages.parts_acknowledged, WIDTH, SWT.RIGHT, row -> text(row, Column.ACKNOWLEDGED));
    column(Messages.parts_endToEnd, WIDTH, SWT.RIGHT, row -> text(row, Column.END_TO_END));
    column(Messages.phase_startDelay, WIDTH, SWT.RIGHT, row -> text(row, Column.START_DELAY));
    column(Messages.phase_alignment, WIDTH, SWT.RIGHT, row -> text(row, Column.ALIGNMENT));
    column(Messages.phase_sync, WIDTH, SWT.RIGHT, row -> text(row, Column.SYNC));
    column(Messages.phase_async, WIDTH, SWT.RIGHT, row -> text(row, Column.ASYNC));
    column(Messages.parts_written, WIDTH, SWT.RIGHT, row -> text(row, Column.WRITTEN));
    column(Messages.parts_state, WIDTH, SWT.RIGHT, row -> text(row, Column.STATE));
    column(Messages.parts_processed, WIDTH, SWT.RIGHT, row -> text(row, Column.PROCESSED));
  }

  /** Text of a cell. */
  private interface Cell {
    String text(Row row);
  }

  private void column(String title, int width, int style, Cell cell) {
    TreeViewerColumn column = new TreeViewerColumn(viewer, style);
    column.getColumn().setText(title);
    column.getColumn().setWidth(width);
    column.getColumn().setMoveable(true);
    column.setLabelProvider(ColumnLabelProvider.createTextProvider(element -> cell.text((Row) element)));
  }

  Control control() {
    return viewer.getTree();
  }

  /** Shows the checkpoint; nothing when its parts are not known. */
  void show(Optional<CheckpointParts> parts, Optional<CheckpointRow> checkpoint) {
    List<Row> rows = new ArrayList<>();
    for (TaskPart task : parts.map(CheckpointParts::tasks).orElse(List.of())) {
      List<Row> children = new ArrayList<>();
      checkpoint.ifPresent(row -> row.operators().stream().filter(operator -> belongs(operator.uid(), task))
          .forEach(operator -> children.add(new Row(task.vertexId() + "/" + operator.uid(), operator, List.of()))));
      task.subtasks().forEach(part -> children.add(new Row(task.vertexId() + "/" + part.index(), part, List.of())));
      rows.add(new Row(task.vertexId(), task, children));
    }
    boolean isFirst = shown.isEmpty();
    shown = rows;
    // What is open stays open, which another input would not let it.
    viewer.refresh();
    if (isFirst) {
      viewer.expandToLevel(2);
    }
  }

  /** The name of a task is made of the uids of its operators. */
  private static boolean belongs(String uid, TaskPart task) {
    return List.of(task.name().split("\\s*->\\s*|, |\\(|\\)")).contains(uid);
  }

  private static String name(Row row) {
    return switch (row.part()) {
      case TaskPart task -> task.name();
      case CheckpointRow.OperatorState operator -> NLS.bind(Messages.parts_operator, operator.uid());
      case SubtaskPart part -> NLS.bind(Messages.timeline_index, part.index());
      default -> "";
    };
  }

  private static String text(Row row, Column column) {
    return switch (row.part()) {
      case TaskPart task -> column == Column.ACKNOWLEDGED ? task.acknowledged() + " / " + task.parallelism() : text(task.numbers(), column);
      case CheckpointRow.OperatorState operator -> column == Column.STATE ? Quantities.bytes(operator.stateBytes()) : "";
      case SubtaskPart part -> part.hasAnswered() ? text(part, column) : column == Column.ACKNOWLEDGED ? Messages.parts_no : "";
      default -> "";
    };
  }

  private static String text(SubtaskPart part, Column column) {
    return switch (column) {
      case ACKNOWLEDGED -> Messages.parts_yes;
      case START_DELAY -> Quantities.durationMs(part.startDelayMs());
      case ALIGNMENT -> Quantities.durationMs(part.alignmentMs());
      case SYNC -> Quantities.durationMs(part.syncMs());
      case ASYNC -> Quantities.durationMs(part.asyncMs());
      case END_TO_END, WRITTEN, STATE, PROCESSED -> text(part.numbers(), column);
    };
  }

  private static String text(Numbers numbers, Column column) {
    return switch (column) {
      case END_TO_END -> numbers.endToEndMs() < 0 ? Messages.unknown : Quantities.durationMs(numbers.endToEndMs());
      case WRITTEN -> numbers.writtenBytes() < 0 ? Messages.unknown : Quantities.bytes(numbers.writtenBytes());
      case STATE -> numbers.stateBytes() < 0 ? Messages.unknown : Quantities.bytes(numbers.stateBytes());
      case PROCESSED -> numbers.processedBytes() < 0 ? Messages.unknown : Quantities.bytes(numbers.processedBytes());
      case ACKNOWLEDGED, START_DELAY, ALIGNMENT, SYNC, ASYNC -> "";
    };
  }

  /** Rows below rows. */
  private final class Children implements ITreeContentProvider {
    @Override
    public Object[] getElements(Object input) {
      return shown.toArray();
    }

    @Override
    public Object[] getChildren(Object parent) {
      return ((Row) parent).children().toArray();
    }

    @Override
    public Object getParent(Object element) {
      return null;
    }

    @Override
    public boolean hasChildren(Object element) {
      return !((Row) element).children().isEmpty();
    }
  }
}
