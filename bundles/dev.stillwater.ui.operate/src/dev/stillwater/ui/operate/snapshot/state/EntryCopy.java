package dev.stillwater.ui.operate.snapshot.state;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.index.StateColumns;
import dev.stillwater.engine.snapshot.index.StateRow;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.UiThread;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Control;

/**
 * Puts entries on the clipboard as a table: a line for the titles, a line for each entry, tabs between the columns.
 *
 * <p>THREADING: UI thread; the entries are read by a job.
 */
final class EntryCopy {
  /** More than that is for the export. */
  static final int ENTRIES_MAX = 1_000;

  private final Control control;
  private final ISchedulingRule rule;
  private final Consumer<String> said;

  /**
   * A copying for a page.
   *
   * @param rule keeps readings of the state apart from each other
   * @param said hears how many entries were copied, or why none
   */
  EntryCopy(Control control, ISchedulingRule rule, Consumer<String> said) {
    this.control = control;
    this.rule = rule;
    this.said = said;
  }

  /**
   * Copies.
   *
   * @param numbers numbers of the entries
   * @param selected how many are selected, which may be more
   */
  void copy(OpenEntries entries, long[] numbers, long selected) {
    Job job = Job.create(Messages.EntryPages_read, (ICoreRunnable) monitor -> {
      try {
        String text = text(entries.columns(), entries.rows().read(numbers, ProgressListener.NONE));
        UiThread.post(control, () -> put(text, numbers.length, selected));
      } catch (SnapshotException e) {
        UiThread.post(control, () -> said.accept(NLS.bind(Messages.StatePage_problem, e.getMessage())));
      }
    });
    job.setSystem(true);
    job.setRule(rule);
    job.schedule();
  }

  private static String text(StateColumns columns, List<StateRow> rows) {
    StringBuilder out = new StringBuilder(columns.columns().stream().map(column -> column.name()).collect(Collectors.joining("\t"))).append('\n');
    rows.forEach(row -> out.append(columns.columns().stream().map(column -> oneLine(column.text(row))).collect(Collectors.joining("\t"))).append('\n'));
    return out.toString();
  }

  /** Line breaks and tabs inside of a value would make other lines and columns of it. */
  private static String oneLine(String text) {
    return text.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
  }

  private void put(String text, int copied, long selected) {
    Clipboard clipboard = new Clipboard(control.getDisplay());
    clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
    clipboard.dispose();
    said.accept(copied < selected ? NLS.bind(Messages.EntryCopy_some, Quantities.count(copied), Quantities.count(selected))
        : copied == 1 ? Messages.EntryCopy_one : NLS.bind(Messages.EntryCopy_all, Quantities.count(copied)));
  }
}
