package dev.stillwater.compiler.fix;

import dev.stillwater.model.JobProblem;
import dev.stillwater.model.OperatorParameters;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.catalog.ParameterSpec;
import dev.stillwater.model.catalog.ParameterType;
import dev.stillwater.model.edit.JobEdits;
import dev.stillwater.model.job.Field;
import dev.stillwater.model.job.FieldType;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Parameter;
import dev.stillwater.model.job.Schema;
import dev.stillwater.model.job.Stream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Fixes around time and replay: event time in the place of processing time, sources that have none, sources that cannot be read again.
 *
 * <p>THREADING: stateless; the thread that owns the job.
 */
final class TimeFixes implements FixRule {
  private static final String EVENT_TIME = "eventTime";
  private static final String REPLAYABLE_KIND = "directory-source";

  @Override
  public Set<String> codes() {
    return Set.of("processing-time", "event-time-missing", "event-time-invalid", "source-not-replayable");
  }

  @Override
  public void find(FixContext context, JobProblem problem, FixList fixes) {
    context.operator(problem).ifPresent(operator -> {
      switch (problem.code()) {
        case "processing-time" -> eventTime(context, operator, fixes);
        case "event-time-missing" -> nameTime(context, operator, fixes);
        case "event-time-invalid" -> correctTime(context, operator, fixes);
        default -> replayable(context, operator, fixes);
      }
    });
  }

  private static void eventTime(FixContext context, Operator operator, FixList fixes) {
    context.kind(operator).ifPresent(kind -> {
      List<ParameterSpec> deciding = kind.parameters().stream().filter(spec -> spec.processingTimeValues().isPresent()
          && OperatorParameters.of(operator, kind).text(spec.name()).filter(text -> text.matches(spec.processingTimeValues().get())).isPresent()).toList();
      boolean isAlways = kind.has(OperatorKind.Trait.PROCESSING_TIME);
      for (ParameterSpec spec : isAlways ? List.<ParameterSpec>of() : deciding) {
        Optional<String> other = spec.choices().stream().filter(choice -> !choice.matches(spec.processingTimeValues().get())).filter(choice -> choice.startsWith("event"))
            .findFirst().or(() -> spec.choices().stream().filter(choice -> !choice.matches(spec.processingTimeValues().get())).findFirst());
        if (other.isPresent()) {
          fixes.add("event-time", "Switch to event time: " + spec.name() + " = " + other.get(), edits -> FixList.setParameter(edits, operator, spec.name(), other.get()));
        } else if (!spec.isRequired()) {
          fixes.add("event-time", "Remove '" + spec.name() + "', which counts processing time", edits -> FixList.removeParameter(edits, operator, spec.name()));
        }
      }
    });
    fixes.add("allow-processing-time", "Let the job use processing time (exactReplay off)",
        edits -> edits.set(context.job(), JobPackage.Literals.JOB__EXACT_REPLAY, false));
  }

  /** Names a timestamp as event time in each source before the operator that has none. */
  private static void nameTime(FixContext context, Operator operator, FixList fixes) {
    List<Operator> sources = untimedSources(context, operator);
    for (Operator source : sources) {
      Optional<Schema> schema = schema(context, source);
      List<Field> times = schema.map(known -> known.getFields().stream().filter(field -> field.getType() == FieldType.TIMESTAMP && !field.isNullable()).toList())
          .orElse(List.of());
      for (Field field : times) {
        fixes.add("name-event-time", "Take '" + field.getName() + "' as event time of '" + source.getUid() + "'",
            edits -> FixList.setParameter(edits, source, EVENT_TIME, field.getName()));
      }
      if (times.isEmpty() && schema.isPresent()) {
        String name = FixContext.unused(schema.get().getFields(), Field::getName, "event_time", "_", false);
        fixes.add("add-event-time", "Add the field '" + name + "' to the schema '" + schema.get().getName() + "' and take it as event time of '" + source.getUid() + "'",
            edits -> {
              edits.add(schema.get(), JobPackage.Literals.SCHEMA__FIELDS, field(name, FieldType.TIMESTAMP), -1);
              FixList.setParameter(edits, source, EVENT_TIME, name);
            });
      }
    }
  }

