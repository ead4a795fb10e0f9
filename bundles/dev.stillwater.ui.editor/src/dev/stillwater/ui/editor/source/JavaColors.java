package dev.stillwater.ui.editor.source;

import dev.stillwater.ui.StillwaterColors;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITypedRegion;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.TextPresentation;
import org.eclipse.jface.text.presentation.IPresentationDamager;
import org.eclipse.jface.text.presentation.IPresentationRepairer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;

/**
 * Colours Java source.
 *
 * <p>THREADING: UI thread.
 */
final class JavaColors implements IPresentationDamager, IPresentationRepairer {
  private IDocument document;

  @Override
  public void setDocument(IDocument newDocument) {
    document = newDocument;
  }

  /** All of it: the begin of a comment changes what follows, and functions are short. */
  @Override
  public IRegion getDamageRegion(ITypedRegion partition, DocumentEvent event, boolean documentPartitioningChanged) {
    return new Region(0, document.getLength());
  }

  @Override
  public void createPresentation(TextPresentation presentation, ITypedRegion damage) {
    for (JavaWords.Word word : JavaWords.of(document.get())) {
      presentation.addStyleRange(switch (word.kind()) {
        case KEYWORD -> style(word, StillwaterColors.KEYED, SWT.BOLD);
        case TEXT -> style(word, StillwaterColors.TRANSFORMATIONS, SWT.NORMAL);
        case NUMBER -> style(word, StillwaterColors.SINKS, SWT.NORMAL);
        case COMMENT -> style(word, StillwaterColors.RUNNING, SWT.ITALIC);
        case ANNOTATION -> style(word, StillwaterColors.MUTED_TEXT, SWT.NORMAL);
      });
    }
  }

  private static StyleRange style(JavaWords.Word word, String color, int style) {
    return new StyleRange(word.start(), word.end() - word.start(), StillwaterColors.get(color), null, style);
  }
}
