package dev.stillwater.ui.operate.savepoints;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import dev.stillwater.host.catalog.CatalogEntry;
import dev.stillwater.host.catalog.CatalogEntry.Words;
import dev.stillwater.host.catalog.CatalogTree.JobNode;
import dev.stillwater.host.catalog.CatalogTree.RunNode;
import dev.stillwater.host.catalog.Restorability;
import dev.stillwater.host.catalog.SavepointCatalog;
import dev.stillwater.host.replay.process.ReplayHistory;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.operate.jobs.StatusLine;
import dev.stillwater.ui.operate.replay.history.ReplayColumn;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/**
 * The lower part of the Savepoints view: name and note of the selected snapshot, which can be written there, and what is known of it in sentences. What was
 * typed is
 * kept when the field is left, with Enter in the name, or with Ctrl+Enter in the note; Esc takes it back.
 *
 * <p>THREADING: UI thread; words are written by jobs, one after the other.
 */
final class SnapshotDetails {
  private static final int NOTE_LINES = 3;
  private static final int FACT_LINES = 4;
  private final Composite area;
  private final Text label;
  private final Text note;
  private final Text facts;
  private Optional<CatalogEntry> shown = Optional.empty();

  /** Words are written in the order in which they were typed. */
  private static final ISchedulingRule ONE_AT_A_TIME = new ISchedulingRule() {
    @Override
    public boolean contains(ISchedulingRule rule) {
      return rule == this;
    }

    @Override
    public boolean isConflicting(ISchedulingRule rule) {
      return rule == this;
    }
  };

  SnapshotDetails(Composite parent) {
    Label line = new Label(parent, SWT.SEPARATOR | SWT.HORIZONTAL);
    line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    area = new Composite(parent, SWT.NONE);
    area.setLayoutData(new GridData(SWT.FILL, SWT.END, true, false));
    GridLayout grid = new GridLayout(3, false);
    grid.marginHeight = 4;
    area.setLayout(grid);
    new Label(area, SWT.NONE).setText(Messages.details_label);
    label = new Text(area, SWT.BORDER);
    label.setData("dev.stillwater.id", "savepoints:label");
    label.setMessage(Messages.details_labelHint);
    label.setLayoutData(width(new GridData(SWT.FILL, SWT.CENTER, true, false)));
    facts = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
    facts.setData("dev.stillwater.id", "savepoints:facts");
    GridData data = width(new GridData(SWT.FILL, SWT.FILL, true, true, 1, 2));
    data.heightHint = facts.getLineHeight() * FACT_LINES;
    facts.setLayoutData(data);
    Label noteLabel = new Label(area, SWT.NONE);
    noteLabel.setText(Messages.details_note);
    noteLabel.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
    note = new Text(area, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
    note.setData("dev.stillwater.id", "savepoints:note");
    note.setMessage(Messages.details_noteHint);
    GridData noteData = width(new GridData(SWT.FILL, SWT.FILL, true, true));
    noteData.heightHint = note.getLineHeight() * NOTE_LINES;
    note.setLayoutData(noteData);
    for (Text field : new Text[] {label, note}) {
      field.addListener(SWT.FocusOut, event -> write());
      field.addListener(SWT.KeyDown, event -> {
        if (event.character == SWT.ESC) {
          fill();
          event.doit = false;
        } else if (event.character == SWT.CR && (field == label || (event.stateMask & SWT.MOD1) != 0)) {
          write();
          event.doit = false;
        }
      });
    }
    // Tab leaves the note; Ctrl+Tab is no key that anybody finds.
    note.addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS || event.doit);
    colour();
    StillwaterColors.onChange(area, this::colour);
    show(Optional.empty(), Optional.empty());
  }

  private static GridData width(GridData data) {
    data.widthHint = 200;
    return data;
  }

  private void colour() {
    for (Text text : new Text[] {label, note, facts}) {
      text.setForeground(StillwaterColors.get(StillwaterColors.TEXT));
    }
  }

  /** Shows what is selected. What is being typed is not touched as long as the same snapshot is selected. */
  void show(Optional<SavepointNode> node, Optional<Restorability> restorability) {
    Optional<CatalogEntry> entry = node.flatMap(SavepointNode::entry);
    boolean isSame = entry.map(CatalogEntry::id).equals(shown.map(CatalogEntry::id));
    boolean isTyping = isSame && isChanged();
    if (!isSame) {
      write();
    }
    shown = entry;
    if (!isTyping) {
      fill();
    }
    boolean canWrite = entry.filter(each -> !each.isDisposed()).isPresent();
    label.setEditable(canWrite);
    note.setEditable(canWrite);
    label.setEnabled(canWrite);
    note.setEnabled(canWrite);
    String text = node.map(each -> facts(each, restorability)).orElse("");
    if (!facts.getText().equals(text)) {
      facts.setText(text);
    }
  }

  private void fill() {
    label.setText(shown.flatMap(entry -> entry.words().label()).orElse(""));
    note.setText(shown.flatMap(entry -> entry.words().note()).orElse(""));
  }

  private Words typed() {
    return new Words(Optional.of(label.getText().strip()).filter(text -> !text.isEmpty()),
        Optional.of(note.getText().strip().replace("\r\n", "\n")).filter(text -> !text.isEmpty()));
  }

  private boolean isChanged() {
    return shown.filter(entry -> !entry.isDisposed() && !entry.words().equals(typed())).isPresent();
  }

  private void write() {
    if (label.isDisposed() || !isChanged()) {
      return;
    }
    CatalogEntry entry = shown.orElseThrow();
    Words words = typed();
    Job job = Job.createSystem(NLS.bind(Messages.details_label, entry.name()), (ICoreRunnable) monitor -> write(entry, words));
    job.setRule(ONE_AT_A_TIME);
    job.schedule();
  }

  private static void write(CatalogEntry entry, Words words) {
    try {
      if (SidecarFolder.read(Storage.local(), entry.path()).isPresent()) {
        SidecarFolder.relabel(Storage.local(), entry.path(), words.label(), words.note());
      }
      SavepointCatalog.user().relabel(entry.path(), words);
    } catch (SnapshotException problem) {
      StatusLine.show(NLS.bind(Messages.details_failed, entry.name(), problem.getMessage()), true);
    } catch (IOException problem) {
      StatusLine.show(NLS.bind(Messages.details_failed, entry.name(), IoReason.of(problem)), true);
    }
  }

  private static String facts(SavepointNode node, Optional<Restorability> restorability) {
    return switch (node.subject()) {
      case JobNode job -> NLS.bind(Messages.details_job, job.versions().stream().mapToInt(version -> version.snapshots().size()).sum(), job.versions().size());
      case RunNode run -> NLS.bind(Messages.details_run, run.run().jobName());
      case ReplayHistory.Entry replay -> NLS.bind(Messages.details_replay, replay.order().label(), ReplayColumn.verdict(replay.state()));
      default -> node.entry().map(entry -> facts(entry, restorability)).orElse("");
    };
  }

  private static String facts(CatalogEntry entry, Optional<Restorability> restorability) {
    String restorable = restorability.map(each -> each.reason().isEmpty() ? Messages.details_restorable : NLS.bind(Messages.details_cannot, each.reason()))
        .orElse("");
    String origin = entry.origin().jobId().isEmpty() ? ""
        : "\n" + NLS.bind(Messages.details_origin, new Object[] {entry.origin().checkpointId(), entry.origin().jobId(),
            Quantities.bytes(entry.form().sizeBytes()), Quantities.files(entry.form().files())});
    return restorable + "\n" + NLS.bind(Messages.details_path, entry.path()) + origin;
  }
}
