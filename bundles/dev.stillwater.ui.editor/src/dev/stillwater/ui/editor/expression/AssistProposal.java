package dev.stillwater.ui.editor.expression;

import dev.stillwater.compiler.expression.ExpressionAssist;
import dev.stillwater.compiler.expression.ExpressionProposal;
import java.util.function.Supplier;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension2;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension6;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;

/**
 * A line in the list of proposals; replaces the word that ends at the caret, and the call's parentheses when they are there already.
 *
 * <p>THREADING: UI thread.
 */
final class AssistProposal implements ICompletionProposal, ICompletionProposalExtension2, ICompletionProposalExtension6 {
  private final ExpressionProposal proposal;
  private final Supplier<ExpressionAssist> assist;
  private int caret;

  AssistProposal(ExpressionProposal proposal, int offset, Supplier<ExpressionAssist> assist) {
    this.proposal = proposal;
    this.assist = assist;
    caret = offset;
  }

  @Override
  public void apply(IDocument document) {
    insert(document, caret);
  }

  @Override
  public void apply(ITextViewer viewer, char trigger, int stateMask, int offset) {
    insert(viewer.getDocument(), offset);
  }

  private void insert(IDocument document, int offset) {
    String text = document.get();
    int start = ExpressionAssist.wordStart(text, offset);
    boolean hasParentheses = proposal.inserted().endsWith("()") && offset < text.length() && text.charAt(offset) == '(';
    String inserted = hasParentheses ? proposal.inserted().substring(0, proposal.inserted().length() - 2) : proposal.inserted();
    try {
      document.replace(start, offset - start, inserted);
      caret = start + (hasParentheses ? inserted.length() + 1 : proposal.caret());
    } catch (BadLocationException changed) {
      throw new IllegalStateException("The text has changed while proposals were shown.", changed);
    }
  }

  @Override
  public Point getSelection(IDocument document) {
    return new Point(caret, 0);
  }

  @Override
  public String getAdditionalProposalInfo() {
    return proposal.documentation();
  }

  @Override
  public String getDisplayString() {
    return proposal.type().isEmpty() ? proposal.name() : proposal.name() + " : " + proposal.type();
  }

  @Override
  public StyledString getStyledDisplayString() {
    StyledString shown = new StyledString(proposal.name());
    return proposal.type().isEmpty() ? shown : shown.append(" : " + proposal.type(), StyledString.QUALIFIER_STYLER);
  }

  @Override
  public Image getImage() {
    return ExpressionCompletion.image(proposal.kind());
  }

  @Override
  public IContextInformation getContextInformation() {
    return null;
  }

  @Override
  public void selected(ITextViewer viewer, boolean smartToggle) {
    // Nothing is marked before the proposal is taken.
  }

  @Override
  public void unselected(ITextViewer viewer) {
    // Nothing was marked.
  }

  /** Stays in the list while what is typed still fits. */
  @Override
  public boolean validate(IDocument document, int offset, DocumentEvent event) {
    return assist.get().proposals(document.get(), offset).contains(proposal);
  }
}
