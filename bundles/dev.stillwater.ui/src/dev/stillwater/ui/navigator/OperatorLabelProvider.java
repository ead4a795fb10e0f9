package dev.stillwater.ui.navigator;

import dev.stillwater.ui.StillwaterImages;
import java.util.Set;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.navigator.ICommonContentExtensionSite;
import org.eclipse.ui.navigator.ICommonLabelProvider;
import org.eclipse.ui.navigator.IExtensionStateModel;

/**
 * Icon, name and muted uid of an operator in the navigator.
 *
 * <p>THREADING: UI thread.
 */
public final class OperatorLabelProvider extends LabelProvider implements IStyledLabelProvider, ICommonLabelProvider {
  private IExtensionStateModel state;

  @Override
  public Image getImage(Object element) {
    if (!(element instanceof OperatorNode node)) {
      return null;
    }
    Image icon = StillwaterImages.kindImage(node.kind());
    boolean isChosen = state != null && state.getProperty(OperatorContentProvider.CHOSEN) instanceof Set<?> chosen && chosen.contains(node);
    return isChosen ? StillwaterImages.onPlate(icon, "kind:" + node.kind()) : icon;
  }

  @Override
  public String getText(Object element) {
    return element instanceof OperatorNode ? getStyledText(element).getString() : null;
  }

  @Override
  public StyledString getStyledText(Object element) {
    if (!(element instanceof OperatorNode node)) {
      return null;
    }
    if (node.name().isBlank()) {
      return new StyledString(node.uid());
    }
    return new StyledString(node.name()).append("  " + node.uid(), StyledString.QUALIFIER_STYLER);
  }

  @Override
  public String getDescription(Object element) {
    return getText(element);
  }

  @Override
  public void init(ICommonContentExtensionSite site) {
    state = site.getExtensionStateModel();
  }

  @Override
  public void restoreState(IMemento memento) {
    // There is no state.
  }

  @Override
  public void saveState(IMemento memento) {
    // There is no state.
  }
}
