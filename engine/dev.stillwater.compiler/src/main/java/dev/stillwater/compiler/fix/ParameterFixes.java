package dev.stillwater.compiler.fix;

import dev.stillwater.compiler.expression.NameSuggestion;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.catalog.ParameterSpec;
import dev.stillwater.model.catalog.ParameterType;
import dev.stillwater.model.job.FieldType;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Parameter;
import dev.stillwater.model.job.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Fixes of parameters: names, values, schemas and files that are not there.
 *
 * <p>THREADING: stateless; the thread that owns the job.
 */
final class ParameterFixes implements FixRule {
  private static final int PROPOSALS_MAX = 3;
  private static final int FILES_MAX = 1_000;
  private static final String FOLDER_KIND = "directory-source";

  @Override
  public Set<String> codes() {
    return Set.of("parameter-missing", "parameter-unknown", "parameter-invalid", "parameter-duplicate", "schema-missing", "field-unknown", "file-missing",
        "function-unclear");
  }

  @Override
  public void find(FixContext context, JobProblem problem, FixList fixes) {
    Optional<Operator> operator = context.operator(problem);
    Optional<OperatorKind> kind = operator.flatMap(context::kind);
    if (kind.isEmpty()) {
      return;
    }
    Optional<Parameter> parameter = context.parameter(problem);
    String name = FixContext.after(problem, "parameter:");
    Optional<ParameterSpec> spec = kind.get().parameter(name);
    switch (problem.code()) {
      case "parameter-duplicate" -> parameter.ifPresent(second -> fixes.add("remove-parameter", "Remove the second '" + name + "'", edits -> edits.remove(second)));
      case "parameter-unknown" -> parameter.ifPresent(unknown -> unknown(unknown, kind.get(), fixes));
      case "field-unknown" -> spec.ifPresent(known -> field(context, operator.get(), known, fixes));
      case "file-missing" -> files(context, operator.get(), name, fixes);
      case "function-unclear" -> {
        remove(operator.get(), "class", fixes);
        remove(operator.get(), "split", fixes);
      }
      default -> spec.ifPresent(known -> value(context, operator.get(), known, problem, fixes));
    }
  }

  private static void unknown(Parameter parameter, OperatorKind kind, FixList fixes) {
    Set<String> set = parameter.eContainer() instanceof Operator operator
        ? Set.copyOf(operator.getParameters().stream().map(Parameter::getName).map(String::valueOf).toList()) : Set.of();
    List<String> free = kind.parameters().stream().map(ParameterSpec::name).filter(name -> !set.contains(name)).toList();
    if (parameter.getName() != null && !parameter.getName().isBlank()) {
      NameSuggestion.nearest(parameter.getName(), free).ifPresent(nearest ->
          fixes.add("nearest-parameter", "Rename it to '" + nearest + "'", edits -> edits.set(parameter, JobPackage.Literals.PARAMETER__NAME, nearest)));
    }
    fixes.add("remove-parameter", "Remove the parameter '" + (parameter.getName() == null ? "" : parameter.getName()) + "'", edits -> edits.remove(parameter));
  }

  private static void remove(Operator operator, String name, FixList fixes) {
    if (FixContext.value(operator, name).isPresent()) {
      fixes.add("remove-" + name, "Remove the parameter '" + name + "'", edits -> FixList.removeParameter(edits, operator, name));
    }
  }

  /** A value that is missing or wrong, of a schema, a choice, or anything with a default. */
  private static void value(FixContext context, Operator operator, ParameterSpec spec, JobProblem problem, FixList fixes) {
    String found = FixContext.value(operator, spec.name()).orElse("");
    if (spec.type() == ParameterType.SCHEMA) {
      schema(context, operator, spec, found, fixes);
      return;
    }
    if (!spec.choices().isEmpty()) {
      NameSuggestion.nearest(found, spec.choices()).ifPresent(nearest -> set(operator, spec, nearest, "nearest-value", fixes));
    }
    spec.defaultValue().ifPresent(value -> fixes.add("default-value", "Use the default of '" + spec.name() + "', " + value,
        edits -> FixList.removeParameter(edits, operator, spec.name())));
    boolean isSet = operator.getParameters().stream().anyMatch(parameter -> spec.name().equals(parameter.getName()));
    if (spec.defaultValue().isEmpty() && !spec.isRequired() && isSet) {
      fixes.add("remove-parameter", "Remove the parameter '" + spec.name() + "'", edits -> FixList.removeParameter(edits, operator, spec.name()));
    }
    if (problem.code().equals("parameter-missing") && spec.type() == ParameterType.PATH && spec.isRequired()) {
      files(context, operator, spec.name(), fixes);
    }
  }

