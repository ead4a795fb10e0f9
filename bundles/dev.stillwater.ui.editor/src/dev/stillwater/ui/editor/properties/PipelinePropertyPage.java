package dev.stillwater.ui.editor.properties;

import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.editor.PipelineEditor;
import org.eclipse.gef.ui.actions.ActionRegistry;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.internal.views.properties.tabbed.view.TabbedPropertyComposite;
import org.eclipse.ui.internal.views.properties.tabbed.view.TabbedPropertyList;
import org.eclipse.ui.views.properties.tabbed.TabbedPropertySheetPage;

/**
 * The Properties of a pipeline editor. Save, Undo and Redo act on the editor; what was typed and not committed yet is saved with it, and Undo takes it back.
 *
 * <p>THREADING: UI thread. LIFECYCLE: made for the Properties view, disposed with it.
 */
public final class PipelinePropertyPage extends TabbedPropertySheetPage {
  private final PipelineEditor editor;
  private final ActionRegistry actions;

  /** Shows what is selected in the editor. */
  public PipelinePropertyPage(PipelineEditor editor, ActionRegistry actions) {
    super(editor);
    this.editor = editor;
    this.actions = actions;
  }

  @Override
  public void createControl(Composite parent) {
    super.createControl(parent);
    if (getControl() instanceof TabbedPropertyComposite tabs) {
      setTabColors(tabs);
      StillwaterColors.onChange(tabs, () -> setTabColors(tabs));
    }
  }

  /** The platform takes the colour of the titles from the window system, which knows nothing of the theme. */
  private static void setTabColors(TabbedPropertyComposite tabs) {
    tabs.getList().setWidgetForegroundColor(StillwaterColors.get(StillwaterColors.TEXT));
    for (Control child : tabs.getList().getChildren()) {
      if (child instanceof TabbedPropertyList.ListElement title) {
        title.setTextColor(StillwaterColors.get(StillwaterColors.TEXT));
        title.redraw();
      }
    }
  }

  @Override
  public void setActionBars(IActionBars bars) {
    super.setActionBars(bars);
    bars.setGlobalActionHandler(ActionFactory.UNDO.getId(), new TypingAwareAction(actions.getAction(ActionFactory.UNDO.getId())));
    bars.setGlobalActionHandler(ActionFactory.REDO.getId(), actions.getAction(ActionFactory.REDO.getId()));
    bars.setGlobalActionHandler(ActionFactory.SAVE.getId(), new SaveWithTyping(editor));
    bars.updateActionBars();
  }

  /** Saves the editor with what is being typed; the platform's own would find nothing to save until the field is left. */
  private static final class SaveWithTyping extends Action {
    private final PipelineEditor editor;

    SaveWithTyping(PipelineEditor editor) {
      this.editor = editor;
      setId(ActionFactory.SAVE.getId());
      setActionDefinitionId(ActionFactory.SAVE.getCommandId());
    }

    @Override
    public boolean isEnabled() {
      return editor.isDirty() || PendingText.isPending();
    }

    @Override
    public void run() {
      PendingText.commitFocused();
      editor.getSite().getPage().saveEditor(editor, false);
    }
  }

  /** Takes back what was typed into a field, if something was, else undoes the last command. */
  private static final class TypingAwareAction extends Action {
    private final IAction undo;

    TypingAwareAction(IAction undo) {
      super(undo.getText());
      this.undo = undo;
      setId(undo.getId());
      setActionDefinitionId(undo.getActionDefinitionId());
      IPropertyChangeListener follow = event -> setText(undo.getText());
      undo.addPropertyChangeListener(follow);
    }

    @Override
    public boolean isEnabled() {
      return undo == null || undo.isEnabled() || PendingText.isPending();
    }

    @Override
    public void run() {
      if (!PendingText.revert()) {
        undo.run();
      }
    }
  }
}
