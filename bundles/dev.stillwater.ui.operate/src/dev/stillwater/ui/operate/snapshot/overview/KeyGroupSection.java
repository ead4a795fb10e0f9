package dev.stillwater.ui.operate.snapshot.overview;

import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.findings.KeyGroupSizes;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.operate.snapshot.page.SnapshotDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Spinner;

/**
 * How the keyed state of an operator spreads over key groups, and over subtasks at any parallelism that one tries.
 *
 * <p>THREADING: UI thread.
 */
final class KeyGroupSection {
  private final List<OperatorView> operators;
  private final Combo chosen;
  private final Scale scale;
  private final Spinner exact;
  private final Label words;
  private final KeyGroupChart chart;
  private final SnapshotDocument document;
  private final Map<String, KeyGroupSizes> counted = new HashMap<>();
  private Optional<KeyGroupSizes> sizes = Optional.empty();
  private Optional<Job> counting = Optional.empty();
  private String problem = "";

  KeyGroupSection(Composite parent, SnapshotDocument document) {
    this.document = document;
    operators = document.operators().stream().filter(KeyGroupSection::hasKeyedState).toList();
    Composite root = new Composite(parent, SWT.NONE);
    root.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    GridLayout grid = new GridLayout(5, false);
    grid.marginWidth = 0;
    root.setLayout(grid);
    new Label(root, SWT.NONE).setText(Messages.KeyGroupSection_operator);
    chosen = new Combo(root, SWT.READ_ONLY | SWT.DROP_DOWN);
    chosen.setData("dev.stillwater.id", "overview:operator");
    chosen.setItems(operators.stream().map(OperatorView::label).toArray(String[]::new));
    chosen.addListener(SWT.Selection, event -> turnTo(chosen.getSelectionIndex()));
    new Label(root, SWT.NONE).setText(Messages.KeyGroupSection_parallelism);
    scale = new Scale(root, SWT.HORIZONTAL);
    scale.setData("dev.stillwater.id", "overview:parallelism");
    scale.setToolTipText(Messages.KeyGroupSection_parallelismToolTip);
    scale.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    scale.addListener(SWT.Selection, event -> tried(scale.getSelection()));
    exact = new Spinner(root, SWT.BORDER);
    exact.setData("dev.stillwater.id", "overview:parallelismExact");
    exact.addListener(SWT.Selection, event -> tried(exact.getSelection()));
    words = new Label(root, SWT.WRAP);
    words.setData("dev.stillwater.id", "overview:skew");
    words.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 5, 1));
    chart = new KeyGroupChart(root);
    GridData area = new GridData(SWT.FILL, SWT.FILL, true, true, 5, 1);
    area.heightHint = 150;
    area.widthHint = 300;
    chart.control().setLayoutData(area);
    if (operators.isEmpty()) {
      chosen.setEnabled(false);
      setEnabled(false);
      words.setText(Messages.KeyGroupSection_noKeyed);
    } else {
      turnTo(largest());
    }
  }

  private static boolean hasKeyedState(OperatorView operator) {
    return operator.metadata().subtasks().stream().anyMatch(subtask -> subtask.managedKeyed().isPresent());
  }

  private int largest() {
    int best = 0;
    for (int index = 1; index < operators.size(); index++) {
      boolean isKnown = KeyGroupSizes.of(operators.get(index).metadata()).isPresent();
      boolean isBestKnown = KeyGroupSizes.of(operators.get(best).metadata()).isPresent();
      if (isKnown && !isBestKnown || isKnown == isBestKnown && operators.get(index).sizeBytes() > operators.get(best).sizeBytes()) {
        best = index;
      }
    }
    return best;
  }

  /** Shows the operator, if it has keyed state. */
  void show(String label) {
    for (int index = 0; index < operators.size(); index++) {
      if (operators.get(index).label().equals(label)) {
        turnTo(index);
        scale.setFocus();
      }
    }
  }

  private void turnTo(int index) {
    chosen.select(index);
    OperatorView operator = operators.get(index);
    counting.ifPresent(Job::cancel);
    counting = Optional.empty();
    problem = "";
    sizes = KeyGroupSizes.of(operator.metadata()).or(() -> Optional.ofNullable(counted.get(operator.operatorId()))).filter(known -> known.bytes().length > 0);
    setEnabled(sizes.isPresent());
    int most = Math.max(2, operator.metadata().maxParallelism());
    int now = Math.clamp(operator.metadata().parallelism(), 1, most);
    scale.setMinimum(1);
    scale.setMaximum(most);
    scale.setPageIncrement(Math.max(1, most / 16));
    exact.setValues(now, 1, most, 0, 1, Math.max(1, most / 16));
    tried(now);
    if (sizes.isEmpty()) {
      count(index, operator);
    }
  }

  /** Counts what the metadata does not say; the answer counts as long as nobody has turned to another operator. */
  private void count(int index, OperatorView operator) {
    counting = Optional.of(document.read(chart.control(), NLS.bind(Messages.KeyGroupSection_job, operator.label()), (view, listener) ->
        KeyGroupSizes.count(view.operator(operator.operatorId()).orElse(operator), listener), found -> {
          found.ifPresent(known -> counted.put(operator.operatorId(), known));
          if (chosen.getSelectionIndex() == index && found.isPresent()) {
            turnTo(index);
          }
        }, failed -> {
          if (chosen.getSelectionIndex() == index) {
            problem = failed.getMessage();
            tried(scale.getSelection());
          }
        }));
  }

  private void setEnabled(boolean isEnabled) {
    scale.setEnabled(isEnabled);
    exact.setEnabled(isEnabled);
  }

  private void tried(int parallelism) {
    scale.setSelection(parallelism);
    exact.setSelection(parallelism);
    chart.show(sizes, parallelism);
    String unknown = problem.isEmpty() ? Messages.KeyGroupSection_counting : NLS.bind(Messages.KeyGroupSection_unknown, problem);
    words.setText(LegacyActionTools.escapeMnemonics(sizes.map(known -> words(known, parallelism)).orElse(unknown)));
    words.getParent().layout(true, true);
  }

  private static String words(KeyGroupSizes known, int parallelism) {
    long[] subtasks = known.ofSubtasks(parallelism);
    long largest = 0;
    int index = 0;
    int idle = 0;
    for (int subtask = 0; subtask < subtasks.length; subtask++) {
      if (subtasks[subtask] > largest) {
        largest = subtasks[subtask];
        index = subtask;
      }
      idle += subtasks[subtask] == 0 ? 1 : 0;
    }
    double mean = Math.max(1, (double) known.totalBytes() / subtasks.length);
    Object[] values = {parallelism, index, Quantities.bytes(largest), String.format(Locale.ROOT, "%.2f", largest / mean), Quantities.bytes((long) mean), Quantities.subtasks(idle)};
    return NLS.bind(idle == 0 ? Messages.KeyGroupSection_skew : Messages.KeyGroupSection_skewIdle, values);
  }
}
