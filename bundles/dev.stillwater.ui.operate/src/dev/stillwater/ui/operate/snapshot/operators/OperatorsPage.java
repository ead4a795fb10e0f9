package dev.stillwater.ui.operate.snapshot.operators;

import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.model.job.Job;
import dev.stillwater.ui.operate.snapshot.page.JobOfSnapshot;
import dev.stillwater.ui.operate.snapshot.page.PageLayouts;
import dev.stillwater.ui.operate.snapshot.page.SnapshotDocument;
import dev.stillwater.ui.operate.snapshot.page.SnapshotNode;
import dev.stillwater.ui.operate.snapshot.page.SnapshotPage;
import dev.stillwater.ui.operate.snapshot.page.SnapshotPlace;
import dev.stillwater.ui.operate.snapshot.page.SnapshotTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * The page with the operators, down to the handles of their bytes, and the drawing of the job where it is known.
 *
 * <p>THREADING: UI thread; a chosen job is read by the document.
 */
public final class OperatorsPage implements SnapshotPage {
  private static final long JOB_BYTES_MAX = 8L << 20;

  private SnapshotDocument document;
  private SnapshotTree tree;
  private JobDrawing drawing;
  private Label hint;
  private SashForm sash;
  private Optional<JobOfSnapshot> drawn = Optional.empty();

  @Override
  public String id() {
    return SnapshotPlace.OPERATORS;
  }

  @Override
  public String title() {
    return Messages.OperatorsPage_title;
  }

  @Override
  public Control create(Composite parent, SnapshotDocument shown) {
    document = shown;
    Composite root = new Composite(parent, SWT.NONE);
    root.setLayout(PageLayouts.page(2));
    hint = new Label(root, SWT.WRAP);
    GridData words = new GridData(SWT.FILL, SWT.CENTER, true, false);
    words.widthHint = 300;
    hint.setLayoutData(words);
    Button choose = new Button(root, SWT.PUSH);
    choose.setText(Messages.OperatorsPage_choose);
    choose.setToolTipText(Messages.OperatorsPage_chooseToolTip);
    choose.addListener(SWT.Selection, event -> choose(root));
    sash = new SashForm(root, SWT.VERTICAL | SWT.SMOOTH);
    sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
    drawing = new JobDrawing(sash, this::select);
    tree = new SnapshotTree(sash, "operators").column(Messages.OperatorsPage_name, 300, SWT.LEFT).column(Messages.OperatorsPage_size, 100, SWT.RIGHT)
        .column(Messages.OperatorsPage_entries, 90, SWT.RIGHT).column(Messages.OperatorsPage_kind, 170, SWT.LEFT).column(Messages.OperatorsPage_detail, 320, SWT.LEFT)
        .column(Messages.OperatorsPage_id, 260, SWT.LEFT);
    tree.onOpen(node -> node.place().ifPresent(document::show));
    sash.setWeights(2, 3);
    document.onChange(root, this::refresh);
    refresh();
    return root;
  }

  private void refresh() {
    if (tree.roots().isEmpty() || document.report().isPresent()) {
      tree.show(OperatorNodes.of(document));
    }
    if (drawn.isEmpty() || !drawn.equals(document.job())) {
      drawn = document.job();
      Optional<Job> job = drawn.flatMap(JobOfSnapshot::load);
      job.ifPresent(known -> drawing.show(known, sizesByUid()));
      sash.setMaximizedControl(job.isPresent() ? null : tree.control());
      hint.setText(job.isEmpty() ? Messages.OperatorsPage_noJob : drawn.get().isOfSidecar() ? Messages.OperatorsPage_sidecarJob
          : NLS.bind(Messages.OperatorsPage_chosenJob, drawn.get().file().map(Path::toString).orElse("")));
      hint.getParent().layout(true, true);
    }
  }

  /** Bytes of state by uid; metadata of older versions has the ids of uids alone. */
  private Map<String, Long> sizesByUid() {
    Map<String, Long> byId = new HashMap<>();
    document.operators().forEach(operator -> byId.put(operator.operatorId(), operator.sizeBytes()));
    Map<String, Long> byUid = new HashMap<>();
    drawn.flatMap(JobOfSnapshot::load).ifPresent(job -> job.getOperators().stream().map(operator -> operator.getUid()).filter(uid -> uid != null)
        .forEach(uid -> byUid.put(uid, byId.getOrDefault(OperatorIds.ofUid(uid), 0L))));
    return byUid;
  }

  private void choose(Composite root) {
    FileDialog dialog = new FileDialog(root.getShell(), SWT.OPEN);
    dialog.setText(Messages.OperatorsPage_chooseTitle);
    dialog.setFilterExtensions(new String[] {"*.job", "*"});
    String name = dialog.open();
    if (name != null) {
      Path file = Path.of(name);
      document.read(root, Messages.OperatorsPage_readJob, (view, listener) -> read(file), job -> take(file, job),
          problem -> take(file, Optional.empty()));
    }
  }

  private static Optional<JobOfSnapshot> read(Path file) {
    try {
      return Files.size(file) > JOB_BYTES_MAX ? Optional.empty()
          : Optional.of(new JobOfSnapshot(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), Optional.of(file), false)).filter(job -> job.load().isPresent());
    } catch (IOException unreadable) {
      // Told to the person as a file that is no job.
      return Optional.empty();
    }
  }

  private void take(Path file, Optional<JobOfSnapshot> job) {
    if (job.isPresent()) {
      document.setJob(job.get());
    } else {
      StatusManager.getManager().handle(Status.error(NLS.bind(Messages.OperatorsPage_noJobFile, file)), StatusManager.SHOW);
    }
  }

  private void select(String uid) {
    String id = OperatorIds.ofUid(uid);
    for (int index = 0; index < document.operators().size(); index++) {
      OperatorView operator = document.operators().get(index);
      if (operator.operatorId().equals(id) || operator.label().equals(uid)) {
        tree.reveal(List.of(index));
      }
    }
  }

  @Override
  public void show(SnapshotPlace place) {
    for (int index = 0; index < document.operators().size(); index++) {
      OperatorView operator = document.operators().get(index);
      if (place.operator().filter(name -> name.equals(operator.label()) || name.equals(operator.operatorId())).isPresent()) {
        List<SnapshotNode> states = tree.roots().get(index).children();
        int row = place.state().map(state -> states.stream().map(node -> node.column(0)).toList().indexOf(state)).orElse(-1);
        tree.reveal(row < 0 ? List.of(index) : List.of(index, row));
        return;
      }
    }
  }

  @Override
  public void setFocus() {
    tree.control().setFocus();
  }
}
