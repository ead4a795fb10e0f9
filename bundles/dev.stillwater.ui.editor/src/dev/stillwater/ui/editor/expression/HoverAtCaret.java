package dev.stillwater.ui.editor.expression;

import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.information.IInformationProvider;
import org.eclipse.jface.text.information.IInformationProviderExtension;

/**
 * Shows at the caret, by a key, what the mouse shows.
 *
 * <p>THREADING: UI thread.
 */
final class HoverAtCaret implements IInformationProvider, IInformationProviderExtension {
  private final ExpressionHover hover;

  HoverAtCaret(ExpressionHover hover) {
    this.hover = hover;
  }

  @Override
  public IRegion getSubject(ITextViewer viewer, int offset) {
    IRegion behind = hover.getHoverRegion(viewer, offset);
    return behind.getLength() > 0 || offset == 0 ? behind : hover.getHoverRegion(viewer, offset - 1);
  }

  @Override
  @Deprecated
  public String getInformation(ITextViewer viewer, IRegion subject) {
    return hover.getHoverInfo(viewer, subject);
  }

  @Override
  public Object getInformation2(ITextViewer viewer, IRegion subject) {
    return hover.getHoverInfo(viewer, subject);
  }
}
