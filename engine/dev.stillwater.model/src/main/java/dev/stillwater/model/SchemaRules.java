package dev.stillwater.model;

import dev.stillwater.model.job.Field;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Schema;
import java.util.HashSet;
import java.util.Set;

/**
 * The rules of schemas and their fields.
 *
 * <p>THREADING: stateless; the thread that owns the job.
 */
final class SchemaRules {
  private SchemaRules() {}

  /** Cost: linear in the number of fields. */
  static void check(Job job, ProblemList problems) {
    Set<String> names = new HashSet<>();
    for (Schema schema : job.getSchemas()) {
      ProblemPlace place = ProblemPlace.of(schema);
      String name = schema.getName();
      if (name == null || name.isBlank()) {
        problems.add(place.error("schema-name-missing", "A schema has no name.", "Give it a name that sources can refer to."));
      } else if (!names.add(name)) {
        problems.add(place.error("schema-duplicate", "Another schema has the name '" + ParameterValues.shown(name) + "' already.",
            "Give one of the two another name."));
      }
      if (schema.getFields().isEmpty()) {
        problems.add(place.error("schema-empty", "The schema '" + ParameterValues.shown(String.valueOf(name)) + "' has no fields.",
            "Add a field, or remove the schema."));
      }
      checkFields(schema, problems);
    }
  }

  private static void checkFields(Schema schema, ProblemList problems) {
    Set<String> names = new HashSet<>();
    for (Field field : schema.getFields()) {
      ProblemPlace place = ProblemPlace.of(field);
      FieldNames.flaw(field.getName()).ifPresent(
          flaw -> problems.add(place.error("field-invalid", "The name of a field of '" + schema.getName() + "' " + flaw + ".", FieldNames.fix())));
      if (field.getName() != null && !names.add(field.getName())) {
        problems.add(place.error("field-duplicate", "The schema '" + schema.getName() + "' has another field '"
            + ParameterValues.shown(field.getName()) + "' already.", "Rename or remove one of the two."));
      }
    }
  }
}
