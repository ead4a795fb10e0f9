package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.catalog.ParameterSpec;
import dev.stillwater.model.catalog.ParameterType;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Schema;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.source.OpenSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;

/**
 * Makes the row that fits a parameter: text, check box, choice, or path with a Browse button; all can be reset to the default.
 *
 * <p>THREADING: UI thread.
 */
final class ParameterRows {
  private static final Set<String> FOLDERS = Set.of("sources", "directory-source.path");

  private final EditorSection section;
  private final Composite parent;
  private final Supplier<Operator> operator;

  ParameterRows(EditorSection section, Composite parent, Supplier<Operator> operator) {
    this.section = section;
    this.parent = parent;
    this.operator = operator;
  }

  /** Makes the row of the parameter. */
  void create(ParameterSpec spec) {
    RowTexts texts = new RowTexts(spec.label(), toolTip(spec), "parameter:" + spec.name());
    ParameterBinding binding = new ParameterBinding(section, operator, spec);
    switch (spec.type()) {
      case BOOLEAN -> section.add(new CheckRow(parent, texts, binding.shownWithDefault(), section::execute));
      case SCHEMA, FIELD, CHOICE -> section.add(
          new ChoiceRow(parent, texts, () -> choices(spec), binding, section::execute));
      case PATH -> createPath(texts, spec, binding);
      case STRING, LONG, DOUBLE, DURATION, SIZE, TIMESTAMP -> {
        createText(parent, texts, binding);
        if (spec.name().equals("class")) {
          createOpenSource(texts);
        }
      }
    }
  }

  private void createOpenSource(RowTexts texts) {
    Widgets.label(parent, "");
    Button open = Widgets.button(parent, SettingsMessages.ParameterRows_openSource);
    open.setToolTipText(SettingsMessages.ParameterRows_openSourceToolTip);
    open.setData("dev.stillwater.id", texts.id() + ":open");
    open.addListener(SWT.Selection, event -> OpenSource.of(section.diagram(), operator.get(),
        PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage()));
    Widgets.label(parent, "");
  }

  private TextRow createText(Composite into, RowTexts texts, ParameterBinding binding) {
    TextRow row = section.add(new TextRow(into, texts, TextRow.Style.LINE, binding, section::execute));
    addReset(row, binding);
    return row;
  }

  private void createPath(RowTexts texts, ParameterSpec spec, ParameterBinding binding) {
    TextRow row = createText(parent, texts, binding);
    Composite field = new Composite(parent, SWT.NONE);
    GridLayout grid = new GridLayout(2, false);
    grid.marginWidth = 0;
    grid.marginHeight = 0;
    field.setLayout(grid);
    field.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    field.moveAbove(row.control());
    row.control().setParent(field);
    Button browse = Widgets.button(field, Messages.ParameterRows_browse);
    row.control().moveAbove(browse);
    browse.setData("dev.stillwater.id", texts.id() + ":browse");
    browse.addListener(SWT.Selection, event -> {
      String chosen = isFolder(spec) ? chooseFolder(browse.getShell()) : chooseFile(browse.getShell(), spec);
      if (chosen != null) {
        row.enter(binding.relative(chosen));
      }
    });
  }

  private boolean isFolder(ParameterSpec spec) {
    return FOLDERS.contains(spec.name()) || FOLDERS.contains(operator.get().getKind() + '.' + spec.name());
  }

  private String chooseFolder(Shell shell) {
    DirectoryDialog dialog = new DirectoryDialog(shell);
    folder().ifPresent(dialog::setFilterPath);
    return dialog.open();
  }

  /** A file that is read must be there; one that is written, which always has a default, need not. */
  private String chooseFile(Shell shell, ParameterSpec spec) {
    FileDialog dialog = new FileDialog(shell, spec.isRequired() ? SWT.OPEN : SWT.SAVE);
    folder().ifPresent(dialog::setFilterPath);
    return dialog.open();
  }

  private Optional<String> folder() {
    return section.diagram().file().map(file -> file.toAbsolutePath().getParent().toString());
  }

  private void addReset(TextRow row, ParameterBinding binding) {
    Menu menu = new Menu(row.control());
    MenuItem reset = new MenuItem(menu, SWT.PUSH);
    reset.setText(Messages.ParameterRows_reset);
    reset.addListener(SWT.Selection, event -> row.enter(""));
    menu.addListener(SWT.Show, event -> reset.setEnabled(!binding.value().isEmpty()));
    row.control().setMenu(menu);
  }

  private List<ChoiceRow.Choice> choices(ParameterSpec spec) {
    List<ChoiceRow.Choice> choices = new ArrayList<>();
    if (!spec.isRequired()) {
      String defaultValue = spec.defaultValue().orElse("");
      choices.add(new ChoiceRow.Choice("", defaultValue.isEmpty() ? Messages.ParameterRows_noValue : defaultValue));
    }
    values(spec).stream().filter(value -> spec.isRequired() || !Optional.of(value).equals(spec.defaultValue()))
        .forEach(value -> choices.add(ChoiceRow.Choice.plain(value)));
    return choices;
  }

  private List<String> values(ParameterSpec spec) {
    if (spec.type() == ParameterType.SCHEMA) {
      return section.diagram().job().getSchemas().stream().map(Schema::getName).filter(Objects::nonNull).toList();
    }
    if (spec.type() == ParameterType.FIELD) {
      return fields();
    }
    return spec.choices();
  }

  /** The fields of the records: those of the schema that a source reads by, those that its expressions make, or those that come in. */
  private List<String> fields() {
    Optional<List<String>> own = ownSchema()
        .map(schema -> schema.getFields().stream().map(field -> field.getName()).filter(Objects::nonNull).toList());
    boolean isSource = section.diagram().kind(operator.get()).filter(OperatorKind::isSource).isPresent();
    return own.orElseGet(() -> isSource ? section.diagram().outputFields(operator.get(), 0) : section.diagram().inputFields(operator.get()));
  }

  /** The schema that another parameter of the operator names. */
  private Optional<Schema> ownSchema() {
    return section.diagram().kind(operator.get()).stream().flatMap(kind -> kind.parameters().stream())
        .filter(spec -> spec.type() == ParameterType.SCHEMA)
        .map(spec -> new ParameterBinding(section, operator, spec).value())
        .flatMap(name -> section.diagram().job().getSchemas().stream().filter(schema -> name.equals(schema.getName())))
        .findFirst();
  }

  private static String toolTip(ParameterSpec spec) {
    return spec.type() == ParameterType.DURATION ? spec.documentation() + '\n' + Messages.ParameterRows_duration : spec.documentation();
  }
}
