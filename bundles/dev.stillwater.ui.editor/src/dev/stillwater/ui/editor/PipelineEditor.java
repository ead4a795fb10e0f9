package dev.stillwater.ui.editor;

import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.OperatorReveal;
import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.editor.api.PipelineView;
import dev.stillwater.ui.editor.check.LiveCheck;
import dev.stillwater.ui.editor.clipboard.CopyAction;
import dev.stillwater.ui.editor.document.EditorNotices;
import dev.stillwater.ui.editor.document.JobDocument;
import dev.stillwater.ui.editor.document.LoadedJob;
import dev.stillwater.ui.editor.handlers.DeleteSelectionAction;
import dev.stillwater.ui.editor.handlers.PipelineContextMenu;
import dev.stillwater.ui.editor.live.LiveView;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.outline.DiagramOutlinePage;
import dev.stillwater.ui.editor.palette.FlyoutColors;
import dev.stillwater.ui.editor.palette.PalettePlace;
import dev.stillwater.ui.editor.palette.PipelinePalette;
import dev.stillwater.ui.editor.palette.ThemedPaletteProvider;
import dev.stillwater.ui.editor.parts.DiagramPartFactory;
import dev.stillwater.ui.editor.parts.DiagramRoot;
import dev.stillwater.ui.editor.parts.JobPart;
import dev.stillwater.ui.editor.policies.RefusalLine;
import dev.stillwater.ui.editor.properties.PipelinePropertyPage;
import dev.stillwater.ui.editor.zoom.DiagramZoom;
import java.util.EventObject;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.gef.DefaultEditDomain;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.MouseWheelHandler;
import org.eclipse.gef.SnapToGrid;
import org.eclipse.gef.commands.CommandStack;
import org.eclipse.gef.dnd.TemplateTransferDropTargetListener;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.gef.palette.PaletteRoot;
import org.eclipse.gef.requests.CreationFactory;
import org.eclipse.gef.ui.actions.ActionRegistry;
import org.eclipse.gef.ui.actions.DirectEditAction;
import org.eclipse.gef.ui.actions.RedoAction;
import org.eclipse.gef.ui.actions.SelectAllAction;
import org.eclipse.gef.ui.actions.SelectionAction;
import org.eclipse.gef.ui.actions.UndoAction;
import org.eclipse.gef.ui.palette.FlyoutPaletteComposite.FlyoutPreferences;
import org.eclipse.gef.ui.palette.PaletteViewerProvider;
import org.eclipse.gef.ui.parts.GraphicalEditorWithFlyoutPalette;
import org.eclipse.gef.ui.parts.GraphicalViewerKeyHandler;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IGotoMarker;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.eclipse.ui.views.properties.IPropertySheetPage;
import org.eclipse.ui.views.properties.tabbed.ITabbedPropertySheetPageContributor;

/**
 * The pipeline editor: draws the job of a {@code .job} file and edits it by commands.
 *
 * <p>THREADING: UI thread; files are read and written elsewhere. LIFECYCLE: loads after its control was made; a file that cannot be loaded becomes a
 * page that says why.
 */
public final class PipelineEditor extends GraphicalEditorWithFlyoutPalette implements ITabbedPropertySheetPageContributor {
  /** Id of the editor, of its context menu's prefix and of its properties. */
  public static final String ID = "dev.stillwater.ui.editor";

  private final EditorFile file = new EditorFile(this);
  private final DiagramReveal reveal = new DiagramReveal(this);
  private Optional<JobDiagram> diagram = Optional.empty();
  private Optional<LiveCheck> check = Optional.empty();
  private EditorPages pages;
  private EditorNotices notices;
  private DiagramOutlinePage outline;

  /** Made by the workbench. */
  public PipelineEditor() {
    setEditDomain(new DefaultEditDomain(this));
  }

  @Override
  public void init(IEditorSite site, IEditorInput input) throws PartInitException {
    if (JobDocument.of(input).isEmpty()) {
      throw new PartInitException(org.eclipse.osgi.util.NLS.bind(Messages.PipelineEditor_noFile, input.getName()));
    }
    super.init(site, input);
    setPartName(input.getName());
  }

