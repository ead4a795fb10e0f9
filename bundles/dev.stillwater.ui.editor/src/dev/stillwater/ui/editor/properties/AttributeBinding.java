package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.JobProblem;
import dev.stillwater.model.ParameterValues;
import dev.stillwater.ui.editor.Messages;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.gef.commands.Command;
import org.eclipse.osgi.util.NLS;

/**
 * Binds a row to an attribute of the job model. Lengths of time, which the model keeps in milliseconds, are typed and shown with their unit.
 *
 * <p>THREADING: UI thread.
 *
 * @param attribute the attribute
 * @param current its value
 * @param change makes the command that sets it
 * @param problems what the check says about it
 */
record AttributeBinding(EAttribute attribute, Supplier<Object> current, Function<Object, Command> change, Supplier<Optional<JobProblem>> problems)
    implements Binding {
  private static final String MILLISECONDS = "Ms";

  @Override
  public String value() {
    Object value = current.get();
    if (value == null) {
      return "";
    }
    return isDuration() ? ParameterValues.formatDuration(Duration.ofMillis((Long) value))
        : EcoreUtil.convertToString(attribute.getEAttributeType(), value);
  }

  @Override
  public Command change(String text) {
    return change.apply(parse(text));
  }

  @Override
  public Optional<String> refusal(String text) {
    try {
      Object parsed = parse(text);
      boolean isNegative = parsed instanceof Number number && number.doubleValue() < 0;
      return isNegative ? Optional.of(Messages.AttributeBinding_negative) : Optional.empty();
    } catch (NumberFormatException notANumber) {
      return Optional.of(NLS.bind(Messages.AttributeBinding_notANumber, text));
    } catch (IllegalArgumentException refused) {
      return Optional.of(refused.getMessage());
    }
  }

  @Override
  public Optional<JobProblem> problem() {
    return problems.get();
  }

  private Object parse(String text) {
    String stripped = text.strip();
    if (isDuration()) {
      return ParameterValues.parseMilliseconds(stripped);
    }
    if (attribute.getEAttributeType() == EcorePackage.Literals.ESTRING) {
      return stripped.isEmpty() ? null : text;
    }
    return EcoreUtil.createFromString(attribute.getEAttributeType(), stripped);
  }

  private boolean isDuration() {
    return attribute.getName().endsWith(MILLISECONDS);
  }
}
