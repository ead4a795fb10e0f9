package dev.stillwater.ui.editor.source;

import dev.stillwater.model.OperatorParameters;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * The Java source of the function that an operator runs: where it is, and what a new one begins with.
 *
 * <p>THREADING: made on the UI thread; {@link #create} on any.
 *
 * @param className the class with its package
 * @param file the file of the source, which may not be there yet
 * @param kind id of the operator's kind
 */
public record FunctionSource(String className, IFile file, String kind) {
  /** The source of the operator's function; empty when it has none, or lies outside of the workspace. */
  public static Optional<FunctionSource> of(JobDiagram diagram, Operator operator) {
    Optional<OperatorKind> kind = diagram.kind(operator).filter(known -> known.parameter("class").isPresent());
    if (kind.isEmpty() || diagram.file().isEmpty()) {
      return Optional.empty();
    }
    OperatorParameters parameters = OperatorParameters.of(operator, kind.get());
    Optional<String> name = parameters.text("class").filter(text -> !text.isBlank());
    return name.flatMap(className -> path(diagram.file().get(), parameters.text("sources").orElse("src"), className))
        .map(path -> ResourcesPlugin.getWorkspace().getRoot().getFileForLocation(IPath.fromPath(path)))
        .map(file -> new FunctionSource(name.get(), file, kind.get().id()));
  }

  private static Optional<Path> path(Path jobFile, String folder, String className) {
    try {
      String outer = className.contains("$") ? className.substring(0, className.indexOf('$')) : className;
      return Optional.of(jobFile.toAbsolutePath().resolveSibling(folder).resolve(outer.replace('.', '/') + ".java").normalize());
    } catch (InvalidPathException unreadable) { // The check of the job says so.
      return Optional.empty();
    }
  }

  /** Writes the beginning of a new function with its folders, unless the file is there. */
  public void create(IProgressMonitor monitor) throws CoreException {
    if (!file.exists()) {
      makeFolder(file.getParent(), monitor);
      file.create(new ByteArrayInputStream(text().getBytes(StandardCharsets.UTF_8)), true, monitor);
    }
  }

  private static void makeFolder(IContainer container, IProgressMonitor monitor) throws CoreException {
    if (container instanceof IFolder folder && !folder.exists()) {
      makeFolder(folder.getParent(), monitor);
      folder.create(true, true, monitor);
    }
  }

  /** A function that does nothing yet and compiles. */
  private String text() {
    int point = className.lastIndexOf('.');
    String simple = className.substring(point + 1);
    String begin = point < 0 ? "" : "package " + className.substring(0, point) + ";\n\n";
    return begin + (kind.equals("process") ? PROCESS : FLAT_MAP).replace("NAME", simple);
  }

  private static final String FLAT_MAP = """
      import dev.stillwater.engine.function.Collector;
      import dev.stillwater.engine.function.FlatMapFunction;
      import dev.stillwater.engine.row.Row;

      /** Makes any number of records from each one. */
      public class NAME extends FlatMapFunction {
        @Override
        public void flatMap(Row record, Collector out) {
          Row row = out.newRow();
          // Set the fields of the output schema here, such as row.set("name", record.string("name")).
          out.collect(row);
        }
      }
      """;
  private static final String PROCESS = """
      import dev.stillwater.engine.function.Collector;
      import dev.stillwater.engine.function.Context;
      import dev.stillwater.engine.function.KeyedProcessFunction;
      import dev.stillwater.engine.function.StateType;
      import dev.stillwater.engine.function.States;
      import dev.stillwater.engine.row.Row;
      import dev.stillwater.engine.state.ValueState;

      /** Processes the records of each key. */
      public class NAME extends KeyedProcessFunction {
        private ValueState<Long> count;

        @Override
        public void open(States states) {
          count = states.value("count", StateType.LONG);
        }

        @Override
        public void process(Row record, Context context, Collector out) {
          Long before = count.value();
          count.update(before == null ? 1 : before + 1);
          Row row = out.newRow();
          // Set the fields of the output schema here, such as row.set("count", count.value()).
          out.collect(row);
        }
      }
      """;
}
