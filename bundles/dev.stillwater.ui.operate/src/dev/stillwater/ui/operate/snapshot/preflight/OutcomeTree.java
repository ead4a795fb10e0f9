package dev.stillwater.ui.operate.snapshot.preflight;

import dev.stillwater.host.preflight.PreflightReport;
import dev.stillwater.host.preflight.PreflightReport.OperatorMatch;
import dev.stillwater.host.preflight.PreflightReport.StateMatch;
import dev.stillwater.host.preflight.PreflightReport.Width;
import dev.stillwater.ui.Quantities;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;

/**
 * What becomes of each operator and state at a start.
 *
 * <p>THREADING: UI thread.
 */
final class OutcomeTree {
  private static final List<Integer> WIDTHS = List.of(260, 160, 120, 120, 120, 420);

  private final Tree tree;

  OutcomeTree(Composite parent) {
    tree = new Tree(parent, SWT.FULL_SELECTION | SWT.BORDER);
    tree.setHeaderVisible(true);
    tree.setData("dev.stillwater.id", "preflight:outcomes");
    for (String title : List.of(Messages.OutcomeTree_name, Messages.OutcomeTree_found, Messages.OutcomeTree_parallelism, Messages.OutcomeTree_entries,
        Messages.OutcomeTree_bytes, Messages.OutcomeTree_rule)) {
      TreeColumn column = new TreeColumn(tree, title.equals(Messages.OutcomeTree_entries) || title.equals(Messages.OutcomeTree_bytes) ? SWT.RIGHT : SWT.LEFT);
      column.setText(title);
      column.setWidth(WIDTHS.get(tree.getColumnCount() - 1));
    }
  }

  void show(PreflightReport report) {
    tree.removeAll();
    for (OperatorMatch operator : report.operators()) {
      TreeItem item = new TreeItem(tree, SWT.NONE);
      item.setText(new String[] {operator.label(), operator.match().text(), width(operator), "", "",
        operator.similar().map(other -> NLS.bind(Messages.OutcomeTree_similar, other)).orElse("")});
      for (StateMatch state : operator.states()) {
        String about = state.isExact() ? "" : "~ ";
        new TreeItem(item, SWT.NONE).setText(new String[] {state.name(), state.outcome().text(), "", about + Quantities.count(state.entries()),
          about + Quantities.bytes(state.sizeBytes()), rule(state)});
      }
      item.setExpanded(true);
    }
  }

  private static String rule(StateMatch state) {
    boolean isOther = !state.jobType().isEmpty() && !state.snapshotType().isEmpty() && !state.jobType().equals(state.snapshotType());
    return isOther ? NLS.bind(Messages.OutcomeTree_types, new Object[] {state.snapshotType(), state.jobType(), state.rule()}) : state.rule();
  }

  private static String width(OperatorMatch operator) {
    Optional<Width> before = operator.before();
    Optional<Width> now = operator.now();
    if (before.isPresent() && now.isPresent() && !before.equals(now)) {
      return NLS.bind(Messages.OutcomeTree_widths, text(before.get()), text(now.get()));
    }
    return now.or(() -> before).map(OutcomeTree::text).orElse("");
  }

  private static String text(Width width) {
    return NLS.bind(Messages.OutcomeTree_width, width.parallelism(), width.maxParallelism());
  }
}
