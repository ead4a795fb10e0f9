package dev.stillwater.ui.workbench;

import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.ICoolBarManager;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.jface.action.ToolBarContributionItem;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.ContributionItemFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;

/**
 * The menu bar and the tool bar; the other bundles add theirs at the groups made here.
 *
 * <p>THREADING: UI thread.
 */
final class StillwaterActionBarAdvisor extends ActionBarAdvisor {
  private static final String M_RUN = "dev.stillwater.ui.run";
  private IWorkbenchWindow window;

  StillwaterActionBarAdvisor(IActionBarConfigurer configurer) {
    super(configurer);
  }

  @Override
  protected void makeActions(IWorkbenchWindow workbenchWindow) {
    window = workbenchWindow;
    ActionFactory[] factories = {ActionFactory.CLOSE, ActionFactory.CLOSE_ALL, ActionFactory.SAVE, ActionFactory.SAVE_AS,
      ActionFactory.SAVE_ALL, ActionFactory.REVERT, ActionFactory.RENAME, ActionFactory.REFRESH, ActionFactory.PROPERTIES, ActionFactory.QUIT,
      ActionFactory.IMPORT, ActionFactory.EXPORT, ActionFactory.PRINT, ActionFactory.UNDO, ActionFactory.REDO, ActionFactory.CUT,
      ActionFactory.COPY, ActionFactory.PASTE, ActionFactory.DELETE, ActionFactory.SELECT_ALL, ActionFactory.FIND, ActionFactory.PREFERENCES,
      ActionFactory.RESET_PERSPECTIVE, ActionFactory.NEXT_EDITOR, ActionFactory.PREVIOUS_EDITOR,
      ActionFactory.NEXT_PART, ActionFactory.PREVIOUS_PART, ActionFactory.ACTIVATE_EDITOR, ActionFactory.MAXIMIZE};
    for (ActionFactory factory : factories) {
      register(factory.create(window));
    }
  }

  @Override
  protected void fillMenuBar(IMenuManager bar) {
    bar.add(fileMenu());
    bar.add(editMenu());
    bar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
    bar.add(runMenu());
    bar.add(windowMenu());
    bar.add(helpMenu());
  }

  @Override
  protected void fillCoolBar(ICoolBarManager coolBar) {
    IToolBarManager file = new ToolBarManager(SWT.FLAT | SWT.RIGHT);
    file.add(new Separator(IWorkbenchActionConstants.NEW_GROUP));
    file.add(command(IWorkbenchCommandConstants.FILE_NEW));
    file.add(action(ActionFactory.SAVE));
    file.add(action(ActionFactory.SAVE_ALL));
    coolBar.add(new ToolBarContributionItem(file, IWorkbenchActionConstants.TOOLBAR_FILE));
    IToolBarManager edit = new ToolBarManager(SWT.FLAT | SWT.RIGHT);
    edit.add(command(IWorkbenchCommandConstants.EDIT_UNDO));
    edit.add(command(IWorkbenchCommandConstants.EDIT_REDO));
    coolBar.add(new ToolBarContributionItem(edit, "dev.stillwater.ui.toolbar.edit"));
    coolBar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
  }

  private MenuManager fileMenu() {
    MenuManager menu = new MenuManager(Messages.menu_file, IWorkbenchActionConstants.M_FILE);
    menu.add(new GroupMarker(IWorkbenchActionConstants.FILE_START));
    MenuManager fresh = new MenuManager(Messages.menu_new, "dev.stillwater.ui.newMenu");
    fresh.add(ContributionItemFactory.NEW_WIZARD_SHORTLIST.create(window));
    menu.add(fresh);
    menu.add(new GroupMarker(IWorkbenchActionConstants.NEW_EXT));
    menu.add(new Separator());
    addAll(menu, ActionFactory.CLOSE, ActionFactory.CLOSE_ALL);
    menu.add(new GroupMarker(IWorkbenchActionConstants.CLOSE_EXT));
    menu.add(new Separator());
    addAll(menu, ActionFactory.SAVE, ActionFactory.SAVE_AS, ActionFactory.SAVE_ALL, ActionFactory.REVERT);
    menu.add(new GroupMarker(IWorkbenchActionConstants.SAVE_EXT));
    menu.add(new Separator());
    addAll(menu, ActionFactory.RENAME, ActionFactory.REFRESH);
    menu.add(new Separator(IWorkbenchActionConstants.IMPORT_EXT));
    addAll(menu, ActionFactory.IMPORT, ActionFactory.EXPORT);
    menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
    menu.add(new Separator());
    menu.add(action(ActionFactory.PROPERTIES));
    menu.add(new Separator());
    menu.add(action(ActionFactory.QUIT));
    menu.add(new GroupMarker(IWorkbenchActionConstants.FILE_END));
    return menu;
  }

