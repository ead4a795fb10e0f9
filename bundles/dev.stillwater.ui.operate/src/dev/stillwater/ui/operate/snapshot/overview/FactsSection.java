package dev.stillwater.ui.operate.snapshot.overview;

import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.Manifest;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.operate.snapshot.page.PageLayouts;
import dev.stillwater.ui.operate.snapshot.page.SnapshotDocument;
import dev.stillwater.ui.operate.snapshot.page.SnapshotFacts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/**
 * What a snapshot is and where it comes from, as names and values that can be copied.
 *
 * <p>THREADING: UI thread.
 */
final class FactsSection {
  private FactsSection() {
  }

  static void create(Composite parent, SnapshotDocument document) {
    Composite root = new Composite(parent, SWT.NONE);
    root.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    GridLayout grid = PageLayouts.part(2);
    grid.verticalSpacing = 3;
    root.setLayout(grid);
    facts(document).forEach((name, value) -> {
      new Label(root, SWT.NONE).setText(name);
      Text text = new Text(root, SWT.READ_ONLY | SWT.SINGLE);
      text.setText(value);
      text.setToolTipText(value);
      text.setData("dev.stillwater.id", "fact:" + name);
      GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
      data.widthHint = 240;
      text.setLayoutData(data);
    });
  }

  static Map<String, String> facts(SnapshotDocument document) {
    Map<String, String> facts = new LinkedHashMap<>();
    Optional<Manifest> manifest = document.sidecar().map(sidecar -> sidecar.manifest());
    facts.put(Messages.FactsSection_kind, SnapshotFacts.kind(document));
    facts.put(Messages.FactsSection_version, NLS.bind(Messages.FactsSection_versionText, document.metadata().version(), lines(document.metadata().version())));
    manifest.ifPresent(known -> facts.put(Messages.FactsSection_writer, NLS.bind(Messages.FactsSection_writerText, known.engineVersion())));
    manifest.map(Manifest::jobName).filter(name -> !name.isEmpty()).ifPresent(name -> facts.put(Messages.FactsSection_job, name));
    manifest.map(Manifest::jobId).filter(id -> !id.isEmpty()).ifPresent(id -> facts.put(Messages.FactsSection_jobId, id));
    facts.put(Messages.FactsSection_checkpoint, Long.toString(document.metadata().checkpointId()));
    manifest.flatMap(Manifest::takenAt).ifPresent(time -> facts.put(Messages.FactsSection_time, SnapshotFacts.time(time)));
    long bytes = document.operators().stream().mapToLong(OperatorView::sizeBytes).sum();
    facts.put(Messages.FactsSection_size, NLS.bind(Messages.FactsSection_sizeText, Quantities.bytes(bytes), Quantities.counted(bytes, "byte", "bytes")));
    long withState = document.operators().stream().filter(operator -> operator.sizeBytes() > 0).count();
    facts.put(Messages.FactsSection_operators, NLS.bind(Messages.FactsSection_operatorsText, document.operators().size(), withState));
    facts.put(Messages.FactsSection_place, document.path().toString());
    return facts;
  }

  /** The lines of Flink that read a version of the metadata. */
  private static String lines(int version) {
    return switch (version) {
      case 2 -> Messages.FactsSection_lines2;
      case 3 -> Messages.FactsSection_lines3;
      case 4 -> Messages.FactsSection_lines4;
      case 5 -> Messages.FactsSection_lines5;
      default -> Messages.FactsSection_lines6;
    };
  }
}
