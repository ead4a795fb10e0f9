package dev.stillwater.ui.operate.checkpoints;

import dev.stillwater.host.client.Document;
import dev.stillwater.ui.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/**
 * The settings of a job's checkpoints as it runs with them, each with what it means.
 *
 * <p>THREADING: UI thread.
 */
final class ConfigPage {
  private static final int NAME_WIDTH = 210;
  private static final int VALUE_WIDTH = 220;
  private static final int MEANING_WIDTH = 620;
  private final Table table;
  private List<String[]> shown = List.of();

  ConfigPage(Composite parent) {
    table = new Table(parent, SWT.FULL_SELECTION);
    table.setData("dev.stillwater.id", "checkpoints:config");
    table.setHeaderVisible(true);
    column(Messages.config_setting, NAME_WIDTH);
    column(Messages.config_value, VALUE_WIDTH);
    column(Messages.config_meaning, MEANING_WIDTH);
  }

  private void column(String title, int width) {
    TableColumn column = new TableColumn(table, SWT.LEFT);
    column.setText(title);
    column.setWidth(width);
  }

  Control control() {
    return table;
  }

  /** Shows the settings; none when they are not known. */
  void show(Optional<Document> config) {
    List<String[]> rows = config.map(ConfigPage::rows).orElse(List.of());
    if (rows.size() == shown.size() && IntStream.range(0, rows.size()).allMatch(index -> rows.get(index)[1].equals(shown.get(index)[1]))) {
      return;
    }
    shown = rows;
    table.removeAll();
    rows.forEach(row -> new TableItem(table, SWT.NONE).setText(row));
  }

  private static List<String[]> rows(Document config) {
    List<String[]> rows = new ArrayList<>();
    OptionalLong interval = config.number("interval");
    boolean isOff = interval.isEmpty() || interval.getAsLong() == Long.MAX_VALUE;
    add(rows, Messages.config_interval, Optional.of(isOff ? Messages.config_off : Quantities.durationMs(interval.getAsLong())),
        Messages.config_intervalMeaning);
    add(rows, Messages.config_mode, config.text("mode").map(mode -> mode.replace('_', ' ')), Messages.config_modeMeaning);
    add(rows, Messages.config_timeout, duration(config, "timeout"), Messages.config_timeoutMeaning);
    add(rows, Messages.config_minPause, duration(config, "min_pause"), Messages.config_minPauseMeaning);
    add(rows, Messages.config_maxConcurrent, number(config, "max_concurrent"), Messages.config_maxConcurrentMeaning);
    add(rows, Messages.config_tolerable, number(config, "tolerable_failed_checkpoints"), Messages.config_tolerableMeaning);
    add(rows, Messages.config_retained, number(config, "num_retained"), Messages.config_retainedMeaning);
    add(rows, Messages.config_cleanup, config.object("externalization").map(ConfigPage::cleanup), Messages.config_cleanupMeaning);
    add(rows, Messages.config_backend, config.text("state_backend"), Messages.config_backendMeaning);
    add(rows, Messages.config_storage, config.text("checkpoint_storage"), Messages.config_storageMeaning);
    add(rows, Messages.config_directory, config.text("directory"), Messages.config_directoryMeaning);
    add(rows, Messages.config_unaligned, Optional.of(config.flag("unaligned_checkpoints") ? Messages.parts_yes : Messages.parts_no),
        Messages.config_unalignedMeaning);
    return rows;
  }

  private static void add(List<String[]> rows, String name, Optional<String> value, String meaning) {
    value.ifPresent(text -> rows.add(new String[] {name, text, meaning}));
  }

  private static Optional<String> duration(Document config, String name) {
    OptionalLong ms = config.number(name);
    return ms.isPresent() ? Optional.of(Quantities.durationMs(ms.getAsLong())) : Optional.empty();
  }

  private static Optional<String> number(Document config, String name) {
    OptionalLong number = config.number(name);
    return number.isPresent() ? Optional.of(Quantities.count(number.getAsLong())) : Optional.empty();
  }

  private static String cleanup(Document externalization) {
    return !externalization.flag("enabled") ? Messages.config_cleanupAlways
        : externalization.flag("delete_on_cancellation") ? Messages.config_cleanupCancel : Messages.config_cleanupNever;
  }
}
