package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.JobProblem;
import dev.stillwater.model.ParameterValues;
import dev.stillwater.model.catalog.ParameterSpec;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Parameter;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.commands.ChangeParameterCommand;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.gef.commands.Command;
import org.eclipse.osgi.util.NLS;

/**
 * Binds a row to a parameter of an operator; an empty text takes the parameter away, so that its default holds.
 *
 * <p>THREADING: UI thread.
 *
 * @param section the section of the row
 * @param operator the operator that is shown
 * @param spec the parameter
 */
record ParameterBinding(EditorSection section, Supplier<Operator> operator, ParameterSpec spec) implements Binding {
  @Override
  public String value() {
    return ChangeParameterCommand.find(operator.get(), spec.name()).map(Parameter::getValue).orElse("");
  }

  @Override
  public String hint() {
    return spec.defaultValue().orElse(spec.isRequired() ? Messages.ParameterBinding_required : Messages.ParameterBinding_optional);
  }

  @Override
  public Optional<String> refusal(String value) {
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      ParameterValues.check(spec, value);
      return Optional.empty();
    } catch (IllegalArgumentException refused) {
      return Optional.of(refused.getMessage());
    }
  }

  @Override
  public Command change(String value) {
    return new ChangeParameterCommand(operator.get(), spec.name(), value.isEmpty() ? Optional.empty() : Optional.of(value),
        NLS.bind(Messages.AttributeRows_change, spec.label()));
  }

  @Override
  public Optional<JobProblem> problem() {
    return section.diagram().problems().of(operator.get(), "parameter:" + spec.name());
  }

  /** The same binding for a check box: the default is shown as value, and setting it takes the parameter away. */
  Binding shownWithDefault() {
    return new Binding() {
      @Override
      public String value() {
        String set = ParameterBinding.this.value();
        return set.isEmpty() ? spec.defaultValue().orElse("false") : set;
      }

      @Override
      public Command change(String value) {
        return ParameterBinding.this.change(value.equals(spec.defaultValue().orElse("")) ? "" : value);
      }

      @Override
      public Optional<JobProblem> problem() {
        return ParameterBinding.this.problem();
      }
    };
  }

  /** The path from the folder of the job file, when the chosen file lies below it or beside; else the path as it is. */
  String relative(String chosen) {
    Path path = Path.of(chosen);
    return section.diagram().file().map(file -> file.toAbsolutePath().getParent())
        .filter(folder -> path.startsWith(folder)).map(folder -> folder.relativize(path).toString().replace('\\', '/')).orElse(chosen);
  }
}