  static Field field(String name, FieldType type) {
    Field field = JobFactory.eINSTANCE.createField();
    field.setName(name);
    field.setType(type);
    return field;
  }

  private static List<Operator> untimedSources(FixContext context, Operator operator) {
    Set<Operator> seen = new LinkedHashSet<>(List.of(operator));
    List<Operator> open = new ArrayList<>(seen);
    while (!open.isEmpty()) {
      for (Stream stream : open.remove(0).getIncoming()) {
        if (stream.getSource() != null && seen.add(stream.getSource())) {
          open.add(stream.getSource());
        }
      }
    }
    return seen.stream().filter(candidate -> context.kind(candidate).filter(kind -> kind.parameter(EVENT_TIME).filter(
        spec -> spec.type() == ParameterType.FIELD).isPresent() && kind.isSource()).isPresent()
        && FixContext.value(candidate, EVENT_TIME).filter(text -> !text.isBlank()).isEmpty()).toList();
  }

  static Optional<Schema> schema(FixContext context, Operator operator) {
    return context.kind(operator).flatMap(kind -> kind.parameters().stream().filter(spec -> spec.type() == ParameterType.SCHEMA).findFirst())
        .flatMap(spec -> FixContext.value(operator, spec.name())).flatMap(context::schemaNamed);
  }

  private static void correctTime(FixContext context, Operator operator, FixList fixes) {
    Optional<Schema> schema = schema(context, operator);
    String name = FixContext.value(operator, EVENT_TIME).orElse("");
    schema.ifPresent(known -> {
      known.getFields().stream().filter(field -> field.getType() == FieldType.TIMESTAMP && !field.isNullable()).forEach(field -> fixes.add("name-event-time",
          "Take '" + field.getName() + "' as event time", edits -> FixList.setParameter(edits, operator, EVENT_TIME, field.getName())));
      known.getFields().stream().filter(field -> name.equals(field.getName())).findFirst().ifPresent(field -> fixes.add("correct-time-field",
          field.getType() == FieldType.TIMESTAMP ? "Make '" + name + "' not nullable in the schema '" + known.getName() + "'"
              : "Make '" + name + "' a timestamp in the schema '" + known.getName() + "'", edits -> {
                edits.set(field, JobPackage.Literals.FIELD__TYPE, FieldType.TIMESTAMP);
                edits.set(field, JobPackage.Literals.FIELD__NULLABLE, false);
              }));
    });
  }

  /** A folder of files can be read again; parameters that it has as well stay. */
  private static void replayable(FixContext context, Operator operator, FixList fixes) {
    Optional<OperatorKind> replayable = context.catalog().kind(REPLAYABLE_KIND);
    if (replayable.isEmpty() || operator.getUid() == null) {
      return;
    }
    fixes.add("make-replayable", "Make it replayable: read files from the folder '" + folder(operator) + "' instead", edits -> makeReplayable(edits, operator));
  }

  private static String folder(Operator operator) {
    return "in/" + String.valueOf(operator.getUid()).replace(':', '-');
  }

  /** Makes the source one of files in a folder; parameters that such a source has as well stay. */
  static void makeReplayable(JobEdits edits, Operator operator) {
    OperatorKind replayable = OperatorCatalog.standard().kind(REPLAYABLE_KIND).orElseThrow();
    edits.set(operator, JobPackage.Literals.OPERATOR__KIND, REPLAYABLE_KIND);
    for (Parameter parameter : List.copyOf(operator.getParameters())) {
      if (parameter.getName() == null || replayable.parameter(parameter.getName()).isEmpty()) {
        edits.remove(parameter);
      }
    }
    FixList.setParameter(edits, operator, "path", folder(operator));
  }
}
