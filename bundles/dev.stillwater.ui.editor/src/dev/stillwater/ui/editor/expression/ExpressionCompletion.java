package dev.stillwater.ui.editor.expression;

import dev.stillwater.compiler.expression.ExpressionAssist;
import dev.stillwater.compiler.expression.ExpressionProposal;
import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.StillwaterImages;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ContextInformation;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationPresenter;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;
import org.eclipse.jface.text.TextPresentation;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.graphics.Image;

/**
 * Proposes what may stand at the caret, with types, and shows the parameters of the function that is being written.
 *
 * <p>THREADING: UI thread.
 */
final class ExpressionCompletion implements IContentAssistProcessor {
  private static final char[] STARTERS = {'.'};
  private static final char[] PARAMETER_STARTERS = {'(', ','};

  private final Supplier<ExpressionAssist> assist;

  ExpressionCompletion(Supplier<ExpressionAssist> assist) {
    this.assist = assist;
  }

  @Override
  public ICompletionProposal[] computeCompletionProposals(ITextViewer viewer, int offset) {
    String text = viewer.getDocument().get();
    return assist.get().proposals(text, offset).stream().map(proposal -> new AssistProposal(proposal, offset, assist)).toArray(ICompletionProposal[]::new);
  }

  @Override
  public IContextInformation[] computeContextInformation(ITextViewer viewer, int offset) {
    return information(assist.get(), viewer.getDocument().get(), offset).map(found -> new IContextInformation[] {found}).orElse(new IContextInformation[0]);
  }

  /** The parameters of the call around the place. */
  static Optional<IContextInformation> information(ExpressionAssist assist, String text, int offset) {
    return assist.openCall(text, offset).flatMap(call -> {
      String signatures = String.join("\n", assist.signatures(call.function()));
      return signatures.isEmpty() ? Optional.empty() : Optional.of(new ContextInformation(signatures, signatures));
    });
  }

  @Override
  public char[] getCompletionProposalAutoActivationCharacters() {
    return STARTERS;
  }

  @Override
  public char[] getContextInformationAutoActivationCharacters() {
    return PARAMETER_STARTERS;
  }

  @Override
  public String getErrorMessage() {
    return null;
  }

  @Override
  public IContextInformationValidator getContextInformationValidator() {
    return new CallWatch(assist);
  }

  /** The icon of a kind of proposal; functions and methods have none and are told by their parentheses. */
  static Image image(ExpressionProposal.Kind kind) {
    return switch (kind) {
      case FIELD -> StillwaterImages.image(StillwaterImages.FIELD);
      case FUNCTION, METHOD -> StillwaterImages.operatorImage("map");
      case AGGREGATE -> StillwaterImages.operatorImage("aggregate");
      case KEYWORD -> null;
    };
  }

  /** Keeps the parameters in sight while the caret is in the call, with the present one in bold. */
  private static final class CallWatch implements IContextInformationValidator, IContextInformationPresenter {
    private final Supplier<ExpressionAssist> assist;
    private ITextViewer viewer;
    private String signatures = "";
    private int shown = -1;

    CallWatch(Supplier<ExpressionAssist> assist) {
      this.assist = assist;
    }

    @Override
    public void install(IContextInformation information, ITextViewer newViewer, int offset) {
      viewer = newViewer;
      signatures = information.getInformationDisplayString();
      shown = -1;
    }

    @Override
    public boolean isContextInformationValid(int offset) {
      return information(assist.get(), viewer.getDocument().get(), offset).filter(now -> now.getInformationDisplayString().equals(signatures)).isPresent();
    }

    @Override
    public boolean updatePresentation(int offset, TextPresentation presentation) {
      int argument = assist.get().openCall(viewer.getDocument().get(), offset).map(ExpressionAssist.OpenCall::argument).orElse(-1);
      if (argument == shown) {
        return false;
      }
      shown = argument;
      presentation.clear();
      int start = 0;
      for (String signature : signatures.split("\n")) {
        emphasize(signature, start, argument, presentation);
        start += signature.length() + 1;
      }
      return true;
    }

    private static void emphasize(String signature, int start, int argument, TextPresentation presentation) {
      int from = signature.indexOf('(') + 1;
      for (int index = 0; index < argument; index++) {
        int comma = signature.indexOf(", ", from);
        if (comma < 0) {
          return;
        }
        from = comma + 2;
      }
      int comma = signature.indexOf(", ", from);
      int end = comma < 0 ? signature.lastIndexOf(')') : comma;
      if (end > from) {
        presentation.addStyleRange(new StyleRange(start + from, end - from, StillwaterColors.get(StillwaterColors.TRANSFORMATIONS), null, SWT.BOLD));
      }
    }
  }
}