  private static void set(Operator operator, ParameterSpec spec, String value, String id, FixList fixes) {
    fixes.add(id, "Set " + spec.name() + " to '" + value + "'", edits -> FixList.setParameter(edits, operator, spec.name(), value));
  }

  private static void schema(FixContext context, Operator operator, ParameterSpec spec, String found, FixList fixes) {
    List<String> names = context.job().getSchemas().stream().map(Schema::getName).filter(name -> name != null && !name.isBlank()).toList();
    NameSuggestion.nearest(found, names).ifPresent(nearest -> set(operator, spec, nearest, "nearest-schema", fixes));
    names.stream().limit(PROPOSALS_MAX).forEach(name -> set(operator, spec, name, "nearest-schema", fixes));
    String added = found.isBlank() ? FixContext.unused(context.job().getSchemas(), Schema::getName, "schema", "-", true) : found;
    if (!names.contains(added)) {
      fixes.add("add-schema", "Add the schema '" + added + "' with one field", edits -> {
        Schema schema = JobFactory.eINSTANCE.createSchema();
        schema.setName(added);
        schema.getFields().add(TimeFixes.field("value", FieldType.STRING));
        edits.add(context.job(), JobPackage.Literals.JOB__SCHEMAS, schema, -1);
        FixList.setParameter(edits, operator, spec.name(), added);
      });
    }
  }

  /** A parameter names a field of the schema, or of the records, that is not there. */
  private static void field(FixContext context, Operator operator, ParameterSpec spec, FixList fixes) {
    String found = FixContext.value(operator, spec.name()).orElse("");
    Optional<Schema> schema = TimeFixes.schema(context, operator);
    List<String> names = schema.isPresent() ? schema.get().getFields().stream().map(field -> field.getName()).toList() : context.inference().inputNames(operator);
    NameSuggestion.nearest(found, names).ifPresent(nearest -> set(operator, spec, nearest, "nearest-field", fixes));
    FieldType type = spec.name().equals("eventTime") ? FieldType.TIMESTAMP : FieldType.STRING;
    if (dev.stillwater.engine.row.FieldNames.isValid(found)) {
      schema.ifPresent(known -> fixes.add("add-field", "Add the field '" + found + "', a " + type.getLiteral() + ", to the schema '" + known.getName() + "'",
          edits -> edits.add(known, JobPackage.Literals.SCHEMA__FIELDS, TimeFixes.field(found, type), -1)));
    }
  }

  /** Files near the job whose names are like the one that is missing. */
  private static void files(FixContext context, Operator operator, String name, FixList fixes) {
    Optional<Path> folder = context.file().map(Path::toAbsolutePath).map(Path::getParent);
    Optional<Path> wanted = FixContext.value(operator, name).filter(text -> !text.isBlank()).flatMap(ParameterFixes::path);
    if (folder.isEmpty()) {
      return;
    }
    boolean isFolder = FOLDER_KIND.equals(operator.getKind());
    String ending = isFolder ? "" : operator.getKind().startsWith("json") ? "json" : "csv";
    try (Stream<Path> near = Files.walk(folder.get(), 2)) {
      List<String> candidates = near.limit(FILES_MAX).filter(path -> !path.getFileName().toString().startsWith(".") && !path.equals(folder.get()))
          .filter(path -> isFolder ? Files.isDirectory(path) : Files.isRegularFile(path) && !path.toString().endsWith(JobFile.SUFFIX)
              && path.getFileName().toString().matches(".*\\." + ending + "[a-z]*"))
          .map(path -> folder.get().relativize(path).toString().replace('\\', '/')).filter(path -> !path.startsWith("out/")).sorted().toList();
      String missing = wanted.map(path -> path.getFileName().toString()).orElse("");
      candidates.stream().sorted(Comparator.comparing((String path) -> !Path.of(path).getFileName().toString().equalsIgnoreCase(missing)
              && !NameSuggestion.nearest(missing, List.of(Path.of(path).getFileName().toString())).isPresent())).limit(PROPOSALS_MAX)
          .forEach(path -> fixes.add("nearest-file", "Read '" + path + "'", edits -> FixList.setParameter(edits, operator, name, path)));
    } catch (IOException | java.io.UncheckedIOException unreadable) {
      // A folder that cannot be listed offers no files; the problem itself says what is missing.
      return;
    }
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text)).filter(path -> path.getFileName() != null);
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }
}
