package dev.stillwater.ui.editor.outline;

import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.util.Optional;
import org.eclipse.draw2d.LightweightSystem;
import org.eclipse.draw2d.Viewport;
import org.eclipse.draw2d.parts.ScrollableThumbnail;
import org.eclipse.gef.EditDomain;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.LayerConstants;
import org.eclipse.gef.editparts.ScalableFreeformRootEditPart;
import org.eclipse.gef.ui.actions.ActionRegistry;
import org.eclipse.gef.ui.parts.ContentOutlinePage;
import org.eclipse.gef.ui.parts.SelectionSynchronizer;
import org.eclipse.gef.ui.parts.TreeViewer;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.IPageSite;
import org.eclipse.ui.part.PageBook;

/**
 * The Outline of a pipeline: a small picture of the whole drawing, and a tree of the operators; selections follow the editor and lead it.
 *
 * <p>THREADING: UI thread. LIFECYCLE: made for the Outline view, disposed with it.
 */
public final class DiagramOutlinePage extends ContentOutlinePage {
  private final GraphicalViewer editorViewer;
  private final EditDomain domain;
  private final SelectionSynchronizer synchronizer;
  private final ActionRegistry actions;
  private Optional<JobDiagram> diagram = Optional.empty();
  private PageBook book;
  private Canvas overview;
  private ScrollableThumbnail thumbnail;
  private Action showTree;
  private Action showOverview;

  /** Outlines what the viewer of an editor shows. */
  public DiagramOutlinePage(GraphicalViewer editorViewer, EditDomain domain, SelectionSynchronizer synchronizer, ActionRegistry actions) {
    super(new TreeViewer());
    this.editorViewer = editorViewer;
    this.domain = domain;
    this.synchronizer = synchronizer;
    this.actions = actions;
  }

  /** Outlines another diagram; none while the job is being loaded. */
  public void show(Optional<JobDiagram> newDiagram) {
    diagram = newDiagram;
    if (book != null && !book.isDisposed()) {
      if (diagram.isPresent()) {
        getViewer().setContents(diagram.get());
      } else {
        getViewer().setContents((EditPart) null);
      }
    }
  }

  @Override
  public void init(IPageSite site) {
    super.init(site);
    IActionBars bars = site.getActionBars();
    for (ActionFactory factory : new ActionFactory[] {ActionFactory.UNDO, ActionFactory.REDO, ActionFactory.DELETE}) {
      bars.setGlobalActionHandler(factory.getId(), actions.getAction(factory.getId()));
    }
  }

  @Override
  public void createControl(Composite parent) {
    book = new PageBook(parent, SWT.NONE);
    Control tree = getViewer().createControl(book);
    tree.setData("dev.stillwater.id", "outline-tree");
    getViewer().setEditDomain(domain);
    getViewer().setEditPartFactory(new OutlinePartFactory());
    synchronizer.addViewer(getViewer());
    overview = new Canvas(book, SWT.NONE);
    overview.setData("dev.stillwater.id", "outline-overview");
    overview.setBackground(StillwaterColors.get(StillwaterColors.CANVAS));
    StillwaterColors.onChange(overview, () -> overview.setBackground(StillwaterColors.get(StillwaterColors.CANVAS)));
    createThumbnail();
    createToolBar();
    show(diagram);
    showPage(overview);
  }

  @Override
  public Control getControl() {
    return book;
  }

  @Override
  public void setFocus() {
    book.setFocus();
  }

  @Override
  public void dispose() {
    synchronizer.removeViewer(getViewer());
    if (thumbnail != null) {
      thumbnail.deactivate();
    }
    super.dispose();
  }

  private void createThumbnail() {
    LightweightSystem system = new LightweightSystem(overview);
    ScalableFreeformRootEditPart root = (ScalableFreeformRootEditPart) editorViewer.getRootEditPart();
    thumbnail = new ScrollableThumbnail((Viewport) root.getFigure());
    thumbnail.setSource(root.getLayer(LayerConstants.PRINTABLE_LAYERS));
    system.setContents(thumbnail);
  }

  private void createToolBar() {
    IToolBarManager bar = getSite().getActionBars().getToolBarManager();
    showOverview = new Action(Messages.DiagramOutlinePage_overview, IAction.AS_RADIO_BUTTON) {
      @Override
      public void run() {
        showPage(overview);
      }
    };
    showOverview.setImageDescriptor(StillwaterImages.descriptor(StillwaterImages.LAYOUT));
    showOverview.setToolTipText(Messages.DiagramOutlinePage_overviewToolTip);
    showTree = new Action(Messages.DiagramOutlinePage_tree, IAction.AS_RADIO_BUTTON) {
      @Override
      public void run() {
        showPage(getViewer().getControl());
      }
    };
    showTree.setImageDescriptor(StillwaterImages.descriptor(StillwaterImages.JOB));
    showTree.setToolTipText(Messages.DiagramOutlinePage_treeToolTip);
    bar.add(showOverview);
    bar.add(showTree);
  }

  private void showPage(Control page) {
    showOverview.setChecked(page == overview);
    showTree.setChecked(page != overview);
    thumbnail.setVisible(page == overview);
    book.showPage(page);
  }
}
