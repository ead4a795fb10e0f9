package dev.stillwater.ui.operate.launch;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerEditor;
import org.eclipse.jface.viewers.ColumnViewerEditorActivationStrategy;
import org.eclipse.jface.viewers.EditingSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.TableViewerEditor;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.jface.widgets.WidgetFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

/**
 * A table of overrides: operator parameter and value, edited in place.
 *
 * <p>THREADING: UI thread.
 */
final class SettingsTable {
  private static final int NAME_WIDTH = 150;
  private static final int VALUE_WIDTH = 190;
  private final List<Setting> rows = new ArrayList<>();
  private final TableViewer viewer;
  private final Runnable onChange;

  private static final class Setting {
    private String name;
    private String value;

    Setting(String name, String value) {
      this.name = name;
      this.value = value;
    }
  }

  SettingsTable(Composite parent, Runnable onChange) {
    this.onChange = onChange;
    viewer = new TableViewer(parent, SWT.BORDER | SWT.FULL_SELECTION | SWT.MULTI);
    viewer.getTable().setHeaderVisible(true);
    GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 90).applyTo(viewer.getTable());
    column(Messages.settings_parameter, NAME_WIDTH, true);
    column(Messages.settings_value, VALUE_WIDTH, false);
    viewer.setContentProvider(ArrayContentProvider.getInstance());
    viewer.setInput(rows);
    Composite buttons = WidgetFactory.composite(SWT.NONE).create(parent);
    GridLayoutFactory.fillDefaults().applyTo(buttons);
    GridDataFactory.fillDefaults().applyTo(buttons);
    Button add = WidgetFactory.button(SWT.PUSH).text(Messages.settings_add).onSelect(event -> add()).create(buttons);
    GridDataFactory.fillDefaults().applyTo(add);
    Button remove = WidgetFactory.button(SWT.PUSH).text(Messages.settings_remove).enabled(false).onSelect(event -> remove()).create(buttons);
    GridDataFactory.fillDefaults().applyTo(remove);
    // Tab goes from the name to the value.
    TableViewerEditor.create(viewer, new ColumnViewerEditorActivationStrategy(viewer), ColumnViewerEditor.TABBING_HORIZONTAL
        | ColumnViewerEditor.TABBING_MOVE_TO_ROW_NEIGHBOR);
    viewer.addSelectionChangedListener(event -> remove.setEnabled(!event.getSelection().isEmpty()));
  }

  /** Each row as {@code UID.PARAM=VALUE}. */
  List<String> settings() {
    return rows.stream().map(row -> row.name + "=" + row.value).toList();
  }

  /** Shows these overrides. */
  void setSettings(List<String> settings) {
    rows.clear();
    for (String setting : settings) {
      int end = setting.indexOf('=');
      rows.add(end < 0 ? new Setting(setting, "") : new Setting(setting.substring(0, end), setting.substring(end + 1)));
    }
    viewer.refresh();
  }

  private void add() {
    Setting fresh = new Setting(Messages.settings_example, "");
    rows.add(fresh);
    viewer.refresh();
    onChange.run();
    viewer.editElement(fresh, 0);
  }

  private void remove() {
    rows.removeAll(viewer.getStructuredSelection().toList());
    viewer.refresh();
    onChange.run();
  }

  private void column(String title, int width, boolean isName) {
    TableViewerColumn column = new TableViewerColumn(viewer, SWT.NONE);
    column.getColumn().setText(title);
    column.getColumn().setWidth(width);
    column.setLabelProvider(new ColumnLabelProvider() {
      @Override
      public String getText(Object element) {
        Setting setting = (Setting) element;
        return isName ? setting.name : setting.value;
      }
    });
    column.setEditingSupport(new EditingSupport(viewer) {
      @Override
      protected CellEditor getCellEditor(Object element) {
        return new TextCellEditor(SettingsTable.this.viewer.getTable());
      }

      @Override
      protected boolean canEdit(Object element) {
        return true;
      }

      @Override
      protected Object getValue(Object element) {
        Setting setting = (Setting) element;
        return isName ? setting.name : setting.value;
      }

      @Override
      protected void setValue(Object element, Object value) {
        Setting setting = (Setting) element;
        if (isName) {
          setting.name = String.valueOf(value).strip();
        } else {
          setting.value = String.valueOf(value);
        }
        SettingsTable.this.viewer.update(element, null);
        onChange.run();
      }
    });
  }
}
