package dev.stillwater.ui.editor.commands;

import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Parameter;
import java.util.Objects;
import java.util.Optional;

/**
 * Sets a parameter of an operator, or takes it away so that its default holds again.
 *
 * <p>THREADING: UI thread.
 */
public final class ChangeParameterCommand extends JobCommand {
  private final Operator operator;
  private final String name;
  private final Optional<String> value;

  /** Gives the parameter the value; empty takes the parameter away. */
  public ChangeParameterCommand(Operator operator, String name, Optional<String> value, String label) {
    super(label);
    this.operator = operator;
    this.name = name;
    this.value = value;
  }

  /** The parameter of the name, if it is set. */
  public static Optional<Parameter> find(Operator operator, String name) {
    return operator.getParameters().stream().filter(parameter -> Objects.equals(parameter.getName(), name)).findFirst();
  }

  @Override
  public boolean canExecute() {
    return !find(operator, name).map(Parameter::getValue).equals(value);
  }

  @Override
  protected void apply() {
    Optional<Parameter> present = find(operator, name);
    if (value.isEmpty()) {
      present.ifPresent(parameter -> remove(operator.getParameters(), parameter));
    } else if (present.isPresent()) {
      set(present.get(), JobPackage.Literals.PARAMETER__VALUE, value.get());
    } else {
      Parameter parameter = JobFactory.eINSTANCE.createParameter();
      parameter.setName(name);
      parameter.setValue(value.get());
      add(operator.getParameters(), parameter, -1);
    }
  }
}
