package dev.stillwater.ui.editor.check;

import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Schema;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.util.List;
import java.util.Objects;

/**
 * The fields of the records that flow in a stream.
 *
 * <p>THREADING: UI thread.
 */
public final class StreamFields {
  private StreamFields() {}

  /** The names of the fields in order; empty when they cannot be told. */
  public static List<String> of(JobDiagram diagram, Stream stream) {
    Operator source = stream.getSource();
    return source == null ? List.of() : diagram.job().getSchemas().stream().filter(schema -> Objects.nonNull(schema.getName()))
        .findFirst().map(Schema::getFields).stream().flatMap(List::stream).map(field -> field.getName()).toList();
  }
}
