package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.JobProblem;
import dev.stillwater.model.job.Job;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.commands.ChangeFeatureCommand;
import dev.stillwater.ui.editor.commands.ChangeSettingCommand;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;

/**
 * Makes the row that fits an attribute of the job model: text, check box or choice.
 *
 * <p>THREADING: UI thread.
 */
final class AttributeRows {
  private final EditorSection section;
  private final Composite parent;
  private final Function<String, Optional<JobProblem>> problems;

  AttributeRows(EditorSection section, Composite parent, Function<String, Optional<JobProblem>> problems) {
    this.section = section;
    this.parent = parent;
    this.problems = problems;
  }

  /** A row for an attribute of the object that the section shows. */
  Row own(EAttribute attribute, TextRow.Style style) {
    RowTexts texts = RowTexts.of(attribute);
    String label = NLS.bind(Messages.AttributeRows_change, texts.label());
    return row(attribute, texts, style, new AttributeBinding(attribute,
        () -> section.model().eGet(attribute), value -> new ChangeFeatureCommand(section.model(), attribute, value, label),
        () -> problems.apply(attribute.getName())));
  }

  /** A row for an attribute of one of the job's settings objects, which may not exist yet. */
  Row setting(EReference settings, EAttribute attribute) {
    RowTexts texts = RowTexts.of(attribute);
    String label = NLS.bind(Messages.AttributeRows_change, texts.label());
    return row(attribute, texts, TextRow.Style.LINE, new AttributeBinding(attribute,
        () -> ChangeSettingCommand.valueOf((Job) section.model(), settings, attribute),
        value -> new ChangeSettingCommand((Job) section.model(), settings, attribute, value, label),
        () -> problems.apply(settings.getName() + '.' + attribute.getName())));
  }

  private Row row(EAttribute attribute, RowTexts texts, TextRow.Style style, Binding binding) {
    if (attribute.getEAttributeType() == EcorePackage.Literals.EBOOLEAN) {
      return section.add(new CheckRow(parent, texts, binding, section::execute));
    }
    if (attribute.getEAttributeType() instanceof EEnum values) {
      return section.add(new ChoiceRow(parent, texts, () -> literals(values), binding, section::execute));
    }
    return section.add(new TextRow(parent, texts, style, binding, section::execute));
  }

  private static List<ChoiceRow.Choice> literals(EEnum values) {
    return values.getELiterals().stream().map(EEnumLiteral::getLiteral)
        .map(literal -> new ChoiceRow.Choice(literal, RowTexts.literal(values.getName(), literal))).toList();
  }
}
