package dev.stillwater.ui.editor.dnd;

import dev.stillwater.compiler.JsonLinesSchema;
import dev.stillwater.model.job.Field;
import dev.stillwater.model.job.FieldType;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobLayout;
import dev.stillwater.model.job.NodeLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Parameter;
import dev.stillwater.model.job.Schema;
import dev.stillwater.ui.editor.model.JobFragment;
import dev.stillwater.ui.project.CsvColumns;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.osgi.util.NLS;

/**
 * A file that was dropped on the drawing, as a source that reads it.
 *
 * <p>THREADING: made anywhere but on the UI thread; belongs to one thread.
 *
 * @param source the source with its schema
 * @param leftOut members of the records that no field can hold
 */
record DroppedFile(JobFragment source, List<String> leftOut) {
  private static final Set<String> CSV = Set.of("csv", "tsv");
  private static final Set<String> JSON = Set.of("json", "jsonl", "ndjson");

  /**
   * Reads the first lines of the file and makes a source for it.
   *
   * @param jobFile file of the job, from whose folder the path counts where that lies above the file; empty gives the whole path
   * @throws IOException if the file cannot be read or is of another kind; the message says what was expected
   */
  static DroppedFile read(Path file, Optional<Path> jobFile) throws IOException {
    String name = String.valueOf(file.getFileName());
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (Files.isDirectory(file)) {
      throw new IOException(Messages.DroppedFile_folder);
    }
    if (!CSV.contains(ending) && !JSON.contains(ending)) {
      throw new IOException(Messages.DroppedFile_kind);
    }
    if (!Files.exists(file)) {
      throw new IOException(Messages.DroppedFile_missing);
    }
    String stem = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    try {
      String path = path(file, jobFile);
      return CSV.contains(ending) ? csv(file, stem, path) : json(file, stem, path);
    } catch (CharacterCodingException unreadable) {
      throw new IOException(NLS.bind(Messages.DroppedFile_unreadable, unreadable.getMessage()), unreadable);
    }
  }

  /** The operator that reads the file. */
  Operator operator() {
    return source.job().getOperators().getFirst();
  }

  /** Number of fields of the schema. */
  int fieldCount() {
    return source.job().getSchemas().getFirst().getFields().size();
  }

  private static DroppedFile csv(Path file, String stem, String path) throws IOException {
    CsvColumns columns = CsvColumns.of(file);
    Operator operator = operator("csv-source", stem, path);
    if (columns.delimiter() != ',') {
      operator.getParameters().add(parameter("delimiter", columns.delimiter() == '\t' ? "\\t" : String.valueOf(columns.delimiter())));
    }
    return of(operator, columns.schema(schemaName(stem)), List.of());
  }

  private static DroppedFile json(Path file, String stem, String path) throws IOException {
    JsonLinesSchema read = JsonLinesSchema.of(file, schemaName(stem));
    return of(operator("json-source", stem, path), read.schema(), read.leftOut());
  }

  private static DroppedFile of(Operator operator, Schema schema, List<String> leftOut) {
    Job job = JobFactory.eINSTANCE.createJob();
    job.setName(operator.getName());
    job.getSchemas().add(schema);
    operator.getParameters().add(parameter("schema", schema.getName()));
    List<Field> times = schema.getFields().stream().filter(field -> field.getType() == FieldType.TIMESTAMP).toList();
    if (times.size() == 1) {
      operator.getParameters().add(parameter("eventTime", times.getFirst().getName()));
    }
    job.getOperators().add(operator);
    JobLayout layout = JobFactory.eINSTANCE.createJobLayout();
    NodeLayout node = JobFactory.eINSTANCE.createNodeLayout();
    node.setUid("dropped");
    layout.getNodes().add(node);
    return new DroppedFile(new JobFragment(job, layout, Optional.empty()), leftOut);
  }

  private static Operator operator(String kind, String name, String path) {
    Operator operator = JobFactory.eINSTANCE.createOperator();
    operator.setUid("dropped");
    operator.setKind(kind);
    operator.setName(name);
    operator.getParameters().add(parameter("path", path));
    return operator;
  }

  private static Parameter parameter(String name, String value) {
    Parameter parameter = JobFactory.eINSTANCE.createParameter();
    parameter.setName(name);
    parameter.setValue(value);
    return parameter;
  }

  private static String path(Path file, Optional<Path> jobFile) {
    Optional<Path> folder = jobFile.map(Path::toAbsolutePath).map(Path::getParent);
    boolean isBelow = folder.isPresent() && file.toAbsolutePath().startsWith(folder.get());
    return (isBelow ? folder.get().relativize(file.toAbsolutePath()) : file.toAbsolutePath()).toString().replace('\\', '/');
  }

  private static String schemaName(String stem) {
    String name = stem.replaceAll("[^\\p{L}\\p{N}_]+", "_").replaceAll("^_+|_+$", "");
    return !name.isEmpty() && Character.isJavaIdentifierStart(name.charAt(0)) ? name : "record";
  }
}
