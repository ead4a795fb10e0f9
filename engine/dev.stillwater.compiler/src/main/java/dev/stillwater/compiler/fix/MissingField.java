package dev.stillwater.compiler.fix;

import dev.stillwater.compiler.InferredType;
import dev.stillwater.engine.row.FieldNames;
import dev.stillwater.model.catalog.ExpressionRole;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Expression;
import dev.stillwater.model.job.FieldType;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Schema;
import dev.stillwater.model.job.Stream;
import java.util.Optional;

/**
 * Adds a field that is missed where it got lost: to the map that does not pass it on, or to the schema of the source.
 *
 * <p>THREADING: stateless; the thread that owns the job.
 */
final class MissingField {
  private static final int STEPS_MAX = 50;

  private MissingField() {
  }

  /** Offers to add the field to what the operator emits. */
  static void find(FixContext context, Operator operator, String name, FixList fixes) {
    Operator at = operator;
    for (int step = 0; at != null && step < STEPS_MAX && FieldNames.isValid(name); step++) {
      Optional<OperatorKind> kind = context.kind(at);
      if (kind.isEmpty()) {
        return;
      }
      Optional<Schema> schema = TimeFixes.schema(context, at);
      if (schema.isPresent()) {
        toSchema(schema.get(), name, fixes);
        return;
      }
      if (kind.get().expressionRole() == ExpressionRole.PROJECTION) {
        toProjection(context, at, kind.get(), name, fixes);
        return;
      }
      if (kind.get().expressionRole() == ExpressionRole.AGGREGATES || at.getIncoming().isEmpty()) {
        return;
      }
      at = at.getIncoming().stream().map(Stream::getSource).filter(java.util.Objects::nonNull).findFirst().orElse(null);
    }
  }

  private static void toSchema(Schema schema, String name, FixList fixes) {
    FieldType type = FieldType.STRING;
    fixes.add("add-field", "Add the field '" + name + "', a " + type.getLiteral() + ", to the schema '" + schema.getName() + "'",
        edits -> edits.add(schema, JobPackage.Literals.SCHEMA__FIELDS, TimeFixes.field(name, type), -1));
  }

  private static void toProjection(FixContext context, Operator map, OperatorKind kind, String name, FixList fixes) {
    InferredType input = context.inference().input(map);
    if (input.type().field(name).isPresent() && !kind.isSource()) {
      fixes.add("add-field", "Pass the field '" + name + "' on in '" + map.getUid() + "'", edits -> {
        Expression expression = JobFactory.eINSTANCE.createExpression();
        expression.setName(name);
        expression.setText(name);
        edits.add(map, JobPackage.Literals.OPERATOR__EXPRESSIONS, expression, -1);
      });
    } else if (!kind.isSource() && !map.getIncoming().isEmpty() && map.getIncoming().get(0).getSource() != null) {
      Operator before = map.getIncoming().get(0).getSource();
      FixList further = new FixList(null) {
        @Override
        void add(String id, String label, java.util.function.Consumer<dev.stillwater.model.edit.JobEdits> change) {
          fixes.add(id, label + " and pass it on in '" + map.getUid() + "'", edits -> {
            change.accept(edits);
            Expression expression = JobFactory.eINSTANCE.createExpression();
            expression.setName(name);
            expression.setText(name);
            edits.add(map, JobPackage.Literals.OPERATOR__EXPRESSIONS, expression, -1);
          });
        }
      };
      find(context, before, name, further);
    }
  }
}
