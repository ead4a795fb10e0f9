package dev.stillwater.ui.editor.properties;

import dev.stillwater.compiler.OperatorTypes;
import dev.stillwater.model.catalog.PortSpec;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Partitioning;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.Ports;
import dev.stillwater.ui.editor.model.StreamEnds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;

/**
 * The fields of the records that reach and leave an operator, or that a stream brings, with their types.
 *
 * <p>THREADING: UI thread.
 */
public final class SchemaSection extends EditorSection {
  @Override
  protected void createRows(Composite parent) {
    add(new FieldTable(parent, this::lines));
    add(new NoteRow(parent, "schema:note", () -> NoteRow.Note.of(lines().isEmpty() ? SettingsMessages.SchemaSection_unknown : SettingsMessages.SchemaSection_note)));
  }

  private List<FieldTable.Line> lines() {
    return switch (model()) {
      case Operator operator -> ofOperator(operator);
      case Stream stream -> ofStream(stream);
      default -> List.of();
    };
  }

  private List<FieldTable.Line> ofStream(Stream stream) {
    if (stream.getSource() == null) {
      return List.of();
    }
    List<String> keys = stream.getPartitioning() == Partitioning.HASH ? stream.getKeyFields() : List.of();
    return FieldTable.lines(NLS.bind(SettingsMessages.SchemaSection_from, JobDiagram.nameOf(stream.getSource())),
        diagram().types(stream.getSource()).output(StreamEnds.of(diagram(), stream).output()), keys);
  }

  private List<FieldTable.Line> ofOperator(Operator operator) {
    List<FieldTable.Line> lines = new ArrayList<>();
    OperatorTypes types = diagram().types(operator);
    List<PortSpec> inputs = Ports.inputs(operator, diagram().catalog());
    for (int index = 0; index < inputs.size(); index++) {
      List<Stream> streams = streams(operator, index);
      String sources = streams.stream().map(stream -> JobDiagram.nameOf(stream.getSource())).collect(Collectors.joining(", "));
      String label = sources.isEmpty() ? inputs.get(index).label() : NLS.bind(SettingsMessages.SchemaSection_portFrom, inputs.get(index).label(), sources);
      List<String> keys = streams.stream().filter(stream -> stream.getPartitioning() == Partitioning.HASH).findFirst().map(Stream::getKeyFields)
          .map(List::copyOf).orElse(List.of());
      lines.addAll(FieldTable.lines(label, types.input(index), keys));
    }
    if (inputs.isEmpty() && !types.input(0).isEmpty()) {
      lines.addAll(FieldTable.lines(SettingsMessages.SchemaSection_seen, types.input(0), List.of()));
    }
    List<PortSpec> outputs = Ports.outputs(operator, diagram().catalog());
    for (int index = 0; index < outputs.size(); index++) {
      lines.addAll(FieldTable.lines(outputs.get(index).label(), types.output(index), List.of()));
    }
    return lines;
  }

  private List<Stream> streams(Operator operator, int input) {
    return operator.getIncoming().stream()
        .filter(stream -> stream.getSource() != null && StreamEnds.of(diagram(), stream).input() == input).toList();
  }
}
