package dev.stillwater.ui.operate.snapshot.page;

import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.Manifest;
import dev.stillwater.ui.Quantities;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;

/**
 * What there is to say about a snapshot in one line: what it is, of which job, how much of it there is, from when.
 *
 * <p>THREADING: stateless.
 */
public final class SnapshotFacts {
  private SnapshotFacts() {
  }

  /** The facts, the most telling first. Cost: number of handles. */
  public static List<String> of(SnapshotDocument document) {
    List<String> facts = new ArrayList<>();
    facts.add(kind(document));
    Optional<Manifest> manifest = document.sidecar().map(sidecar -> sidecar.manifest());
    manifest.map(Manifest::jobName).filter(name -> !name.isEmpty()).ifPresent(name -> facts.add(NLS.bind(Messages.SnapshotFacts_job, name)));
    manifest.flatMap(Manifest::label).ifPresent(label -> facts.add(NLS.bind(Messages.SnapshotFacts_label, label)));
    facts.add(NLS.bind(Messages.SnapshotFacts_checkpoint, document.metadata().checkpointId()));
    manifest.flatMap(Manifest::takenAt).ifPresent(time -> facts.add(time(time)));
    int count = document.operators().size();
    facts.add(Quantities.operators(count));
    facts.add(NLS.bind(Messages.SnapshotFacts_size, Quantities.bytes(document.operators().stream().mapToLong(OperatorView::sizeBytes).sum())));
    return facts;
  }

  /** Kind of a snapshot: {@code Canonical savepoint}, {@code Incremental checkpoint}. */
  public static String kind(SnapshotDocument document) {
    String form = document.kind().form();
    String text = form.startsWith("without") ? document.kind().purpose() + " " + form : form + " " + document.kind().purpose();
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** A moment in this machine's time zone. */
  public static String time(Instant time) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM).format(time.atZone(ZoneId.systemDefault()));
  }
}
