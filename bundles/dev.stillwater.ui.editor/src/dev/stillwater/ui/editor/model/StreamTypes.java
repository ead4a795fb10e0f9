package dev.stillwater.ui.editor.model;

import dev.stillwater.compiler.expression.FieldDescription;
import dev.stillwater.model.job.Partitioning;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;

/**
 * Says whether the records of a new stream go with those that the input gets already and, when not, why. Where types are not known, nothing is refused.
 *
 * <p>THREADING: the thread that owns the job.
 */
final class StreamTypes {
  private static final int FIELDS_SHOWN = 6;

  private final JobDiagram diagram;
  private final Predicate<Stream> isIgnored;

  /** Judges by the types as last checked, as if the ignored streams were not there. */
  StreamTypes(JobDiagram diagram, Predicate<Stream> isIgnored) {
    this.diagram = diagram;
    this.isIgnored = isIgnored;
  }

  /** Why no stream can lead between the ends; empty when one can. Cost: scans the streams into the target. */
  Optional<String> refusal(StreamEnds ends) {
    List<FieldDescription> fields = diagram.types(ends.source()).output(ends.output());
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    for (Stream other : ends.target().getIncoming()) {
      if (other.getSource() != null && !isIgnored.test(other) && StreamEnds.of(diagram, other).input() == ends.input()) {
        Optional<String> refusal = refusal(ends, fields, other);
        if (refusal.isPresent()) {
          return refusal;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> refusal(StreamEnds ends, List<FieldDescription> fields, Stream other) {
    StreamEnds otherEnds = StreamEnds.of(diagram, other);
    List<FieldDescription> present = diagram.types(otherEnds.source()).output(otherEnds.output());
    String name = JobDiagram.nameOf(ends.source());
    String target = JobDiagram.nameOf(ends.target());
    if (!present.isEmpty() && !present.equals(fields)) {
      return Optional.of(NLS.bind(Messages.StreamTypes_differ,
          new Object[] {name, target, JobDiagram.nameOf(otherEnds.source()), difference(present, fields), text(present)}));
    }
    List<String> names = fields.stream().map(FieldDescription::name).toList();
    List<String> missing = other.getPartitioning() == Partitioning.HASH
        ? other.getKeyFields().stream().filter(key -> !names.contains(key)).toList() : List.of();
    return missing.isEmpty() ? Optional.empty()
        : Optional.of(NLS.bind(Messages.StreamTypes_key, new Object[] {target, String.join(", ", missing), name, text(fields)}));
  }

  /** The first difference in words. */
  private static String difference(List<FieldDescription> expected, List<FieldDescription> found) {
    List<String> names = found.stream().map(FieldDescription::name).toList();
    for (FieldDescription field : expected) {
      if (!names.contains(field.name())) {
        return NLS.bind(Messages.StreamTypes_missing, field.name());
      }
      FieldDescription same = found.get(names.indexOf(field.name()));
      if (!same.equals(field)) {
        return NLS.bind(Messages.StreamTypes_type, new Object[] {field.name(), same.typeText(), field.typeText()});
      }
    }
    return found.size() == expected.size() ? Messages.StreamTypes_order : NLS.bind(Messages.StreamTypes_more, found.stream()
        .filter(field -> !expected.contains(field)).map(FieldDescription::name).collect(Collectors.joining(", ")));
  }

  private static String text(List<FieldDescription> fields) {
    String shown = fields.stream().limit(FIELDS_SHOWN).map(field -> field.name() + ' ' + field.typeText()).collect(Collectors.joining(", "));
    return fields.size() > FIELDS_SHOWN ? NLS.bind(Messages.StreamTypes_andMore, shown, fields.size() - FIELDS_SHOWN) : shown;
  }
}
