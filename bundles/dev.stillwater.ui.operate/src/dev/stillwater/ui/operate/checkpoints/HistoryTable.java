package dev.stillwater.ui.operate.checkpoints;

import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.StillwaterImages;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.IElementComparer;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.window.ToolTip;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;

/**
 * The history of a job's checkpoints. The newest is chosen again and again until a person chooses another one.
 *
 * <p>THREADING: UI thread.
 */
final class HistoryTable {
  private final TableViewer viewer;
  private final LocalResourceManager images;
  private Runnable onChange = () -> {
  };
  private List<CheckpointRow> rows = List.of();
  private Set<Long> chosen = Set.of();
  private boolean followsNewest = true;
  private boolean isShowing;

  /** Two states of one checkpoint are one row. */
  private static final IElementComparer BY_ID = new IElementComparer() {
    @Override
    public boolean equals(Object one, Object other) {
      return one instanceof CheckpointRow first && other instanceof CheckpointRow second ? first.id() == second.id() : Objects.equals(one, other);
    }

    @Override
    public int hashCode(Object element) {
      return element instanceof CheckpointRow row ? Long.hashCode(row.id()) : element.hashCode();
    }
  };

  HistoryTable(Composite parent, Runnable onChosen, Runnable onOpen) {
    viewer = new TableViewer(parent, SWT.FULL_SELECTION | SWT.MULTI);
    images = new LocalResourceManager(JFaceResources.getResources(), viewer.getTable());
    viewer.setUseHashlookup(true);
    viewer.setComparer(BY_ID);
    viewer.setContentProvider(ArrayContentProvider.getInstance());
    Table table = viewer.getTable();
    table.setData("dev.stillwater.id", "checkpoints:history");
    table.setHeaderVisible(true);
    table.getAccessible().addAccessibleListener(new AccessibleAdapter() {
      @Override
      public void getName(AccessibleEvent event) {
        event.result = Messages.view_history;
      }
    });
    for (HistoryColumn column : HistoryColumn.values()) {
      TableViewerColumn viewerColumn = new TableViewerColumn(viewer, column.isNumber() ? SWT.RIGHT : SWT.LEFT);
      viewerColumn.getColumn().setText(column.title());
      viewerColumn.getColumn().setWidth(column.width());
      viewerColumn.getColumn().setMoveable(true);
      viewerColumn.setLabelProvider(new Labels(column));
    }
    ColumnViewerToolTipSupport.enableFor(viewer, ToolTip.NO_RECREATE);
    viewer.addSelectionChangedListener(event -> {
      markChosen();
      if (!isShowing) {
        // A person has chosen: the newest one when it stands at the top, else this one until it is left.
        followsNewest = viewer.getStructuredSelection().size() == 1
            && selected().map(CheckpointRow::id).equals(rows.stream().findFirst().map(CheckpointRow::id));
      }
      onChosen.run();
      onChange.run();
    });
    viewer.addOpenListener(event -> onOpen.run());
  }

  /** Icons have the colour of the selection: those of selected rows stand on a plate. */
  private void markChosen() {
    Set<Long> before = chosen;
    chosen = allSelected().stream().map(CheckpointRow::id).collect(Collectors.toSet());
    viewer.update(rows.stream().filter(row -> before.contains(row.id()) != chosen.contains(row.id())).toArray(), null);
  }

  /** Called when another checkpoint is chosen, or the job has changed. */
  void onChange(Runnable action) {
    onChange = action;
  }

  Table table() {
    return viewer.getTable();
  }

  /** Whether the newest checkpoint is chosen when there is a newer one. */
  void followNewest(boolean isFollowing) {
    followsNewest = isFollowing;
    show(rows);
  }

  /** The chosen checkpoint as it is now. */
  Optional<CheckpointRow> selected() {
    return viewer.getStructuredSelection().getFirstElement() instanceof CheckpointRow row ? rows.stream().filter(each -> each.id() == row.id())
        .findFirst() : Optional.empty();
  }

  /** All checkpoints that are selected, as they are now; of several the first is the chosen one. */
  List<CheckpointRow> allSelected() {
    List<?> selection = viewer.getStructuredSelection().toList();
    return rows.stream().filter(row -> selection.stream().anyMatch(each -> each instanceof CheckpointRow other && other.id() == row.id())).toList();
  }

  /** Empties the list for another job. */
  void clear() {
    followsNewest = true;
    show(List.of());
  }

  /** Shows the checkpoints, the latest first. Cost: their number. */
  void show(List<CheckpointRow> now) {
    isShowing = true;
    try {
      boolean hasChanged = !now.equals(rows);
      rows = now;
      if (hasChanged) {
        viewer.setInput(now);
      }
      Optional<CheckpointRow> newest = now.stream().filter(row -> !row.isInProgress()).findFirst().or(() -> now.stream().findFirst());
      if (newest.isPresent() && (followsNewest || viewer.getSelection().isEmpty())) {
        viewer.setSelection(new StructuredSelection(newest.get()), true);
      } else if (hasChanged) {
        viewer.setSelection(viewer.getSelection());
      }
    } finally {
      isShowing = false;
    }
    onChange.run();
  }

  /** Texts and icons of a column. */
  private final class Labels extends ColumnLabelProvider {
    private final HistoryColumn column;

    Labels(HistoryColumn column) {
      this.column = column;
    }

    @Override
    public String getText(Object element) {
      return column.text((CheckpointRow) element);
    }

    @Override
    public String getToolTipText(Object element) {
      return column == HistoryColumn.REASON ? getText(element) : null;
    }

    @Override
    public Image getImage(Object element) {
      CheckpointRow row = (CheckpointRow) element;
      return switch (column) {
        case KIND -> images.create(chosen.contains(row.id()) ? StillwaterImages.onPlate(kind(row)) : kind(row));
        case STATUS -> StillwaterImages.image(row.isCompleted() ? StillwaterImages.DONE : row.isFailed() ? StillwaterImages.ERROR : StillwaterImages.RUN);
        case ID, TRIGGERED, DURATION, STATE, WRITTEN, ACKNOWLEDGED, REASON -> null;
      };
    }

    private static ImageDescriptor kind(CheckpointRow row) {
      return ResourceLocator.imageDescriptorFromBundle("dev.stillwater.ui.operate", row.isSavepoint() ? "icons/savepoint.svg" : "icons/checkpoint.svg").orElseThrow();
    }

    @Override
    public Color getForeground(Object element) {
      CheckpointRow row = (CheckpointRow) element;
      return column == HistoryColumn.REASON && !row.isFailed() || row.isDiscarded() ? StillwaterColors.get(StillwaterColors.MUTED_TEXT) : null;
    }
  }
}
