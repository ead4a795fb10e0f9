package dev.stillwater.ui.operate.snapshot.findings;

import dev.stillwater.engine.snapshot.findings.SnapshotFinding;
import dev.stillwater.ui.operate.snapshot.page.SnapshotDocument;
import java.util.Optional;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

/**
 * One finding in full: what it is, what it was seen by, what to do, and the way there.
 *
 * <p>THREADING: UI thread.
 */
final class FindingDetail {
  private final Composite root;
  private final StyledText text;
  private final Button go;
  private Optional<SnapshotFinding> shown = Optional.empty();

  FindingDetail(Composite parent, SnapshotDocument document) {
    root = new Composite(parent, SWT.NONE);
    GridLayout grid = new GridLayout(1, false);
    grid.marginWidth = 0;
    grid.marginHeight = 4;
    root.setLayout(grid);
    text = new StyledText(root, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
    text.setData("dev.stillwater.id", "findings:detail");
    text.setMargins(8, 6, 8, 6);
    text.setLineSpacing(2);
    text.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    go = new Button(root, SWT.PUSH);
    go.setText(Messages.FindingDetail_go);
    go.setData("dev.stillwater.id", "findings:go");
    go.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
    go.addListener(SWT.Selection, event -> shown.flatMap(FindingPlace::of).ifPresent(document::show));
    showNothing("");
  }

  void show(Optional<SnapshotFinding> finding) {
    shown = finding;
    go.setEnabled(finding.flatMap(FindingPlace::of).isPresent());
    text.setText("");
    finding.ifPresent(this::write);
    text.setCaretOffset(0);
    text.setTopPixel(0);
  }

  /** Says that there is no finding to show. */
  void showNothing(String why) {
    show(Optional.empty());
    text.setText(why);
  }

  private void write(SnapshotFinding finding) {
    String place = FindingsTable.place(finding);
    heading(place.isEmpty() ? FindingsTable.level(finding.level()) : NLS.bind(Messages.FindingDetail_heading, FindingsTable.level(finding.level()), place));
    text.append(finding.text() + "\n");
    if (!finding.evidence().isEmpty()) {
      text.append("\n");
      heading(Messages.FindingDetail_evidence);
      finding.evidence().forEach(line -> text.append("\u2022 " + line + "\n"));
    }
    if (!finding.remedy().isEmpty()) {
      text.append("\n");
      heading(Messages.FindingDetail_remedy);
      text.append(finding.remedy() + "\n");
    }
    text.append("\n" + NLS.bind(Messages.FindingDetail_rule, finding.rule()));
  }

  private void heading(String heading) {
    int start = text.getCharCount();
    text.append(heading + "\n");
    StyleRange bold = new StyleRange();
    bold.start = start;
    bold.length = heading.length();
    bold.font = JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT);
    text.setStyleRange(bold);
  }

  /** A finding as text for other programs. */
  static String text(SnapshotFinding finding) {
    StringBuilder out = new StringBuilder(FindingsTable.level(finding.level()));
    String place = FindingsTable.place(finding);
    out.append(place.isEmpty() ? "" : " (" + place + ")").append(": ").append(finding.text()).append('\n');
    finding.evidence().forEach(line -> out.append("  ").append(line).append('\n'));
    return finding.remedy().isEmpty() ? out.toString() : out.append(finding.remedy()).append('\n').toString();
  }
}
