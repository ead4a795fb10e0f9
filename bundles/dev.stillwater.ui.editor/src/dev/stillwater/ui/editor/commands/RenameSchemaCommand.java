package dev.stillwater.ui.editor.commands;

import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.ParameterType;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Parameter;
import dev.stillwater.model.job.Schema;
import dev.stillwater.ui.editor.Messages;
import java.util.Objects;

/**
 * Renames a schema and every parameter that refers to it.
 *
 * <p>THREADING: UI thread.
 */
public final class RenameSchemaCommand extends JobCommand {
  private final Job job;
  private final Schema schema;
  private final String name;
  private final OperatorCatalog catalog;

  /** Gives the schema the name. */
  public RenameSchemaCommand(Job job, Schema schema, String name, OperatorCatalog catalog) {
    super(Messages.RenameSchemaCommand_label);
    this.job = job;
    this.schema = schema;
    this.name = name;
    this.catalog = catalog;
  }

  /** True for a new name that is not blank and that no other schema has. */
  @Override
  public boolean canExecute() {
    return name != null && !name.isBlank() && job.getSchemas().stream().noneMatch(other -> name.equals(other.getName()));
  }

  @Override
  protected void apply() {
    String old = schema.getName();
    set(schema, JobPackage.Literals.SCHEMA__NAME, name);
    for (Operator operator : job.getOperators()) {
      for (Parameter parameter : operator.getParameters()) {
        if (isSchema(operator, parameter) && Objects.equals(parameter.getValue(), old)) {
          set(parameter, JobPackage.Literals.PARAMETER__VALUE, name);
        }
      }
    }
  }

  private boolean isSchema(Operator operator, Parameter parameter) {
    return catalog.kind(operator.getKind()).flatMap(kind -> kind.parameter(parameter.getName()))
        .filter(spec -> spec.type() == ParameterType.SCHEMA).isPresent();
  }
}
