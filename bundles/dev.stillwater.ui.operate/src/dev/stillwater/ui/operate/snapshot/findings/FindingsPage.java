package dev.stillwater.ui.operate.snapshot.findings;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.findings.SnapshotFinding;
import dev.stillwater.engine.snapshot.findings.SnapshotFinding.Level;
import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.operate.snapshot.page.PageLayouts;
import dev.stillwater.ui.operate.snapshot.page.SnapshotDocument;
import dev.stillwater.ui.operate.snapshot.page.SnapshotFacts;
import dev.stillwater.ui.operate.snapshot.page.SnapshotPage;
import dev.stillwater.ui.operate.snapshot.page.SnapshotPlace;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/**
 * The page that says what is odd about a snapshot: findings, what matters most first, with evidence, remedy and the way to the place.
 *
 * <p>THREADING: UI thread.
 */
public final class FindingsPage implements SnapshotPage {
  private SnapshotDocument document;
  private Composite root;
  private Label facts;
  private Label summary;
  private FindingsTable table;
  private FindingDetail detail;

  @Override
  public String id() {
    return SnapshotPlace.FINDINGS;
  }

  @Override
  public String title() {
    return Messages.FindingsPage_title;
  }

  @Override
  public Control create(Composite parent, SnapshotDocument shown) {
    document = shown;
    root = new Composite(parent, SWT.NONE);
    GridLayout grid = PageLayouts.page(1);
    grid.verticalSpacing = 6;
    root.setLayout(grid);
    facts = new Label(root, SWT.WRAP);
    facts.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
    facts.setData("dev.stillwater.id", "snapshot:facts");
    facts.setLayoutData(filling());
    summary = new Label(root, SWT.WRAP);
    summary.setData("dev.stillwater.id", "findings:summary");
    summary.setLayoutData(filling());
    SashForm sash = new SashForm(root, SWT.VERTICAL | SWT.SMOOTH);
    sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    table = new FindingsTable(sash, finding -> finding.flatMap(FindingPlace::of).ifPresent(document::show));
    detail = new FindingDetail(sash, document);
    sash.setWeights(1, 1);
    table.onSelection(detail::show);
    document.onChange(root, this::refresh);
    StillwaterColors.onChange(root, this::refresh);
    refresh();
    return root;
  }

  private static GridData filling() {
    GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
    data.widthHint = 400;
    return data;
  }

  @Override
  public void setFocus() {
    table.setFocus();
  }

  private void refresh() {
    facts.setText(LegacyActionTools.escapeMnemonics(String.join("  \u00b7  ", SnapshotFacts.of(document))));
    List<SnapshotFinding> findings = document.findings();
    summary.setText(LegacyActionTools.escapeMnemonics(summary(findings)));
    table.show(findings);
    if (findings.isEmpty()) {
      detail.showNothing(document.report().isPresent() ? Messages.FindingsPage_nothingOdd : "");
    }
    root.layout(true, true);
  }

  private String summary(List<SnapshotFinding> findings) {
    Optional<SnapshotException> problem = document.inspectionProblem();
    if (problem.isPresent()) {
      return problem.get() instanceof SnapshotException.Cancelled ? Messages.FindingsPage_cancelled
          : NLS.bind(Messages.FindingsPage_problem, problem.get().getMessage());
    }
    if (document.report().isEmpty()) {
      return findings.isEmpty() ? Messages.FindingsPage_looking : NLS.bind(Messages.FindingsPage_lookingWith, counts(findings));
    }
    return findings.isEmpty() ? Messages.FindingsPage_none : counts(findings);
  }

  private static String counts(List<SnapshotFinding> findings) {
    return NLS.bind(Messages.FindingsPage_counts, new Object[] {count(findings, Level.ERROR, Messages.FindingsPage_error, Messages.FindingsPage_errors),
      count(findings, Level.WARNING, Messages.FindingsPage_warning, Messages.FindingsPage_warnings),
      count(findings, Level.NOTE, Messages.FindingsPage_note, Messages.FindingsPage_notes)});
  }

  private static String count(List<SnapshotFinding> findings, Level level, String one, String many) {
    long count = findings.stream().filter(finding -> finding.level() == level).count();
    return count == 1 ? one : NLS.bind(many, count);
  }
}
