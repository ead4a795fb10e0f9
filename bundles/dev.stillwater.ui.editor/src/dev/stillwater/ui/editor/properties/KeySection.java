package dev.stillwater.ui.editor.properties;

import dev.stillwater.compiler.expression.FieldDescription;
import dev.stillwater.model.catalog.PortSpec;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.commands.ChangeFeatureCommand;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.Ports;
import dev.stillwater.ui.editor.model.StreamEnds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/**
 * The key by which the records of a keyed operator are spread: for each of its inputs the fields to choose from, in the order of the key.
 *
 * <p>THREADING: UI thread.
 */
public final class KeySection extends EditorSection {
  private static final Set<String> NO_KEYS = Set.of("bytes", "decimal");
  private static final int HEIGHT = 140;

  private Composite parent;
  private List<Stream> shown = List.of();

  @Override
  protected void createRows(Composite body) {
    parent = body;
    add(this::refreshStreams);
  }

  @Override
  protected void inputChanged() {
    if (model() instanceof Operator && diagram() != null) {
      refreshStreams();
    }
  }

  /** Makes the tables anew when other streams come in. */
  private void refreshStreams() {
    List<Stream> streams = streams();
    if (streams.equals(shown) && parent.getChildren().length > 0) {
      return;
    }
    shown = List.copyOf(streams);
    clearRows();
    add(this::refreshStreams);
    for (Control child : parent.getChildren()) {
      child.dispose();
    }
    streams.forEach(this::createTable);
    if (streams.isEmpty()) {
      Widgets.label(parent, SettingsMessages.KeySection_noStream).setLayoutData(wide(3));
    }
    add(new NoteRow(parent, "key:note", this::note));
    relayout(parent);
    refresh();
  }

  private List<Stream> streams() {
    Operator operator = (Operator) model();
    List<PortSpec> inputs = Ports.inputs(operator, diagram().catalog());
    return operator.getIncoming().stream().filter(stream -> stream.getSource() != null).filter(stream -> {
      int input = StreamEnds.of(diagram(), stream).input();
      return input >= 0 && input < inputs.size() && inputs.get(input).isKeyed();
    }).toList();
  }

  private NoteRow.Note note() {
    boolean hasKey = streams().stream().allMatch(stream -> !stream.getKeyFields().isEmpty());
    return hasKey ? NoteRow.Note.of(NLS.bind(SettingsMessages.KeySection_note, diagram().job().getMaxParallelism()))
        : NoteRow.Note.warning(SettingsMessages.KeySection_missing);
  }

  private void createTable(Stream stream) {
    Widgets.label(parent, NLS.bind(SettingsMessages.KeySection_from, JobDiagram.nameOf(stream.getSource()))).setLayoutData(wide(3));
    Composite area = new Composite(parent, SWT.NONE);
    GridLayout grid = new GridLayout(2, false);
    grid.marginWidth = 0;
    grid.marginHeight = 0;
    area.setLayout(grid);
    area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false, 3, 1));
    Table table = new Table(area, SWT.CHECK | SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
    table.setHeaderVisible(true);
    table.setLinesVisible(true);
    table.setData("dev.stillwater.id", "key:" + shown.indexOf(stream));
    GridData data = new GridData(SWT.FILL, SWT.FILL, true, true);
    data.heightHint = HEIGHT;
    table.setLayoutData(data);
    column(table, SettingsMessages.KeySection_field, 220);
    column(table, SettingsMessages.KeySection_type, 110);
    column(table, SettingsMessages.KeySection_place, 110);
    Composite buttons = new Composite(area, SWT.NONE);
    buttons.setLayout(new GridLayout(1, true));
    buttons.setLayoutData(new GridData(SWT.FILL, SWT.TOP, false, false));
    button(buttons, SettingsMessages.KeySection_up, () -> move(stream, table, -1));
    button(buttons, SettingsMessages.KeySection_down, () -> move(stream, table, 1));
    table.addListener(SWT.Selection, event -> {
      if (event.detail == SWT.CHECK) {
        toggle(stream, ((TableItem) event.item).getText(0));
      }
    });
    add(() -> show(stream, table));
  }

  /** Key fields first, in their order, then the other fields; fields of the key that the records do not have are shown as well. */
  private void show(Stream stream, Table table) {
    if (table.isDisposed()) {
      return;
    }
    List<FieldDescription> fields = diagram().types(stream.getSource()).output(StreamEnds.of(diagram(), stream).output());
    List<String> keys = stream.getKeyFields();
    List<String> names = new ArrayList<>(keys);
    fields.stream().map(FieldDescription::name).filter(name -> !keys.contains(name)).forEach(names::add);
    table.setItemCount(names.size());
    for (int index = 0; index < names.size(); index++) {
      String name = names.get(index);
      String type = fields.stream().filter(field -> field.name().equals(name)).map(FieldDescription::typeText).findFirst().orElse(SettingsMessages.KeySection_unknown);
      boolean isKey = index < keys.size();
      boolean isUnfit = NO_KEYS.contains(type.replace("?", "")) || type.endsWith("?");
      String place = isKey ? NLS.bind(SettingsMessages.FieldTable_key, index + 1) : isUnfit ? SettingsMessages.KeySection_unfit : "";
      TableItem item = table.getItem(index);
      item.setText(new String[] {name, type, place});
      item.setChecked(isKey);
    }
  }

  private void toggle(Stream stream, String field) {
    List<String> keys = new ArrayList<>(stream.getKeyFields());
    if (!keys.remove(field)) {
      keys.add(field);
    }
    change(stream, keys);
  }

  private void move(Stream stream, Table table, int step) {
    List<String> keys = new ArrayList<>(stream.getKeyFields());
    int from = table.getSelectionIndex();
    int to = from + step;
    if (from >= 0 && from < keys.size() && to >= 0 && to < keys.size()) {
      Collections.swap(keys, from, to);
      change(stream, keys);
      refresh();
      table.setSelection(to);
    }
  }

  private void change(Stream stream, List<String> keys) {
    execute(new ChangeFeatureCommand(stream, JobPackage.Literals.STREAM__KEY_FIELDS, List.copyOf(keys), SettingsMessages.KeySection_change));
    refresh();
  }

  private static void column(Table table, String title, int width) {
    TableColumn column = new TableColumn(table, SWT.LEAD);
    column.setText(title);
    column.setWidth(width);
  }

  private static void button(Composite buttons, String text, Runnable action) {
    Button button = Widgets.button(buttons, text);
    button.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    button.addListener(SWT.Selection, event -> action.run());
  }
}
