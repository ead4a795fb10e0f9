package dev.stillwater.ui.operate.launch;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.debug.ui.actions.AbstractLaunchHistoryAction;
import org.eclipse.debug.ui.actions.LaunchAction;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.actions.CompoundContributionItem;

/**
 * The run configurations that are favourites, and below them those that ran last; each runs again with a click, and opens in the dialog with Ctrl and a click.
 *
 * <p>THREADING: UI thread.
 */
public final class RunHistory extends CompoundContributionItem {
  private static final int NUMBERED_MAX = 9;

  /** The platform keeps the history; this is its way to be asked for it. */
  private static final class Kept extends AbstractLaunchHistoryAction {
    Kept() {
      super(IDebugUIConstants.ID_RUN_LAUNCH_GROUP);
    }

    ILaunchConfiguration[] favorites() {
      return getFavorites();
    }

    ILaunchConfiguration[] history() {
      return getHistory();
    }
  }

  @Override
  protected IContributionItem[] getContributionItems() {
    Kept kept = new Kept();
    try {
      List<IContributionItem> items = new ArrayList<>();
      add(items, kept.favorites());
      if (!items.isEmpty()) {
        items.add(new Separator());
      }
      add(items, kept.history());
      return items.isEmpty() ? new IContributionItem[] {new ActionContributionItem(nothing())} : items.toArray(IContributionItem[]::new);
    } finally {
      kept.dispose();
    }
  }

  private static void add(List<IContributionItem> items, ILaunchConfiguration[] configurations) {
    for (ILaunchConfiguration configuration : configurations) {
      LaunchAction action = new LaunchAction(configuration, ILaunchManager.RUN_MODE);
      long number = items.stream().filter(ActionContributionItem.class::isInstance).count() + 1;
      String name = LegacyActionTools.escapeMnemonics(configuration.getName());
      action.setText(number <= NUMBERED_MAX ? "&" + number + " " + name : name);
      items.add(new ActionContributionItem(action));
    }
  }

  private static Action nothing() {
    Action nothing = new Action(Messages.history_none) {
    };
    nothing.setEnabled(false);
    return nothing;
  }
}