  private MenuManager editMenu() {
    MenuManager menu = new MenuManager(Messages.menu_edit, IWorkbenchActionConstants.M_EDIT);
    menu.add(new GroupMarker(IWorkbenchActionConstants.EDIT_START));
    addAll(menu, ActionFactory.UNDO, ActionFactory.REDO);
    menu.add(new GroupMarker(IWorkbenchActionConstants.UNDO_EXT));
    menu.add(new Separator());
    addAll(menu, ActionFactory.CUT, ActionFactory.COPY, ActionFactory.PASTE);
    menu.add(new GroupMarker(IWorkbenchActionConstants.CUT_EXT));
    menu.add(new Separator());
    addAll(menu, ActionFactory.DELETE, ActionFactory.SELECT_ALL);
    menu.add(new Separator());
    menu.add(action(ActionFactory.FIND));
    // Editors of text add their commands at these and do not open when one of them is missing.
    menu.add(new GroupMarker(IWorkbenchActionConstants.FIND_EXT));
    menu.add(new GroupMarker(IWorkbenchActionConstants.ADD_EXT));
    menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
    menu.add(new GroupMarker(IWorkbenchActionConstants.EDIT_END));
    return menu;
  }

  private MenuManager runMenu() {
    MenuManager menu = new MenuManager(Messages.menu_run, M_RUN);
    menu.add(new GroupMarker("start"));
    menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
    return menu;
  }

  private MenuManager windowMenu() {
    MenuManager menu = new MenuManager(Messages.menu_window, IWorkbenchActionConstants.M_WINDOW);
    MenuManager views = new MenuManager(Messages.menu_showView, "showView");
    views.add(ContributionItemFactory.VIEWS_SHORTLIST.create(window));
    menu.add(views);
    menu.add(action(ActionFactory.RESET_PERSPECTIVE));
    menu.add(new Separator("appearance"));
    menu.add(new Separator());
    MenuManager navigation = new MenuManager(Messages.menu_navigation, "shortcuts");
    addAll(navigation, ActionFactory.ACTIVATE_EDITOR, ActionFactory.MAXIMIZE, ActionFactory.NEXT_EDITOR, ActionFactory.PREVIOUS_EDITOR,
        ActionFactory.NEXT_PART, ActionFactory.PREVIOUS_PART);
    menu.add(navigation);
    menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
    menu.add(new Separator(IWorkbenchActionConstants.WINDOW_EXT));
    menu.add(action(ActionFactory.PREFERENCES));
    return menu;
  }

  private MenuManager helpMenu() {
    MenuManager menu = new MenuManager(Messages.menu_help, IWorkbenchActionConstants.M_HELP);
    menu.add(new GroupMarker(IWorkbenchActionConstants.HELP_START));
    menu.add(command(IWorkbenchCommandConstants.WINDOW_SHOW_KEY_ASSIST));
    menu.add(new GroupMarker(IWorkbenchActionConstants.HELP_END));
    menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
    menu.add(new Separator());
    CommandContributionItemParameter about = parameter(IWorkbenchCommandConstants.HELP_ABOUT);
    about.label = Messages.menu_about;
    about.icon = ResourceLocator.imageDescriptorFromBundle("dev.stillwater.ui", "icons/product/stillwater-16.png").orElse(null);
    menu.add(new CommandContributionItem(about));
    return menu;
  }

  private void addAll(IMenuManager menu, ActionFactory... factories) {
    for (ActionFactory factory : factories) {
      menu.add(action(factory));
    }
  }

  private IAction action(ActionFactory factory) {
    return getAction(factory.getId());
  }

  private CommandContributionItem command(String id) {
    return new CommandContributionItem(parameter(id));
  }

  private CommandContributionItemParameter parameter(String id) {
    return new CommandContributionItemParameter(window, id + ".item", id, CommandContributionItem.STYLE_PUSH);
  }
}
