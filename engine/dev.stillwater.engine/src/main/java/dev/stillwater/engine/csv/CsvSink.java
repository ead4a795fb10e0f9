package dev.stillwater.engine.csv;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageOutput;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.OperatorPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The CSV sink: one file at parallelism 1, else a folder of parts that appear under their names when they are committed.
 *
 * <p>A start replaces what an earlier run left. At parallelism 1 the committed length of the file will be operator state; a part is written under a hidden
 * name ({@code .part-0-0.csv.pending}) and renamed by {@link #commit}, today when the input ends.
 *
 * <p>THREADING: its subtask; {@link #open} on the thread that starts the job.
 */
public final class CsvSink implements OperatorPart {
  private static final String PENDING = ".pending";
  private static final String PART = "part-";

  private final OperatorPlan plan;
  private final ChainContext context;
  private final Storage storage;
  private final Path path;
  private final CsvFormat format;
  private final boolean isFolder;

  private Optional<StorageOutput> output = Optional.empty();
  private CsvWriter writer;

  /** Makes the part of the operator in the context's subtask. */
  public CsvSink(OperatorPlan plan, ChainContext context) {
    this.plan = plan;
    this.context = context;
    storage = context.storage();
    path = Path.of(plan.string("path"));
    format = new CsvFormat(plan.string("delimiter").charAt(0), plan.booleanValue("header"));
    isFolder = context.parallelism() > 1;
  }

  @Override
  public void open() {
    try {
      if (isFolder) {
        context.shared(plan.uid(), Path.class, this::prepareFolder);
      } else if (storage.isDirectory(path)) {
        throw failure("'" + path + "' is a folder, and with parallelism 1 one file is written; set the parameter path to a file.", new IOException("folder"));
      }
      StorageOutput opened = storage.create(isFolder ? pendingPart() : path);
      output = Optional.of(opened);
      writer = new CsvWriter(opened, format);
    } catch (IOException | UncheckedIOException e) {
      throw failure("'" + path + "' cannot be written: " + IoReason.of(e) + " Set the parameter path to a place where you may write.", e);
    }
    if (format.hasHeader()) {
      plan.input().orElseThrow().fields().stream().map(RowField::name).forEach(name -> writer.value(name, false));
      writer.endLine();
    }
  }

  /** Makes the folder and removes the parts, finished or not, of earlier runs. */
  private Path prepareFolder() {
    try {
      if (storage.exists(path) && !storage.isDirectory(path)) {
        throw failure("'" + path + "' is a file, and with parallelism " + context.parallelism() + " a folder of parts is written; delete it or set the parameter path to another place.",
            new IOException("file"));
      }
      storage.createDirectories(path);
      for (Path leftover : storage.list(path)) {
        String name = leftover.getFileName().toString();
        if (name.startsWith("." + PART) && name.endsWith(PENDING) || name.startsWith(PART) && name.endsWith(".csv")) {
          storage.delete(leftover);
        }
      }
      return path;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes the values of records. */
  public CsvWriter writer() {
    return writer;
  }

  @Override
  public void flush() {
    guarded(() -> writer.flush());
  }

  @Override
  public void finish() {
    guarded(() -> {
      writer.flush();
      commit();
    });
  }

  /** Makes all that was written durable, and a part visible. */
  private void commit() throws IOException {
    StorageOutput written = output.orElseThrow();
    written.force();
    if (isFolder) {
      output = Optional.empty();
      written.close();
      storage.rename(pendingPart(), path.resolve(partName()));
    }
  }

  @Override
  public void close() {
    guarded(() -> {
      if (output.isPresent()) {
        output.get().close();
        output = Optional.empty();
        if (isFolder) {
          storage.delete(pendingPart());
        }
      }
    });
  }

  private Path pendingPart() {
    return path.resolve("." + partName() + PENDING);
  }

  private String partName() {
    return PART + context.subtask() + "-0.csv";
  }

  private void guarded(Action action) {
    try {
      action.run();
    } catch (IOException | UncheckedIOException e) {
      throw failure("'" + path + "' cannot be written: " + IoReason.of(e), e);
    }
  }

  private JobFailureException failure(String message, Exception cause) {
    return new JobFailureException(JobFailure.of(plan.uid(), message, cause));
  }


  /** What may fail with the disk. */
  private interface Action {
    void run() throws IOException;
  }
}
