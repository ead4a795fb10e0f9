package dev.stillwater.ui.operate.replay.result;

import dev.stillwater.host.replay.results.Members;
import dev.stillwater.host.replay.results.StoredResults;
import dev.stillwater.ui.editor.api.JobPairDrawing;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;

/**
 * The page with the drawings of both versions: what was added, removed and changed, and the operator that differs first.
 *
 * <p>THREADING: UI thread.
 */
final class DrawingPage implements ResultPage {
  private JobPairDrawing drawing;

  @Override
  public String title() {
    return Messages.drawing_title;
  }

  @Override
  public void create(Composite parent, ResultDocument document) {
    StoredResults results = document.results();
    Composite root = new Composite(parent, SWT.NONE);
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = 12;
    layout.marginHeight = 8;
    root.setLayout(layout);
    Optional<Members> divergence = results.report().member("firstDivergence");
    if (divergence.isPresent()) {
      new LinkRow(root).add(NLS.bind(Messages.drawing_first, divergence.get().text("operator")), Messages.drawing_firstToolTip, "drawing:first", document::showDivergence);
    }
    drawing = new JobPairDrawing(root, opened -> results.jobFile(opened.isInB()).ifPresent(file -> Places.openOperator(document.page(), file, opened.uid())));
    drawing.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    drawing.show(new JobPairDrawing.Jobs(results.jobAsRun(false), results.jobAsRun(true), NLS.bind(Messages.drawing_a, results.version(false).text("name")),
        NLS.bind(Messages.drawing_b, results.version(true).text("name")), divergence.map(one -> one.text("operator")), Messages.drawing_loud));
  }

  @Override
  public void setFocus() {
    drawing.setFocus();
  }
}
