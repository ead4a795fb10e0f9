package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.job.Field;
import dev.stillwater.model.job.FieldType;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Schema;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.commands.ChangeFeatureCommand;
import dev.stillwater.ui.editor.commands.RenameSchemaCommand;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.emf.common.util.BasicEList;
import org.eclipse.emf.common.util.EList;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;

/**
 * The schemas of a job and the fields of the selected one.
 *
 * <p>THREADING: UI thread.
 */
public final class JobSchemasSection extends EditorSection {
  private static final int SCHEMA_WIDTH = 150;
  private static final int NAME_WIDTH = 170;
  private static final int TYPE_WIDTH = 110;
  private static final int NULLABLE_WIDTH = 110;
  private static final List<String> TYPES = Arrays.stream(FieldType.values()).map(FieldType::getLiteral).toList();

  private ElementTable<Schema> schemas;
  private ElementTable<Field> fields;

  @Override
  protected void createRows(Composite parent) {
    Composite columns = new Composite(parent, SWT.NONE);
    GridLayout grid = new GridLayout(2, false);
    grid.marginWidth = 0;
    columns.setLayout(grid);
    columns.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 3, 1));
    Composite left = column(columns, false);
    Composite right = column(columns, true);
    schemas = add(new ElementTable<>(left, this, new ElementTable.Content<>("schemas", Messages.SchemasSection_schema,
        () -> job().getSchemas(), this::createSchema, List.of(schemaName()))));
    fields = add(new ElementTable<>(right, this, new ElementTable.Content<>("fields", Messages.SchemasSection_field,
        this::fieldsOfSelected, this::createField, List.of(fieldName(), fieldType(), fieldNullable()))));
    schemas.onSelection(fields::refresh);
  }

  @Override
  public void refresh() {
    super.refresh();
    if (!isGone() && schemas.selected().isEmpty() && !job().getSchemas().isEmpty()) {
      schemas.select(job().getSchemas().getFirst());
    }
  }

  private Composite column(Composite parent, boolean grabs) {
    Composite column = new Composite(parent, SWT.NONE);
    GridLayout grid = new GridLayout(3, false);
    grid.marginWidth = 0;
    grid.marginHeight = 0;
    column.setLayout(grid);
    GridData data = new GridData(SWT.FILL, SWT.FILL, grabs, true);
    data.widthHint = grabs ? SWT.DEFAULT : SCHEMA_WIDTH + 120;
    column.setLayoutData(data);
    return column;
  }

  private ElementTable.Column<Schema> schemaName() {
    return ElementTable.Column.<Schema>text(Messages.SchemasSection_schemas, SCHEMA_WIDTH, schema -> shown(schema.getName()),
        (schema, text) -> new RenameSchemaCommand(job(), schema, text, diagram().catalog()))
        .refusing((schema, text) -> refusal(text, job().getSchemas().stream().filter(other -> other != schema).map(Schema::getName)));
  }

  private ElementTable.Column<Field> fieldName() {
    return ElementTable.Column.<Field>text(Messages.SchemasSection_name, NAME_WIDTH, field -> shown(field.getName()),
        (field, text) -> new ChangeFeatureCommand(field, JobPackage.Literals.FIELD__NAME, text, Messages.SchemasSection_changeField))
        .refusing((field, text) -> SchemaNames.isIdentifier(text)
            ? refusal(text, fieldsOfSelected().stream().filter(other -> other != field).map(Field::getName))
            : Optional.of(Messages.SchemasSection_notAnIdentifier));
  }

  private ElementTable.Column<Field> fieldType() {
    return ElementTable.Column.<Field>text(Messages.SchemasSection_type, TYPE_WIDTH, field -> field.getType().getLiteral(),
        (field, text) -> new ChangeFeatureCommand(
            field, JobPackage.Literals.FIELD__TYPE, FieldType.get(text), Messages.SchemasSection_changeField))
        .choosing(TYPES);
  }

  private ElementTable.Column<Field> fieldNullable() {
    return ElementTable.Column.<Field>text(Messages.SchemasSection_nullable, NULLABLE_WIDTH,
        field -> field.isNullable() ? Messages.SchemasSection_yes : Messages.SchemasSection_no,
        (field, text) -> new ChangeFeatureCommand(
            field, JobPackage.Literals.FIELD__NULLABLE, text.equals(Messages.SchemasSection_yes), Messages.SchemasSection_changeField))
        .choosing(List.of(Messages.SchemasSection_no, Messages.SchemasSection_yes));
  }

  private EList<Field> fieldsOfSelected() {
    return schemas.selected().map(Schema::getFields).orElseGet(BasicEList::new);
  }

  private Schema createSchema() {
    Schema schema = JobFactory.eINSTANCE.createSchema();
    schema.setName(unused("schema", job().getSchemas().stream().map(Schema::getName).toList()));
    return schema;
  }

  private Field createField() {
    Field field = JobFactory.eINSTANCE.createField();
    field.setName(unused("field", fieldsOfSelected().stream().map(Field::getName).toList()));
    return field;
  }

  private static String unused(String stem, List<String> used) {
    int number = 1;
    while (used.contains(stem + number)) {
      number++;
    }
    return stem + number;
  }

  private static Optional<String> refusal(String text, Stream<String> others) {
    if (text.isBlank()) {
      return Optional.of(Messages.SchemasSection_blank);
    }
    return others.anyMatch(text::equals) ? Optional.of(Messages.SchemasSection_used) : Optional.empty();
  }

  private static String shown(String text) {
    return text == null ? "" : text;
  }

  private Job job() {
    return (Job) model();
  }
}