  @Override
  public void createPartControl(Composite parent) {
    notices = new EditorNotices(parent);
    pages = new EditorPages(notices.area(), this);
    pages.control().setLayoutData(new org.eclipse.swt.layout.GridData(SWT.FILL, SWT.FILL, true, true));
    super.createPartControl(pages.drawing());
    FlyoutColors.install(pages.drawing());
    KeyContext.install(getSite(), getGraphicalViewer());
    StillwaterColors.onChange(pages.control(), this::restyle);
    file.open();
  }

  /** Shows what was loaded: the drawing, or the page that says what is wrong. Called once after opening and again after a change outside. */
  void show(LoadedJob loaded) {
    getCommandStack().flush();
    check.ifPresent(LiveCheck::dispose);
    check = Optional.empty();
    diagram = loaded.diagram();
    if (diagram.isEmpty()) {
      getGraphicalViewer().setContents((EditPart) null);
      pages.showProblems(loaded.problems());
    } else {
      check = Optional.of(new LiveCheck(diagram.get(), pages.control()));
      getGraphicalViewer().setContents(diagram.get());
      pages.showDrawing();
      getGraphicalViewer().select(getGraphicalViewer().getContents());
      check.get().later();
      reveal.loaded();
    }
    if (outline != null) {
      outline.show(diagram);
    }
    firePropertyChange(PROP_DIRTY);
  }

  /** The job that is shown; empty while it is being loaded and when it cannot be. */
  public Optional<JobDiagram> diagram() {
    return diagram;
  }

  /** Arranges all operators by ELK in the background; one step of undo. */
  public void arrangeAll() {
    diagram.ifPresent(shown -> ArrangeJob.schedule(shown, getCommandStack(), shown.job().getOperators(), getGraphicalViewer().getControl()));
  }

  /** Arranges the operators among themselves where they are, in the background; one step of undo. */
  public void tidy(List<Operator> operators) {
    diagram.ifPresent(shown -> ArrangeJob.schedule(shown, getCommandStack(), operators, getGraphicalViewer().getControl()));
  }

  @Override
  public void commandStackChanged(EventObject event) {
    super.commandStackChanged(event);
    firePropertyChange(PROP_DIRTY);
    check.ifPresent(LiveCheck::later);
    file.changed();
  }

  @Override
  public boolean isDirty() {
    return diagram.isPresent() && getCommandStack().isDirty();
  }

  @Override
  public void doSave(IProgressMonitor monitor) {
    diagram.ifPresent(shown -> file.save(shown, monitor));
  }

  @Override
  public boolean isSaveAsAllowed() {
    return true;
  }

  @Override
  public void doSaveAs() {
    diagram.ifPresent(file::saveAs);
  }

  @Override
  public void setFocus() {
    if (diagram.isPresent()) {
      super.setFocus();
    } else if (pages != null) {
      pages.setFocus();
    }
    file.activated();
  }

  @Override
  public String getContributorId() {
    return ID;
  }

  @Override
  public void dispose() {
    check.ifPresent(LiveCheck::dispose);
    file.dispose();
    super.dispose();
  }

  @Override
  @SuppressWarnings({"rawtypes", "unchecked"})
  public Object getAdapter(Class type) {
    if (type == IPropertySheetPage.class) {
      return new PipelinePropertyPage(this, getActionRegistry());
    }
    if (type == IContentOutlinePage.class) {
      outline = new DiagramOutlinePage(getGraphicalViewer(), getEditDomain(), getSelectionSynchronizer(), getActionRegistry());
      outline.show(diagram);
      return outline;
    }
    if (type == ZoomManager.class) {
      return getGraphicalViewer().getProperty(ZoomManager.class.toString());
    }
    if (type == PipelineView.class || type == IGotoMarker.class || type == OperatorReveal.class) {
      return reveal;
    }
    if (type == ActionRegistry.class) {
      return getActionRegistry();
    }
    if (type == IFile.class) {
      return getEditorInput().getAdapter(IFile.class);
    }
    return super.getAdapter(type);
  }

  @Override
  protected PaletteRoot getPaletteRoot() {
    return PipelinePalette.of(OperatorCatalog.standard());
  }

  @Override
  protected FlyoutPreferences getPalettePreferences() {
    return new PalettePlace();
  }

  @Override
  protected PaletteViewerProvider createPaletteViewerProvider() {
    return new ThemedPaletteProvider(getEditDomain());
  }

