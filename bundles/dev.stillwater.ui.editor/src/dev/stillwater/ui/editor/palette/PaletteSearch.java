package dev.stillwater.ui.editor.palette;

import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.quickadd.KindFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPartViewer;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.internal.ui.palette.editparts.DrawerEditPart;
import org.eclipse.gef.palette.PaletteContainer;
import org.eclipse.gef.palette.PaletteDrawer;
import org.eclipse.gef.palette.PaletteEntry;
import org.eclipse.gef.palette.ToolEntry;
import org.eclipse.gef.ui.palette.PaletteViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.events.FocusListener;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.keys.IBindingService;

/**
 * A text above the palette that filters its entries. GEF 3.2 lays the palette out by itself, so the text takes its room from the palette's top.
 *
 * <p>THREADING: UI thread. LIFECYCLE: as long as the palette's control.
 */
public final class PaletteSearch {
  private static final String KEY = PaletteSearch.class.getName();
  private static final int MARGIN = 3;

  private final PaletteViewer viewer;
  private final Control canvas;
  private final Text text;
  private final Label nothing;
  private final Map<PaletteDrawer, Boolean> openBefore = new HashMap<>();
  private Rectangle placed = new Rectangle(0, 0, 0, 0);

  private PaletteSearch(PaletteViewer viewer) {
    this.viewer = viewer;
    canvas = viewer.getControl();
    text = new Text(canvas.getParent(), SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL | SWT.SINGLE | SWT.BORDER);
    text.setMessage(Messages.PaletteSearch_message);
    text.setToolTipText(Messages.PaletteSearch_toolTip);
    text.setData("dev.stillwater.id", "palette-search");
    text.getAccessible().addAccessibleListener(new AccessibleAdapter() {
      @Override
      public void getName(AccessibleEvent event) {
        event.result = Messages.PaletteSearch_toolTip;
      }
    });
    nothing = new Label(canvas.getParent(), SWT.WRAP);
    nothing.setVisible(false);
    listen();
  }

  /** Puts the text above the palette of the viewer. */
  static void install(PaletteViewer viewer) {
    viewer.setProperty(KEY, new PaletteSearch(viewer));
  }

  /** The search of the palette that serves the drawing; empty when its palette is closed. */
  public static Optional<PaletteSearch> of(EditPartViewer drawing) {
    PaletteViewer palette = drawing.getEditDomain().getPaletteViewer();
    return palette != null && palette.getProperty(KEY) instanceof PaletteSearch search && search.text.isVisible() ? Optional.of(search)
        : Optional.empty();
  }

  /** Gives the text the focus. */
  public void setFocus() {
    text.setFocus();
    text.selectAll();
  }

