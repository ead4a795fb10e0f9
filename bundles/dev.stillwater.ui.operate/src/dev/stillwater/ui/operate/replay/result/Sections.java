package dev.stillwater.ui.operate.replay.result;

import dev.stillwater.host.replay.results.Members;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/**
 * A page of headings, sentences and short tables that scrolls when it does not fit.
 *
 * <p>THREADING: UI thread.
 */
final class Sections {
  private static final int MARGIN = 14;
  private static final int TABLE_ROWS_MAX = 12;
  private static final int FIELDS_ACROSS_MAX = 8;
  private static final int WORDS_WIDTH = 400;

  private final ScrolledComposite scrolled;
  private final Composite body;
  private String lastHeading = "";

  Sections(Composite parent) {
    scrolled = new ScrolledComposite(parent, SWT.V_SCROLL);
    scrolled.setExpandHorizontal(true);
    scrolled.setExpandVertical(true);
    body = new Composite(scrolled, SWT.NONE);
    // Labels would keep the plain background of windows behind them after a switch of the theme.
    body.setBackgroundMode(SWT.INHERIT_FORCE);
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = MARGIN;
    layout.marginHeight = MARGIN;
    body.setLayout(layout);
    scrolled.setContent(body);
    scrolled.setShowFocusedControl(true);
    scrolled.addListener(SWT.Resize, event -> resize());
  }

  private void resize() {
    scrolled.setMinSize(body.computeSize(scrolled.getClientArea().width, SWT.DEFAULT));
  }

  Composite body() {
    return body;
  }

  /** Everything is there. */
  void done() {
    resize();
    body.layout(true, true);
  }

  /** A heading. */
  void heading(String text) {
    lastHeading = text;
    Label label = words(text);
    label.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
    ((GridData) label.getLayoutData()).verticalIndent = 8;
  }

  /** A sentence in large letters. */
  Label title(String text, String id) {
    Label label = words(text);
    label.setFont(JFaceResources.getHeaderFont());
    label.setData("dev.stillwater.id", id);
    return label;
  }

  /** A sentence. */
  Label words(String text) {
    Label label = new Label(body, SWT.WRAP);
    label.setText(LegacyActionTools.escapeMnemonics(text));
    GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
    data.widthHint = WORDS_WIDTH;
    label.setLayoutData(data);
    return label;
  }

  /** A table, as high as its rows up to a bound. */
  CountTable table(String id, String[] titles, List<List<String>> rows) {
    CountTable table = new CountTable(body, id, titles).named(lastHeading);
    rows.forEach(row -> table.add(row, row));
    table.pack();
    GridData data = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
    data.heightHint = table.control().getHeaderHeight() + table.control().getItemHeight() * Math.max(1, Math.min(TABLE_ROWS_MAX, rows.size())) + 4;
    table.control().setLayoutData(data);
    return table;
  }

  /** One row: a field a column, or a line where there are too many for that. */
  void row(String id, Members row) {
    List<String> names = row.fields().stream().map(Map.Entry::getKey).toList();
    List<String> values = values(row, names);
    if (names.size() <= FIELDS_ACROSS_MAX) {
      table(id, CountTable.titles(names, List.of(values)), List.of(values));
    } else {
      table(id, new String[] {Messages.divergence_field, Messages.divergence_value}, row.fields().stream().map(field -> List.of(field.getKey(),
          field.getValue().orElse(Messages.grid_missing))).toList());
    }
  }

  /** The rows of a stream on the sides, {@code a} or {@code b}, a field a column. */
  void rows(String id, Members stream, List<String> sides) {
    Set<String> fields = new LinkedHashSet<>();
    sides.stream().flatMap(side -> stream.list(side).stream()).forEach(row -> row.fields().forEach(field -> fields.add(field.getKey())));
    List<String> titles = new ArrayList<>(List.of(Messages.sections_side));
    titles.addAll(fields);
    List<List<String>> lines = new ArrayList<>();
    for (String side : sides) {
      String name = side.equals("a") ? "A" : "B";
      if (stream.list(side).isEmpty()) {
        lines.add(fields.isEmpty() ? List.of(name) : List.of(name, Messages.sections_nothing));
      }
      stream.list(side).forEach(row -> {
        List<String> line = new ArrayList<>(List.of(name));
        line.addAll(values(row, fields));
        lines.add(line);
      });
    }
    // A side that has nothing says so in its first field, which is no number then.
    table(id, CountTable.titles(titles, lines.stream().filter(line -> line.size() == titles.size()).toList()), lines);
  }

  /** The values of a row in the order of the fields; missing ones as a word. */
  static List<String> values(Members row, Iterable<String> fields) {
    Map<String, Optional<String>> known = new HashMap<>();
    row.fields().forEach(field -> known.put(field.getKey(), field.getValue()));
    List<String> values = new ArrayList<>();
    fields.forEach(field -> values.add(known.getOrDefault(field, Optional.empty()).orElse(known.containsKey(field) ? Messages.grid_missing : "")));
    return values;
  }
}
