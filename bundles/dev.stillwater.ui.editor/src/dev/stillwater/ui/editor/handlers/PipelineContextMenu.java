package dev.stillwater.ui.editor.handlers;

import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.parts.PropertiesReveal;
import org.eclipse.gef.ContextMenuProvider;
import org.eclipse.gef.EditPartViewer;
import org.eclipse.gef.ui.actions.ActionRegistry;
import org.eclipse.gef.ui.actions.GEFActionConstants;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;

/**
 * The context menu of the drawing: always the same entries, enabled by what is selected, open to contributions.
 *
 * <p>THREADING: UI thread.
 */
public final class PipelineContextMenu extends ContextMenuProvider {
  private static final String ID = "dev.stillwater.ui.editor.menu";
  private static final String EDIT = "edit";
  private static final String DIAGRAM = "diagram";

  private final ActionRegistry actions;
  private final IWorkbenchPartSite site;

  private PipelineContextMenu(EditPartViewer viewer, ActionRegistry actions, IWorkbenchPartSite site) {
    super(viewer);
    this.actions = actions;
    this.site = site;
  }

  /** Makes the menu of the viewer and tells the workbench of it, so that others can contribute. */
  public static PipelineContextMenu register(EditPartViewer viewer, ActionRegistry actions, IWorkbenchPartSite site) {
    PipelineContextMenu menu = new PipelineContextMenu(viewer, actions, site);
    site.registerContextMenu(ID, menu, viewer);
    return menu;
  }

  @Override
  public void buildContextMenu(IMenuManager menu) {
    menu.add(action(ActionFactory.UNDO.getId()));
    menu.add(action(ActionFactory.REDO.getId()));
    menu.add(command("dev.stillwater.ui.editor.quickAdd"));
    menu.add(new Separator(EDIT));
    menu.add(action(ActionFactory.CUT.getId()));
    menu.add(action(ActionFactory.COPY.getId()));
    menu.add(action(ActionFactory.PASTE.getId()));
    menu.add(command("dev.stillwater.ui.editor.duplicate"));
    menu.add(action(GEFActionConstants.DIRECT_EDIT));
    menu.add(command("dev.stillwater.ui.editor.editUid"));
    menu.add(command("dev.stillwater.ui.editor.resetRoute"));
    menu.add(action(ActionFactory.DELETE.getId()));
    menu.add(command("dev.stillwater.ui.editor.deletePlain"));
    menu.add(action(ActionFactory.SELECT_ALL.getId()));
    menu.add(new Separator(DIAGRAM));
    menu.add(command("dev.stillwater.ui.editor.arrangeAll"));
    menu.add(command("dev.stillwater.ui.editor.tidySelection"));
    menu.add(command("dev.stillwater.ui.editor.group"));
    menu.add(command("dev.stillwater.ui.editor.ungroup"));
    menu.add(command("dev.stillwater.ui.editor.fold"));
    menu.add(command("dev.stillwater.ui.editor.addNote"));
    menu.add(command("dev.stillwater.ui.editor.zoomIn"));
    menu.add(command("dev.stillwater.ui.editor.zoomOut"));
    menu.add(command("dev.stillwater.ui.editor.zoomActual"));
    menu.add(command("dev.stillwater.ui.editor.zoomFit"));
    menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
    menu.add(new Separator());
    Action properties = new Action(Messages.PipelineContextMenu_properties) {
      @Override
      public void run() {
        PropertiesReveal.show(getViewer());
      }
    };
    properties.setId("dev.stillwater.ui.editor.showProperties");
    menu.add(properties);
  }

  private IAction action(String id) {
    return actions.getAction(id);
  }

  private CommandContributionItem command(String id) {
    return new CommandContributionItem(new CommandContributionItemParameter(site, null, id, CommandContributionItem.STYLE_PUSH));
  }
}
