package dev.stillwater.ui.editor.outline;

import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.editor.diagram.DiagramMessages;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.util.Optional;
import org.eclipse.gef.EditDomain;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.ui.actions.ActionRegistry;
import org.eclipse.gef.ui.parts.ContentOutlinePage;
import org.eclipse.gef.ui.parts.SelectionSynchronizer;
import org.eclipse.gef.ui.parts.TreeViewer;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.IPageSite;

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
  private SashForm sash;
  private Canvas overview;
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
    if (sash != null && !sash.isDisposed()) {
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
    sash = new SashForm(parent, SWT.VERTICAL);
    sash.setData("dev.stillwater.id", "outline");
    overview = new Minimap(sash, editorViewer).control();
    Control tree = getViewer().createControl(sash);
    tree.setData("dev.stillwater.id", "outline-tree");
    sash.setWeights(2, 3);
    getViewer().setEditDomain(domain);
    getViewer().setEditPartFactory(new OutlinePartFactory());
    synchronizer.addViewer(getViewer());
    getViewer().addSelectionChangedListener(event -> markChosen());
    createToolBar();
    show(diagram);
  }

  private void markChosen() {
    for (Object part : getViewer().getEditPartRegistry().values()) {
      if (part instanceof OperatorTreePart operator) {
        operator.setChosen(getViewer().getSelectedEditParts().contains(operator));
      }
    }
  }

  @Override
  public Control getControl() {
    return sash;
  }

  @Override
  public void setFocus() {
    getViewer().getControl().setFocus();
  }

  @Override
  public void dispose() {
    synchronizer.removeViewer(getViewer());
    super.dispose();
  }

  private void createToolBar() {
    IToolBarManager bar = getSite().getActionBars().getToolBarManager();
    showOverview = toggle(DiagramMessages.DiagramOutlinePage_showOverview, StillwaterImages.LAYOUT);
    showTree = toggle(DiagramMessages.DiagramOutlinePage_showTree, StillwaterImages.JOB);
    bar.add(showOverview);
    bar.add(showTree);
  }

  private Action toggle(String text, String image) {
    Action action = new Action(text, IAction.AS_CHECK_BOX) {
      @Override
      public void run() {
        showParts(this);
      }
    };
    action.setChecked(true);
    action.setToolTipText(text);
    action.setImageDescriptor(StillwaterImages.descriptor(image));
    return action;
  }

  /** One of both always shows: whoever hides the last one gets the other. */
  private void showParts(Action pressed) {
    if (!showOverview.isChecked() && !showTree.isChecked()) {
      (pressed == showOverview ? showTree : showOverview).setChecked(true);
    }
    overview.setVisible(showOverview.isChecked());
    getViewer().getControl().setVisible(showTree.isChecked());
    sash.layout();
  }
}
