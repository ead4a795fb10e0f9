package dev.stillwater.compiler.fix;

import dev.stillwater.engine.row.FieldNames;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.job.Expression;
import dev.stillwater.model.job.Field;
import dev.stillwater.model.job.FieldType;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Schema;
import java.util.List;
import java.util.Set;

/**
 * Fixes of schemas, and of the names of fields and of expressions that become fields.
 *
 * <p>THREADING: stateless; the thread that owns the job.
 */
final class SchemaFixes implements FixRule {
  @Override
  public Set<String> codes() {
    return Set.of("schema-name-missing", "schema-duplicate", "schema-empty", "field-invalid", "field-duplicate");
  }

  @Override
  public void find(FixContext context, JobProblem problem, FixList fixes) {
    Job job = context.job();
    switch (problem.code()) {
      case "schema-name-missing" -> context.schema(problem).ifPresent(schema -> rename(job, schema, "schema", true, fixes));
      case "schema-duplicate" -> context.schema(problem).ifPresent(schema -> rename(job, schema, schema.getName(), false, fixes));
      case "schema-empty" -> context.schema(problem).ifPresent(schema -> {
        fixes.add("add-field", "Add the field 'value', a string", edits -> edits.add(schema, JobPackage.Literals.SCHEMA__FIELDS,
            TimeFixes.field("value", FieldType.STRING), -1));
        if (!isUsed(job, schema)) {
          fixes.add("remove-schema", "Remove the schema", edits -> edits.remove(schema));
        }
      });
      default -> {
        context.field(problem).ifPresent(field -> field(problem, field, fixes));
        context.expression(problem).ifPresent(expression -> expression(problem, expression, fixes));
      }
    }
  }

  private static boolean isUsed(Job job, Schema schema) {
    return job.getOperators().stream().flatMap(operator -> operator.getParameters().stream()).anyMatch(parameter -> schema.getName() != null
        && schema.getName().equals(parameter.getValue()));
  }

  private static void rename(Job job, Schema schema, String stem, boolean isNumbered, FixList fixes) {
    String name = FixContext.unused(job.getSchemas(), Schema::getName, stem, "-", isNumbered);
    fixes.add("rename-schema", "Name it '" + name + "'", edits -> edits.set(schema, JobPackage.Literals.SCHEMA__NAME, name));
  }

  private static void field(JobProblem problem, Field field, FixList fixes) {
    List<Field> siblings = field.eContainer() instanceof Schema schema ? schema.getFields() : List.of();
    String name = FixContext.unused(siblings, Field::getName, corrected(field.getName()), "_", false);
    fixes.add("rename-field", "Name it '" + name + "'", edits -> edits.set(field, JobPackage.Literals.FIELD__NAME, name));
    if (problem.code().equals("field-duplicate")) {
      fixes.add("remove-field", "Remove this field", edits -> edits.remove(field));
    }
  }

  private static void expression(JobProblem problem, Expression expression, FixList fixes) {
    List<Expression> siblings = expression.eContainer() instanceof Operator operator ? operator.getExpressions() : List.of();
    String stem = corrected(expression.getName());
    boolean isTaken = problem.code().equals("field-duplicate") && siblings.stream().filter(other -> stem.equals(other.getName())).count() < 2;
    String name = FixContext.unused(siblings, Expression::getName, isTaken ? stem + "_2" : stem, "_", false);
    fixes.add("rename-field", "Name it '" + name + "'", edits -> edits.set(expression, JobPackage.Literals.EXPRESSION__NAME, name));
    if (problem.code().equals("field-duplicate") && siblings.size() > 1) {
      fixes.add("remove-field", "Remove this expression", edits -> edits.remove(expression));
    }
  }

  /** The nearest name that a field may have. */
  static String corrected(String name) {
    String cleaned = name == null ? "" : name.strip().replaceAll("[^\\p{javaJavaIdentifierPart}]+", "_");
    if (cleaned.isEmpty() || cleaned.equals("_")) {
      return "field";
    }
    String begun = Character.isJavaIdentifierStart(cleaned.codePointAt(0)) ? cleaned : "_" + cleaned;
    return FieldNames.isValid(begun) ? begun : begun + "_";
  }
}