  private void listen() {
    canvas.addListener(SWT.Resize, event -> place());
    canvas.addListener(SWT.Move, event -> place());
    canvas.addListener(SWT.Show, event -> text.setVisible(true));
    canvas.addListener(SWT.Hide, event -> {
      text.setVisible(false);
      nothing.setVisible(false);
    });
    canvas.addDisposeListener(event -> {
      text.dispose();
      nothing.dispose();
    });
    text.addModifyListener(event -> filter());
    text.addKeyListener(KeyListener.keyPressedAdapter(event -> {
      if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) {
        takeFirst();
      } else if (event.keyCode == SWT.ARROW_DOWN) {
        canvas.setFocus();
        event.doit = false;
      }
    }));
    text.addListener(SWT.Traverse, event -> {
      if (event.detail == SWT.TRAVERSE_ESCAPE) {
        event.doit = false;
        text.setText("");
      }
    });
    // The keys of the drawing, such as Delete, belong to the text while it has the focus.
    IBindingService bindings = PlatformUI.getWorkbench().getService(IBindingService.class);
    text.addFocusListener(FocusListener.focusGainedAdapter(event -> bindings.setKeyFilterEnabled(false)));
    text.addFocusListener(FocusListener.focusLostAdapter(event -> bindings.setKeyFilterEnabled(true)));
  }

  private void place() {
    Rectangle bounds = canvas.getBounds();
    if (!bounds.equals(placed) && bounds.height > 0) {
      int height = text.computeSize(SWT.DEFAULT, SWT.DEFAULT).y + 2 * MARGIN;
      placed = new Rectangle(bounds.x, bounds.y + height, bounds.width, Math.max(0, bounds.height - height));
      text.setBounds(bounds.x + MARGIN, bounds.y + MARGIN, Math.max(0, bounds.width - 2 * MARGIN), height - 2 * MARGIN);
      canvas.setBounds(placed);
    }
  }

  private void filter() {
    KindFilter filter = new KindFilter(text.getText());
    boolean isSearching = !filter.text().isEmpty();
    for (PaletteDrawer drawer : drawers()) {
      if (isSearching) {
        openBefore.computeIfAbsent(drawer, this::isOpen);
      }
      boolean hasMatch = false;
      for (Object child : drawer.getChildren()) {
        PaletteEntry entry = (PaletteEntry) child;
        boolean isMatch = kind(entry).filter(filter::fits).isPresent();
        entry.setVisible(isMatch);
        hasMatch |= isMatch;
      }
      drawer.setVisible(hasMatch);
    }
    refresh(viewer.getContents());
    viewer.flush();
    showNothing(isSearching && drawers().stream().noneMatch(PaletteDrawer::isVisible));
    for (PaletteDrawer drawer : drawers()) {
      boolean isOpen = isSearching || openBefore.getOrDefault(drawer, true);
      if (drawer.isVisible() && viewer.getEditPartRegistry().get(drawer) instanceof DrawerEditPart part && part.isExpanded() != isOpen) {
        part.setExpanded(isOpen);
      }
    }
    if (!isSearching) {
      openBefore.clear();
    }
  }

  /** Says in the empty palette that no operator fits. */
  private void showNothing(boolean isEmpty) {
    if (isEmpty) {
      nothing.setText(NLS.bind(Messages.PaletteSearch_nothing, text.getText().strip()));
      nothing.setBackground(canvas.getBackground());
      nothing.setForeground(StillwaterColors.get(StillwaterColors.TEXT));
      Rectangle bounds = canvas.getBounds();
      int width = Math.max(0, bounds.width - 4 * MARGIN);
      nothing.setBounds(bounds.x + 2 * MARGIN, bounds.y + toolsBottom() + 2 * MARGIN, width, nothing.computeSize(width, SWT.DEFAULT).y);
      nothing.moveAbove(canvas);
    }
    nothing.setVisible(isEmpty);
  }

  /** Where the tools end that are always there. */
  private int toolsBottom() {
    int bottom = 0;
    for (Object entry : viewer.getPaletteRoot().getChildren()) {
      if (!(entry instanceof PaletteDrawer) && viewer.getEditPartRegistry().get(entry) instanceof GraphicalEditPart part) {
        bottom = Math.max(bottom, part.getFigure().getBounds().bottom());
      }
    }
    return bottom;
  }

  /** GEF 3.2 does not hear when an entry is hidden. */
  private static void refresh(EditPart part) {
    part.refresh();
    for (Object child : part.getChildren()) {
      refresh((EditPart) child);
    }
  }

  /** Takes the tool of the first entry that is left, so that a click on the drawing places its operator. */
  private void takeFirst() {
    for (PaletteDrawer drawer : drawers()) {
      for (Object child : drawer.getChildren()) {
        if (child instanceof ToolEntry entry && entry.isVisible()) {
          viewer.setActiveTool(entry);
          return;
        }
      }
    }
  }

  private boolean isOpen(PaletteDrawer drawer) {
    return viewer.getEditPartRegistry().get(drawer) instanceof DrawerEditPart part && part.isExpanded();
  }

  private List<PaletteDrawer> drawers() {
    List<PaletteDrawer> drawers = new ArrayList<>();
    for (Object child : ((PaletteContainer) viewer.getPaletteRoot()).getChildren()) {
      if (child instanceof PaletteDrawer drawer) {
        drawers.add(drawer);
      }
    }
    return drawers;
  }

  private static Optional<OperatorKind> kind(PaletteEntry entry) {
    return OperatorCatalog.standard().kind(entry.getId());
  }
}