  @Override
  protected void configureGraphicalViewer() {
    super.configureGraphicalViewer();
    GraphicalViewer viewer = getGraphicalViewer();
    DiagramRoot root = new DiagramRoot();
    viewer.setRootEditPart(root);
    viewer.setEditPartFactory(new DiagramPartFactory());
    viewer.setKeyHandler(new GraphicalViewerKeyHandler(viewer));
    viewer.setProperty(SnapToGrid.PROPERTY_GRID_ENABLED, true);
    viewer.setProperty(SnapToGrid.PROPERTY_GRID_VISIBLE, true);
    viewer.setProperty(SnapToGrid.PROPERTY_GRID_SPACING, new Dimension(JobDiagram.GRID_PIXELS, JobDiagram.GRID_PIXELS));
    viewer.setProperty(MouseWheelHandler.KeyGenerator.getKey(SWT.MOD1),
        (MouseWheelHandler) (event, turned) -> DiagramZoom.of((GraphicalViewer) turned).turned(event));
    viewer.setContextMenu(PipelineContextMenu.register(viewer, getActionRegistry(), getSite()));
    viewer.getControl().setData("dev.stillwater.id", "canvas");
    viewer.getControl().setBackground(StillwaterColors.get(StillwaterColors.CANVAS));
    RefusalLine.install(viewer, reason -> getEditorSite().getActionBars().getStatusLineManager().setErrorMessage(reason.orElse(null)));
  }

  @Override
  protected void initializeGraphicalViewer() {
    super.initializeGraphicalViewer();
    LiveView.install(getGraphicalViewer(), (DiagramRoot) getGraphicalViewer().getRootEditPart(), () -> diagram, this::barParent);
    DrawingAids.install(this);
    getGraphicalViewer().addDropTargetListener(new TemplateTransferDropTargetListener(getGraphicalViewer()) {
      @Override
      protected CreationFactory getFactory(Object template) {
        return template instanceof CreationFactory factory ? factory : null;
      }
    });
  }

  @Override
  @SuppressWarnings("unchecked")
  protected void createActions() {
    ActionRegistry registry = getActionRegistry();
    UndoAction undo = new UndoAction(this);
    RedoAction redo = new RedoAction(this);
    DeleteSelectionAction delete = new DeleteSelectionAction(this);
    SelectionAction[] edits = {CopyAction.copy(this), CopyAction.cut(this), DeleteSelectionAction.plain(this)};
    DirectEditAction rename = new DirectEditAction((org.eclipse.ui.IWorkbenchPart) this);
    rename.setText(Messages.PipelineEditor_rename);
    SelectAllAction selectAll = new SelectAllAction(this);
    for (org.eclipse.jface.action.IAction action : new org.eclipse.jface.action.IAction[] {undo, redo, delete, rename, selectAll}) {
      registry.registerAction(action);
    }
    for (SelectionAction edit : edits) {
      registry.registerAction(edit);
      getSelectionActions().add(edit.getId());
    }
    getStackActions().add(undo.getId());
    getStackActions().add(redo.getId());
    getSelectionActions().add(delete.getId());
    getSelectionActions().add(rename.getId());
  }

  /** The stack that all edits go through. */
  CommandStack stack() {
    return getCommandStack();
  }

  /** The viewer of the drawing. */
  GraphicalViewer viewer() {
    return getGraphicalViewer();
  }

  /** The pages of the editor. */
  EditorPages pages() {
    return pages;
  }

  /** Parent of bars below the drawing; its layout is a grid of one column. */
  public Composite barParent() {
    return pages.drawing().getParent();
  }

  /** Notices above the drawing. */
  EditorNotices notices() {
    return notices;
  }

  /** The file of the editor. */
  EditorFile file() {
    return file;
  }

  /** Takes another input: after Save As, or when the file was moved. */
  void take(IEditorInput input) {
    setInput(input);
    setPartName(input.getName());
    firePropertyChange(PROP_INPUT);
  }

  /** Tells the workbench that the dirty mark may have changed. */
  void fireDirty() {
    firePropertyChange(PROP_DIRTY);
  }

  private void restyle() {
    getGraphicalViewer().getControl().setBackground(StillwaterColors.get(StillwaterColors.CANVAS));
    if (getGraphicalViewer().getContents() instanceof JobPart part) {
      part.refreshOperators();
    }
    LiveView.of(getGraphicalViewer()).ifPresent(LiveView::restyle);
    getGraphicalViewer().getControl().redraw();
  }
}
