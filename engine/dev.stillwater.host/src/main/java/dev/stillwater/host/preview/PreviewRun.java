package dev.stillwater.host.preview;

import dev.stillwater.compiler.CompileException;
import dev.stillwater.compiler.CompileOptions;
import dev.stillwater.compiler.CompiledJob;
import dev.stillwater.compiler.JobCompiler;
import dev.stillwater.engine.ConsoleOutput;
import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.JobStatus;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueText;
import dev.stillwater.engine.sink.RowCollector;
import dev.stillwater.engine.snapshot.findings.Sizes;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLoadResult;
import dev.stillwater.model.JobProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs a job up to an operator on the first records of its sources, on the calling thread. Sinks are left out, and nothing is written.
 *
 * <p>THREADING: stateless; any thread.
 */
public final class PreviewRun {
  private static final long SEED = 1;
  private static final long NANOS_A_MS = 1_000_000;

  private PreviewRun() {
  }

  /** The rows, or what is wrong. Cost: compiles the job and runs it; some 100 milliseconds once the JVM is warm, and the records. */
  public static PreviewResult run(PreviewRequest request) {
    long begin = System.nanoTime();
    JobLoadResult loaded = JobFile.load(request.job(), request.jobFile().getFileName().toString());
    if (loaded.job().isEmpty()) {
      return PreviewResult.failed(texts(loaded.problems()));
    }
    try {
      PreviewJob cut = PreviewJob.cut(loaded.job().get(), request.uid(), request.recordsMax());
      CompileOptions options = CompileOptions.forFile(request.jobFile()).withCache(Optional.empty());
      CompiledJob compiled = JobCompiler.compile(cut.job(), options);
      return run(request, cut, compiled, options.baseFolder()).took((System.nanoTime() - begin) / NANOS_A_MS);
    } catch (CompileException problem) {
      return PreviewResult.failed(texts(problem.problems()));
    } catch (JobFailureException failure) {
      return PreviewResult.failed(List.of(failure.failure().text()));
    } catch (IllegalArgumentException refused) {
      return PreviewResult.failed(List.of(refused.getMessage()));
    }
  }

  private static PreviewResult run(PreviewRequest request, PreviewJob cut, CompiledJob compiled, Path baseFolder) {
    // One more line for the header of a CSV file.
    PreviewStorage storage = new PreviewStorage(Storage.local(), request.recordsMax() + 1, cut.csvPaths(baseFolder));
    RowCollector rows = new RowCollector(request.rowsMax());
    ConsoleOutput console = lines -> { };
    ExecutionOptions options = ExecutionOptions.stepped(SEED, console.collecting(rows)).withStorage(storage);
    JobStatus status = JobExecution.start(compiled.plan(), compiled.code(), options).status();
    List<PreviewTable> tables = cut.outputs().stream().map(output -> table(output, compiled, rows)).toList();
    List<String> errors = status.failure().map(JobFailure::text).map(List::of).orElse(List.of());
    long recordsRead = status.operators().stream().filter(operator -> operator.role() == JobStatus.Role.SOURCE).mapToLong(JobStatus.OperatorStatus::recordsOut).sum();
    return new PreviewResult(errors, notes(request, status, storage), tables, recordsRead, 0);
  }

  private static List<String> notes(PreviewRequest request, JobStatus status, PreviewStorage storage) {
    List<String> notes = new ArrayList<>();
    if (storage.isCut()) {
      notes.add("Only the first " + Sizes.counted(request.recordsMax(), "record", "records") + " of each file " + (request.recordsMax() == 1 ? "was" : "were") + " read; results at the end may be incomplete.");
    }
    for (JobStatus.OperatorStatus operator : status.operators()) {
      if (operator.badLines() > 0) {
        notes.add("'" + operator.uid() + "' could not read " + operator.badLines() + (operator.badLines() == 1 ? " line." : " lines."));
      }
      if (operator.lateRecords() > 0) {
        notes.add("'" + operator.uid() + "' had " + operator.lateRecords() + (operator.lateRecords() == 1 ? " late record." : " late records."));
      }
    }
    return notes;
  }

  private static PreviewTable table(PreviewJob.Output output, CompiledJob compiled, RowCollector rows) {
    RowType type = compiled.plan().operator(output.sinkUid()).input().orElse(RowType.empty());
    List<List<String>> texts = rows.rows(output.sinkUid()).stream().map(row -> {
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < type.size(); column++) {
        Object value = row.values().get(column);
        cells.add(value == null ? null : ValueText.text(type.field(column).type(), value));
      }
      return cells;
    }).toList();
    return new PreviewTable(output.label(), type.fields().stream().map(RowField::name).toList(),
        type.fields().stream().map(field -> field.type().text() + (field.isNullable() ? "?" : "")).toList(), List.copyOf(texts), rows.count(output.sinkUid()));
  }

  private static List<String> texts(List<JobProblem> problems) {
    return problems.stream().filter(JobProblem::isError)
        .map(problem -> problem.uid().map(uid -> "'" + uid + "': ").orElse("") + problem.message() + ' ' + problem.fix()).toList();
  }
}
