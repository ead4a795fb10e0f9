package dev.stillwater.ui.editor.expression;

import dev.stillwater.compiler.expression.ExpressionAssist;
import dev.stillwater.compiler.expression.ExpressionToken;
import dev.stillwater.ui.StillwaterColors;
import java.util.Optional;
import java.util.function.Supplier;
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
 * Colours an expression: fields, functions, numbers, texts and words of the language each have their own; a name that means nothing has none. Fields are
 * set in bold as well, so that no meaning lies in a colour alone.
 *
 * <p>THREADING: UI thread.
 */
final class ExpressionColors implements IPresentationDamager, IPresentationRepairer {
  private final Supplier<ExpressionAssist> assist;
  private IDocument document;

  ExpressionColors(Supplier<ExpressionAssist> assist) {
    this.assist = assist;
  }

  @Override
  public void setDocument(IDocument newDocument) {
    document = newDocument;
  }

  /** All of it: a quote changes what follows, and expressions are short. */
  @Override
  public IRegion getDamageRegion(ITypedRegion partition, DocumentEvent event, boolean documentPartitioningChanged) {
    return new Region(0, document.getLength());
  }

  @Override
  public void createPresentation(TextPresentation presentation, ITypedRegion damage) {
    String text = document.get();
    for (ExpressionToken token : ExpressionToken.of(text)) {
      style(token, text).ifPresent(presentation::addStyleRange);
    }
  }

  private Optional<StyleRange> style(ExpressionToken token, String text) {
    String word = word(token, text);
    return switch (token.kind()) {
      case NUMBER -> style(token, StillwaterColors.SINKS, SWT.NORMAL);
      case TEXT -> style(token, StillwaterColors.RUNNING, SWT.NORMAL);
      case KEYWORD -> style(token, StillwaterColors.KEYED, SWT.BOLD);
      case CALL -> assist.get().isFunction(word) ? style(token, StillwaterColors.TRANSFORMATIONS, SWT.NORMAL) : Optional.empty();
      case NAME -> assist.get().field(word).isPresent() ? style(token, StillwaterColors.SOURCES, SWT.BOLD) : Optional.empty();
      case SIGN -> Optional.empty();
    };
  }

  private static String word(ExpressionToken token, String text) {
    return text.substring(token.start(), token.end());
  }

  private static Optional<StyleRange> style(ExpressionToken token, String color, int style) {
    return Optional.of(new StyleRange(token.start(), token.length(), StillwaterColors.get(color), null, style));
  }
}
