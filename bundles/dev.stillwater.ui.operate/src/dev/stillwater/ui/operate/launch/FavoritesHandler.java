package dev.stillwater.ui.operate.launch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.dialogs.ListSelectionDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Asks which run configurations are favourites, which stand at the top of the history of runs.
 *
 * <p>THREADING: UI thread.
 */
public final class FavoritesHandler extends AbstractHandler {
  private static final String GROUPS = IDebugUIConstants.ATTR_FAVORITE_GROUPS;
  private static final String RUN = IDebugUIConstants.ID_RUN_LAUNCH_GROUP;

  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    try {
      List<ILaunchConfiguration> all = new ArrayList<>(JobLaunches.all(JobLaunches.TYPE));
      all.addAll(JobLaunches.all(JobLaunches.SNAPSHOT_TYPE));
      List<ILaunchConfiguration> before = new ArrayList<>();
      for (ILaunchConfiguration each : all) {
        if (each.getAttribute(GROUPS, List.of()).contains(RUN)) {
          before.add(each);
        }
      }
      ListSelectionDialog dialog = ListSelectionDialog.of(all).contentProvider(ArrayContentProvider.getInstance())
          .labelProvider(DebugUITools.newDebugModelPresentation()).title(Messages.favorites_title)
          .message(all.isEmpty() ? Messages.favorites_none : Messages.favorites_message).preselect(before.toArray()).create(HandlerUtil.getActiveShell(event));
      if (dialog.open() == Window.OK) {
        keep(all, Set.copyOf(Arrays.asList(dialog.getResult())));
      }
    } catch (CoreException e) {
      throw new ExecutionException(e.getStatus().getMessage(), e);
    }
    return null;
  }

  private static void keep(List<ILaunchConfiguration> all, Set<Object> favorites) throws CoreException {
    for (ILaunchConfiguration each : all) {
      List<String> groups = new ArrayList<>(each.getAttribute(GROUPS, List.of()));
      boolean isWanted = favorites.contains(each);
      if (groups.contains(RUN) != isWanted) {
        groups.remove(RUN);
        if (isWanted) {
          groups.add(RUN);
        }
        ILaunchConfigurationWorkingCopy copy = each.getWorkingCopy();
        copy.setAttribute(GROUPS, groups.isEmpty() ? null : groups);
        copy.doSave();
      }
    }
  }
}
