package dev.stillwater.ui.operate.replay.result;

import dev.stillwater.host.replay.results.Members;
import dev.stillwater.host.replay.results.StoredResults;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.StillwaterImages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * The verdict above the pages: one word with its sign, the sentence in large letters, which versions these are, and what can be done with the result.
 *
 * <p>THREADING: UI thread.
 */
final class VerdictHeader {
  private static final int LARGER = 4;
  private static final int WORDS_WIDTH = 500;
  private static final int NOTES_MAX = 3;

  private final Composite root;
  private final LocalResourceManager resources;

  VerdictHeader(Composite parent) {
    root = new Composite(parent, SWT.NONE);
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = 14;
    layout.marginHeight = 0;
    layout.verticalSpacing = 2;
    root.setLayout(layout);
    resources = new LocalResourceManager(JFaceResources.getResources(), root);
  }

  Composite control() {
    return root;
  }

  /** Shows the verdict of a result. */
  void show(ResultDocument document) {
    Members report = document.results().report();
    Composite line = new Composite(root, SWT.NONE);
    GridLayout layout = new GridLayout(2, false);
    layout.marginWidth = 0;
    layout.marginTop = 6;
    line.setLayout(layout);
    line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    Label image = new Label(line, SWT.NONE);
    image.setImage(StillwaterImages.image(icon(report.text("verdict"))));
    Label word = new Label(line, SWT.NONE);
    word.setText(word(report.text("verdict")));
    word.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
    word.setData("dev.stillwater.id", "result:outcome");
    Label sentence = words(root, document.results().verdict());
    sentence.setFont(resources.create(FontDescriptor.createFrom(JFaceResources.getDefaultFont()).increaseHeight(LARGER)));
    sentence.setData("dev.stillwater.id", "result:verdict");
    List<String> versions = versions(report);
    if (!versions.isEmpty()) {
      words(root, String.join(Messages.header_between, versions));
    }
    List<String> notes = report.texts("notes");
    notes.stream().limit(NOTES_MAX).forEach(note -> words(root, note));
    if (notes.size() > NOTES_MAX) {
      words(root, NLS.bind(Messages.header_moreNotes, notes.size() - NOTES_MAX)).setToolTipText(String.join("\n", notes));
    }
    actions(document);
  }

  private static List<String> versions(Members report) {
    List<String> texts = new ArrayList<>();
    for (String side : List.of("a", "b")) {
      report.member(side).ifPresent(run -> texts.add(NLS.bind(Messages.header_version, new Object[] {side.equals("a") ? "A" : "B", run.text("name"),
          Quantities.records(run.number("recordsRead").orElse(0)), Quantities.durationMs(run.number("runTimeMs").orElse(0))})));
    }
    return texts;
  }

  private void actions(ResultDocument document) {
    LinkRow links = new LinkRow(root);
    IWorkbenchWindow window = document.page().getWorkbenchWindow();
    if (ReplayCommands.isThere(window, ReplayCommands.AGAIN)) {
      links.add(Messages.header_again, Messages.header_againToolTip, "result:again", () -> ReplayCommands.run(window, ReplayCommands.AGAIN, document.replayFolder()));
    }
    document.results().report().textIfAny("savepoint").filter(savepoint -> document.results().kind() == StoredResults.Kind.REPLAY)
        .ifPresent(savepoint -> links.add(Messages.header_savepoint, savepoint, "result:savepoint", () -> Places.openSnapshot(document.page(), Path.of(savepoint))));
    if (document.results().kind() == StoredResults.Kind.COMPARISON) {
      links.add(Messages.header_browser, Messages.header_browserToolTip, "result:browser",
          () -> ReplayCommands.run(window, ReplayCommands.OPEN_REPORT, document.replayFolder()));
      links.add(Messages.header_report, Messages.header_reportToolTip, "result:report", () -> SavedFiles.saveReport(document));
      links.add(Messages.header_comparison, Messages.header_comparisonToolTip, "result:comparison", () -> SavedFiles.saveComparison(document));
    }
  }

  private static Label words(Composite parent, String text) {
    Label label = new Label(parent, SWT.WRAP);
    label.setText(LegacyActionTools.escapeMnemonics(text));
    GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
    data.widthHint = WORDS_WIDTH;
    label.setLayoutData(data);
    return label;
  }

  private static String icon(String verdict) {
    return switch (verdict) {
      case "equal", "replayed", "finished" -> StillwaterImages.DONE;
      case "different" -> StillwaterImages.WARNING;
      default -> StillwaterImages.ERROR;
    };
  }

  private static String word(String verdict) {
    return switch (verdict) {
      case "equal" -> Messages.verdict_equal;
      case "different" -> Messages.verdict_different;
      case "notCompared" -> Messages.verdict_notCompared;
      case "replayed" -> Messages.verdict_replayed;
      case "finished" -> Messages.verdict_finished;
      default -> Messages.verdict_failed;
    };
  }
}
