package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.JobProblem;
import dev.stillwater.model.catalog.PortSpec;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Partitioning;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.commands.ChangeFeatureCommand;
import dev.stillwater.ui.editor.commands.ChangePartitioningCommand;
import dev.stillwater.ui.editor.commands.ReconnectStreamCommand;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.Ports;
import dev.stillwater.ui.editor.model.StreamEnds;
import dev.stillwater.ui.editor.model.StreamRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.gef.commands.Command;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/**
 * The ports, the partitioning and the key fields of a stream.
 *
 * <p>THREADING: UI thread.
 */
public final class StreamSection extends EditorSection {
  private static final String SEPARATOR = ", ";

  @Override
  protected void createRows(Composite parent) {
    Label ends = Widgets.label(parent, "");
    ends.setLayoutData(wide(3));
    add(() -> ends.setText(JobDiagram.nameOf(stream().getSource()) + "  \u2192  " + JobDiagram.nameOf(stream().getTarget())));
    addPort(parent, JobPackage.Literals.STREAM__SOURCE_PORT, new PortBinding(true));
    addPort(parent, JobPackage.Literals.STREAM__TARGET_PORT, new PortBinding(false));
    List<ChoiceRow.Choice> choices = Arrays.stream(Partitioning.values()).map(Partitioning::getLiteral)
        .map(literal -> new ChoiceRow.Choice(literal, RowTexts.literal("Partitioning", literal))).toList();
    add(new ChoiceRow(parent, RowTexts.of(JobPackage.Literals.STREAM__PARTITIONING), () -> choices,
        new PartitioningBinding(), this::execute));
    TextRow keys = add(new TextRow(parent, RowTexts.of(JobPackage.Literals.STREAM__KEY_FIELDS), TextRow.Style.LINE,
        new KeyBinding(), this::execute));
    add(() -> keys.control().setEnabled(stream().getPartitioning() == Partitioning.HASH));
    Widgets.label(parent, "");
    Button choose = Widgets.button(parent, Messages.StreamSection_choose);
    choose.setData("dev.stillwater.id", "Stream.keyFields:choose");
    choose.addListener(SWT.Selection, event -> chooseKeys(choose));
    Widgets.label(parent, "");
    add(() -> choose.setEnabled(stream().getPartitioning() == Partitioning.HASH));
  }

  /** A row that is there while the operator has several ports to choose from. */
  private void addPort(Composite parent, EAttribute feature, PortBinding binding) {
    ChoiceRow row = add(new ChoiceRow(parent, RowTexts.of(feature), binding::choices, binding, this::execute));
    add(() -> {
      if (row.setShown(binding.ports().size() > 1)) {
        relayout(parent);
      }
    });
  }

  private void chooseKeys(Button button) {
    Menu menu = new Menu(button);
    List<String> fields = diagram().outputFields(stream().getSource(), StreamEnds.of(diagram(), stream()).output());
    if (fields.isEmpty()) {
      MenuItem none = new MenuItem(menu, SWT.PUSH);
      none.setText(Messages.StreamSection_noFields);
      none.setEnabled(false);
    }
    for (String field : fields) {
      MenuItem item = new MenuItem(menu, SWT.CHECK);
      item.setText(field);
      item.setSelection(stream().getKeyFields().contains(field));
      item.addListener(SWT.Selection, event -> toggle(field));
    }
    menu.setLocation(button.toDisplay(0, button.getSize().y));
    menu.addListener(SWT.Hide, event -> menu.getDisplay().asyncExec(menu::dispose));
    menu.setVisible(true);
  }

  private void toggle(String field) {
    List<String> keys = new ArrayList<>(stream().getKeyFields());
    if (!keys.remove(field)) {
      keys.add(field);
    }
    execute(changeKeys(keys));
  }

  private Command changeKeys(List<String> keys) {
    return new ChangeFeatureCommand(stream(), JobPackage.Literals.STREAM__KEY_FIELDS, List.copyOf(keys), Messages.StreamSection_changeKeys);
  }

  private Stream stream() {
    return (Stream) model();
  }

  /** Edits the output at which the stream begins, or the input at which it ends, by name. */
  private final class PortBinding implements Binding {
    private final boolean isSource;

    PortBinding(boolean isSource) {
      this.isSource = isSource;
    }

    List<PortSpec> ports() {
      return isSource ? Ports.outputs(stream().getSource(), diagram().catalog()) : Ports.inputs(stream().getTarget(), diagram().catalog());
    }

    List<ChoiceRow.Choice> choices() {
      return ports().stream().map(port -> new ChoiceRow.Choice(port.name(), port.label())).toList();
    }

    @Override
    public String value() {
      StreamEnds ends = StreamEnds.of(diagram(), stream());
      int index = isSource ? ends.output() : ends.input();
      return index >= 0 ? ports().get(index).name() : isSource ? stream().getSourcePort() : stream().getTargetPort();
    }

    @Override
    public Optional<String> refusal(String value) {
      return StreamRules.of(diagram()).without(stream()).refusal(moved(value));
    }

    @Override
    public Command change(String value) {
      return new ReconnectStreamCommand(diagram(), stream(), moved(value));
    }

    private StreamEnds moved(String value) {
      StreamEnds ends = StreamEnds.of(diagram(), stream());
      int index = Ports.index(ports(), value);
      return isSource ? ends.from(ends.source(), index) : ends.to(ends.target(), index);
    }
  }

  /** Edits the partitioning. */
  private final class PartitioningBinding implements Binding {
    @Override
    public String value() {
      return stream().getPartitioning().getLiteral();
    }

    @Override
    public Command change(String value) {
      return new ChangePartitioningCommand(stream(), Partitioning.get(value));
    }

    @Override
    public Optional<JobProblem> problem() {
      return diagram().problems().of(stream()).stream().findFirst();
    }
  }

  /** Edits the key fields as a list with commas. */
  private final class KeyBinding implements Binding {
    @Override
    public String value() {
      return String.join(SEPARATOR, stream().getKeyFields());
    }

    @Override
    public String hint() {
      return Messages.StreamSection_keyHint;
    }

    @Override
    public Optional<String> refusal(String value) {
      List<String> keys = split(value);
      if (!keys.stream().allMatch(SchemaNames::isIdentifier)) {
        return Optional.of(Messages.StreamSection_keyForm);
      }
      return keys.stream().distinct().count() < keys.size() ? Optional.of(Messages.StreamSection_keyTwice) : Optional.empty();
    }

    @Override
    public Command change(String value) {
      return changeKeys(split(value));
    }

    private static List<String> split(String value) {
      return value.isBlank() ? List.of() : Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    }
  }
}
