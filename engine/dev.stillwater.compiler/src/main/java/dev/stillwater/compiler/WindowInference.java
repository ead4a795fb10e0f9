package dev.stillwater.compiler;

import dev.stillwater.compiler.expression.NameSuggestion;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.model.OperatorParameters;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What windows and their kin need beyond the types of their expressions: event time, parameters that go together, a field to be ordered by.
 *
 * <p>THREADING: one thread, one job.
 */
final class WindowInference {
  private static final List<RowField> WINDOW_FIELDS = List.of(
      RowField.required("window_start", ValueType.TIMESTAMP), RowField.required("window_end", ValueType.TIMESTAMP));
  private static final String RANK = "rank";

  private final InferenceProblems problems;

  WindowInference(InferenceProblems problems) {
    this.problems = problems;
  }

  /** The columns that tell a result's window: of windows of time. */
  static List<RowField> windowFields(OperatorKind kind) {
    return kind.id().equals("window-aggregate") || kind.id().equals("session-window") ? WINDOW_FIELDS : List.of();
  }

  /** Checks the operator's time and what its parameters say together; nothing for other kinds. */
  void check(Operator operator, OperatorKind kind, boolean isUntimed) {
    OperatorParameters parameters = OperatorParameters.of(operator, kind);
    switch (kind.id()) {
      case "window-aggregate", "session-window" -> {
        boolean isEventTime = !parameters.text("time").equals(Optional.of("processing"));
        checkTime(operator, isEventTime && isUntimed);
        if (!isEventTime && !parameters.string("allowedLateness").matches("0+ ?[A-Za-z]+")) {
          problems.error(operator, "parameter-invalid", "parameter:allowedLateness", "Allowed lateness needs event time, but the windows are of processing time, "
              + "where no record is late.", "Remove allowedLateness, or set time to event.");
        }
      }
      case "global-window" -> {
        String trigger = parameters.string("trigger");
        checkTime(operator, trigger.equals("event-time") && isUntimed);
        String needed = trigger.equals("count") ? "count" : "interval";
        boolean isKnown = kind.parameter("trigger").orElseThrow().choices().contains(trigger);
        if (isKnown && parameters.text(needed).isEmpty()) {
          problems.error(operator, "parameter-missing", "parameter:" + needed, "The trigger '" + trigger + "' needs the parameter '" + needed
              + "', which has no value.", "Set it. " + kind.parameter(needed).orElseThrow().documentation());
        }
      }
      case "top-n" -> checkTime(operator, isUntimed);
      default -> {
      }
    }
  }

  private void checkTime(Operator operator, boolean isMissing) {
    if (isMissing) {
      problems.error(operator, "event-time-missing", null, "Windows need event time, but a source before this operator has none.",
          "Set the parameter eventTime of the source to a field of type timestamp.");
    }
  }

  /** The records of a top-n: the rank and the fields of the input. */
  InferredType topN(Operator operator, OperatorKind kind, InferredType input) {
    RowType type = input.type();
    if (type.field(RANK).isPresent() || input.brokenFields().contains(RANK)) {
      problems.error(operator, "field-duplicate", null, "The records have a field '" + RANK + "' already, which the rank in the result takes.",
          "Rename the field in a map before this operator.");
    }
    OperatorParameters.of(operator, kind).text("by").filter(name -> !name.isBlank()).ifPresent(name -> checkOrder(operator, input, name));
    List<RowField> fields = new ArrayList<>(List.of(RowField.required(RANK, ValueType.LONG)));
    type.fields().stream().filter(field -> !field.name().equals(RANK)).forEach(fields::add);
    return new InferredType(new RowType(fields), input.brokenFields(), input.isKnown());
  }

  private void checkOrder(Operator operator, InferredType input, String name) {
    if (!input.isKnown() || input.brokenFields().contains(name)) {
      return;
    }
    Optional<RowField> field = input.type().field(name);
    if (field.isEmpty()) {
      List<String> names = input.type().fields().stream().map(RowField::name).toList();
      String nearest = NameSuggestion.nearest(name, names).map(known -> " Did you mean '" + known + "'?").orElse("");
      problems.error(operator, "field-unknown", "parameter:by", "The records have no field '" + name + "'." + nearest,
          names.isEmpty() ? "The records have no fields." : "The fields are " + String.join(", ", names) + ".");
    } else if (field.get().type() == ValueType.BYTES || field.get().type() == ValueType.BOOLEAN) {
      problems.error(operator, "parameter-invalid", "parameter:by", "The field '" + name + "' is of type " + field.get().type().text()
          + ", expected a number, a string or a timestamp.", "Order by another field, or make a number of it in a map before this operator.");
    }
  }
}
