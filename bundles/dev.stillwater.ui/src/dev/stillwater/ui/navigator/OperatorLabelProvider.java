package dev.stillwater.ui.navigator;

import dev.stillwater.ui.StillwaterImages;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.navigator.ICommonContentExtensionSite;
import org.eclipse.ui.navigator.ICommonLabelProvider;

/**
 * Icon, name and muted uid of an operator in the navigator.
 *
 * <p>THREADING: UI thread.
 */
public final class OperatorLabelProvider extends LabelProvider implements IStyledLabelProvider, ICommonLabelProvider {
  @Override
  public Image getImage(Object element) {
    return element instanceof OperatorNode node ? StillwaterImages.kindImage(node.kind()) : null;
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
    // Nothing depends on the viewer.
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
